using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Alarms tell IT when the brake fails or does not run.</summary>
public sealed class BrakeFailuresRing() : Control(
    "MON-07",
    guarantee: new(
        "IT hears on its cost topic when the brake fails, or has not succeeded for an hour.",
        "ブレーキが失敗したとき、または 1 時間成功していないときに、IT 部門はコスト用トピックで通知を受け取ります。"),
    why: new(
        "A brake that fails in silence looks like one with nothing to do.",
        "ブレーキが失敗しても通知がなければ、異常がない状態と区別できないためです。"),
    fix: new(
        "Restore the alarm named in the violation with the values it asks for.",
        "違反に示されたアラームを、示された値に戻してください。"),
    [Nist("SI-4"), Nist("IR-6")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        return Check("failed", "ExecutionsFailed", 900, "GreaterThanOrEqualToThreshold", "notBreaching")
            .Concat(Check("silent", "ExecutionsSucceeded", 3600, "LessThanThreshold", "breaching"));

        IEnumerable<Violation> Check(string id, string metric, int seconds, string comparison, string missing)
        {
            var name = templates.Names.ReconcilerAlarm(id);
            return templates.OfType("AWS::CloudWatch::Alarm").FirstOrDefault(alarm => alarm.Text("AlarmName") == name) is { } alarm
                ? alarm.Differences(
                    ("Namespace", "AWS/States"),
                    ("MetricName", metric),
                    ("Dimensions", new[] { new { Name = "StateMachineArn", Value = templates.Names.ReconcilerArn } }),
                    ("Statistic", "Sum"),
                    ("Period", seconds),
                    ("EvaluationPeriods", 1),
                    ("DatapointsToAlarm", null),
                    ("ComparisonOperator", comparison),
                    ("Threshold", 1),
                    ("TreatMissingData", missing),
                    ("ActionsEnabled", alarm.IsTrue("ActionsEnabled") ? true : null),
                    ("AlarmActions", new[] { templates.Names.CostTopicArn }))
                : [new Violation($"There is no alarm {name}.", templates.Stack(templates.Names.BrakeStack))];
        }
    }
}
