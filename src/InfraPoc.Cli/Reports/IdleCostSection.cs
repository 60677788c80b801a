using InfraPoc.Config;
using InfraPoc.Costs;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about a month in which nobody uses the sandbox.</summary>
internal sealed class IdleCostSection
{
    private const decimal AimUsd = 10;
    private const int AimDepartments = 3;
    private const decimal Billion = 1_000_000_000;

    private readonly SandboxConfig config;
    private readonly SandboxInventory inventory;
    private readonly Money money;
    private readonly IReadOnlyList<IdleCost> costs;

    public IdleCostSection(SandboxConfig config, SandboxInventory inventory)
    {
        this.config = config;
        this.inventory = inventory;
        money = config.Sandbox.Money;
        int[] sizes = config.Departments.Count == 0 ? [0] : [0, AimDepartments, 30, 100];
        costs = [.. sizes.Select(size => IdleCost.Of(config, inventory, size))];
    }

    public IEnumerable<string> Lines() =>
    [
        "",
        "## A month in which nobody uses it",
        "",
        "Everything is deployed, no model is called, nothing is deployed anew. Every size takes the configured departments in turn, in the order of their ids.",
        "",
        .. Table(["US dollars a month", .. costs.Select(cost => Plural(cost.Departments))], [.. Items(), .. Totals()]),
        "",
        $"- **Aim**: less than {Usd(AimUsd)} USD with {Plural(AimDepartments)}, at list price. {Aim()}",
        "- **Free allowances** are AWS's always-free amounts. The accounts of an organization share them, so a company with other workloads should read the line above them.",
        "- CloudWatch gives its free dashboards for up to 50 metrics each; one with more costs the full price.",
        "- **If another trail already records this account** (an organization trail, for example), the sandbox's trail is a further copy: "
            + $"{Exact(PriceList.TrailCopy.Usd)} USD for {Number(PriceList.TrailCopy.Per)} management events, with the events of the reconciler alone {string.Join(", ", costs.Where(cost => cost.Departments > 0).Select(cost => $"{Usd(PriceList.TrailCopy.List(ReconcilerLoad.Of(config, cost.Departments).Events))} USD at {cost.Departments}"))}. Not in the table.",
        "- **With the years** the audit key gets dearer: it rotates yearly, and the first two rotations add 1.00 USD a month each.",
        .. Breakdown(),
        .. Growth(),
        .. Workflow(),
        .. Assumptions(),
        .. Use(),
    ];

    private IEnumerable<IReadOnlyList<string>> Items() => PriceList.All
        .Where(price => costs.Any(cost => cost.UsdOf(price) > 0))
        .Select(price => (IReadOnlyList<string>)[price.Item, .. costs.Select(cost => Usd(cost.UsdOf(price)))]);

    private IEnumerable<IReadOnlyList<string>> Totals() =>
    [
        ["**Total at list price**", .. costs.Select(cost => $"**{Usd(cost.Usd)}**")],
        ["in the sandbox's currency", .. costs.Select(cost => Local(cost.Usd, money))],
        ["Total after free allowances", .. costs.Select(cost => Usd(cost.UsdAfterAllowance))],
        ["in the sandbox's currency", .. costs.Select(cost => Local(cost.UsdAfterAllowance, money))],
    ];

    private string Aim()
    {
        if (costs.FirstOrDefault(cost => cost.Departments == AimDepartments) is not { } cost)
        {
            return "No department is configured, so it is not known.";
        }

        var allowance = $"after free allowances it is {Usd(cost.UsdAfterAllowance)} USD";
        if (cost.Usd < AimUsd)
        {
            return $"**Met**: {Usd(cost.Usd)} USD; {allowance}.";
        }

        var largest = cost.Lines.OrderByDescending(line => line.Usd).Take(3).Select(line => $"{line.Price.Item} {Usd(line.Usd)}");
        return $"**Missed by {Usd(cost.Usd - AimUsd)} USD**: {Usd(cost.Usd)} USD, most of it {string.Join(", ", largest)}; {allowance}.";
    }

