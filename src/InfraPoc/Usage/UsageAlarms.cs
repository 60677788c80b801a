using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Metering;

namespace InfraPoc.Usage;

/// <summary>The table of alarms on metering and brake.</summary>
internal static class UsageAlarms
{
    /// <summary>Use that no department answers for, or that the estimated costs miss.</summary>
    /// <param name="names">Names.</param>
    /// <param name="invocationLog">Name of the invocation log's group; may be a CDK token.</param>
    public static IReadOnlyList<Alarm> OnMetering(SandboxNames names, string invocationLog) =>
    [
        new(
            "unattributed-use",
            new(
                "Somebody who belongs to no department called a model of Bedrock.",
                "どの部門にも属さない利用者が Bedrock のモデルを呼び出しました。"),
            new AlarmSource.Metric(names.UsageMetrics, UsageFilter.UnattributedCalls)),

        // Errors of the transformer, or fewer tokens after it than before. The errors under both spellings of the dimension: AWS writes
        // one on the transformer's metrics and the other on all metrics of logs.
        // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
        new(
            "use-not-metered",
            new(
                "Some use of Bedrock could not be metered and is missing from the estimated costs.",
                "Bedrock の利用の一部を集計できず、推定利用額に反映できませんでした。"),
            new AlarmSource.Query(
                "missing", "a+b+(logged>metered)",
                ("a", new("AWS/Logs", "TransformationErrors", ("LogGroupName", invocationLog))),
                ("b", new("AWS/Logs", "TransformationErrors", ("LogGroupname", invocationLog))),
                ("logged", new(names.UsageMetrics, UsageFilter.LoggedTokens)),
                ("metered", new(names.UsageMetrics, UsageFilter.MeteredTokens)))),
    ];

    /// <summary>Runs of the brake that fail or do not take place: without them nobody is stopped.</summary>
    public static IReadOnlyList<Alarm> OnBrake(SandboxNames names) =>
    [
        new(
            "brake-failed",
            new(
                "The brakes of some or all departments could not be checked.",
                "ブレーキの判定が一部または全部の部門でできませんでした。"),
            Runs("ExecutionsFailed", names))
        {
            Topic = AlarmTopic.Cost,
            Period = TimeSpan.FromMinutes(15),
        },
        new(
            "brake-silent",
            new(
                "The brakes have not been checked successfully for an hour.",
                "ブレーキの判定が 1 時間成功していません。"),
            Runs("ExecutionsSucceeded", names))
        {
            Topic = AlarmTopic.Cost,
            Period = TimeSpan.FromHours(1),
            IsOnAbsence = true,
        },
    ];

    private static AlarmSource.Metric Runs(string metric, SandboxNames names) =>
        new("AWS/States", metric, ("StateMachineArn", names.ReconcilerArn));
}
