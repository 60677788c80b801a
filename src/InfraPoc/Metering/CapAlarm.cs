using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Metering;

/// <summary>
/// An alarm on the estimated cost of a department's last hour or day. It notifies nobody: its change of state starts the brake.
/// </summary>
/// <param name="Name">Name of the alarm.</param>
/// <param name="Description">Which department reached which cap, in the company's language, and where the runbook says what to do.</param>
/// <param name="ThresholdInUsd">The cap in US dollars, above zero and never above the configured amount.</param>
/// <param name="Seconds">Length of the sliding window.</param>
/// <param name="Usage">The metrics that the alarm adds up, at most ten.</param>
internal sealed record CapAlarm(string Name, string Description, decimal ThresholdInUsd, int Seconds, DepartmentUsage Usage)
{
    /// <summary>Anchor of the runbook's section.</summary>
    public const string RunbookAnchor = "a-department-reaches-a-cap";

    private const int Hour = 3_600;
    private const int Day = 86_400;

    /// <summary>
    /// A department's alarms: for each cap one for each part of its metrics, each of which rings at the whole cap. None for a closed
    /// department.
    /// </summary>
    public static IReadOnlyList<CapAlarm> For(Department department, Sandbox sandbox, DepartmentUsage usage)
    {
#pragma warning disable RS0030
        var names = new SandboxNames(sandbox);
#pragma warning restore RS0030
        var japanese = sandbox.Language is Language.Japanese;
        return department.Status is DepartmentStatus.Closed
            ? []
            :
            [
                .. Alarms("hour", department.Budget.Hourly, Hour, "1 時間", "hour"),
                .. Alarms("day", department.Budget.Daily, Day, "24 時間", "24 hours"),
            ];

        IEnumerable<CapAlarm> Alarms(string cap, decimal? amount, int seconds, string inJapanese, string inEnglish)
        {
            if (amount is not { } limit)
            {
                return [];
            }

            var money = $"{limit.ToString("#,0.######", CultureInfo.InvariantCulture)} {sandbox.Money.Currency}";
            var meaning = japanese
                ? $"{department.Name}（{department.Id}）の直近 {inJapanese}の推定利用額が上限 {money} に達しました。"
                : $"The estimated cost of {department.Name} ({department.Id}) in the last {inEnglish} reached its cap of {money}.";
            return usage.Parts.Select((part, index) => new CapAlarm(
                names.CapAlarm(department, cap, index + 1), $"{meaning} {sandbox.Contacts.Runbook}#{RunbookAnchor}",
                InUsd(limit, sandbox.Money), seconds, part));
        }
    }

    /// <summary>The alarm as CloudFormation takes it.</summary>
    /// <param name="department">Id of the department, a value of the metrics' dimension.</param>
    /// <param name="metrics">Namespace of the metrics.</param>
    /// <param name="tags">Tags of the alarm.</param>
    public Dictionary<string, object> ToPlain(string department, string metrics, IReadOnlyDictionary<string, string> tags) => new()
    {
        ["AlarmName"] = Name,
        ["AlarmDescription"] = Description,
        ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
        ["Threshold"] = (double)ThresholdInUsd,
        ["EvaluationPeriods"] = 1,
        ["TreatMissingData"] = "notBreaching",
        ["Metrics"] = (object[])
        [
            .. Usage.Series.Select(series => new Dictionary<string, object>
            {
                ["Id"] = series.Id,
                ["ReturnData"] = false,
                ["MetricStat"] = new Dictionary<string, object>
                {
                    ["Stat"] = "Sum",
                    ["Period"] = Seconds,
                    ["Metric"] = new Dictionary<string, object>
                    {
                        ["Namespace"] = metrics,
                        ["MetricName"] = series.Metric,
                        ["Dimensions"] = (object[])
                            [
                                Dimension(DepartmentUsage.DepartmentDimension, department),
                                Dimension(DepartmentUsage.ModelDimension, series.Model),
                            ],
                    },
                },
            }),
            new Dictionary<string, object> { ["Id"] = "cost", ["Expression"] = Usage.CostInUsd, ["ReturnData"] = true },
        ],
        ["Tags"] = tags.Select(object (tag) => new Dictionary<string, object> { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray(),
    };

    /// <summary>Rounded down to a millionth of a dollar, unless nothing would be left.</summary>
    private static decimal InUsd(decimal amount, Money money)
    {
        var exact = amount / money.PerUsd;
        var rounded = Math.Round(exact, 6, MidpointRounding.ToZero);
        return rounded > 0 ? rounded : exact;
    }

    private static Dictionary<string, object> Dimension(string name, string value) => new() { ["Name"] = name, ["Value"] = value };
}
