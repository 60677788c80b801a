using InfraPoc.Config;
using InfraPoc.Costs;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// What the sandbox costs while nobody uses it, and the most that is spent beyond a cap, for finance: <c>docs/cost.md</c>, in English.
/// </summary>
internal static class CostDocument
{
    /// <summary>The document as Markdown; the same configuration and templates give the same text.</summary>
    public static string Of(SandboxConfig config, SandboxInventory inventory) => string.Join('\n', Lines(config, inventory)) + "\n";

    private static IEnumerable<string> Lines(SandboxConfig config, SandboxInventory inventory) =>
    [
        "# What the sandbox costs",
        "",
        "<!-- Generated from config/, the synthesized templates and src/InfraPoc/Costs by `npm run docs`. Do not edit. -->",
        "",
        $"{Escape(config.Sandbox.Company)}, sandbox `{config.Sandbox.Name}`. All figures are estimates from list prices in US dollars, before tax and discounts, "
            + $"at 1 USD = {Number(config.Sandbox.Money.PerUsd)} {config.Sandbox.Money.Currency} ({Day(config.Sandbox.Money.AsOf)}). A month has 30 days. Nothing here was measured on a bill.",
        "",
        "## In short",
        "",
        .. Short(config, inventory).Select(line => $"- {line}"),
        .. new IdleCostSection(config, inventory).Lines(),
        .. new OverspendSection(config).Lines(),
        "",
        "## Prices",
        "",
        $"Read on {Day(PriceList.ReadOn)}, none of it from AWS's live price list. Check those that matter at the address given, and correct `src/InfraPoc/Costs/PriceList.cs`.",
        "",
        .. Table(
            ["What", "USD", "for", "free each month", "price of", "known from", "check on AWS's page"],
            PriceList.All.Select(price => (string[])
            [
                price.Item,
                Exact(price.Usd),
                price.Per == 1 ? $"1 {price.Unit}" : $"{Number(price.Per)} × {price.Unit}",
                price.Free == 0 ? "-" : Number(price.Free),
                price.Region,
                Grade(price),
                $"<{price.AwsPage}>",
            ])),
    ];

    private static IEnumerable<string> Short(SandboxConfig config, SandboxInventory inventory)
    {
        var money = config.Sandbox.Money;
        var none = IdleCost.Of(config, inventory, 0).Usd;
        yield return $"Unused, the sandbox costs about {Both(none, money)} a month without departments.";
        if (config.Departments.Count == 0)
        {
            yield break;
        }

        var now = IdleCost.Of(config, inventory, config.Departments.Count).Usd;
        yield return $"With the {config.Departments.Count} configured today it is about {Both(now, money)}: {Both((now - none) / config.Departments.Count, money)} for each.";
        var script = SpendRate.Examples[1];
        var bounds = config
            .Departments.Where(department => department.Status == DepartmentStatus.Active)
            .Select(department => OverspendBound.Of(department, config, script)).ToList();
        yield return $"A monthly cap can be passed, by the money that is spent until the brake knows and holds, for which {Time(BrakeChannel.Schedule.Lag)} are planned. "
            + $"With {script.Name} at work in every department at once ({Number(script.InputTokens)} tokens in and {Number(script.OutputTokens)} out in a minute), that is {Both(bounds.Sum(bound => bound.BeyondMonth), money)} for all together; "
            + $"if metering fails and only the bill tells, {Both(bounds.Sum(bound => bound.BeyondMonthOnTheBill), money)}.";
        yield return "There is no bound without a rate: see the formula below.";
    }

    private static string Grade(Price price) => price.Grade switch
    {
        PriceGrade.PriceListQuery => $"a third party's query of AWS's price list{Dated(price)}",
        PriceGrade.AwsPage => $"a stored copy of AWS's page{Dated(price)}",
        PriceGrade.ThirdParty => $"[a third party's page]({price.Source}){Dated(price)}",
        _ => "not found, assumed",
    };

    private static string Dated(Price price) => price.AsOf is { } day ? $" of {Day(day)}" : ", undated";
}
