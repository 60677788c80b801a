using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about a month in which nobody uses the sandbox.</summary>
internal sealed class IdleCostSection
{
    private static readonly int[] LargerSizes = [30, 100];

    private readonly SandboxConfig config;
    private readonly SandboxInventory inventory;
    private readonly Money money;
    private readonly IReadOnlyList<IdleCost> costs;

    public IdleCostSection(SandboxConfig config, SandboxInventory inventory)
    {
        this.config = config;
        this.inventory = inventory;
        money = config.Sandbox.Money;
        int[] sizes = HasDepartments ? [0, config.Departments.Count, .. LargerSizes] : [0];
        costs = [.. sizes.Distinct().Order().Select(size => IdleCost.Of(config, inventory, size))];
    }

    private bool HasDepartments => config.Departments.Count > 0;

    public IEnumerable<string> Lines() =>
    [
        "",
        "## A month in which nobody uses it",
        "",
        "Everything is deployed, no model is called, nothing is deployed anew. Every size takes the configured departments in turn, in the order of their ids.",
        "",
        .. Table(
            [
                "US dollars a month", .. costs.Select(cost => Plural(cost.Departments)),
                .. HasDepartments ? ["each further one"] : (string[])[],
            ],
            [.. Items(), .. Totals()]),
        "",
        .. HasDepartments ? [] : (string[])["- No department is configured: what some would cost is not known."],
        $"- **`dashboard: own`** in `config/sandbox.yaml` adds {Usd(PriceList.Dashboard.Usd)} USD a month for each department; `shared` and `none` add nothing to the one dashboard in the table.",
        "- **Free allowances** are AWS's always-free amounts. The accounts of an organization share them, so a company with other workloads should read the line above them.",
        "- **If another trail already records this account** (an organization trail, for example), the sandbox's trail is a further copy: "
            + $"{Usd(PriceList.TrailCopy.Usd)} USD for {Number(PriceList.TrailCopy.Per)} management events, with those of the brake alone {string.Join(", ", costs.Select(SecondCopy))}. Not in the table.",
        "- **With the years** the audit key gets dearer: it rotates yearly, and the first two rotations add 1.00 USD a month each.",
        .. Breakdown(),
        .. Assumptions(),
    ];

    private IEnumerable<IReadOnlyList<string>> Items() => PriceList.All
        .Where(price => costs.Any(cost => cost.UsdOf(price) > 0))
        .Select(price => Row(price.Item, [.. costs.Select(cost => cost.UsdOf(price))]));

    private IEnumerable<IReadOnlyList<string>> Totals()
    {
        decimal[] list = [.. costs.Select(cost => cost.Usd)];
        decimal[] free = [.. costs.Select(cost => cost.UsdAfterAllowance)];
        return
        [
            [.. Row("**Total at list price**", list).Select((cell, column) => column == 0 ? cell : $"**{cell}**")],
            Row("in the sandbox's currency", list, usd => Local(usd, money)),
            Row("Total after free allowances", free),
            Row("in the sandbox's currency", free, usd => Local(usd, money)),
        ];
    }

    /// <summary>What a department adds is how the largest sandbox differs from the smallest with departments.</summary>
    private string[] Row(string what, decimal[] usd, Func<decimal, string>? format = null)
    {
        decimal[] further = HasDepartments ? [(usd[^1] - usd[1]) / (costs[^1].Departments - costs[1].Departments)] : [];
        return [what, .. usd.Concat(further).Select(format ?? Usd)];
    }

    private IEnumerable<string> Breakdown() => HasDepartments
        ? Breakdown(costs.Single(cost => cost.Departments == config.Departments.Count))
        : [];

