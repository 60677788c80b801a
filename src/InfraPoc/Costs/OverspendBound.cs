using InfraPoc.Config;

namespace InfraPoc.Costs;

/// <summary>The most a department spends beyond a cap: its rate times the time until the brake holds.</summary>
/// <param name="Department">The department.</param>
/// <param name="Model">The one of its models that is dearest at this rate.</param>
/// <param name="UsdPerMinute">Its rate in US dollars, not rounded.</param>
/// <param name="CapChannel">The channel that guards its caps of an hour and a day; null where it has neither.</param>
public sealed record OverspendBound(Department Department, Model Model, decimal UsdPerMinute, BrakeChannel? CapChannel)
{
    /// <summary>US dollars beyond the cap of an hour or a day, not rounded; null where the department has neither.</summary>
    public decimal? BeyondCap => CapChannel is null ? null : Beyond(CapChannel);

    /// <summary>US dollars beyond the cap of the month, not rounded.</summary>
    public decimal BeyondMonth => Beyond(BrakeChannel.Schedule);

    /// <summary>US dollars beyond the cap of the month where only the bill shows the use, not rounded.</summary>
    public decimal BeyondMonthOnTheBill => Beyond(BrakeChannel.Bill);

    /// <summary>The bound of a department at a rate.</summary>
    public static OverspendBound Of(Department department, SandboxConfig config, SpendRate rate)
    {
        var model = config.ModelsOf(department).MaxBy(rate.UsdPerMinute)!;
        return new(department, model, rate.UsdPerMinute(model), CapChannelOf(department, config));
    }

    /// <summary>An alarm takes ten metrics: where a department's do not fit one, only the schedule checks their sum.</summary>
    public static BrakeChannel? CapChannelOf(Department department, SandboxConfig config) =>
        department.Budget.Daily is null && department.Budget.Hourly is null ? null
        : ReconcilerLoad.MetricsOf(department, config) <= Metering.DepartmentUsage.MetricsPerAlarm ? BrakeChannel.Fast
        : BrakeChannel.Schedule;

    private decimal Beyond(BrakeChannel channel) => UsdPerMinute * (decimal)channel.Lag.TotalMinutes;
}
