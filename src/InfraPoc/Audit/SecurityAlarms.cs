using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>An alarm for every change to what protects the sandbox, and for logs that do not arrive; all tell the security topic.</summary>
public sealed class SecurityAlarms : Construct
{
    /// <summary>Adds the alarms to <paramref name="scope"/>.</summary>
    public SecurityAlarms(Construct scope, Sandbox sandbox, SandboxNames names, AuditLogGroup trail, SecurityTopic topic)
        : base(scope, "Alarms")
    {
        foreach (var alarm in TamperAlarms.For(sandbox, names))
        {
            _ = new CfnMetricFilter(this, $"{alarm.Id}-events", new CfnMetricFilterProps
            {
                LogGroupName = trail.Name,
                FilterPattern = alarm.Pattern,
                MetricTransformations = new[]
                {
                    new CfnMetricFilter.MetricTransformationProperty
                    {
                        MetricNamespace = names.SecurityMetrics, MetricName = alarm.Id, MetricValue = "1",
                    },
                },
            });
            _ = new SecurityAlarm(
                this,
                alarm.Id,
                alarm.Meaning,
                sandbox,
                names,
                topic.Arn,
                new CfnAlarmProps
                {
                    Namespace = names.SecurityMetrics,
                    MetricName = alarm.Id,
                    Statistic = "Sum",
                    Period = (int)alarm.Period.TotalSeconds,
                },
                alarm.Threshold);
        }

        foreach (var alarm in DeliveryAlarm.For(sandbox))
        {
            _ = new SecurityAlarm(this, alarm.Id, alarm.Meaning, sandbox, names, topic.Arn, new CfnAlarmProps
            {
                Metrics = new[]
                {
                    new CfnAlarm.MetricDataQueryProperty { Id = "failures", Expression = alarm.Query, Period = 300, ReturnData = true },
                },
            });
        }
    }
}
