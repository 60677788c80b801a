using InfraPoc.Cli.Costs;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What the sandbox costs unused, and the most that can be spent, in both currencies.</summary>
/// <param name="Currency">The sandbox's currency.</param>
/// <param name="IdleWithoutDepartments">A month without any department.</param>
/// <param name="Idle">A month with those of the configuration, unused.</param>
/// <param name="Month">The month whose top-ups count, the dearest; null where any month is as dear.</param>
/// <param name="Caps">The amounts of that month at which use stops, together.</param>
/// <param name="Beyond">What is spent beyond them until a stop holds, with a script at work in every department at once.</param>
/// <param name="BeyondOnTheBill">The same where only the bill shows it.</param>
/// <param name="Exposure">The most that can be lost in a month: caps and beyond.</param>
/// <param name="Departments">Those that may spend.</param>
internal sealed record EstimateReport(
    string Currency, CostSum IdleWithoutDepartments, CostSum Idle, string? Month, CostSum Caps, CostSum Beyond, CostSum BeyondOnTheBill,
    CostSum Exposure, IReadOnlyList<DepartmentEstimate> Departments)
{
    public static EstimateReport Of(SandboxConfig config, SandboxInventory inventory, DateOnly today)
    {
        var money = config.Sandbox.Money;
        var most = new MostSpent(config, today);
        var departments = most.In(most.Month);
        var (caps, beyond, bill) = (
            CostSum.Sum(departments.Select(each => each.Cap), money), CostSum.Sum(departments.Select(each => each.Beyond), money),
            CostSum.Sum(departments.Select(each => each.BeyondOnTheBill), money));
        return new(
            money.Currency,
            CostSum.Of(IdleCost.Of(config, inventory, 0).Usd, money),
            CostSum.Of(IdleCost.Of(config, inventory, config.Departments.Count).Usd, money),
            most.Month.Length == 0 ? null : most.Month,
            caps, beyond, bill, CostSum.Sum([caps, beyond], money),
            departments);
    }
}
