using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Each cap of each department that is not closed has alarms that start the brake at the configured amount, for all of its models.
/// </summary>
public sealed class CapsRingForEveryDepartment() : Control(
    "MON-03",
    guarantee: new(
        "Each hourly and daily cap of a department has alarms that start the brake when the estimated cost of any of its models reaches the configured amount.",
        "部門の 1 時間および 1 日の上限ごとにアラームがあり、いずれのモデルの推定費用が設定額に達してもブレーキを起動します。"),
    why: new(
        "Bills come a day late; until then the caps alone bound what can be spent.",
        "請求データは 1 日遅れで届くため、それまで支出を抑えられるのは上限だけであるためです。"),
    fix: new(
        "Restore the alarm named in the violation; change caps in the department's file and prices in config/models.yaml.",
        "違反に示されたアラームを元に戻してください。上限は部門のファイルで、単価は config/models.yaml で変更してください。"),
    [Nist("IR-6"), Nist("SI-4"), Lens("GENOPS02-BP02")])
{
    /// <summary>Metrics that the expression of one alarm may refer to.</summary>
    private const int MetricsPerAlarm = 10;

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates) =>
        from department in templates.Config.Departments
        where department.Status != DepartmentStatus.Closed
        from cap in new[]
        {
            (Name: "hour", Amount: department.Budget.Hourly, Seconds: 3_600),
            (Name: "day", Amount: department.Budget.Daily, Seconds: 86_400),
        }
        where cap.Amount > 0
        from violation in Check(templates, department, cap.Name, cap.Amount ?? 0, cap.Seconds)
        select violation;

    private static IEnumerable<Violation> Check(SandboxTemplates templates, Department department, string cap, decimal amount, int seconds)
    {
        var stack = templates.Names.DepartmentStack(department);
        var alarms = templates.In(stack, "AWS::CloudWatch::Alarm").ToLookup(alarm => alarm.Text("AlarmName") ?? "", StringComparer.Ordinal);
        var missing = CountedTokens
            .Of(templates, department).ToDictionary(tokens => (tokens.Metric, tokens.Model), tokens => tokens.UsdPerToken);
        var parts = (missing.Count + MetricsPerAlarm - 1) / MetricsPerAlarm;
        for (var part = 1; part <= parts; part++)
        {
            // The brake listens to this name, and asks for the alarm by it.
            var name = templates.Names.CapAlarm(department, cap, part);
            if (alarms[name].FirstOrDefault() is not { } alarm)
            {
                yield return new Violation($"The stack {stack} has no alarm {name}.", templates.Stack(stack));
                continue;
            }

            foreach (
                var violation in Rings(alarm, amount, templates.Config.Sandbox.Money.PerUsd)
                    .Concat(Counts(templates, alarm, department, seconds, missing)))
            {
                yield return violation;
            }
        }

        foreach (var (metric, model) in missing.Keys)
        {
            yield return new Violation($"No alarm on the {cap} of {department.Id} counts {metric} of {model}.", templates.Stack(stack));
        }
    }

    /// <summary>Never above the cap, and below it by no more than rounding.</summary>
    private static IEnumerable<Violation> Rings(StackResource alarm, decimal amount, decimal perUsd)
    {
        var (threshold, exact) = (alarm.Number("Threshold"), amount / perUsd);
        return alarm.Differences(
                ("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
                ("EvaluationPeriods", 1),
                ("DatapointsToAlarm", null),
                ("TreatMissingData", "notBreaching"),
                ("MetricName", null),
                ("ThresholdMetricId", null))
            .Concat(threshold > 0 && threshold <= exact + 0.000000001m && threshold >= exact - 0.000001m
                ? []
                :
                [
                    alarm.Violates(
                        $"The threshold is {Expectations.Shown(alarm.Value("Threshold"))} USD; {amount} at a rate of {perUsd} is {exact:0.######} USD.",
                        "Threshold"),
                ]);
    }

    /// <summary>Takes what the alarm counts, at the right price, from what is missing.</summary>
    private static IEnumerable<Violation> Counts(
        SandboxTemplates templates, StackResource alarm, Department department, int seconds,
        Dictionary<(string Metric, string Model), decimal> missing)
    {
        var queries = alarm.List("Metrics");
        var sums = queries.Where(query => query.TryGetProperty("Expression", out _)).ToList();
        if (
            sums is not [var sum]
            || !ExpectedProperties.Same(
                sum, new { Id = "cost", Expression = sum.GetProperty("Expression").GetString(), ReturnData = true }))
        {
            yield return alarm.Violates("The alarm must ring on exactly one expression, cost.", "Metrics");
            yield break;
        }

        Dictionary<string, decimal> prices = new(CountedTokens.Prices(sum.GetProperty("Expression").GetString()), StringComparer.Ordinal);
        foreach (var query in queries.Where(query => !query.TryGetProperty("Expression", out _)))
        {
            var text = query.GetRawText();
            var tokens = missing
                .Keys.Where(key =>
                    text.Contains($"\"{key.Metric}\"", StringComparison.Ordinal)
                    && text.Contains($"\"{key.Model}\"", StringComparison.Ordinal))
                .FirstOrDefault(key => ExpectedProperties.Same(query, Query(templates, query, department, seconds, key)));
            if (tokens == default)
            {
                yield return alarm.Violates(
                    $"{text} sums up no tokens of {department.Id} and its models in {seconds} seconds that are not counted already.",
                    "Metrics");
                continue;
            }

            var price = prices.Remove(IdOf(query), out var found) ? found : 0;
            if (price != missing[tokens])
            {
                yield return alarm.Violates(
                    $"A token of {tokens.Metric} of {tokens.Model} counts {price} USD; its price is {missing[tokens]} USD.", "Metrics");
            }

            _ = missing.Remove(tokens);
        }

        if (prices.Count > 0)
        {
            yield return alarm.Violates($"The cost adds up {string.Join(", ", prices.Keys)}, which the alarm does not hold.", "Metrics");
        }
    }

    private static object Query(
        SandboxTemplates templates, JsonElement query, Department department, int seconds,
        (string Metric, string Model) tokens) =>
        new
        {
            Id = IdOf(query),
            ReturnData = false,
            MetricStat = new
            {
                Stat = "Sum",
                Period = seconds,
                Metric = new
                {
                    Namespace = templates.Names.UsageMetrics,
                    MetricName = tokens.Metric,
                    Dimensions = new[] { new { Name = "department", Value = department.Id }, new { Name = "model", Value = tokens.Model } },
                },
            },
        };

    private static string IdOf(JsonElement query) => query.TryGetProperty(nameof(Id), out var id) ? id.GetString()! : "";
}
