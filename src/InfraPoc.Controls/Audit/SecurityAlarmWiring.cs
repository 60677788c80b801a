using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What every security alarm needs in order to notify its topic.</summary>
internal static class SecurityAlarmWiring
{
    /// <summary>A violation for each setting with which an alarm would fire late or wrongly, or notify nobody.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="names">Names of the sandbox; the topic and the key serve only alarms whose names begin as security alarms' do.</param>
    /// <param name="threshold">The value from which it must fire.</param>
    public static IEnumerable<Violation> MustFire(this StackResource alarm, SandboxNames names, int threshold)
    {
        var prefix = names.SecurityAlarm("");
        var differences = alarm.Differences(
            ("AlarmActions", new[] { names.SecurityTopicArn }),
            ("ComparisonOperator", "GreaterThanOrEqualToThreshold"),
            ("Threshold", threshold),
            ("EvaluationPeriods", 1),
            ("DatapointsToAlarm", null),
            ("TreatMissingData", "notBreaching"),
            ("ActionsEnabled", alarm.IsTrue("ActionsEnabled") ? alarm.Value("ActionsEnabled") : null));
        return alarm.Text("AlarmName")?.StartsWith(prefix, StringComparison.Ordinal) == true
            ? differences
            : differences.Append(
                alarm.Violates(
                    new(
                        $"AlarmName is {alarm.Text("AlarmName") ?? Phrases.Nothing}; the topic lets alarms publish only whose names begin with {prefix}.",
                        $"トピックが発行を許可するのは、名前が {prefix} で始まるアラームだけです（AlarmName の値：{Phrases.Value(alarm.Text("AlarmName")).Japanese}）。"),
                    "AlarmName"));
    }
}