    private static IEnumerable<string> Breakdown(IdleCost cost) =>
    [
        "",
        $"### How it adds up with {Plural(cost.Departments)}",
        "",
        .. Table(
            ["What", "units a month", "unit", "USD for", "list price, USD", "free units", "after free allowances, USD"],
            cost.Lines.Select(line => (string[])
            [
                line.Price.Item,
                Number(line.Units),
                line.Price.Unit,
                line.Price.Per == 1 ? Rounded(line.Price.Usd) : $"{Rounded(line.Price.Usd)} / {Number(line.Price.Per)}",
                Usd(line.Usd),
                line.Price.Free == 0 ? "-" : Number(line.Price.Free),
                Usd(line.UsdAfterAllowance),
            ]).Append(["**Total**", "", "", "", $"**{Usd(cost.Usd)}**", "", Usd(cost.UsdAfterAllowance)])),
        "",
        "Cents are rounded line by line, so a column may differ from its total by a few.",
    ];

    private IEnumerable<string> Assumptions() =>
    [
        "",
        "### What is counted, and what is assumed",
        "",
        $"- Keys, alarms and dashboards are counted in templates: those without any department, and those of the {Plural(config.Departments.Count)} of the configuration. The other sizes follow by adding what each department adds; "
            + "a test synthesizes companies of several sizes and finds the same counts.",
        "- An alarm counts for each metric it refers to. One on a Metrics Insights query counts for each metric the query finds: one is assumed while nothing is used.",
        $"- The brake runs every {UsageFunctions.BrakeMinutes} minutes, {Number(BrakeLoad.Runs)} times a month. A run takes {Number(BrakeLoad.FixedSeconds)} s, and {Number(BrakeLoad.SecondsPerDepartment)} s more for each department (assumed), with {UsageFunctions.Megabytes} MB. "
            + $"It reads pages of {BrakeLoad.ParametersPerPage} parameters and {BrakeLoad.BudgetsPerPage} budgets and one page of policies, which are management events, and {BrakeLoad.ReadsPerDepartment} items of the ledger for each department. Its own invocation is a data event. Once an hour it asks CloudWatch with {BrakeLoad.HourlyQueries} queries what Bedrock counted.",
        $"- The trail's log gets {Number(IdleCost.TrailMegabytes)} MB a month that neither departments nor the brake cause, and {Number(IdleCost.KilobytesPerEvent)} KB for each event of the brake. The brake's own log gets {Number(BrakeLoad.LogKilobytes)} KB a run. Assumed.",
        $"- Logs are kept {config.Sandbox.Logging.RetentionDays} days in CloudWatch Logs and {Math.Max(config.Sandbox.Logging.RetentionDays, config.Sandbox.Logging.ObjectLockDays)} in the archive. The figures are those of the time after that; before it, less is kept. Compression and the archive's colder class are left out.",
        $"- {Number(IdleCost.ArchiveWrites)} writes to the archive and {Number(IdleCost.KeyRequests)} requests to the key a month. Assumed.",
        $"- Metrics of a department that nobody uses have a value in one hour on Mondays and on the first of a month: {BrakeLoad.IdleMetrics} for each department. "
            + (config.Sandbox.Logging.Insights ? "CloudTrail Insights is switched on and billed by event; not counted." : "CloudTrail Insights is off."),
        "- Calls to IAM, AWS Budgets and Systems Manager are free. The ledger of an unused sandbox is too small to cost anything. Not counted: the stacks that `cdk bootstrap` makes (a bucket, a container repository, roles), and deployments.",
        "- Without a price of their own:",
        .. inventory.Types
            .Select(type => (Type: type, ResourceBillings.Of(type)!.Note))
            .Where(each => each.Note.Length > 0)
            .GroupBy(each => each.Note, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"  - {group.Key}: {string.Join(", ", group.Select(each => each.Type).Order(StringComparer.Ordinal).Select(type => $"`{type}`"))}"),
    ];

    private static string SecondCopy(IdleCost cost)
    {
        var events = BrakeLoad.Runs * new BrakeLoad(cost.Departments).ManagementEvents;
        return $"{Usd(PriceList.TrailCopy.List(events))} USD at {cost.Departments}";
    }

    private static string Plural(int departments) => departments == 1 ? "1 department" : $"{departments} departments";
}
