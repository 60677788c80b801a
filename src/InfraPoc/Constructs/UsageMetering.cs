using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Metering;

namespace InfraPoc.Constructs;

/// <summary>
/// Meters the invocation log within minutes: tokens by department and model, and alarms on use by nobody's department and on
/// use that could not be metered.
/// </summary>
public sealed class UsageMetering : Construct
{
    private const int FiveMinutes = 300;

    /// <summary>Adds transformer, metric filters and alarms to <paramref name="scope"/>.</summary>
    public UsageMetering(Construct scope, Sandbox sandbox, SandboxNames names, string invocationLog)
        : base(scope, "Metering")
    {
        var transformer = new CfnResource(this, "Transformer", new CfnResourceProps
        {
            Type = "AWS::Logs::Transformer",
            Properties = new Dictionary<string, object> { ["LogGroupIdentifier"] = invocationLog, ["TransformerConfig"] = LogTransformer.ProcessorsFor(sandbox) },
        });

        foreach (var filter in UsageFilter.All)
        {
            // AWS takes a filter on transformed events only where there is a transformer.
            new CfnMetricFilter(this, filter.Metric, new CfnMetricFilterProps
            {
                LogGroupName = invocationLog,
                ApplyOnTransformedLogs = true,
                FilterPattern = filter.Pattern,
                MetricTransformations = new[]
                {
                    new CfnMetricFilter.MetricTransformationProperty
                    {
                        MetricNamespace = names.UsageMetrics,
                        MetricName = filter.Metric,
                        MetricValue = filter.Value,
                        Dimensions = filter.Dimensions.Count == 0
                            ? null
                            : filter.Dimensions.Select(name => new CfnMetricFilter.DimensionProperty { Key = name, Value = $"$.{name}" }).ToArray(),
                    },
                },
            }).AddResourceDependency(transformer);
        }

        Ring(MeteringAlarm.UnattributedUse(sandbox), new CfnAlarmProps
        {
            Namespace = names.UsageMetrics,
            MetricName = UsageFilter.UnattributedCalls,
            Statistic = "Sum",
            Period = FiveMinutes,
        });
        Ring(MeteringAlarm.UseNotMetered(sandbox), new CfnAlarmProps { Metrics = TransformationErrors(invocationLog) });

        void Ring(MeteringAlarm alarm, CfnAlarmProps watched) => _ = new SecurityAlarm(this, alarm.Id, alarm.Meaning, sandbox, names.SecurityTopicArn, watched);
    }

    /// <summary>
    /// Under both spellings of the dimension: AWS writes one on the transformer's metrics and the other on all metrics of logs.
    /// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
    /// </summary>
    private static CfnAlarm.MetricDataQueryProperty[] TransformationErrors(string invocationLog)
    {
        return
        [
            By("a", "LogGroupName"),
            By("b", "LogGroupname"),
            new CfnAlarm.MetricDataQueryProperty { Id = "errors", Expression = "a+b", ReturnData = true },
        ];

        CfnAlarm.MetricDataQueryProperty By(string id, string dimension) => new()
        {
            Id = id,
            ReturnData = false,
            MetricStat = new CfnAlarm.MetricStatProperty
            {
                Stat = "Sum",
                Period = FiveMinutes,
                Metric = new CfnAlarm.MetricProperty
                {
                    Namespace = "AWS/Logs",
                    MetricName = "TransformationErrors",
                    Dimensions = new[] { new CfnAlarm.DimensionProperty { Name = dimension, Value = invocationLog } },
                },
            },
        };
    }
}
