using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>A kind of change that somebody besides IT approves.</summary>
public enum ApprovalKind
{
    /// <summary>Somebody may do more.</summary>
    [JsonStringEnumMemberName("access-widened")]
    AccessWidened,

    /// <summary>A department, or all together, may spend more.</summary>
    [JsonStringEnumMemberName("budget-raised")]
    BudgetRaised,

    /// <summary>Texts may be processed in a Region in which they were not.</summary>
    [JsonStringEnumMemberName("residency-widened")]
    ResidencyWidened,

    /// <summary>
    /// A control is violated, what judges changes is changed, a guardrail loses something, or a setting that protects everybody changes.
    /// </summary>
    [JsonStringEnumMemberName("protection-weakened")]
    ProtectionWeakened,

    /// <summary>Something is destroyed or replaced that holds data or lets somebody in.</summary>
    [JsonStringEnumMemberName("state-lost")]
    StateLost,

    /// <summary>A department is new.</summary>
    [JsonStringEnumMemberName("department-added")]
    DepartmentAdded,

    /// <summary>A department's period ends later.</summary>
    [JsonStringEnumMemberName("period-extended")]
    PeriodExtended,

    /// <summary>A department's period ends later, and did so before; or nobody can tell.</summary>
    [JsonStringEnumMemberName("period-extended-again")]
    PeriodExtendedAgain,

    /// <summary>The code of a function in the sandbox account changes.</summary>
    [JsonStringEnumMemberName("code-changed")]
    CodeChanged,
}
