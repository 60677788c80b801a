namespace InfraPoc.Spending;

/// <summary>Whether a department runs, why not, since and until when, and whom to notify of what.</summary>
public sealed record BrakeDecision
{
    /// <summary>Whether the brake must be engaged.</summary>
    public bool Stopped => Cause is not null;

    /// <summary>Why it is stopped; null if it runs.</summary>
    public required BrakeCause? Cause { get; init; }

    /// <summary>Since when it is stopped.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>When it will run again by itself, as far as is known today; null if somebody must act or it runs.</summary>
    public required DateTimeOffset? Until { get; init; }

    /// <summary>Why, in a sentence in the company's language; also why it runs.</summary>
    public required string Why { get; init; }

    /// <summary>What lets it run again, in the company's language; null while it runs.</summary>
    public required string? Lifts { get; init; }

    /// <summary>
    /// What could not be read: <c>rules</c>, <c>orders</c>, <c>ledger</c>, <c>sandbox</c>, <c>bill</c>, <c>sandbox-bill</c>; an
    /// operator must know.
    /// </summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What to send, in this order.</summary>
    public required IReadOnlyList<BrakeMessage> Messages { get; init; }

    /// <summary>
    /// What to remember once the policy is corrected and the messages are sent; equal to the old memory if nothing changed.
    /// </summary>
    public required BrakeMemory Memory { get; init; }

    /// <summary>Decides; the same input gives the same decision, and with the new memory no message again.</summary>
    /// <param name="input">Everything the decision depends on.</param>
    public static BrakeDecision Decide(BrakeInput input) => new BrakeJudge(input).Decide();
}
