using InfraPoc.Controls;

namespace InfraPoc.Cli.Reviews;

/// <summary>One request that both sides of a review are asked.</summary>
/// <param name="Action">One action.</param>
/// <param name="Resource">One ARN, or <c>*</c>.</param>
/// <param name="Context">Condition keys that are fixed, without a value for one that the request does not have; others may be any.</param>
/// <param name="Time">When; null for any time.</param>
internal sealed record ReviewQuestion(
    string Action,
    string Resource,
    IReadOnlyList<(string Key, string? Value)> Context,
    DateTimeOffset? Time
)
{
    /// <summary>The condition keys as the evaluator takes them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys() => DepartmentPrincipal.Keys(Time, Context);

    /// <summary>Two with the same text are the same question.</summary>
    public string Text =>
        $"{Action} {Resource}{string.Concat(Context.Select(pair => $" {pair.Key}={pair.Value ?? "absent"}"))}{(Time is { } time ? $" {time:O}" : "")}";
}
