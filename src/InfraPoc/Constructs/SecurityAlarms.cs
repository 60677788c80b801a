using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Constructs;

/// <summary>An alarm for every change to what protects the sandbox, and for logs that do not arrive; all tell the security topic.</summary>
public sealed class SecurityAlarms : Construct
{
    private readonly Sandbox sandbox;
    private readonly SandboxNames names;
    private readonly SecurityTopic topic;

    /// <summary>Adds the alarms to <paramref name="scope"/>.</summary>
    public SecurityAlarms(Construct scope, Sandbox sandbox, SandboxNames names, AuditLogGroup trail, SecurityTopic topic)
        : base(scope, "Alarms")
    {
        this.sandbox = sandbox;
        this.names = names;
        this.topic = topic;

        foreach (var alarm in TamperAlarms.For(sandbox))
        {
            _ = new CfnMetricFilter(this, $"{alarm.Id}-events", new CfnMetricFilterProps
            {
                LogGroupName = trail.Name,
                FilterPattern = alarm.Pattern,
                MetricTransformations = new[]
                {
                    new CfnMetricFilter.MetricTransformationProperty { MetricNamespace = names.SecurityMetrics, MetricName = alarm.Id, MetricValue = "1" },
                },
            });
            Ring(alarm.Id, alarm.Meaning, alarm.RunbookAnchor, alarm.Threshold, new CfnAlarmProps
            {
                Namespace = names.SecurityMetrics,
                MetricName = alarm.Id,
                Statistic = "Sum",
                Period = (int)alarm.Period.TotalSeconds,
            });
        }

        foreach (var alarm in DeliveryAlarm.For(sandbox))
        {
            Ring(alarm.Id, alarm.Meaning, alarm.Id, 1, new CfnAlarmProps
            {
                Metrics = new[] { new CfnAlarm.MetricDataQueryProperty { Id = "failures", Expression = alarm.Query, Period = 300, ReturnData = true } },
            });
        }
    }

    private void Ring(string id, string meaning, string anchor, int threshold, CfnAlarmProps props)
    {
        props.AlarmName = names.SecurityAlarm(id);
        props.AlarmDescription = $"{meaning} {sandbox.Contacts.Runbook}#{anchor}";
        props.ComparisonOperator = "GreaterThanOrEqualToThreshold";
        props.Threshold = threshold;
        props.EvaluationPeriods = 1;
        props.TreatMissingData = "notBreaching";
        props.AlarmActions = [topic.Arn];
        _ = new CfnAlarm(this, id, props);
    }
}
