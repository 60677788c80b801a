using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;
using Words = InfraPoc.Cli.Reports.ExecutiveSummaryWords;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// What finance and security ask first, a sentence each in the company's language: the most that can be lost in a month, what the
/// sandbox costs unused, and whether data leaves the country. The page <c>README.md</c> of docs/company, and on top of the
/// pages it leads to.
/// </summary>
internal sealed class ExecutiveSummary
{
    private readonly SandboxConfig config;
    private readonly Language language;
    private readonly IReadOnlyList<DepartmentResidency> departments;

    /// <param name="config">The configuration.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    /// <param name="language">In which language; the company's by default.</param>
    public ExecutiveSummary(SandboxConfig config, DateOnly today, Language? language = null)
    {
        this.config = config;
        this.language = language ?? config.Sandbox.Language;
        Most = new MostSpent(config, today);
        departments = [.. Most.Bounds.Select(bound => DepartmentResidency.Of(bound.Department, config))];
    }

    /// <summary>The most that can be spent in a month.</summary>
    public MostSpent Most { get; }

    private string Home => config.Sandbox.Accounts.Sandbox.Region;

    /// <summary>The page of its own, as Markdown.</summary>
    public string Page(SandboxInventory inventory) =>
        $"""
        # {In(Words.Title(Escape(config.Sandbox.Company)))}

        <!-- {In(ResidencyWords.Generated)} -->

        - {Loss()}
        - {Idle(inventory)}
        - {Residency()}

        {In(Words.Details)}

        """;

    /// <summary>The most that can be lost in a month.</summary>
    public string Loss()
    {
        var money = config.Sandbox.Money;
        return In(Words.Loss(
            Most.Month,
            Both(Most.Caps(Most.Month) / money.PerUsd, money),
            Both(Most.Bounds.Sum(bound => bound.Beyond), money),
            Time(BrakeChannel.Log.Lag, language),
            Both(Most.Bounds.Sum(bound => bound.BeyondOnTheBill), money)));
    }

    /// <summary>What it costs when nobody uses it.</summary>
    public string Idle(SandboxInventory inventory)
    {
        var none = Cost(0);
        var count = config.Departments.Count;
        return In(count == 0 ? Words.IdleAlone(none) : Words.Idle(count, Cost(count), none));

        string Cost(int departments) => Both(IdleCost.Of(config, inventory, departments).Usd, config.Sandbox.Money);
    }

    /// <summary>Whether data leaves the sandbox Region's country.</summary>
    public string Residency()
    {
        var home = RegionNames.Country(Home, language);
        var isGlobal = departments.Any(department => department.PromptRegions is null);
        var prompts = Abroad(departments.SelectMany(department => department.PromptRegions ?? []));
        var checks = Abroad(departments.SelectMany(department => department.CheckRegions));
        var names = Abroad([config.Sandbox.Accounts.Identity.Region]);
        string[] leaving =
        [
            .. isGlobal ? [In(Words.PromptsAnywhere)] : prompts.Length > 0 ? [In(Words.Prompts(prompts))] : (string[])[],
            .. checks.Length > 0 ? [In(Words.Checks(checks))] : (string[])[],
            .. names.Length > 0 ? [In(Words.Names(names))] : (string[])[],
        ];
        return In(
            departments.Count == 0 && names.Length == 0 ? Words.NothingProcessed(home)
            : leaving.Length == 0 ? Words.Stays(home)
            : Words.Leaves(home, string.Join(In(SharedWords.Separator), leaving), isGlobal || prompts.Length > 0));
    }

    /// <summary>The Regions in which Bedrock must be let through for every department to work; globally reached models need all.</summary>
    public IReadOnlyList<string> RegionsToLetThrough() =>
    [
        .. departments.SelectMany(department => (department.PromptRegions ?? []).Concat(department.CheckRegions)).Prepend(Home).Distinct(),
    ];

    private string Abroad(IEnumerable<string> regions)
    {
        var home = RegionNames.Country(Home, language);
        var countries = regions.Select(region => RegionNames.Country(region, language)).Distinct().Where(country => country != home);
        return string.Join(In(SharedWords.Separator), countries);
    }

    private string In(Bilingual text) => text.In(language);
}
