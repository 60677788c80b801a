using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>One item about a brake policy: what is remembered, or an order.</summary>
internal sealed record BrakeNote
{
    /// <summary>What is remembered; null if nothing is yet.</summary>
    public RulesReading<BrakeMemory>? Memory { get; init; }

    /// <summary>The version that was in force when it was remembered.</summary>
    public string? Version { get; init; }

    /// <summary>Whether that version stops.</summary>
    public bool Stops { get; init; }

    /// <summary>Messages of an unfinished try that were sent.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>A standing order.</summary>
    public RulesReading<BrakeOrder>? Order { get; init; }
}
