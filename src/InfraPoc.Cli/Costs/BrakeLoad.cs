using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>What a month of the brake's runs on schedule uses while nobody calls a model. All assumptions about it are here.</summary>
/// <param name="Departments">Number of departments.</param>
public sealed record BrakeLoad(int Departments)
{
    /// <summary>Parameters that a run reads without any department: settings, models, departments, guardrails of two profiles.</summary>
    public const int SharedParameters = 5;

    /// <summary>Parameters on a page of <c>GetParametersByPath</c>.</summary>
    public const int ParametersPerPage = 10;

    /// <summary>Budgets on a page of <c>DescribeBudgets</c>; there is one for each department, and one for all.</summary>
    public const int BudgetsPerPage = 100;

    /// <summary>Reads of the table for each department: what is remembered, an order, and what was used.</summary>
    public const int ReadsPerDepartment = 3;

    /// <summary>Seconds of a run without any department. Assumed.</summary>
    public const decimal FixedSeconds = 0.5m;

    /// <summary>Further seconds for each department, of which 16 are judged at the same time. Assumed.</summary>
    public const decimal SecondsPerDepartment = 0.02m;

    /// <summary>Kilobytes that a run writes to the function's log. Assumed.</summary>
    public const decimal LogKilobytes = 1;

    /// <summary>Metrics that the brake reports for a department that nobody uses: spent, left, stopped.</summary>
    public const int IdleMetrics = 3;

    /// <summary>Days of a month on which it does: Mondays, and the first.</summary>
    public const decimal IdleReports = 5.2m;

    /// <summary>Further reads of a run: the order to everybody, and what everybody used.</summary>
    public const int SharedReads = 2;

    /// <summary>Queries an hour about what Bedrock counted, each billed for the metrics it finds: one if nothing is used.</summary>
    public const int HourlyQueries = 2;

    private const int HoursPerDay = 24;
    private const int MinutesPerMonth = 30 * HoursPerDay * 60;

    /// <summary>Runs in a month of 30 days.</summary>
    public static int Runs => MinutesPerMonth / UsageFunctions.BrakeMinutes;

    /// <summary>Management events of a run in the trail: pages of parameters and budgets, and one of policies, which holds 1,000.</summary>
    public int ManagementEvents => Pages(SharedParameters + Departments, ParametersPerPage) + Pages(1 + Departments, BudgetsPerPage) + 1;

    /// <summary>Events in the trail; each run is a data event besides.</summary>
    public long Events => (long)Runs * (ManagementEvents + 1);

    /// <summary>Gigabytes that the runs write to the function's log.</summary>
    public static decimal LogGigabytes => Runs * LogKilobytes / 1_000_000;

    /// <summary>What is billed, apart from logs.</summary>
    public IReadOnlyList<CostLine> Lines =>
    [
        new(PriceList.FunctionRequest, Runs),
        new(PriceList.FunctionTime, Runs * (FixedSeconds + (SecondsPerDepartment * Departments)) * UsageFunctions.Megabytes / 1024),
        new(PriceList.TableRead, (decimal)Runs * ((ReadsPerDepartment * Departments) + SharedReads)),
        new(PriceList.DataEvent, Runs),
        new(PriceList.MetricRead, HourlyQueries * HoursPerDay * 30),
        // A metric is billed for the hours in which it has a value.
        new(PriceList.CustomMetric, IdleMetrics * Departments * IdleReports / (30 * HoursPerDay)),
    ];

    private static int Pages(int items, int perPage) => (items + perPage - 1) / perPage;
}
