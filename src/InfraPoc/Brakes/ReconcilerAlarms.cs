using InfraPoc.Config;

namespace InfraPoc.Brakes;

/// <summary>The alarms on the reconciler.</summary>
internal static class ReconcilerAlarms
{
    /// <summary>The alarms of a sandbox.</summary>
    public static IReadOnlyList<ReconcilerAlarm> For(Sandbox sandbox)
    {
        var japanese = sandbox.Language is Language.Japanese;
        return
        [
            new ReconcilerAlarm
            {
                Id = "failed",
                Metric = "ExecutionsFailed",
                Seconds = 60 * ReconcilerTriggers.Minutes,
                Comparison = "GreaterThanOrEqualToThreshold",
                MissingData = "notBreaching",
                Meaning = japanese
                    ? "ブレーキの判定が一部または全部の部門でできませんでした。"
                    : "The brakes of some or all departments could not be checked.",
            },
            new ReconcilerAlarm
            {
                Id = "silent",
                Metric = "ExecutionsSucceeded",
                Seconds = 3600,
                Comparison = "LessThanThreshold",
                MissingData = "breaching",
                Meaning = japanese
                    ? "ブレーキの判定が 1 時間成功していません。"
                    : "The brakes have not been checked successfully for an hour.",
            },
        ];
    }
}
