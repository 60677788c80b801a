using System.Globalization;
using System.IO.Enumeration;
using System.Net;
using System.Text.Json;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// The requests whose answers can differ between two sets of policies: those that a statement is about which only one of them holds. Where
/// all statements are the same, whatever their order and their names, there is nothing to ask.
/// </summary>
/// <remarks>
/// Each such statement is asked about with everything it names, and, where it has a wildcard, with everything that any statement of either
/// side names and the wildcard covers, and with a made-up name; with each combination of the values in its conditions, other values and
/// none; and just before and at every moment it names.
/// </remarks>
internal sealed class ReviewQuestions
{
    private const string Now = "aws:CurrentTime";
    private const string Principal = "aws:PrincipalArn";

    private readonly TemplateSamples samples;
    private readonly IReadOnlyList<PolicyStatement> changed;
    private readonly IReadOnlyList<string> actions;
    private readonly IReadOnlyList<string> resources;

    private ReviewQuestions(IReadOnlyList<PolicyStatement> all, IReadOnlyList<PolicyStatement> changed, TemplateSamples samples)
    {
        this.samples = samples;
        this.changed = changed;
        actions = [.. all.SelectMany(statement => statement.Actions.Concat(statement.NotActions)).Where(IsConcrete).Distinct()];
        resources =
        [
            .. all.SelectMany(statement => statement.Resources.Concat(statement.NotResources))
                .Where(resource => resource != "*")
                .Select(samples.Fill)
                .Distinct(),
        ];
    }

    /// <summary>The questions about two sets of policies.</summary>
    /// <param name="before">Layers of policies: those that grant, those that bound, and so on; always as many.</param>
    /// <param name="after">The same on the other side.</param>
    /// <param name="asWhole">Whether every statement counts as changed, because nobody can be the principal on one side.</param>
    /// <param name="samples">Names that nobody has used.</param>
    public static IReadOnlyList<ReviewQuestion> Of(
        IReadOnlyList<IReadOnlyList<PolicyDocument>> before,
        IReadOnlyList<IReadOnlyList<PolicyDocument>> after,
        bool asWhole,
        TemplateSamples samples
    )
    {
        var (old, now) = (Keyed(before), Keyed(after));
        List<PolicyStatement> differing =
        [
            .. old.Concat(now)
                .Where(each => asWhole || !(old.ContainsKey(each.Key) && now.ContainsKey(each.Key)))
                .Select(each => each.Value),
        ];
        return differing.Count == 0
            ? []
            : [.. new ReviewQuestions([.. old.Values, .. now.Values], differing, samples).All().DistinctBy(question => question.Text)];
    }

    private IEnumerable<ReviewQuestion> All() =>
        from statement in changed
        from action in statement.NotActions.Count > 0
            ? Around(statement.NotActions, actions, $"{samples.Name}:{samples.Name}")
            : Within(statement.Actions, actions, $"{samples.Name}:{samples.Name}", ignoreCase: true)
        from resource in statement.NotResources.Count > 0
            ? Around(statement.NotResources, resources, "*")
            : Within(statement.Resources, resources, "*", ignoreCase: false)
        from context in Contexts(statement)
        from time in Moments(statement)
        select new ReviewQuestion(action, resource, context, time);

    /// <summary>What a list of patterns covers of what is known, and something made up for each pattern.</summary>
    private IEnumerable<string> Within(IReadOnlyList<string> patterns, IReadOnlyList<string> known, string any, bool ignoreCase) =>
        patterns
            .SelectMany(pattern =>
                IsConcrete(pattern)
                    ? [pattern]
                    : known
                        .Where(each => FileSystemName.MatchesSimpleExpression(pattern, each, ignoreCase))
                        .Prepend(pattern == "*" ? any : samples.Fill(pattern))
            )
            .Distinct();

    /// <summary>What a list of exceptions names, what is known besides, and something made up.</summary>
    private IEnumerable<string> Around(IReadOnlyList<string> exceptions, IReadOnlyList<string> known, string any) =>
        exceptions.Select(samples.Fill).Concat(known).Append(any).Distinct();

