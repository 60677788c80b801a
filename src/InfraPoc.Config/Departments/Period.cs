using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>The days on which a department may use the sandbox, both included, in the sandbox's time zone.</summary>
public sealed record Period
{
    /// <summary>First day.</summary>
    [Description("First day")]
    [Hint("write a date, e.g. 2026-12-01", "日付を書いてください（例：2026-12-01）")]
    public required DateOnly Start { get; init; }

    /// <summary>Last day; access ends at its midnight.</summary>
    [Description("Last day; access ends at its midnight")]
    [Hint("write a date, e.g. 2027-02-28", "日付を書いてください（例：2027-02-28）")]
    public required DateOnly End { get; init; }

    /// <summary>Whether any day of a month is in it.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public bool HasDayIn(string month) =>
        string.CompareOrdinal(month, $"{Start:yyyy-MM}") >= 0 && string.CompareOrdinal(month, $"{End:yyyy-MM}") <= 0;
}
