using InfraPoc.Brakes;
using InfraPoc.Config;
using InfraPoc.Metering;

namespace InfraPoc.Costs;

/// <summary>What a month of scheduled runs of the brake's reconciler uses. All assumptions about it are here.</summary>
/// <param name="Departments">Number of departments.</param>
/// <param name="Metrics">Metrics that it asks for in a run.</param>
public sealed record ReconcilerLoad(int Departments, int Metrics)
{
    /// <summary>Minutes between two runs on schedule.</summary>
    public const int MinutesBetweenRuns = ReconcilerTriggers.Minutes;

    /// <summary>State transitions of a run without any department.</summary>
    public const int FixedTransitions = 8;

    /// <summary>Further state transitions for each department.</summary>
    public const int TransitionsPerDepartment = 22;

    /// <summary>Seconds that a run takes without any department.</summary>
    public const decimal FixedSeconds = 2;

    /// <summary>Further seconds for each department, or each group of departments that is handled at the same time.</summary>
    public const decimal SecondsPerDepartment = 0.5m;

    /// <summary>Departments that are handled at the same time.</summary>
    public const int Concurrency = 10;

    /// <summary>Kilobytes of data in a run for each department.</summary>
    public const decimal KilobytesPerDepartment = 32;

    /// <summary>Management events that a run leaves in the trail without any department.</summary>
    public const int FixedEvents = 4;

    /// <summary>Further management events for each department.</summary>
    public const int EventsPerDepartment = 3;

    private const decimal MegabytesOfAnyRun = 50;
    private const int MegabytesPerStep = 64;
    private const int MinutesPerMonth = 30 * 24 * 60;

    /// <summary>Runs in a month of 30 days.</summary>
    public static int Runs => MinutesPerMonth / MinutesBetweenRuns;

    /// <summary>The load of a number of departments like those of the configuration, taken in turn.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="departments">Number of departments.</param>
    public static ReconcilerLoad Of(SandboxConfig config, int departments)
    {
        var metrics = config.Departments.Select(department => MetricsOf(department, config)).ToList();
        return new(departments, Enumerable.Range(0, departments).Sum(number => metrics[number % metrics.Count]));
    }

    /// <summary>Metrics from which a department's cost is estimated.</summary>
    public static int MetricsOf(Department department, SandboxConfig config) =>
        DepartmentUsage.Of([.. config.ModelsOf(department).Select(model => (model, model.Alias))]).Series.Count;

    /// <summary>Seconds that a run takes.</summary>
    public decimal Seconds => FixedSeconds + (SecondsPerDepartment * Math.Ceiling((decimal)Departments / Concurrency));

    /// <summary>
    /// Megabytes that AWS bills for a run: 50 and its data, in steps of 64. See: https://aws.amazon.com/step-functions/pricing/
    /// </summary>
    public int Megabytes =>
        MegabytesPerStep * (int)Math.Ceiling((MegabytesOfAnyRun + (Departments * KilobytesPerDepartment / 1024)) / MegabytesPerStep);

    /// <summary>Management events in the trail.</summary>
    public long Events => (long)Runs * (FixedEvents + (EventsPerDepartment * Departments));

    /// <summary>What a standard workflow would be billed for.</summary>
    public IReadOnlyList<CostLine> Standard =>
        [new(PriceList.StandardTransition, (decimal)Runs * (FixedTransitions + (TransitionsPerDepartment * Departments)))];

    /// <summary>What an express workflow is billed for; the choice.</summary>
    public IReadOnlyList<CostLine> Express =>
    [
        new(PriceList.ExpressRequest, Runs),
        new(PriceList.ExpressDuration, Runs * Seconds * Megabytes / 1024),
    ];

    /// <summary>What its calls to other services are billed for, whichever workflow it is.</summary>
    public IReadOnlyList<CostLine> Calls =>
    [
        new(PriceList.MetricRead, (decimal)Runs * Metrics),
        new(PriceList.TableRead, (decimal)Runs * Departments),
    ];
}
