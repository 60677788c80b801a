using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>A way on which the brake learns that a cap has been passed.</summary>
/// <param name="Name">Name, as it stands in the document.</param>
/// <param name="Steps">The steps, one after the other.</param>
public sealed record BrakeChannel(string Name, IReadOnlyList<LagStep> Steps)
{
    private const string Assumed = "assumed; AWS publishes no figure";

    /// <summary>From the delivery of a log event to the flip of the policy.</summary>
    private static readonly LagStep Meter = new(
        "the meter counts it and changes the brake policy", TimeSpan.FromSeconds(1), "measured against a local AWS");

    private static readonly LagStep Propagation = new(
        "IAM applies the policy version everywhere", new TimeSpan(0, 2, 13), "the longest that others saw; AWS says eventually");

    /// <summary>From the log: every cap.</summary>
    public static BrakeChannel Log { get; } = new("log",
    [
        new("Bedrock delivers the log event to CloudWatch Logs", TimeSpan.FromMinutes(2), Assumed),
        new("CloudWatch Logs hands it to the meter, which may have to start", TimeSpan.FromMinutes(1), Assumed),
        Meter,
        Propagation,
    ]);

    /// <summary>From the bill: the cap of the month, also for what the log does not show.</summary>
    public static BrakeChannel Bill { get; } = new("bill",
    [
        new(
            "AWS Budgets learns of the cost", TimeSpan.FromHours(24),
            "[AWS: at least once a day](https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html); a third party measured 3 to 16 hours until its stop"
        ),
        new("the next run of the brake on schedule", TimeSpan.FromMinutes(UsageFunctions.BrakeMinutes), "configured"),
        new("the brake judges everybody and changes policies", TimeSpan.FromMinutes(2), "the longest that a run may take"),
        Propagation,
    ]);

    /// <summary>The channels, the fastest first.</summary>
    public static IReadOnlyList<BrakeChannel> All { get; } = [Log, Bill];

    /// <summary>From the call that passes the cap to the first that is refused.</summary>
    public TimeSpan Lag => TimeSpan.FromTicks(Steps.Sum(step => step.Time.Ticks));
}
