using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>A list price of AWS, before tax and discounts.</summary>
/// <param name="Item">What is billed, in both languages.</param>
/// <param name="Unit">What is counted, in both languages.</param>
/// <param name="Usd">US dollars for <paramref name="Per"/> units.</param>
/// <param name="Per">Number of units the price is for.</param>
/// <param name="Free">Units a month that stay free for good; the organization shares them, so nobody should rely on them.</param>
/// <param name="Region">Region the price is of.</param>
/// <param name="Grade">How far it can be relied on.</param>
/// <param name="AwsPage">AWS's page, to check it at.</param>
/// <param name="AsOf">Date of the source; null where it has none.</param>
/// <param name="Source">The third party's page, where it is known from one.</param>
public sealed record Price(
    Bilingual Item, Bilingual Unit, decimal Usd, decimal Per, decimal Free, Bilingual Region, PriceGrade Grade, string AwsPage,
    DateOnly? AsOf, string? Source = null)
{
    /// <summary>US dollars for some units at list price, not rounded.</summary>
    public decimal List(decimal units) => units * Usd / Per;

    /// <summary>US dollars for some units once the free ones are taken off, not rounded.</summary>
    public decimal AfterAllowance(decimal units) => List(Math.Max(0, units - Free));
}
