namespace InfraPoc.Spending;

/// <summary>The pause after the cap of a clock hour was reached: at least the cool-down, and the rest of that hour.</summary>
/// <param name="Until">When it ends; null if there is none.</param>
/// <param name="CapHour">The last hour whose cap was dealt with.</param>
internal sealed record CoolDown(DateTimeOffset? Until, DateTimeOffset? CapHour)
{
    /// <summary>
    /// Continues or begins a cool-down. An hour begins one only once; one that is over already, because its records came late, begins
    /// it at its end. While somebody lets the department run, hours that end are dealt with.
    /// </summary>
    public static CoolDown Of(BrakeInput input, BrakeMemory memory, SandboxCalendar calendar, bool isReleased)
    {
        if (input.Rules is not { } rules)
        {
            return new(memory.CoolDownUntil > input.Now ? memory.CoolDownUntil : null, memory.CapHour);
        }

        if (rules.Hourly is not { } cap)
        {
            return new(null, null);
        }

        var now = input.Now;
        var pause = TimeSpan.FromMinutes(rules.CoolDownMinutes);
        var latest = Later(now + pause, calendar.NextHour(now));
        var until = memory.CoolDownUntil;
        var capHour = memory.CapHour <= now ? memory.CapHour : null;
        foreach (var hour in (input.Spending?.Hours ?? []).Where(hour => BrakeMoney.Reaches(input.Sandbox, hour.Micros, cap))
            .OrderBy(hour => hour.Hour))
        {
            var end = calendar.NextHour(hour.Hour);
            if (hour.Hour <= capHour || hour.Hour > now || (isReleased && end > now))
            {
                continue;
            }

            capHour = hour.Hour;
            until = isReleased ? until : Later(until ?? now, end > now ? latest : end + pause);
        }

        // A clock that was ahead, or a shorter cool-down than before, must not stop for longer than one that begins now.
        until = until > latest ? latest : until;
        return new(until > now ? until : null, capHour);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
