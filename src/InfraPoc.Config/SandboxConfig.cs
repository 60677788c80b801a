namespace InfraPoc.Config;

/// <summary>The whole configuration of one sandbox, loaded and valid.</summary>
/// <param name="Sandbox"><c>config/sandbox.yaml</c>.</param>
/// <param name="Models">The models of <c>config/models.yaml</c> by alias.</param>
/// <param name="Departments">The files of <c>config/departments</c>, ordered by id.</param>
public sealed record SandboxConfig(
    Sandbox Sandbox,
    IReadOnlyDictionary<string, Model> Models,
    IReadOnlyList<Department> Departments)
{
    /// <summary>The rules of <c>config/approvals.yaml</c>; none where the file is missing.</summary>
    public IReadOnlyList<ApprovalRule> Approvals { get; init; } = [];

    /// <summary>The thresholds of <c>config/approvals.yaml</c> for costs; null for none.</summary>
    public CostThresholds? Cost { get; init; }

    /// <summary>The moves of <c>config/moves.yaml</c>, the earliest first; none where the file is missing.</summary>
    public IReadOnlyList<PlannedMove> Moves { get; init; } = [];

    /// <summary>The models a department may use, in the order its file lists them.</summary>
    public IReadOnlyList<Model> ModelsOf(Department department) => [.. department.Models.Select(alias => Models[alias])];
}
