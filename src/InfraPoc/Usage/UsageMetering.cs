using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Metering;

namespace InfraPoc.Usage;

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
            Properties = new Dictionary<string, object>
            {
                ["LogGroupIdentifier"] = invocationLog,
                ["TransformerConfig"] = LogTransformer.ProcessorsFor(sandbox),
            },
        });

        foreach (var filter in UsageFilter.All)
        {
            // AWS takes a filter on transformed events only where there is a transformer.
            new CfnMetricFilter(this, filter.Metric, new CfnMetricFilterProps
            {
                LogGroupName = invocationLog,
                ApplyOnTransformedLogs = filter.Transformed,
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
                            : filter
                                .Dimensions.Select(name => new CfnMetricFilter.DimensionProperty { Key = name, Value = $"$.{name}" })
                                .ToArray(),
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
        Ring(MeteringAlarm.UseNotMetered(sandbox), new CfnAlarmProps { Metrics = NotMetered(names, invocationLog) });

        void Ring(MeteringAlarm alarm, CfnAlarmProps watched) =>
            _ = new SecurityAlarm(this, alarm.Id, alarm.Meaning, sandbox, names, names.SecurityTopicArn, watched);
    }

    /// <summary>
    /// Errors of the transformer, or fewer tokens after it than before. The errors under both spellings of the dimension: AWS writes one on
    /// the transformer's metrics and the other on all metrics of logs.
    /// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
    /// </summary>
    private static CfnAlarm.MetricDataQueryProperty[] NotMetered(SandboxNames names, string invocationLog)
    {
        return
        [
            Errors("a", "LogGroupName"),
            Errors("b", "LogGroupname"),
            Sum("logged", names.UsageMetrics, UsageFilter.LoggedTokens, []),
            Sum("metered", names.UsageMetrics, UsageFilter.MeteredTokens, []),
            new CfnAlarm.MetricDataQueryProperty { Id = "missing", Expression = "a+b+(logged>metered)", ReturnData = true },
        ];

        CfnAlarm.MetricDataQueryProperty Errors(string id, string dimension) =>
            Sum(id, "AWS/Logs", "TransformationErrors", [new CfnAlarm.DimensionProperty { Name = dimension, Value = invocationLog }]);

        CfnAlarm.MetricDataQueryProperty Sum(string id, string space, string metric, CfnAlarm.DimensionProperty[] dimensions) => new()
        {
            Id = id,
            ReturnData = false,
            MetricStat = new CfnAlarm.MetricStatProperty
            {
                Stat = "Sum",
                Period = FiveMinutes,
                Metric = new CfnAlarm.MetricProperty
                {
                    Namespace = space,
                    MetricName = metric,
                    Dimensions = dimensions.Length == 0 ? null : dimensions,
                },
            },
        };
    }
}
