using System.Globalization;

namespace InfraPoc.Config;

/// <summary>Days of a time zone: which it is, and when one begins in UTC.</summary>
public static class LocalDay
{
    /// <summary>Which day it is in a time zone, or in UTC where the zone is not known.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="timeZone">IANA name of the time zone.</param>
    public static DateOnly Today(TimeProvider clock, string? timeZone) => DateOnly.FromDateTime(
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone ?? "", out var zone)
            ? TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime
            : clock.GetUtcNow().DateTime);

    /// <summary>How many days there are from a day to a last one, both included; none once that is over.</summary>
    public static int Left(DateOnly day, DateOnly last) => Math.Max(0, last.DayNumber - day.DayNumber + 1);

    /// <summary>The first instant of a day, as AWS writes times: ISO 8601 in UTC, to the second.</summary>
    /// <param name="day">The day.</param>
    /// <param name="timeZone">IANA name of the time zone.</param>
    public static string Begin(DateOnly day, string timeZone) =>
        Instant(day, timeZone).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first instant of a day, in UTC.</summary>
    /// <param name="day">The day.</param>
    /// <param name="timeZone">IANA name of the time zone.</param>
    public static DateTimeOffset Instant(DateOnly day, string timeZone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
