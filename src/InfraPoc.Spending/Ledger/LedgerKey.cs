using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>Keys of the ledger's rows.</summary>
public static class LedgerKey
{
    private const string HourFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    /// <summary>The partition of what a department used, <c>use#sales</c>; the others are sort keys in it.</summary>
    /// <param name="department">Its id.</param>
    public static string Use(string department) => $"use#{department}";

    /// <summary><c>H#2027-01-05T03:00Z#claude-haiku</c>.</summary>
    /// <param name="hour">First instant of the hour.</param>
    /// <param name="alias">Alias of the model.</param>
    public static string Hour(DateTimeOffset hour, string alias) => $"{HoursFrom(hour)}#{alias}";

    /// <summary>The beginning of the keys of an hour; keys of later hours, and all months, sort behind it.</summary>
    /// <param name="hour">First instant of the hour.</param>
    public static string HoursFrom(DateTimeOffset hour) => $"H#{hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture)}";

    /// <summary><c>M#2027-01</c>.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public static string Month(string month) => $"M#{month}";

    /// <summary>The month of a key; null if it is not a month's.</summary>
    /// <param name="key">A sort key.</param>
    public static string? ReadMonth(string key) =>
        key.StartsWith("M#", StringComparison.Ordinal)
            && DateTime.TryParseExact(key[2..], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? key[2..]
            : null;

    /// <summary>Hour and alias of a key; null if it is not an hour's.</summary>
    /// <param name="key">A sort key.</param>
    public static (DateTimeOffset Hour, string Alias)? ReadHour(string key)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return key.Split('#', 3) is ["H", var hour, var alias]
            && DateTimeOffset.TryParseExact(hour, HourFormat, CultureInfo.InvariantCulture, Utc, out var start)
            ? (start, alias)
            : null;
    }
}
