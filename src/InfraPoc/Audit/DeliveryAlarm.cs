using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>An alarm on log events that Bedrock could not deliver: from then on prompts are not recorded.</summary>
/// <param name="Id">Id, a slug: the end of the alarm's name and the heading of its section in the runbook.</param>
/// <param name="Query">
/// Metrics Insights query. It sums over whatever dimensions the metric has, because AWS names a console label
/// ("Across all model IDs") where the dimension belongs.
/// </param>
/// <param name="Meaning">What happened, in one sentence in the company's language.</param>
/// <remarks>See: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html</remarks>
internal sealed record DeliveryAlarm(string Id, string Query, string Meaning)
{
    /// <summary>The alarms of a sandbox.</summary>
    public static IReadOnlyList<DeliveryAlarm> For(Sandbox sandbox)
    {
        var japanese = sandbox.Language == Language.Japanese;
        return
        [
            new(
                "prompt-log-lost",
                Failures("ModelInvocationLogsCloudWatchDeliveryFailure"),
                japanese
                    ? "Bedrock の呼び出しログを CloudWatch Logs に届けられませんでした。"
                    : "Bedrock could not deliver its invocation log to CloudWatch Logs."),
            new(
                "large-prompt-lost",
                Failures("ModelInvocationLargeDataS3DeliveryFailure"),
                japanese
                    ? "大きなプロンプトまたは回答の本文をログ保管バケットに届けられませんでした。"
                    : "Bedrock could not deliver the body of a large prompt or answer to the log archive."),
        ];
    }

    private static string Failures(string metric) => $"SELECT SUM({metric}) FROM \"AWS/Bedrock\"";
}
