namespace InfraPoc.Controls;

/// <summary>
/// When a day begins, found by looking at the clocks of the time zone, so that controls do not repeat what the policies were calculated
/// with.
/// </summary>
internal static class LocalDays
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The first instant at which the calendar of a time zone shows the day; offsets from UTC are whole quarters of an hour.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="timeZone">IANA name of the time zone.</param>
    public static DateTimeOffset Begin(DateOnly day, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var instant = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-15);
        while (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) < day)
        {
            instant += Step;
        }

        return instant;
    }
}
