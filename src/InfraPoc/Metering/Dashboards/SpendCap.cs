using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>A cap of a department.</summary>
/// <param name="Window">The time over which it applies.</param>
/// <param name="Amount">The cap in the sandbox's currency.</param>
/// <param name="StopPercent">Percentage of the cap at which use stops.</param>
internal sealed record SpendCap(SpendWindow Window, decimal Amount, int StopPercent = 100)
{
    /// <summary>Id of what <see cref="SpendMath"/> calculates for it, in US dollars.</summary>
    public string Spent => Window switch { SpendWindow.Month => SpendMath.Month, SpendWindow.Day => SpendMath.Day, _ => SpendMath.Hour };

    /// <summary>The amount at which use stops.</summary>
    public decimal Stop => Amount * StopPercent / 100;

    /// <summary>The caps that are configured, the longest first.</summary>
    public static IReadOnlyList<SpendCap> Of(Budget budget) =>
    [
        new(SpendWindow.Month, budget.Monthly, budget.StopPercent),
        .. budget.Daily is { } daily ? [new SpendCap(SpendWindow.Day, daily)] : Array.Empty<SpendCap>(),
        .. budget.Hourly is { } hourly ? [new SpendCap(SpendWindow.Hour, hourly)] : Array.Empty<SpendCap>(),
    ];
}
