namespace InfraPoc.Spending;

/// <summary>What a department has used until now. Amounts are in millionths of a US dollar, guardrail checks included.</summary>
public sealed record DepartmentSpending
{
    /// <summary>In the current clock hour.</summary>
    public required long Hour { get; init; }

    /// <summary>Today.</summary>
    public required long Day { get; init; }

    /// <summary>In this calendar month.</summary>
    public required long Month { get; init; }

    /// <summary>Since the month in which the department's period begins.</summary>
    public required long Total { get; init; }

    /// <summary>Today's calls.</summary>
    public required long Calls { get; init; }

    /// <summary>Today's tokens of all kinds.</summary>
    public required long Tokens { get; init; }

    /// <summary>Today's sums by hour, ascending.</summary>
    public required IReadOnlyList<HourSum> Hours { get; init; }

    /// <summary>Nothing used.</summary>
    public static DepartmentSpending None { get; } = new() { Hour = 0, Day = 0, Month = 0, Total = 0, Calls = 0, Tokens = 0, Hours = [] };

    /// <summary>Adds up rows of the ledger; their order does not matter, and rows of other days do not count for hour and day.</summary>
    /// <param name="hours">The department's rows of hours, at least those since the beginning of the day.</param>
    /// <param name="months">All of the department's rows of months.</param>
    /// <param name="calendar">The sandbox's calendar.</param>
    /// <param name="start">When the department's period begins.</param>
    /// <param name="now">Now.</param>
    public static DepartmentSpending Of(
        IEnumerable<HourRow> hours, IEnumerable<MonthRow> months, SandboxCalendar calendar, DateTimeOffset start, DateTimeOffset now)
    {
        var (hour, day, nextDay) = (calendar.HourOf(now), calendar.DayOf(now), calendar.NextDay(now));
        List<HourRow> today = [.. hours.Where(row => row.Hour >= day && row.Hour < nextDay)];
        List<HourSum> sums =
        [
            .. today.GroupBy(row => row.Hour.UtcDateTime).OrderBy(rows => rows.Key)
                .Select(rows => new HourSum(new DateTimeOffset(rows.Key), rows.Sum(row => row.Micros + row.GuardrailMicros))),
        ];
        var (month, first) = (calendar.MonthOf(now), calendar.MonthOf(start));
        List<MonthRow> counted = [.. months];
        return new DepartmentSpending
        {
            Hour = sums.Where(sum => sum.Hour == hour).Sum(sum => sum.Micros),
            Day = sums.Sum(sum => sum.Micros),
            Month = counted.Where(row => row.Month == month).Sum(row => row.Micros),
            Total = counted.Where(row => string.CompareOrdinal(row.Month, first) >= 0).Sum(row => row.Micros),
            Calls = today.Sum(row => row.Calls),
            Tokens = today.Sum(row => row.Input + row.Output + row.CacheRead + row.CacheWrite),
            Hours = sums,
        };
    }
}
