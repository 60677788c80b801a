namespace InfraPoc.Spending;

/// <summary>Something that keeps a department stopped.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Until">When it ends by itself; null if it does not.</param>
internal sealed record BrakeHold(BrakeCause Cause, DateTimeOffset? Until)
{
    /// <summary>The cause whose way of being lifted people are told.</summary>
    public BrakeCause LiftedBy { get; init; } = Cause;
}
