using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>Turns the alarms of the tables into CloudFormation resources.</summary>
internal static class AlarmResources
{
    /// <summary>Adds alarms to <paramref name="scope"/>, and a metric filter for each that watches events of the trail.</summary>
    /// <param name="scope">Where to add them.</param>
    /// <param name="alarms">The alarms.</param>
    /// <param name="sandbox">The sandbox, whose language the messages are in.</param>
    /// <param name="names">Names.</param>
    /// <param name="topicArns">ARNs of the topics, by whom an alarm notifies.</param>
    /// <param name="trailLog">Name of the trail's log group; null where no alarm watches its events.</param>
    public static void AddAlarms(
        this Construct scope, IEnumerable<Alarm> alarms, Sandbox sandbox, SandboxNames names, Func<AlarmTopic, string[]> topicArns,
        string? trailLog = null)
    {
        foreach (var alarm in alarms)
        {
            if (alarm.Source is AlarmSource.Events events)
            {
                _ = new CfnMetricFilter(scope, $"{alarm.Id}-events", new CfnMetricFilterProps
                {
                    LogGroupName = trailLog!,
                    FilterPattern = events.Pattern,
                    MetricTransformations = new[]
                    {
                        new CfnMetricFilter.MetricTransformationProperty
                        {
                            MetricNamespace = names.SecurityMetrics, MetricName = alarm.Id, MetricValue = "1",
                        },
                    },
                });
            }

            _ = new CfnAlarm(scope, alarm.Id, Props(alarm, sandbox, names, topicArns(alarm.Topic)));
        }
    }

    /// <summary>The alarm as CloudFormation takes it.</summary>
    internal static CfnAlarmProps Props(Alarm alarm, Sandbox sandbox, SandboxNames names, string[] topicArns)
    {
        var seconds = (int)alarm.Period.TotalSeconds;
        var metric = alarm.Source is AlarmSource.Events ? new AlarmSource.Metric(names.SecurityMetrics, alarm.Id)
            : alarm.Source as AlarmSource.Metric;
        return new CfnAlarmProps
        {
            AlarmName = alarm.Topic == AlarmTopic.Cost ? names.CostAlarm(alarm.Id) : names.SecurityAlarm(alarm.Id),
            AlarmDescription = AlarmGuides.Description(alarm, sandbox, names),
            AlarmActions = topicArns,
            ComparisonOperator = alarm.IsOnAbsence ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
            TreatMissingData = alarm.IsOnAbsence ? "breaching" : "notBreaching",
            Threshold = alarm.Threshold,
            EvaluationPeriods = 1,
            Namespace = metric?.Namespace,
            MetricName = metric?.Name,
            Dimensions = metric is null ? null : Dimensions(metric),
            Statistic = metric is null ? null : "Sum",
            Period = metric is null ? null : seconds,
            Metrics = alarm.Source is AlarmSource.Query query ? Metrics(query, seconds) : null,
        };
    }

    private static CfnAlarm.MetricDataQueryProperty[] Metrics(AlarmSource.Query query, int seconds) =>
    [
        .. query.Sums.Select(sum => new CfnAlarm.MetricDataQueryProperty
        {
            Id = sum.Id,
            ReturnData = false,
            MetricStat = new CfnAlarm.MetricStatProperty
            {
                Stat = "Sum",
                Period = seconds,
                Metric = new CfnAlarm.MetricProperty
                {
                    Namespace = sum.Metric.Namespace, MetricName = sum.Metric.Name, Dimensions = Dimensions(sum.Metric),
                },
            },
        }),
        // A query has a period of its own, an expression that of its sums.
        new()
        {
            Id = query.Id, Expression = query.Expression, Period = query.Sums.Count == 0 ? seconds : null, ReturnData = true,
        },
    ];

    private static CfnAlarm.DimensionProperty[]? Dimensions(AlarmSource.Metric metric) => metric.Dimensions.Count == 0
        ? null
        : [.. metric.Dimensions.Select(dimension => new CfnAlarm.DimensionProperty { Name = dimension.Name, Value = dimension.Value })];
}
