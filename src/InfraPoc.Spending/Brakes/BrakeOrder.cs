namespace InfraPoc.Spending;

/// <summary>A standing order by a person.</summary>
public sealed record BrakeOrder
{
    /// <summary>Target of an order to everybody.</summary>
    public const string Everybody = "all";

    /// <summary>True: stop. False: take a stop back, or with <see cref="Until"/>, run although caps are reached.</summary>
    public required bool Engage { get; init; }

    /// <summary>Id of the brake policy to which the order belongs, or <see cref="Everybody"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Why, as typed.</summary>
    public required string Reason { get; init; }

    /// <summary>By whom, as typed; null if the caller did not say.</summary>
    public string? By { get; init; }

    /// <summary>When the order ends by itself (UTC, exclusive).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
