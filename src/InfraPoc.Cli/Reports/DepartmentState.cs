using InfraPoc.Cli.Commands;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>All there is to know about a department without asking AWS.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Status">Status, as its file states it.</param>
/// <param name="StatusReason">Why the status is not active.</param>
/// <param name="StatusSince">Since when.</param>
/// <param name="Outcome">What was decided when the trial ended.</param>
/// <param name="Standing">Where it stands today.</param>
/// <param name="Purpose">Why it tries AI.</param>
/// <param name="UseCases">Names of its use cases.</param>
/// <param name="DataClass">The most sensitive data.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="ItPartner">Who answers for it in IT.</param>
/// <param name="DecisionMaker">Who decides.</param>
/// <param name="Approval">Number of the approval.</param>
/// <param name="CostCenter">Who pays.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="DaysLeft">Days of its period that are left, today included; 0 once it is over or closed.</param>
/// <param name="Members">Addresses of its members.</param>
/// <param name="Moves">Planned moves from or to it.</param>
/// <param name="Group">The external group that holds them instead.</param>
/// <param name="Models">Aliases of its models.</param>
/// <param name="Guardrail">Id of its guardrail profile.</param>
/// <param name="Budget">What it may spend.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="MonthlyCapUsd">The monthly cap in US dollars.</param>
/// <param name="Access">How it reaches its models.</param>
/// <param name="SignInUrl">Link that signs a member in; null when it is closed.</param>
/// <param name="File">Its file.</param>
internal sealed record DepartmentState(
    string Id, string Name, DepartmentStatus Status, string? StatusReason, DateOnly? StatusSince, Config.Outcome? Outcome,
    DepartmentStanding Standing, string Purpose, IReadOnlyList<string> UseCases, DataClass DataClass, Contact Owner, Contact ItPartner,
    Contact DecisionMaker, string Approval, string CostCenter, DateOnly Start, DateOnly End, int DaysLeft, IReadOnlyList<string> Members,
    IReadOnlyList<PlannedMove> Moves, ExternalGroup? Group, IReadOnlyList<string> Models, string Guardrail, Budget Budget, string Currency,
    decimal MonthlyCapUsd, DepartmentAccess Access, string? SignInUrl, string File)
{
    /// <summary>A department as it stands today.</summary>
    public static DepartmentState Of(Department department, SandboxConfig company, TimeProvider clock)
    {
        var today = LocalDay.Today(clock, company.Sandbox.TimeZone);
        var names = company.Sandbox.Names();
        return new(
            department.Id, department.Name, department.Status, department.StatusReason, department.StatusSince, department.Outcome,
            department.StandingOn(today), department.Purpose, [.. department.UseCases.Select(each => each.Name)], department.DataClass,
            department.Owner, department.ItPartner, department.DecisionMaker, department.Approval, department.CostCenter,
            department.Period.Start, department.Period.End, department.DaysLeft(today), department.Members,
            [.. company.Moves.Where(move => move.Touches(department.Id))], department.Group, department.Models, department.Guardrail,
            department.Budget, company.Sandbox.Money.Currency, company.Sandbox.Money.ToUsd(department.Budget.Monthly), department.Access,
            department.Status == DepartmentStatus.Closed ? null : names.SignInUrl(department),
            Config.Editing.ConfigDraft.FileOf(department.Id));
    }
}
