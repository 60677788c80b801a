using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What the configuration gives to whom, and the stacks synthesized from it.</summary>
/// <param name="Company">The company.</param>
/// <param name="Sandbox">The sandbox's prefix.</param>
/// <param name="Currency">Currency of the amounts.</param>
/// <param name="PerUsd">Units of the currency for one US dollar.</param>
/// <param name="RateAsOf">Date of the rate.</param>
/// <param name="MonthlyBudget">Budget of the whole sandbox.</param>
/// <param name="MonthlyBudgetUsd">The same in US dollars.</param>
/// <param name="Departments">The departments by id.</param>
/// <param name="Stacks">The stacks by name; empty when nothing was synthesized yet.</param>
public sealed record SandboxSummary(
    string Company,
    string Sandbox,
    string Currency,
    decimal PerUsd,
    DateOnly RateAsOf,
    decimal MonthlyBudget,
    decimal MonthlyBudgetUsd,
    IReadOnlyList<DepartmentSummary> Departments,
    IReadOnlyList<SynthesizedStack> Stacks)
{
    /// <summary>Summarises a configuration on a day.</summary>
    public static SandboxSummary Of(SandboxConfig config, SandboxNames names, IReadOnlyList<SynthesizedStack> stacks, DateOnly today)
    {
        var money = config.Sandbox.Money;
        return new SandboxSummary(
            config.Sandbox.Company,
            config.Sandbox.Name,
            money.Currency,
            money.PerUsd,
            money.AsOf,
            money.MonthlyBudget,
            money.ToUsd(money.MonthlyBudget),
            [.. config.Departments.Select(department => DepartmentSummary.Of(department, config, names, today))],
            stacks);
    }
}