    private IEnumerable<string> Breakdown() => costs.FirstOrDefault(cost => cost.Departments == AimDepartments) is not { } cost ? [] :
    [
        "",
        $"### How {Plural(AimDepartments)} add up",
        "",
        .. Table(
            ["What", "units a month", "unit", "USD for", "list price, USD", "free units", "after free allowances, USD"],
            cost.Lines.Select(line => (string[])
            [
                line.Price.Item,
                Number(line.Units),
                line.Price.Unit,
                line.Price.Per == 1 ? Exact(line.Price.Usd) : $"{Exact(line.Price.Usd)} / {Number(line.Price.Per)}",
                Usd(line.Usd),
                line.Price.Free == 0 ? "-" : Number(line.Price.Free),
                Usd(line.UsdAfterAllowance),
            ]).Append(["**Total**", "", "", "", $"**{Usd(cost.Usd)}**", "", Usd(cost.UsdAfterAllowance)])),
        "",
        "Cents are rounded line by line, so a column may differ from its total by a few.",
    ];

    private IEnumerable<string> Growth()
    {
        if (config.Departments.Count == 0)
        {
            return [];
        }

        var added = config.Departments.Select((department, number) => (department, Cost: Alone(department, number))).ToList();
        return
        [
            "",
            "### What a department adds",
            "",
            .. Table(
                ["US dollars a month", .. added.Select(each => $"{Escape(each.department.Name)} (`{each.department.Id}`)"), "average"],
                [
                    .. PriceList.All
                        .Where(price => added.Any(each => each.Cost.GetValueOrDefault(price) > 0))
                        .Select(price =>
                            (IReadOnlyList<string>)
                                [
                                    price.Item,
                                    .. added.Select(each => Usd(each.Cost.GetValueOrDefault(price))),
                                    Usd(added.Average(each => each.Cost.GetValueOrDefault(price))),
                                ]),
                    [
                        "**Together**",
                        .. added.Select(each => $"**{Usd(each.Cost.Values.Sum())}**"),
                        $"**{Usd(added.Average(each => each.Cost.Values.Sum()))}**",
                    ],
                ]),
            "",
            "Alarms and reads grow with a department's models: up to four metrics for each model (tokens in and out, by model and by the department's inference profile), in an alarm for each cap. "
                + "What is not in this table is shared and does not grow with departments.",
        ];
    }

    /// <summary>
    /// What a department adds to a sandbox that has others already: its resources, and its part of each of the reconciler's runs.
    /// </summary>
    private Dictionary<Price, decimal> Alone(Department department, int number)
    {
        var with = IdleCost.Of(
            config with { Departments = [department] }, inventory with { Departments = [inventory.Departments[number]] }, 1);
        return with
            .Lines.ToDictionary(line => line.Price, line => line.Usd - costs[0].UsdOf(line.Price)).Where(each => each.Value > 0)
            .ToDictionary();
    }

    private IEnumerable<string> Workflow()
    {
        var loads = costs
            .Where(cost => cost.Departments is AimDepartments or 100).Select(cost => ReconcilerLoad.Of(config, cost.Departments)).ToList();
        return loads.Count == 0 ? [] :
        [
            "",
            "### The brake's reconciler: standard or express workflow",
            "",
            $"It runs every {ReconcilerLoad.MinutesBetweenRuns} minutes, {Number(ReconcilerLoad.Runs)} times a month; runs that an alarm starts are few.",
            "",
            .. Table(
                ["", .. loads.Select(load => Plural(load.Departments))],
                [
                    ["state transitions a month, standard", .. loads.Select(load => Number(load.Standard[0].Units))],
                    ["**standard, USD a month**", .. loads.Select(load => $"**{Usd(load.Standard.Sum(line => line.Usd))}**")],
                    ["seconds of a run, express", .. loads.Select(load => Number(load.Seconds))],
                    ["memory billed, express", .. loads.Select(load => $"{load.Megabytes} MB")],
                    ["GB-seconds a month, express", .. loads.Select(load => Number(load.Express[1].Units))],
                    ["**express, USD a month**", .. loads.Select(load => $"**{Usd(load.Express.Sum(line => line.Usd))}**")],
                    ["either way: metrics and table read, USD a month", .. loads.Select(load => Usd(load.Calls.Sum(line => line.Usd)))],
                ]),
            "",
            $"**Choice**: {(loads.All(load => load.Express.Sum(line => line.Usd) < load.Standard.Sum(line => line.Usd)) ? "express" : "standard for small sandboxes")}. "
                + $"Assumed, not measured: {ReconcilerLoad.FixedTransitions} state transitions and {Number(ReconcilerLoad.FixedSeconds)} s for a run, {ReconcilerLoad.TransitionsPerDepartment} transitions more for each department, "
                + $"{Number(ReconcilerLoad.SecondsPerDepartment)} s more for each {ReconcilerLoad.Concurrency} departments, {Number(ReconcilerLoad.KilobytesPerDepartment)} KB of data for each. A run reads every metric of every department once.",
        ];
    }

