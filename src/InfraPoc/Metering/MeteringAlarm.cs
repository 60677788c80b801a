using InfraPoc.Config;

namespace InfraPoc.Metering;

/// <summary>A security alarm on use that no department answers for, or that the estimated costs miss.</summary>
/// <param name="Id">Id, a slug: the end of the alarm's name and the heading of its section in the runbook.</param>
/// <param name="Meaning">What happened, in one sentence in the company's language.</param>
internal sealed record MeteringAlarm(string Id, string Meaning)
{
    /// <summary>Somebody without a department called a model.</summary>
    public static MeteringAlarm UnattributedUse(Sandbox sandbox) => new(
        "unattributed-use",
        sandbox.Language is Language.Japanese
            ? "どの部門にも属さない利用者が Bedrock のモデルを呼び出しました。"
            : "Somebody who belongs to no department called a model of Bedrock.");

    /// <summary>The transformer failed, and what it leaves out is in no metric.</summary>
    public static MeteringAlarm UseNotMetered(Sandbox sandbox) => new(
        "use-not-metered",
        sandbox.Language is Language.Japanese
            ? "Bedrock の利用の一部を集計できず、推定利用額に反映できませんでした。"
            : "Some use of Bedrock could not be metered and is missing from the estimated costs.");

    /// <summary>The alarms of a sandbox, in the order of the runbook.</summary>
    public static IReadOnlyList<MeteringAlarm> For(Sandbox sandbox) => [UnattributedUse(sandbox), UseNotMetered(sandbox)];
}
