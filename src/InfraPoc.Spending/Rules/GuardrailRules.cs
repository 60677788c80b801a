namespace InfraPoc.Spending;

/// <summary>
/// What the checks of a guardrail cost: the sum of its filters' prices, in US dollars per 1,000 text units of up to 1,000 characters.
/// </summary>
public sealed record GuardrailRules
{
    /// <summary>US dollars per 1,000 text units of prompts.</summary>
    public required decimal Input { get; init; }

    /// <summary>US dollars per 1,000 text units of answers.</summary>
    public required decimal Output { get; init; }
}
