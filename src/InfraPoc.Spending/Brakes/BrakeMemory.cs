namespace InfraPoc.Spending;

/// <summary>What the brake remembers of one brake policy. Saved as it is after messages were sent.</summary>
public sealed record BrakeMemory
{
    /// <summary>Id of the policy; what is remembered of another one does not count.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Why the department is stopped; null while it runs.</summary>
    public BrakeCause? Cause { get; init; }

    /// <summary>Since when it is stopped, for whatever cause.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The cause of the last stop message; null if none was sent since it last ran.</summary>
    public BrakeCause? Told { get; init; }

    /// <summary>The time of the order of which people were notified last.</summary>
    public DateTimeOffset? ToldOrder { get; init; }

    /// <summary>When the policy was first seen.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>Whether it was ever seen in the configuration and with rules.</summary>
    public bool Configured { get; init; }

    /// <summary>Until when it cools down after the cap of an hour was reached.</summary>
    public DateTimeOffset? CoolDownUntil { get; init; }

    /// <summary>The last clock hour whose cap was dealt with.</summary>
    public DateTimeOffset? CapHour { get; init; }

    /// <summary>The month of <see cref="AlertPercent"/>, <c>yyyy-MM</c>.</summary>
    public string? AlertMonth { get; init; }

    /// <summary>The highest alert percentage of which people were notified in that month.</summary>
    public int AlertPercent { get; init; }

    /// <summary>The Monday of the last weekly digest, <c>yyyy-MM-dd</c>.</summary>
    public string? DigestWeek { get; init; }

    /// <summary>
    /// Whether the department's stacks may still be on their way, in whatever order: for an hour after it was first seen, what is not
    /// there yet is neither reported nor told.
    /// </summary>
    /// <param name="now">Now.</param>
    internal bool IsNewcomer(DateTimeOffset now) => !Configured && now - (FirstSeen ?? now) < TimeSpan.FromHours(1);
}
