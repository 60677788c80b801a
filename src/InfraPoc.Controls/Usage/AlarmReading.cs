using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>
/// Whether an alarm fires for what metrics add up to in each of its periods. What is not understood here is an error: known are sums of
/// one metric, and sums that an expression adds and subtracts.
/// </summary>
internal static class AlarmReading
{
    private static readonly string[] Known =
    [
        "ActionsEnabled", "AlarmActions", "AlarmDescription", "AlarmName", "ComparisonOperator", "Dimensions", "EvaluationPeriods",
        "MetricName", "Metrics", "Namespace", "OKActions", "Period", "Statistic", "Tags", "Threshold", "TreatMissingData",
    ];

    /// <summary>A metric as text: namespace, name, and dimensions in order.</summary>
    public static string Metric(string space, string name, params IEnumerable<(string Name, string Value)> dimensions) =>
        string.Join(' ', dimensions.Select(each => $"{each.Name}={each.Value}").Order(StringComparer.Ordinal).Prepend(name).Prepend(space));

    /// <summary>A violation unless an alarm, when it fires, notifies these topics, which take alarms of its name.</summary>
    public static IEnumerable<Violation> Notifies(StackResource alarm, string[] topics, string prefix) =>
        alarm.Differences(
            ("AlarmActions", topics),
            ("ActionsEnabled", alarm.IsTrue("ActionsEnabled") ? alarm.Value("ActionsEnabled") : null))
            .Concat(alarm.MustHaveOnly(Known))
            .Concat(alarm.Text("AlarmName")?.StartsWith(prefix, StringComparison.Ordinal) == true
                ? []
                :
                [
                    alarm.Violates(
                        new(
                            $"AlarmName must begin with {prefix}, as the topic expects.",
                            $"AlarmName は、トピックが受け付けるように {prefix} で始まらなければなりません。"),
                        "AlarmName"),
                ]);

    /// <summary>Seconds from a failure until the alarm fires, at most.</summary>
    public static decimal Delay(StackResource alarm) =>
        (alarm.Number("EvaluationPeriods") ?? 1) * (alarm.Number("Period") ?? Queries(alarm).Max(query => query.Period));

    /// <summary>Whether the alarm fires.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="sums">What each <see cref="Metric"/> adds up to; one that is absent has no data.</param>
    /// <exception cref="BilingualException">The alarm is not understood.</exception>
    public static bool Fires(StackResource alarm, IReadOnlyDictionary<string, decimal> sums)
    {
        var threshold = alarm.Number("Threshold") ?? throw Unknown(alarm, "Threshold");
        return Value(alarm, sums) is { } value
            ? alarm.Text("ComparisonOperator") switch
            {
                "GreaterThanOrEqualToThreshold" => value >= threshold,
                "GreaterThanThreshold" => value > threshold,
                "LessThanThreshold" => value < threshold,
                "LessThanOrEqualToThreshold" => value <= threshold,
                _ => throw Unknown(alarm, "ComparisonOperator"),
            }
            : alarm.Text("TreatMissingData") == "breaching";
    }

    private static decimal? Value(StackResource alarm, IReadOnlyDictionary<string, decimal> sums)
    {
        if (alarm.Text("MetricName") is { } name)
        {
            return alarm.Text("Statistic") == "Sum"
                ? Find(Metric(alarm.Text("Namespace") ?? "", name, Dimensions(alarm.List("Dimensions"))))
                : throw Unknown(alarm, "Statistic");
        }

        var queries = Queries(alarm).ToList();
        var found = queries.Where(query => query.Metric is not null).ToDictionary(query => query.Id, query => Find(query.Metric!));
        var expression = queries.Where(query => query.Returns).Select(query => query.Expression ?? query.Id).Single();
        decimal? total = 0;
        var sign = 1;
        foreach (var part in expression.Replace("+", " + ", StringComparison.Ordinal).Replace("-", " - ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            (total, sign) = part switch
            {
                "+" => (total, 1),
                "-" => (total, -1),
                _ when found.TryGetValue(part, out var value) => (total + (sign * value), 1),
                _ => throw Unknown(alarm, "Metrics"),
            };
        }

        return total;

        decimal? Find(string metric) => sums.TryGetValue(metric, out var sum) ? sum : null;
    }

    private static IEnumerable<(string Id, string? Metric, string? Expression, bool Returns, int Period)> Queries(StackResource alarm) =>
        from query in alarm.List("Metrics")
        select (
            query.Required("Id"),
            query.Text("MetricStat", "Stat") == "Sum"
                ? Metric(
                    query.Required("MetricStat", "Metric", "Namespace"), query.Required("MetricStat", "Metric", "MetricName"),
                    Dimensions(query.List("MetricStat", "Metric", "Dimensions")))
                : null,
            query.Text("Expression"),
            query.Value("ReturnData") is null || query.IsTrue("ReturnData"),
            query.Value("MetricStat") is null ? 0 : query.Value("MetricStat", "Period")!.Value.GetInt32());

    private static IEnumerable<(string Name, string Value)> Dimensions(IEnumerable<ResourcePart> dimensions) =>
        dimensions.Select(each => (each.Required("Name"), each.Required("Value")));

    private static BilingualException Unknown(StackResource alarm, string property)
    {
        var found = Phrases.Value(Expectations.Shown(alarm.Value(property)));
        return new(new(
            $"{property} of the alarm {alarm.ConstructPath} is {found.English}, which is not understood.",
            $"アラーム {alarm.ConstructPath} の {property} を解釈できません（値：{found.Japanese}）。"));
    }
}
