using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>Where the metrics of a dashboard are and in which time zone it shows them.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Offset">Standard time ahead of UTC, such as +0900.</param>
internal sealed record DashboardPlace(string Region, string Offset)
{
    /// <summary>Seconds of an hour.</summary>
    public const int Hour = 3_600;

    /// <summary>Seconds of a day; CloudWatch's days are those of UTC.</summary>
    public const int Day = 24 * Hour;

    /// <summary>The place of a sandbox.</summary>
    public static DashboardPlace Of(Sandbox sandbox)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(sandbox.TimeZone).BaseUtcOffset;
        return new(
            sandbox.Accounts.Sandbox.Region, (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture));
    }
}
