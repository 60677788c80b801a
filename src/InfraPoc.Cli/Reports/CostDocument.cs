using InfraPoc.Cli.Costs;
using InfraPoc.Config;
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
        "<!-- Generated from config/, the synthesized templates and src/InfraPoc.Cli/Costs by `npm run docs`. Do not edit. -->",
        "",
        .. Short(config, inventory),
        "",
        $"{Escape(config.Sandbox.Company)}, sandbox `{config.Sandbox.Name}`. All figures are estimates from list prices in US dollars, before tax and discounts, "
            + $"at 1 USD = {Number(config.Sandbox.Money.PerUsd)} {config.Sandbox.Money.Currency} ({Day(config.Sandbox.Money.AsOf)}). A month has 30 days. Nothing here was measured on a bill.",
        .. new OverspendSection(config).Lines(),
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

    /// <summary>
    /// What finance asks first, a sentence each: the most that can be lost, what it costs unused, and what else there is.
    /// </summary>
    private static IEnumerable<string> Short(SandboxConfig config, SandboxInventory inventory)
    {
        var money = config.Sandbox.Money;
        var script = SpendRate.Examples[1];
        var active = config.Departments.Where(department => department.Status == DepartmentStatus.Active).ToList();
        var bounds = active.Select(department => OverspendBound.Of(department, config, script)).ToList();
        var cap = active.Sum(department => department.Budget.MonthlyStop) / money.PerUsd;
        yield return $"The most that can be lost in a month is {Both(cap, money)}, at which everybody is stopped, and what is spent until a stop holds, for which {Time(BrakeChannel.Log.Lag)} are planned: "
            + $"{Both(bounds.Sum(bound => bound.Beyond), money)} with {script.Name} at work in every department at once ({Number(script.InputTokens)} tokens in and {Number(script.OutputTokens)} out in a minute), "
            + $"or {Both(bounds.Sum(bound => bound.BeyondOnTheBill), money)} if metering fails and only the bill tells.";

        var none = IdleCost.Of(config, inventory, 0).Usd;
        if (config.Departments.Count == 0)
        {
            yield return $"When nobody uses it, it costs about {Both(none, money)} a month; no department is configured.";
        }
        else
        {
            var now = IdleCost.Of(config, inventory, config.Departments.Count).Usd;
            yield return $"When nobody uses it, it costs about {Both(now, money)} a month with the {config.Departments.Count} configured departments, {Both(none, money)} without any, and {Both((now - none) / config.Departments.Count, money)} for each.";
        }

        var use = new UseCost(config);
        yield return $"There is more to it: besides the models, every call pays for guardrail checks ({Rounded(use.FloorChecks)} USD for 1,000 text units under the floor), which are counted towards the caps, and for logs and the ledger (about {Usd(use.Usd)} USD for {Number(UseCost.Calls)} calls), which are not.";
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
