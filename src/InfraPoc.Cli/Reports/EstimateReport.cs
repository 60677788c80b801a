using InfraPoc.Cli.Costs;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What the sandbox costs unused, and the most that can be spent, in both currencies.</summary>
/// <param name="Currency">The sandbox's currency.</param>
/// <param name="IdleWithoutDepartments">A month without any department.</param>
/// <param name="Idle">A month with those of the configuration, unused.</param>
/// <param name="Caps">The amounts of a month at which use stops, together.</param>
/// <param name="Beyond">What is spent beyond them until a stop holds, with a script at work in every department at once.</param>
/// <param name="BeyondOnTheBill">The same where only the bill shows it.</param>
/// <param name="Exposure">The most that can be lost in a month: caps and beyond.</param>
/// <param name="Departments">Those that may spend.</param>
internal sealed record EstimateReport(
    string Currency, CostSum IdleWithoutDepartments, CostSum Idle, CostSum Caps, CostSum Beyond, CostSum BeyondOnTheBill, CostSum Exposure,
    IReadOnlyList<DepartmentEstimate> Departments)
{
    public static EstimateReport Of(SandboxConfig config, SandboxInventory inventory, DateOnly today)
    {
        var money = config.Sandbox.Money;
        var departments = DepartmentsOf(config, today);
        var (caps, beyond, bill) = (
            CostSum.Sum(departments.Select(each => each.Cap), money), CostSum.Sum(departments.Select(each => each.Beyond), money),
            CostSum.Sum(departments.Select(each => each.BeyondOnTheBill), money));
        return new(
            money.Currency,
            CostSum.Of(IdleCost.Of(config, inventory, 0).Usd, money),
            CostSum.Of(IdleCost.Of(config, inventory, config.Departments.Count).Usd, money),
            caps, beyond, bill, CostSum.Sum([caps, beyond], money),
            departments);
    }

    /// <summary>Those that may spend, now or once their period begins.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    /// <param name="month">The month, <c>yyyy-MM</c>; by default that of each in which it may spend most.</param>
    public static IReadOnlyList<DepartmentEstimate> DepartmentsOf(SandboxConfig config, DateOnly today, string? month = null) =>
    [
        .. config.Departments.Where(department => department.MaySpendFrom(today)).Select(department => DepartmentEstimate.Of(
            OverspendBound.Of(department, config, SpendRate.Script),
            month is null ? department.Budget.MostStop(today) : department.Budget.StopIn(month), config.Sandbox.Money)),
    ];
}
