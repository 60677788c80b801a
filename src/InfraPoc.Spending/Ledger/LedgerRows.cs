using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>A department's rows of the ledger, read from the items of its table.</summary>
/// <param name="Hours">Those of hours.</param>
/// <param name="Months">Those of months.</param>
public sealed record LedgerRows(IReadOnlyList<HourRow> Hours, IReadOnlyList<MonthRow> Months)
{
    /// <summary>How long rows of hours are kept; those of months stay.</summary>
    public static readonly TimeSpan HoursLast = TimeSpan.FromDays(40);

    /// <summary>Reads the items of <see cref="LedgerKey.Use"/>; one of another kind is passed over.</summary>
    /// <param name="items">The sort key of each, and its numbers by name; null for one that it does not have.</param>
    /// <exception cref="FormatException">A number is none.</exception>
    /// <exception cref="OverflowException">A number is too large.</exception>
    public static LedgerRows Of(IEnumerable<(string Key, Func<string, string?> Number)> items)
    {
        List<HourRow> hours = [];
        List<MonthRow> months = [];
        foreach (var (key, written) in items)
        {
            long Number(string name) => written(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

            if (LedgerKey.ReadHour(key) is { } hour)
            {
                hours.Add(new HourRow
                {
                    Hour = hour.Hour,
                    Alias = hour.Alias,
                    Calls = Number("calls"),
                    Input = Number("input"),
                    Output = Number("output"),
                    CacheRead = Number("cacheRead"),
                    CacheWrite = Number("cacheWrite"),
                    Micros = Number("micros"),
                    GuardrailMicros = Number("guardrailMicros"),
                });
            }
            else if (LedgerKey.ReadMonth(key) is { } month)
            {
                months.Add(new MonthRow { Month = month, Calls = Number("calls"), Micros = Number("micros") });
            }
        }

        return new(hours, months);
    }
}
