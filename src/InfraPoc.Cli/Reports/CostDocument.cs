using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// What the sandbox costs while nobody uses it, and the most that is spent beyond a cap, for finance: the page <c>cost.md</c> of
/// docs/company, in English but for its first two sentences.
/// </summary>
internal static class CostDocument
{
    /// <summary>The document as Markdown; the same configuration and templates give the same text.</summary>
    public static string Of(SandboxConfig config, SandboxInventory inventory, DateOnly today) =>
        string.Join('\n', Lines(config, inventory, new InShort(config, today), today)) + "\n";

    private static IEnumerable<string> Lines(SandboxConfig config, SandboxInventory inventory, InShort inShort, DateOnly today) =>
    [
        "# What the sandbox costs",
        "",
        "<!-- Generated from config/, the synthesized templates and src/InfraPoc.Cli/Costs by `npm run docs`. Do not edit. -->",
        "",
        $"- {inShort.Loss()}",
        $"- {inShort.Idle(inventory)}",
        "",
        $"{Escape(config.Sandbox.Company)}, sandbox `{config.Sandbox.Name}`. All figures are estimates from list prices in US dollars, before tax and discounts, "
            + $"at 1 USD = {Number(config.Sandbox.Money.PerUsd)} {config.Sandbox.Money.Currency} ({Day(config.Sandbox.Money.AsOf)}). A month has 30 days. Nothing here was measured on a bill.",
        .. new OverspendSection(inShort.Most).Lines(),
        .. new IdleCostSection(config, inventory).Lines(),
        .. new UseCost(config).Lines(),
        "",
        "## Prices",
        "",
        $"Read on {Day(PriceList.ReadOn)}, none of it from AWS's live price list, and rounded here to two digits. Check those that matter at the address given, and correct `src/InfraPoc.Cli/Costs/PriceList.cs`.",
        "",
        .. Table(
            ["What", "USD", "for", "free each month", "price of", "known from", "check on AWS's page"],
            PriceList.All.Select(price => (string[])
            [
                price.Item,
                Rounded(price.Usd),
                price.Per == 1 ? $"1 {price.Unit}" : $"{Number(price.Per)} × {price.Unit}",
                price.Free == 0 ? "-" : Number(price.Free),
                price.Region,
                Grade(price),
                $"<{price.AwsPage}>",
            ])),
    ];

    private static string Grade(Price price) => price.Grade switch
    {
        PriceGrade.PriceListQuery => $"a third party's query of AWS's price list{Dated(price)}",
        PriceGrade.AwsPage => $"a stored copy of AWS's page{Dated(price)}",
        PriceGrade.ThirdParty => $"[a third party's page]({price.Source}){Dated(price)}",
        _ => "not found, assumed",
    };

    private static string Dated(Price price) => price.AsOf is { } day ? $" of {Day(day)}" : ", undated";
}
