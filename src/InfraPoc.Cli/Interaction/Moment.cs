using System.Globalization;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Interaction;

/// <summary>Times as people write them on the command line.</summary>
internal static class Moment
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Reads a time; without an offset it is that of a time zone.</summary>
    /// <param name="text">Such as <c>2027-01-15</c>, <c>2027-01-15T09:00</c> or <c>2027-01-15T00:00Z</c>.</param>
    /// <param name="timeZone">IANA name of the time zone.</param>
    /// <exception cref="CommandException">It is not of that form, or not from 2020 to 2099.</exception>
    public static DateTimeOffset Read(string text, string timeZone)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && IsNear(local.Year))
        {
            return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(local));
        }

        return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            && IsNear(exact.Year)
            ? exact
            : throw CommandException.Misused(new(
            $"--at must be a time from 2020 to 2099 such as 2027-01-15, 2027-01-15T09:00 or 2027-01-15T09:00+09:00, got \"{Excerpt.Of(text)}\".",
            $"--at には 2020 年から 2099 年までの日時を 2027-01-15、2027-01-15T09:00、2027-01-15T09:00+09:00 のように書いてください（\"{Excerpt.Of(text)}\" と書かれています）。"));
    }

    /// <summary>Whether an offset from UTC can be added in any case.</summary>
    private static bool IsNear(int year) => year is >= 2020 and <= 2099;

    /// <summary>A time in a time zone, to the minute, with its offset.</summary>
    public static string Shown(DateTimeOffset moment, string timeZone) => TimeZoneInfo
        .ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
