using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>What AWS bills for a month in which nobody calls a model and nothing is deployed.</summary>
/// <param name="Departments">Number of departments.</param>
/// <param name="Lines">The lines of the bill, one for each price.</param>
public sealed record IdleCost(int Departments, IReadOnlyList<CostLine> Lines)
{
    /// <summary>Megabytes of events in a month that nobody in the sandbox causes: AWS services, and people in the console.</summary>
    public const decimal TrailMegabytes = 100;

    /// <summary>Kilobytes of one event in the trail.</summary>
    public const decimal KilobytesPerEvent = 2;

    /// <summary>Log files, digests and access logs that are written to the archive in a month.</summary>
    public const int ArchiveWrites = 30_000;

    /// <summary>Requests that services make to the audit key in a month.</summary>
    public const int KeyRequests = 30_000;

    private const decimal KilobytesPerGigabyte = 1_000_000;
    private const decimal DaysPerMonth = 30;

    /// <summary>US dollars at list price, not rounded.</summary>
    public decimal Usd => Lines.Sum(line => line.Usd);

    /// <summary>US dollars once the always-free allowances are taken off, not rounded.</summary>
    public decimal UsdAfterAllowance => Lines.Sum(line => line.UsdAfterAllowance);

    /// <summary>The cost of a number of departments like those of the configuration, taken in turn.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="inventory">What its templates hold.</param>
    /// <param name="departments">Number of departments.</param>
    public static IdleCost Of(SandboxConfig config, SandboxInventory inventory, int departments)
    {
        var load = new BrakeLoad(departments);
        var logging = config.Sandbox.Logging;
        var trail = ((TrailMegabytes * 1000) + (load.Events * KilobytesPerEvent)) / KilobytesPerGigabyte;
        var logs = trail + BrakeLoad.LogGigabytes;
        IReadOnlyList<CostLine> lines =
        [
            .. inventory.Units(departments).Select(each => new CostLine(each.Key, each.Value)),
            .. load.Lines,
            new(PriceList.LogIngestion, logs),

            // As much as there is once the first month's logs expire: before that, less.
            new(PriceList.LogStorage, logs * logging.RetentionDays / DaysPerMonth),
            new(PriceList.ObjectStorage, trail * Math.Max(logging.RetentionDays, logging.ObjectLockDays) / DaysPerMonth),
            new(PriceList.ObjectWrite, ArchiveWrites),
            new(PriceList.KeyRequest, KeyRequests),
        ];
        return new(
            departments,
            [
                .. from price in PriceList.All
                   let units = lines.Where(line => line.Price == price).Sum(line => line.Units)
                   where units > 0
                   select new CostLine(price, units),
            ]);
    }

    /// <summary>US dollars of one price at list price, not rounded.</summary>
    public decimal UsdOf(Price price) => Lines.Where(line => line.Price == price).Sum(line => line.Usd);
}
