using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about the most that is spent beyond a cap.</summary>
internal sealed class OverspendSection(SandboxConfig config)
{
    private readonly Money money = config.Sandbox.Money;
    private readonly IReadOnlyList<Department> active =
    [
        .. config.Departments.Where(department => department.Status == DepartmentStatus.Active),
    ];

    public IEnumerable<string> Lines() =>
    [
        "",
        "## The most that is spent beyond a cap",
        "",
        "A cap is not a prepaid amount. AWS learns what was used after it was used, so a cap stops further use once the news has arrived:",
        "",
        "    spent <= cap + rate x lag",
        "",
        "- **cap**: an hour's, a day's, a month's or the whole approved amount, of a department or of the sandbox; see below.",
        "- **lag**: the time from the call that passes the cap to the first call that is refused. It depends on the channel that brings the news.",
        "- **rate**: money spent in a minute during that time. Only Bedrock's quotas of the account limit it. InfraPoc does not, so there is no bound that is independent of the rate; the table shows it for some.",
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
        "",
        "### Which channel sees what",
        "",
        .. Channels(),
        "",
        "### What the department budgets leave out",
        "",
        "- Budgets filter on the tag `department`, once as the tag of the calling role and once as the tag of the inference profile. A tag counts only after somebody activated it as a cost allocation tag in the management account; third parties report that each of the two needs its own activation. "
            + "AWS lists a role's tag for activation only after its first call of a model, which takes up to 24 hours, and the activation up to 24 more. It does not count back. **Until then assume that the department budgets show zero**; the budget of the whole account does not need tags.",
        "- The roles that IAM Identity Center creates carry no tags. Use of the playground reaches a department's budget only if Identity Center passes `department` as a session tag, and whether that arrives on the bill is not verified. **Assume that it does not**: then playground use is stopped by metering and seen on the account's budget, but missing from the department's.",
        "- Public repositories report that Claude is billed through AWS Marketplace under names of its own. The budgets do not filter by service, so that they would not miss it.",
        "- Forecast alerts need about five weeks of data.",
        "",
        "### What the bound takes for granted",
        "",
        "- **Prices** are those of `config/models.yaml`, written by hand. If AWS charges more, every estimate is as much too low. Where no price of the prompt cache is given, reading counts as input and writing as twice the input; a model without a price counts at the dearest.",
        "- **Calls in flight** complete and are billed. A long answer may take minutes more than the lag.",
        "- **Tokens and guardrail checks** are metered: not images, video, audio or other units, and not what AWS charges for logs, metrics and functions.",
        "- **Checks of the rates in the table** count five characters for a token, as the meter does where no text is logged.",
        "- **A delivery that fails** is tried again for up to six hours, and the lag is as much longer; an alarm fires.",
        "- **Two callers at once**: the rate is that of all members and applications of a department together.",
        "- **A release by a person** is a decision to spend more; caps count from then on as that person said.",
        "- **Tax** is not in budgets' alerts as the table shows them, and the **rate of exchange** is the one above, not the day's.",
    ];

    private static IEnumerable<string> Lag(BrakeChannel channel) =>
    [
        $"**{char.ToUpperInvariant(channel.Name[0])}{channel.Name[1..]}, {Time(channel.Lag)}**",
        "",
        .. Table(["step", "time", "known from"], channel.Steps.Select(step => (string[])[step.What, Time(step.Time), step.Basis])),
        "",
    ];

    private IEnumerable<string> Caps() => active.Count == 0 ? ["No department is active."] : Table(
        ["Department", "an hour", "a day", "a month, where use stops", "the whole approved amount"],
        [
            .. active.Select(department => (IReadOnlyList<string>)
            [
                Name(department),
                Amount(department.Budget.Hourly),
                Amount(department.Budget.Daily),
                Amount(department.Budget.MonthlyStop),
                Amount(department.Budget.Total),
            ]),
            [
                "**All**", "", "",
                $"**{Amount(active.Sum(department => department.Budget.MonthlyStop))}**",
                "",
            ],
            ["**Whole sandbox**, where everybody is stopped", "", "", $"**{Amount(money.MonthlyBudget)}**", ""],
        ]);

    private IEnumerable<string> Bounds() => active.Count == 0 ? [] : Table(
        [
            "Department", "dearest model", "rate of", "in a minute, USD", "beyond a cap",
            "beyond the cap of the month, if only the bill shows it",
        ],
        SpendRate.Examples.SelectMany(Bounds));

    private IEnumerable<IReadOnlyList<string>> Bounds(SpendRate rate)
    {
        var bounds = active.Select(department => OverspendBound.Of(department, config, rate)).ToList();
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

    private static IEnumerable<string> Channels() => Table(
        ["Use", "metering by role", "department's budget (tags)", "whole account's budget"],
        [
            [
                "a member in the playground or through the API, with the department's sign-in role", "yes",
                "not unless session tags are set up; not verified", "yes",
            ],
            [
                "an application with the department's role", "yes",
                "by the role's tag once activated; reported by a third party, not verified", "yes",
            ],
            ["calls through the department's inference profile", "yes, by the caller's role", "by the profile's tag once activated", "yes"],
            ["a caller who belongs to no department", "yes, with an alarm; it counts towards the cap of the whole sandbox", "no", "yes"],
            ["prompt cache", "yes", "as its caller", "yes"],
            ["images and other units", "no", "as its caller", "yes"],
            ["guardrail checks", "yes, estimated", "not verified; assume not", "yes"],
            ["logs, metrics, keys: everything under \"A month in which nobody uses it\"", "no", "no", "yes"],
        ]);

    private static string Shown(SpendRate rate) =>
        $"the rate of {rate.Name}: {Number(rate.InputTokens)} tokens in and {Number(rate.OutputTokens)} out in a minute";

    private static string Name(Department department) => $"{Escape(department.Name)} (`{department.Id}`)";

    private string Amount(decimal? amount) =>
        amount is { } value ? $"{Number(value)} {money.Currency} ({Usd(money.ToUsd(value))} USD)" : "-";
}