    private IEnumerable<IReadOnlyList<(string Key, string? Value)>> Contexts(PolicyStatement statement)
    {
        var keys = Tests(statement)
            .Where(test => !IsTime(test.Key) && !test.Key.Equals(Principal, StringComparison.OrdinalIgnoreCase))
            .GroupBy(test => test.Key, StringComparer.OrdinalIgnoreCase);
        IEnumerable<IReadOnlyList<(string Key, string? Value)>> contexts =
        [
            [],
        ];
        foreach (var key in keys)
        {
            List<string> named =
            [
                .. key.SelectMany(test => test.Values)
                    .Where(value => !value.Contains("${", StringComparison.Ordinal))
                    .Select(samples.Fill)
                    .Distinct(),
            ];
            IEnumerable<string?> values = [.. named.Concat(Others(named)).Distinct(), null];
            contexts = contexts.SelectMany(context =>
                values.Select(IReadOnlyList<(string Key, string? Value)> (value) => [.. context, (key.Key, value)])
            );
        }

        return contexts;
    }

    /// <summary>Values of the same kind that no condition names.</summary>
    private IEnumerable<string> Others(IReadOnlyList<string> values) =>
        values is not [var first, ..] ? [samples.Name]
        : first is "true" or "false" ? ["true", "false"]
        : decimal.TryParse(first, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? new[] { number - 1, number + 1 }.Select(other => other.ToString(CultureInfo.InvariantCulture))
        : IPNetwork.TryParse(first, out _) ? ["192.0.2.1"]
        : first.StartsWith("arn:", StringComparison.Ordinal) && first.Split(':') is { Length: > 5 } parts
            ? [string.Join(':', [.. parts[..5], $"{parts[5].Split('/')[0]}/{samples.Name}"])]
        : [samples.Name];

    private static IEnumerable<DateTimeOffset?> Moments(PolicyStatement statement)
    {
        List<DateTimeOffset> named =
        [
            .. from test in Tests(statement)
            where IsTime(test.Key)
            from value in test.Values
            select DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ];
        return named.Count == 0
            ? [null]
            :
            [
                .. named
                    .SelectMany(moment => new[] { moment.AddSeconds(-1), moment, moment.AddSeconds(1) })
                    .Distinct()
                    .Order()
                    .Select(moment => (DateTimeOffset?)moment),
            ];
    }

    private static IEnumerable<(string Key, IReadOnlyList<string> Values)> Tests(PolicyStatement statement) =>
        from test in statement.Conditions.Values
        from key in test
        select (key.Key, key.Value);

    private static bool IsTime(string key) => key.Equals(Now, StringComparison.OrdinalIgnoreCase);

    private static bool IsConcrete(string pattern) =>
        !pattern.Contains('*', StringComparison.Ordinal) && !pattern.Contains('?', StringComparison.Ordinal);

    /// <summary>Statements by what they say and on which layer, whatever their order and their names.</summary>
    private static Dictionary<string, PolicyStatement> Keyed(IReadOnlyList<IReadOnlyList<PolicyDocument>> layers)
    {
        Dictionary<string, PolicyStatement> keyed = [];
        foreach (var (layer, documents) in layers.Index())
        {
            foreach (var statement in documents.SelectMany(document => document.Statements))
            {
                keyed[$"{layer} {Normal(statement)}"] = statement;
            }
        }

        return keyed;
    }

    private static string Normal(PolicyStatement statement) =>
        JsonSerializer.Serialize(
            new object[]
            {
                statement.Effect.ToString(),
                statement.Actions.Select(action => action.ToUpperInvariant()).Order(StringComparer.Ordinal),
                statement.NotActions.Select(action => action.ToUpperInvariant()).Order(StringComparer.Ordinal),
                statement.Resources.Order(StringComparer.Ordinal),
                statement.NotResources.Order(StringComparer.Ordinal),
                statement
                    .Conditions.OrderBy(test => test.Key, StringComparer.Ordinal)
                    .Select(test =>
                        new object[]
                        {
                            test.Key,
                            test
                                .Value.OrderBy(key => key.Key, StringComparer.OrdinalIgnoreCase)
                                .Select(key => new object[] { key.Key.ToUpperInvariant(), key.Value.Order(StringComparer.Ordinal) }),
                        }
                    ),
            }
        );
}
