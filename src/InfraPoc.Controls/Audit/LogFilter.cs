using System.IO.Enumeration;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Config;

namespace InfraPoc.Controls;

/// <summary>
/// Reads and evaluates the part of CloudWatch Logs' filter pattern language for JSON that the metric filters use, from its text
/// alone. What the documentation leaves open, above all <c>!=</c> on a missing field, is an error instead of a guess.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
/// </summary>
internal abstract record LogFilter
{
    /// <summary>Reads a pattern.</summary>
    /// <exception cref="BilingualException">It is no pattern, or uses what is not understood here.</exception>
    public static LogFilter Parse(string pattern)
    {
        var reader = new Reader(pattern);
        reader.Expect("{");
        var filter = reader.Or();
        reader.Expect("}");
        reader.Expect("");
        return filter;
    }

    /// <summary>The fields that it looks at, without <c>$.</c>.</summary>
    public abstract IEnumerable<string> Fields { get; }

    /// <summary>Whether an event is counted.</summary>
    /// <exception cref="BilingualException">What AWS does with this event is not documented.</exception>
    public abstract bool Matches(JsonNode log);

    /// <summary>Conditions of which all, or at least one, must hold.</summary>
    internal sealed record Junction(bool And, IReadOnlyList<LogFilter> Parts) : LogFilter
    {
        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);

        public override bool Matches(JsonNode log) => And ? Parts.All(part => part.Matches(log)) : Parts.Any(part => part.Matches(log));
    }

    /// <summary>A comparison of one field.</summary>
    internal sealed record Condition(string Field, string Operator, string Value) : LogFilter
    {
        public override IEnumerable<string> Fields => [Field];

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
                    : throw new BilingualException(new(
                        $"$.{Field} != \"{Value}\" meets an event without that text, and what AWS does then is not documented.",
                        $"$.{Field} != \"{Value}\" の対象にその文字列のないイベントがあり、その場合の AWS の動作は文書化されていません。")),
            };
        }

        private bool IsLike(string text) => FileSystemName.MatchesSimpleExpression(Value, text, ignoreCase: false);

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
    }

    private sealed class Reader(string pattern)
    {
        private static readonly Regex Tokens = new("""\s*(?<token>&&|\|\||!=|[{}()=]|\$[.A-Za-z0-9_-]+|"[^"]*"|NOT EXISTS|IS TRUE|\S)""", RegexOptions.NonBacktracking);

        private readonly Queue<string> tokens = new(Tokens.Matches(pattern).Select(match => match.Groups["token"].Value).Append(""));

        public void Expect(string token) =>
            Require(tokens.Dequeue() == token, token.Length > 0 ? Phrases.Value(token) : new("its end", "末尾"));

        public LogFilter Or() => Chain("||", And, and: false);

        private LogFilter And() => Chain("&&", Term, and: true);

        private LogFilter Chain(string between, Func<LogFilter> next, bool and)
        {
            List<LogFilter> parts = [next()];
            while (tokens.Peek() == between)
            {
                tokens.Dequeue();
                parts.Add(next());
            }

            return parts.Count == 1 ? parts[0] : new Junction(and, parts);
        }

        private LogFilter Term()
        {
            var token = tokens.Dequeue();
            if (token == "(")
            {
                var inner = Or();
                Expect(")");
                return inner;
            }

            Require(token.StartsWith("$.", StringComparison.Ordinal), new("a field", "フィールド"));
            var comparison = tokens.Dequeue();
            Require(comparison is "=" or "!=" or "NOT EXISTS" or "IS TRUE", new("=, !=, NOT EXISTS or IS TRUE", "=、!=、NOT EXISTS、IS TRUE のいずれか"));
            var value = comparison is "=" or "!=" ? tokens.Dequeue() : "";
            if (comparison == "=" && value == "*")
            {
                return new Condition(token[2..], "= *", "");
            }

            // A question mark and a backslash would mean something to IsLike, and nothing to CloudWatch Logs.
            Require(
                comparison is "NOT EXISTS" or "IS TRUE" || (value.Length > 2 && value[0] == '"' && !value.AsSpan().ContainsAny('?', '\\')),
                new("a text in quotation marks", "引用符で囲んだ文字列"));
            return new Condition(token[2..], comparison, value.Trim('"'));
        }

        private void Require(bool isSo, Bilingual expected)
        {
            if (!isSo)
            {
                throw new BilingualException(new(
                    $"The filter pattern '{pattern}' is not understood: expected {expected.English}.",
                    $"フィルターパターン '{pattern}' を解釈できません。あるべきもの：{expected.Japanese}"));
            }
        }
    }
}
