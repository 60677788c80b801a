using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>An amount in both currencies, to the cent.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Local">In the sandbox's currency.</param>
internal sealed record CostSum(decimal Usd, decimal Local)
{
    /// <summary>Amounts together, each rounded before.</summary>
    public static CostSum Sum(IEnumerable<CostSum> sums) =>
        sums.Aggregate(new CostSum(0, 0), (sum, each) => new(sum.Usd + each.Usd, sum.Local + each.Local));

    public static CostSum Of(decimal usd, Money money) => new(Math.Round(usd, 2), Math.Round(usd * money.PerUsd, 2));
}
