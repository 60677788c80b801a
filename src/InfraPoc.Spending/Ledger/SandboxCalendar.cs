using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>
/// Where hours, days and months of a time zone begin, whatever its clock does: shifts, repeated and missing midnights, half-hour
/// offsets.
/// </summary>
public sealed class SandboxCalendar
{
    private readonly TimeZoneInfo zone;

    /// <summary>The calendar of a time zone.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <exception cref="TimeZoneNotFoundException">The system knows no such time zone.</exception>
    public SandboxCalendar(string timeZone) => zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>The instant in the zone's clock.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>
    /// The first instant (UTC) of the clock hour. A clock hour that is repeated is two; a shift within an hour begins a new one.
    /// </summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset HourOf(DateTimeOffset at)
    {
        var local = Local(at);
        var start = at.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour));
        return (Offset(start) == local.Offset ? start : Shift(start, at)).ToUniversalTime();
    }

    /// <summary>The first instant (UTC) of the next clock hour.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset NextHour(DateTimeOffset at)
    {
        var end = HourOf(at).AddHours(1);
        var hour = HourOf(end);
        return hour > at ? hour : end;
    }

    /// <summary>The first instant (UTC) of the day.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset DayOf(DateTimeOffset at) => Begin(Date(at));

    /// <summary>The first instant (UTC) of the next day.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset NextDay(DateTimeOffset at) => Begin(Date(at).AddDays(1));

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    /// <param name="at">An instant.</param>
    public string MonthOf(DateTimeOffset at) => Date(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first instant (UTC) of the month.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset MonthStart(DateTimeOffset at) => Begin(FirstOfMonth(at));

    /// <summary>The first instant (UTC) of the next month.</summary>
    /// <param name="at">An instant.</param>
    public DateTimeOffset NextMonth(DateTimeOffset at) => Begin(FirstOfMonth(at).AddMonths(1));

    /// <summary>The day.</summary>
    /// <param name="at">An instant.</param>
    public DateOnly Date(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>
    /// The first instant (UTC) of a day: the first of two midnights, or the first instant after a midnight that is missing.
    /// </summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset Begin(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var (before, after) = (Offset(midnight.AddDays(-1)), Offset(midnight.AddDays(1)));
        var (early, late) = before >= after ? (before, after) : (after, before);
        if (Offset(midnight - early) == early)
        {
            return midnight - early;
        }

        return Offset(midnight - late) == late ? midnight - late : Shift(midnight - early, midnight - late);
    }

    private DateOnly FirstOfMonth(DateTimeOffset at)
    {
        var day = Date(at);
        return day.AddDays(1 - day.Day);
    }

    private TimeSpan Offset(DateTimeOffset at) => zone.GetUtcOffset(at);

    /// <summary>The first instant at which the offset is the one at the end.</summary>
    private DateTimeOffset Shift(DateTimeOffset from, DateTimeOffset to)
    {
        var (low, high, offset) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), Offset(to));
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Offset(DateTimeOffset.FromUnixTimeSeconds(middle)) == offset ? (low, middle) : (middle, high);
        }

        return DateTimeOffset.FromUnixTimeSeconds(high);
    }
}
