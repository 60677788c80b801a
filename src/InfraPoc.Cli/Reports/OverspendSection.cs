using InfraPoc.Config;
using InfraPoc.Costs;
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
        "- **cap**: an hour's, a day's or a month's, of a department; see below.",
        "- **lag**: the time from the call that passes the cap to the first call that is refused. It depends on the channel that brings the news.",
        "- **rate**: money spent in a minute during that time. Only Bedrock's quotas of the account limit it. InfraPoc does not, so there is no bound that is independent of the rate; the table shows it for some.",
        "",
        "### Lags",
        "",
        .. BrakeChannel.All.SelectMany(Lag),
        $"So planned for: {string.Join(", ", BrakeChannel.All.Select(channel => $"{channel.Name} **{Time(channel.Lag)}**"))}. Most steps are assumed, none was measured: measure them once after the first deployment (a small cap, a script, the clock).",
        "",
        "### Caps",
        "",
        .. Caps(),
        "",
        "### What can be spent beyond them",
        "",
        $"With the dearest model of each department at the prices of `config/models.yaml`, at {string.Join("; ", SpendRate.Examples.Select(rate => $"the rate of {rate.Name}: {Number(rate.InputTokens)} tokens in and {Number(rate.OutputTokens)} out in a minute"))}.",
        "",
        .. Bounds(),
        "",
        "How to read it: a department that a runaway loop takes over passes its daily cap by at most the amount in that column on that day, and is then stopped until the next. "
            + "In the month, the sum of the days can pass the monthly cap by the amount in the next column. "
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
        "- **Cache tokens** are not in the documented log record. Reading and writing a prompt cache is billed and not metered.",
        "- **Prices** are those of `config/models.yaml`, written by hand. If AWS charges more, every estimate is as much too low. A variant that was routed elsewhere counts at the highest of its prices.",
        "- **Calls in flight** complete and are billed. A long answer may take minutes more than the lag.",
        "- **Only tokens** are metered: not images, video, audio or other units, not guardrail checks, not what AWS charges for logs and metrics.",
        "- **A model taken out of the configuration** is no longer estimated, also for the calls of the same month. The bill has them.",
        "- **More than two models**: an alarm takes ten metrics, up to four for each model. A department's alarms then cover a part each, and the sum is checked on schedule, which is the lag the table uses for it.",
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
        ["Department", "an hour", "a day", "a month, where use stops", "hour and day watched by", "month watched by"],
        [
            .. active.Select(department => (IReadOnlyList<string>)
            [
                Name(department),
                Amount(department.Budget.Hourly),
                Amount(department.Budget.Daily),
                Amount(department.Budget.MonthlyStop),
                OverspendBound.CapChannelOf(department, config)?.Name ?? "-",
                $"{BrakeChannel.Schedule.Name}, then {BrakeChannel.Bill.Name}",
            ]),
            [
                "**All**", "", "",
                $"**{Amount(active.Sum(department => department.Budget.MonthlyStop))}**",
                "", $"the whole sandbox's budget is {Amount(money.MonthlyBudget)}",
            ],
        ]);

    private IEnumerable<string> Bounds() => active.Count == 0 ? [] : Table(
        [
            "Department", "dearest model", "rate of", "in a minute, USD", "beyond the cap of an hour or a day",
            "beyond the cap of the month", "the same, if only the bill shows it",
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
                Exact(Math.Round(bound.UsdPerMinute, 4)),
                bound.BeyondCap is { } cap ? Both(cap, money) : "no such cap",
                Both(bound.BeyondMonth, money),
                Both(bound.BeyondMonthOnTheBill, money),
            ]),
            [
                "**All at once**",
                "",
                rate.Name,
                Exact(Math.Round(bounds.Sum(bound => bound.UsdPerMinute), 4)),
                Both(bounds.Sum(bound => bound.BeyondCap ?? 0), money),
                Both(bounds.Sum(bound => bound.BeyondMonth), money),
                Both(bounds.Sum(bound => bound.BeyondMonthOnTheBill), money),
            ],
        ];
    }

    private static IEnumerable<string> Channels() => Table(
        ["Use", "metering by role name", "department's budget (tags)", "whole account's budget"],
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
            ["a caller who belongs to no department", "yes, as `unattributed`, with an alarm; no department is stopped", "no", "yes"],
            ["prompt cache, images and other units", "no", "as its caller", "yes"],
            ["guardrail checks", "no", "not verified; assume not", "yes"],
            ["logs, metrics, keys: everything under \"A month in which nobody uses it\"", "no", "no", "yes"],
        ]);

    private static string Name(Department department) => $"{Escape(department.Name)} (`{department.Id}`)";

    private string Amount(decimal? amount) =>
        amount is { } value ? $"{Number(value)} {money.Currency} ({Usd(money.ToUsd(value))} USD)" : "-";
}
