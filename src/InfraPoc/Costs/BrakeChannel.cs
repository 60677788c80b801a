namespace InfraPoc.Costs;

/// <summary>A way on which the brake learns that a cap has been passed.</summary>
/// <param name="Name">Name, as it stands in the document.</param>
/// <param name="Steps">The steps, one after the other.</param>
public sealed record BrakeChannel(string Name, IReadOnlyList<LagStep> Steps)
{
    private const string Assumed = "assumed; AWS publishes no figure";
    private static readonly LagStep Delivery = new("Bedrock delivers the log event to CloudWatch Logs", TimeSpan.FromMinutes(2), Assumed);
    private static readonly LagStep Filter = new("the metric filter publishes the tokens", TimeSpan.FromMinutes(1), Assumed);
    private static readonly LagStep Run = new(
        "the reconciler runs", TimeSpan.FromMinutes(1), "assumed, not measured; an express workflow may take 5 minutes");
    private static readonly LagStep Propagation = new(
        "IAM applies the policy version everywhere", TimeSpan.FromMinutes(1),
        "assumed; AWS says eventually, third parties measured seconds to minutes");

    /// <summary>From the log by an alarm: the caps of an hour and of a day.</summary>
    public static BrakeChannel Fast { get; } = new("alarm",
    [
        Delivery,
        Filter,
        new(
            "CloudWatch evaluates the alarm", TimeSpan.FromMinutes(1),
            "[AWS: every minute](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html)"
        ),
        new("the change of state starts the reconciler", TimeSpan.FromMinutes(1), Assumed),
        Run,
        Propagation,
    ]);

    /// <summary>From the log by the schedule: the cap of the month, and every cap that no single alarm covers.</summary>
    public static BrakeChannel Schedule { get; } = new("schedule",
    [
        Delivery,
        Filter,
        new("the next run on schedule", TimeSpan.FromMinutes(ReconcilerLoad.MinutesBetweenRuns), "configured"),
        Run,
        Propagation,
    ]);

    /// <summary>From the bill: the cap of the month, also for what the log does not show.</summary>
    public static BrakeChannel Bill { get; } = new("bill",
    [
        new(
            "AWS Budgets learns of the cost", TimeSpan.FromHours(24),
            "[AWS: at least once a day](https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html); a third party measured 3 to 16 hours until its stop"
        ),
        new("the next run on schedule", TimeSpan.FromMinutes(ReconcilerLoad.MinutesBetweenRuns), "configured"),
        Run,
        Propagation,
    ]);

    /// <summary>The channels, the fastest first.</summary>
    public static IReadOnlyList<BrakeChannel> All { get; } = [Fast, Schedule, Bill];

    /// <summary>From the call that passes the cap to the first that is refused.</summary>
    public TimeSpan Lag => TimeSpan.FromTicks(Steps.Sum(step => step.Time.Ticks));
}
