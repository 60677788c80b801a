using System.Text.Json.Serialization;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>An amount in both currencies, which is rounded where it is shown and not where it is added.</summary>
/// <param name="Exact">US dollars, not rounded.</param>
/// <param name="PerUsd">The sandbox's currency for a dollar.</param>
internal sealed record CostSum([property: JsonIgnore] decimal Exact, [property: JsonIgnore] decimal PerUsd)
{
    /// <summary>US dollars, to the cent.</summary>
    public decimal Usd => Math.Round(Exact, 2);

    /// <summary>In the sandbox's currency, to a hundredth.</summary>
    public decimal Local => Math.Round(Exact * PerUsd, 2);

    public static CostSum Of(decimal usd, Money money) => new(usd, money.PerUsd);

    public static CostSum Sum(IEnumerable<CostSum> sums, Money money) => new(sums.Sum(each => each.Exact), money.PerUsd);
}
