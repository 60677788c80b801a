using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about the most that is spent beyond a cap.</summary>
/// <param name="most">The most that can be spent in a month.</param>
internal sealed class OverspendSection(MostSpent most)
{
    private readonly Money money = most.Config.Sandbox.Money;
    private readonly IReadOnlyList<Department> spending = [.. most.Bounds.Select(bound => bound.Department)];

    public IEnumerable<string> Lines() =>
    [
        "",
        "## The most that is spent beyond a cap",
        "",
        "    spent <= cap + rate x lag",
        "",
        "[How this is meant, which use each channel sees, and what the bound takes for granted](../money.md).",
        "",
        "### Lags",
        "",
        .. BrakeChannel.All.SelectMany(Lag),
        $"So planned for: {string.Join(", ", BrakeChannel.All.Select(channel => $"{channel.Name} **{Time(channel.Lag)}**"))}. The delays of AWS are assumed: measure them once after the first deployment (a small cap, a script, the clock).",
        "",
        "### Caps",
        "",
        .. Caps(),
        "",
        "### What can be spent beyond them",
        "",
        $"With the dearest model of each department at the prices of `config/models.yaml`, at {string.Join("; ", SpendRate.Examples.Select(Shown))}.",
        "",
        .. Bounds(),
        "",
        "How to read it: a department that a runaway loop takes over passes whichever cap it reaches by at most the amount in the fifth column, and is then stopped. "
            + "The last column applies to use that the log does not show, or while metering is broken: then only the bill stops it.",
    ];

    private static IEnumerable<string> Lag(BrakeChannel channel) =>
    [
        $"**{char.ToUpperInvariant(channel.Name[0])}{channel.Name[1..]}, {Time(channel.Lag)}**",
        "",
        .. Table(["step", "time", "known from"], channel.Steps.Select(step => (string[])[step.What, Time(step.Time), step.Basis])),
        "",
    ];

    private IEnumerable<string> Caps() => spending.Count == 0 ? ["No department may spend."] : Table(
        ["Department", "an hour", "a day", $"{(most.Month.Length == 0 ? "a month" : most.Month)}, where use stops", "the whole approved amount"],
        [
            .. spending.Select(department => (IReadOnlyList<string>)
            [
                Name(department),
                Amount(department.Budget.Hourly),
                Amount(department.Budget.Daily),
                Amount(department.Budget.StopIn(most.Month)),
                Amount(department.Budget.Total),
            ]),
            [
                "**All**", "", "",
                $"**{Amount(most.Caps(most.Month))}**",
                "",
            ],
            ["**Whole sandbox**, where everybody is stopped", "", "", $"**{Amount(money.MonthlyBudget)}**", ""],
        ]);

    private IEnumerable<string> Bounds() => spending.Count == 0 ? [] : Table(
        [
            "Department", "dearest model", "rate of", "in a minute, USD", "beyond a cap",
            "beyond the cap of the month, if only the bill shows it",
        ],
        SpendRate.Examples.SelectMany(Bounds));

    private IEnumerable<IReadOnlyList<string>> Bounds(SpendRate rate)
    {
        var bounds = spending.Select(department => OverspendBound.Of(department, most.Config, rate)).ToList();
        return
        [
            .. bounds.Select(bound => (IReadOnlyList<string>)
            [
                Name(bound.Department),
                Escape(bound.Model.Name),
                rate.Name,
                Rounded(bound.UsdPerMinute),
                Both(bound.Beyond, money),
                Both(bound.BeyondOnTheBill, money),
            ]),
            [
                "**All at once**",
                "",
                rate.Name,
                Rounded(bounds.Sum(bound => bound.UsdPerMinute)),
                Both(bounds.Sum(bound => bound.Beyond), money),
                Both(bounds.Sum(bound => bound.BeyondOnTheBill), money),
            ],
        ];
    }

    private static string Shown(SpendRate rate) =>
        $"the rate of {rate.Name}: {Number(rate.InputTokens)} tokens in and {Number(rate.OutputTokens)} out in a minute";

    private static string Name(Department department) => $"{Escape(department.Name)} (`{department.Id}`)";

    private string Amount(decimal? amount) =>
        amount is { } value ? $"{CostText.Amount(value, money)} ({Usd(money.ToUsd(value))} USD)" : "-";
}
