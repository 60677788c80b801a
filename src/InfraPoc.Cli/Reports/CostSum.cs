using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>An amount in both currencies, to the cent.</summary>
/// <param name="Usd">US dollars.</param>
/// <param name="Local">In the sandbox's currency.</param>
internal sealed record CostSum(decimal Usd, decimal Local)
{
    public static CostSum Of(decimal usd, Money money) => new(Math.Round(usd, 2), Math.Round(usd * money.PerUsd, 2));
}
