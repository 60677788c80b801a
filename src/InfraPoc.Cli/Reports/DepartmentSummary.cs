using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What a department gets.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Status">Status, as its file states it.</param>
/// <param name="Standing">Where it stands today.</param>
/// <param name="Models">Names of its models.</param>
/// <param name="Guardrail">Id of its guardrail profile.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Members">Number of members; null when an external group holds them.</param>
/// <param name="MonthlyCap">Monthly cap in the sandbox's currency.</param>
/// <param name="MonthlyCapUsd">Monthly cap in US dollars.</param>
/// <param name="SignInUrl">Link that signs a member in; null when the department is closed.</param>
public sealed record DepartmentSummary(
    string Id,
    string Name,
    DepartmentStatus Status,
    DepartmentStanding Standing,
    IReadOnlyList<string> Models,
    string Guardrail,
    DateOnly Start,
    DateOnly End,
    int? Members,
    decimal MonthlyCap,
    decimal MonthlyCapUsd,
    string? SignInUrl)
{
    /// <summary>Summarises a department on a day.</summary>
    public static DepartmentSummary Of(Department department, SandboxConfig config, SandboxNames names, DateOnly today) => new(
        department.Id,
        department.Name,
        department.Status,
        department.StandingOn(today),
        [.. config.ModelsOf(department).Select(model => model.Name)],
        department.Guardrail,
        department.Period.Start,
        department.Period.End,
        department.Group is null ? department.Members.Count : null,
        department.Budget.Monthly,
        config.Sandbox.Money.ToUsd(department.Budget.Monthly),
        department.Status == DepartmentStatus.Closed ? null : names.SignInUrl(department));
}
