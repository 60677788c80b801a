using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InfraPoc.Tests.Audit;

/// <summary>
/// Reads and evaluates the part of CloudWatch Logs' filter pattern language that the filters use, from its text alone.
/// What the documentation leaves open, above all <c>!=</c> on a missing field, is an error instead of a guess.
/// </summary>
internal abstract record MetricFilter
{
    public static MetricFilter Parse(string pattern)
    {
        var reader = new Reader(pattern);
        reader.Expect("{");
        var filter = reader.Or();
        reader.Expect("}");
        reader.Done.ShouldBeTrue(pattern);
        return filter;
    }

    public abstract bool Matches(JsonNode log);

    /// <summary>This filter with any one of its conditions left out, each with the text of that condition.</summary>
    public abstract IEnumerable<(string Removed, MetricFilter? Smaller)> Without();

    /// <summary>Every text the filter compares with.</summary>
    public abstract IEnumerable<string> Values();

    internal sealed record Junction(bool And, IReadOnlyList<MetricFilter> Parts) : MetricFilter
    {
        public override bool Matches(JsonNode log) => And ? Parts.All(part => part.Matches(log)) : Parts.Any(part => part.Matches(log));

        public override IEnumerable<(string Removed, MetricFilter? Smaller)> Without() =>
            from part in Parts.Index()
            from smaller in part.Item.Without()
            select (smaller.Removed, Replaced(part.Index, smaller.Smaller));

        public override IEnumerable<string> Values() => Parts.SelectMany(part => part.Values());

        private MetricFilter? Replaced(int index, MetricFilter? part)
        {
            IReadOnlyList<MetricFilter> rest = [.. Parts.Take(index), .. part is null ? Array.Empty<MetricFilter>() : [part], .. Parts.Skip(index + 1)];
            return rest.Count == 0 ? null : this with { Parts = rest };
        }
    }

    internal sealed record Condition(string Field, string Operator, string Value) : MetricFilter
    {
        public override bool Matches(JsonNode log)
        {
            var found = Find(log, out var node);
            return Operator switch
            {
                "NOT EXISTS" => !found,
                "= *" => found && node is JsonValue,
                "IS TRUE" => found && node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag,
                "=" => found && node is JsonValue value && value.TryGetValue<string>(out var text) && IsLike(text),
                _ => found && node is JsonValue value && value.TryGetValue<string>(out var text)
                    ? !IsLike(text)
                    : throw new InvalidOperationException($"$.{Field} != \"{Value}\" meets an event without that text, and what AWS does then is not documented"),
            };
        }

        public override IEnumerable<(string Removed, MetricFilter? Smaller)> Without() => [($"$.{Field} {Operator} {Value}", null)];

        public override IEnumerable<string> Values() => Operator is "=" or "!=" ? [Value] : [];

        private bool Find(JsonNode log, out JsonNode? node)
        {
            node = log;
            foreach (var name in Field.Split('.'))
            {
                if (node is not JsonObject members || !members.TryGetPropertyValue(name, out node))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsLike(string text) =>
            Regex.IsMatch(text, $"^{Regex.Escape(Value).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    private sealed class Reader(string pattern)
    {
        private static readonly Regex Tokens = new("""\s*(?<token>&&|\|\||!=|[{}()=]|\$[.A-Za-z0-9_-]+|"[^"]*"|NOT EXISTS|IS TRUE|\S)""", RegexOptions.NonBacktracking);

        private readonly Queue<string> tokens = new(Tokens.Matches(pattern).Select(match => match.Groups["token"].Value));

        public bool Done => tokens.Count == 0;

        public void Expect(string token) => tokens.Dequeue().ShouldBe(token, pattern);

        public MetricFilter Or() => Chain("||", And, and: false);

        private MetricFilter And() => Chain("&&", Term, and: true);

        private MetricFilter Chain(string between, Func<MetricFilter> next, bool and)
        {
            List<MetricFilter> parts = [next()];
            while (tokens.Peek() == between)
            {
                tokens.Dequeue();
                parts.Add(next());
            }

            return parts.Count == 1 ? parts[0] : new Junction(and, parts);
        }

        private MetricFilter Term()
        {
            var token = tokens.Dequeue();
            if (token == "(")
            {
                var inner = Or();
                Expect(")");
                return inner;
            }

            token.ShouldStartWith("$.", customMessage: pattern);
            var comparison = tokens.Dequeue();
            comparison.ShouldBeOneOf("=", "!=", "NOT EXISTS", "IS TRUE");
            var value = comparison is "=" or "!=" ? tokens.Dequeue() : "";
            if (comparison == "=" && value == "*")
            {
                return new Condition(token[2..], "= *", "");
            }

            (value.Length == 0 || (value.Length > 2 && value[0] == '"')).ShouldBeTrue($"{value} in {pattern}");
            return new Condition(token[2..], comparison, value.Trim('"'));
        }
    }
}
