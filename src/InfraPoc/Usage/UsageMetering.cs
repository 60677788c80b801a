using Amazon.CDK;
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

        this.AddAlarms(UsageAlarms.OnMetering(names, invocationLog), sandbox, names, _ => names.SecurityTopicArn);
    }
}
