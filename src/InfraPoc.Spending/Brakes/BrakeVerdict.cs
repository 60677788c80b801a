namespace InfraPoc.Spending;

/// <summary>What was decided, without the messages about it.</summary>
internal sealed record BrakeVerdict
{
    /// <summary>Why it is stopped; null if it runs.</summary>
    public required BrakeCause? Cause { get; init; }

    /// <summary>The rules by which its bill is judged.</summary>
    public required DepartmentRules? BillRules { get; init; }

    /// <summary>Since when it is stopped.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>When it runs again by itself.</summary>
    public required DateTimeOffset? Until { get; init; }

    /// <summary>Where it does not: the cause that somebody must end.</summary>
    public required BrakeCause? LiftedBy { get; init; }

    /// <summary>The order by which it is stopped, or runs although a cap may be reached.</summary>
    public required BrakeOrder? Order { get; init; }
}
