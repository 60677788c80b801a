using InfraPoc.Config;

namespace InfraPoc.Cli.Access;

/// <summary>May a department do this?</summary>
/// <param name="Department">The department.</param>
/// <param name="Origin">From where.</param>
/// <param name="Action">One action, such as <c>bedrock:InvokeModel</c>.</param>
/// <param name="At">When; null for any time of its period.</param>
internal sealed record AccessQuestion(Department Department, AccessOrigin Origin, string Action, DateTimeOffset? At)
{
    /// <summary>The model that is called; null where the action is about something else.</summary>
    public Model? Model { get; init; }

    /// <summary>ARN of what else it is done to; null for what has none.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// The guardrail that the call passes: <c>none</c>, <c>floor</c>, or a profile's id; null for the one it has to pass.
    /// </summary>
    public string? Guardrail { get; init; }

    /// <summary>Whether the brake has stopped the department.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Further condition keys; without value for one that the request does not have.</summary>
    public IReadOnlyList<(string Key, string? Value)> Context { get; init; } = [];
}
