namespace InfraPoc.Spending;

/// <summary>Where this month's use is heading at its pace so far. Amounts are in millionths of a US dollar.</summary>
public sealed record Forecast
{
    /// <summary>Use by the end of the month, or of the department's period if that is earlier.</summary>
    public required decimal MonthEnd { get; init; }

    /// <summary>
    /// When the cap will be reached at this pace; null if not before the month or the period ends, or if it was reached already.
    /// </summary>
    public required DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Whether the cap was reached already.</summary>
    public required bool Reached { get; init; }

    /// <summary>The forecast of a department, up to the amount of a month at which its use stops.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="rules">The department's rules.</param>
    /// <param name="spending">What it used.</param>
    /// <param name="now">Now.</param>
    public static Forecast Of(SandboxRules sandbox, DepartmentRules rules, DepartmentSpending spending, DateTimeOffset now)
    {
        var cap = BrakeMoney.ToMicros(sandbox, rules.MonthlyStop);
        return Of(spending.Month, cap, rules.Start, rules.End, new SandboxCalendar(sandbox.TimeZone), now);
    }

    /// <summary>Computes a forecast. The pace of less than a day counts as a day's.</summary>
    /// <param name="used">Used this month.</param>
    /// <param name="cap">The amount of a month at which use stops.</param>
    /// <param name="start">When the department's period begins.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="calendar">The sandbox's calendar.</param>
    /// <param name="now">Now.</param>
    public static Forecast Of(
        long used, decimal cap, DateTimeOffset start, DateTimeOffset end, SandboxCalendar calendar, DateTimeOffset now)
    {
        var (month, next) = (calendar.MonthStart(now), calendar.NextMonth(now));
        var from = start > month ? start : month;
        var to = end < next ? end : next;
        var elapsed = Math.Max((now - from).Ticks, TimeSpan.TicksPerDay);
        var left = Math.Max((to - now).Ticks, 0);
        var reached = used >= cap;
        var ticks = used == 0 || reached ? decimal.MaxValue : Math.Ceiling((cap - used) / used * elapsed);
        return new Forecast
        {
            MonthEnd = used + ((decimal)used * left / elapsed),
            ReachedAt = ticks < left ? now.AddTicks((long)ticks) : null,
            Reached = reached,
        };
    }
}