    private IEnumerable<string> Assumptions() =>
    [
        "",
        "### What is counted, and what is assumed",
        "",
        $"- Keys, alarms and dashboards are counted in templates: those without any department, and those of the {Plural(config.Departments.Count)} of the configuration. The other sizes follow by adding what each department adds; "
            + "a test synthesizes companies of several sizes and finds the same counts.",
        "- An alarm counts for each metric it refers to. An alarm on a Metrics Insights query counts for each metric the query finds: one is assumed while nothing is used.",
        $"- The trail's log gets {Number(IdleCost.TrailMegabytes)} MB a month that no department causes, and {Number(IdleCost.KilobytesPerEvent)} KB for each management event of the reconciler: {ReconcilerLoad.FixedEvents} a run, and {ReconcilerLoad.EventsPerDepartment} for each department. Assumed.",
        $"- Logs are kept {config.Sandbox.Logging.RetentionDays} days in CloudWatch Logs and {Math.Max(config.Sandbox.Logging.RetentionDays, config.Sandbox.Logging.ObjectLockDays)} in the archive. The figures are those of the time after that; before it, less is kept. Compression and the archive's colder class are left out.",
        $"- {Number(IdleCost.ArchiveWrites)} writes to the archive and {Number(IdleCost.KeyRequests)} requests to the key a month. Assumed.",
        $"- Custom metrics: none while nothing is used, because the metric filters have no default value. {(config.Sandbox.Logging.Insights ? "CloudTrail Insights is switched on and billed by event; not counted." : "CloudTrail Insights is off.")}",
        "- Calls of the reconciler to IAM, AWS Budgets and for the state of alarms are taken as free. Not counted: the stacks that `cdk bootstrap` makes (a bucket, a container repository, roles), and deployments.",
        "- Without a price of their own:",
        .. inventory.Types
            .Select(type => (Type: type, ResourceBillings.Of(type)!.Note))
            .Where(each => each.Note.Length > 0)
            .GroupBy(each => each.Note, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"  - {group.Key}: {string.Join(", ", group.Select(each => each.Type).Order(StringComparer.Ordinal).Select(type => $"`{type}`"))}"),
    ];

    private IEnumerable<string> Use()
    {
        var metrics = config.Departments.Sum(department => ReconcilerLoad.MetricsOf(department, config));
        return
        [
            "",
            "## What use adds, besides the models",
            "",
            .. Table(
                ["What", "how much"],
                [
                    [
                        "Metered tokens",
                        $"{Usd(PriceList.CustomMetric.Usd)} USD for a metric that has values all month; the {Number(metrics)} metrics of the configured departments cost at most {Both(PriceList.CustomMetric.List(metrics), money)}. Only hours with calls count.",
                    ],
                    [
                        "Prompt log",
                        $"{Usd(PriceList.LogIngestion.Usd)} USD for a GB that arrives, {Usd(PriceList.LogMasking.Usd)} for masking it (assumed), {Exact(PriceList.LogStorage.Usd)} a month for keeping it. With 25 KB for a call (assumed): {Both(PriceList.LogIngestion.List(25_000m / Billion * 10_000) + PriceList.LogMasking.List(25_000m / Billion * 10_000), money)} for 10,000 calls.",
                    ],
                    [
                        "Guardrails",
                        $"content filters and denied topics {Usd(PriceList.GuardrailContent.Usd)} USD each, personal information {Usd(PriceList.GuardrailPersonalInformation.Usd)}, for 1,000 text units of up to 1,000 characters, for the floor and again for a department's own guardrail, prompts and answers alike. Prices of the standard tier and of Tokyo were not found.",
                    ],
                    [
                        "Guardrail events in the trail",
                        $"{Usd(PriceList.DataEvent.Usd)} USD for {Number(PriceList.DataEvent.Per)}, and the log they arrive in",
                    ],
                    ["Messages", $"{Usd(PriceList.Email.Usd)} USD for {Number(PriceList.Email.Per)} e-mails"],
                ]),
        ];
    }

    private static string Plural(int departments) => departments == 1 ? "1 department" : $"{departments} departments";
}
