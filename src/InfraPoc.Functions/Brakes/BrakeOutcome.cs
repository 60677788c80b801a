using System.Text.Json.Nodes;
using InfraPoc.Spending;

namespace InfraPoc.Functions.Brakes;

/// <summary>What came out for one department.</summary>
/// <param name="Department">Its id.</param>
internal sealed record BrakeOutcome(string Department)
{
    /// <summary>What was decided on; null if that was not reached.</summary>
    public BrakeInput? Input { get; init; }

    /// <summary>What was decided; null if that was not reached.</summary>
    public BrakeDecision? Decision { get; init; }

    /// <summary>Whether the version in force changed.</summary>
    public bool Changed { get; init; }

    /// <summary>Why it must be done again; null if all was done.</summary>
    public string? Failure { get; init; }

    /// <summary>For whoever invoked the function.</summary>
    public JsonObject ToJson() => new()
    {
        ["department"] = Department,
        ["stopped"] = Decision?.Stopped,
        ["cause"] = Decision?.Cause?.ToString(),
        ["since"] = Decision?.Since,
        ["until"] = Decision?.Until,
        ["why"] = Decision?.Why,
        ["changed"] = Changed,
        ["missing"] = Decision is null ? null : new JsonArray([.. Decision.Missing.Select(name => JsonValue.Create(name))]),
        ["failure"] = Failure,
    };
}
