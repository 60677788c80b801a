using InfraPoc.Config;
using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>A way on which the brake learns that a cap has been passed.</summary>
/// <param name="Name">Name, as it stands in the document.</param>
/// <param name="Steps">The steps, one after the other.</param>
public sealed record BrakeChannel(Bilingual Name, IReadOnlyList<LagStep> Steps)
{
    private const string BestPractices = "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html";

    private static readonly Bilingual Assumed = new("assumed; AWS publishes no figure", "仮定（AWS は値を公表していない）");

    /// <summary>From the delivery of a log event to the flip of the policy.</summary>
    private static readonly LagStep Meter = new(
        new("the meter counts it and changes the brake policy", "集計関数が数え、ブレーキのポリシーを切り替える"), TimeSpan.FromSeconds(1),
        new("measured against a local AWS", "ローカルの擬似 AWS に対する測定値"));

    private static readonly LagStep Propagation = new(
        new("IAM applies the policy version everywhere", "IAM がポリシーのバージョンを全体に反映する"), new TimeSpan(0, 2, 13),
        new("the longest that others saw; AWS says eventually", "第三者が観測した最長の値（AWS の説明は「最終的に」のみ）"));

    /// <summary>From the log: every cap.</summary>
    public static BrakeChannel Log { get; } = new(new("log", "ログ"),
    [
        new(
            new("Bedrock delivers the log event to CloudWatch Logs", "Bedrock がログイベントを CloudWatch Logs に送る"),
            TimeSpan.FromMinutes(2), Assumed),
        new(
            new(
                "CloudWatch Logs hands it to the meter, which may have to start",
                "CloudWatch Logs が集計関数に渡す（関数の起動を含むことがある）"),
            TimeSpan.FromMinutes(1), Assumed),
        Meter,
        Propagation,
    ]);

    /// <summary>From the bill: the cap of the month, also for what the log does not show.</summary>
    public static BrakeChannel Bill { get; } = new(new("bill", "請求"),
    [
        new(
            new("AWS Budgets learns of the cost", "AWS Budgets に費用が反映される"), TimeSpan.FromHours(24),
            new(
                $"[AWS: at least once a day]({BestPractices}); a third party measured 3 to 16 hours until its stop",
                $"[AWS：少なくとも 1 日 1 回]({BestPractices})。第三者の測定では、停止まで 3～16 時間")),
        new(
            new("the next run of the brake on schedule", "次に予定されたブレーキの実行"),
            TimeSpan.FromMinutes(UsageFunctions.BrakeMinutes), new("configured", "設定値")),
        new(
            new("the brake judges everybody and changes policies", "ブレーキが全部門を判定し、ポリシーを切り替える"),
            TimeSpan.FromMinutes(2), new("the longest that a run may take", "1 回の実行時間の上限")),
        Propagation,
    ]);

    /// <summary>The channels, the fastest first.</summary>
    public static IReadOnlyList<BrakeChannel> All { get; } = [Log, Bill];

    /// <summary>From the call that passes the cap to the first that is refused.</summary>
    public TimeSpan Lag => TimeSpan.FromTicks(Steps.Sum(step => step.Time.Ticks));
}
