using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>Strengths of a guardrail's content filters.</summary>
public sealed record ContentFilters
{
    /// <summary>Sexual content.</summary>
    [Description("Sexual content")]
    public FilterStrength Sexual { get; init; } = FilterStrength.High;

    /// <summary>Violence.</summary>
    [Description("Violence")]
    public FilterStrength Violence { get; init; } = FilterStrength.High;

    /// <summary>Hate.</summary>
    [Description("Hate")]
    public FilterStrength Hate { get; init; } = FilterStrength.High;

    /// <summary>Insults.</summary>
    [Description("Insults")]
    public FilterStrength Insults { get; init; } = FilterStrength.High;

    /// <summary>Criminal activity and other misconduct.</summary>
    [Description("Criminal activity and other misconduct")]
    public FilterStrength Misconduct { get; init; } = FilterStrength.High;

    /// <summary>Prompt attacks.</summary>
    [Description("Prompt attacks (prompts only)")]
    public FilterStrength PromptAttack { get; init; } = FilterStrength.High;

    /// <summary>Every filter by its key.</summary>
    public IReadOnlyList<(string Key, FilterStrength Strength)> ByKey() =>
    [
        ("sexual", Sexual), ("violence", Violence), ("hate", Hate), ("insults", Insults), ("misconduct", Misconduct),
        ("promptAttack", PromptAttack),
    ];
}
