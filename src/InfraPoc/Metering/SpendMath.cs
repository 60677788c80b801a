using InfraPoc.Config;

namespace InfraPoc.Metering;

/// <summary>
/// Metric math that turns hourly sums of tokens into what a department has spent in this month, day and hour so far, in US
/// dollars. Each result has one value, at the hour that is running: <see cref="Month"/>, <see cref="Day"/>, <see cref="Hour"/>.
/// </summary>
/// <remarks>
/// The metrics have a period of an hour and a range that begins in the month before and ends now. AWS bills by months in UTC.
/// A day is one of the sandbox's time zone in standard time, in whole hours.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
/// </remarks>
public static class SpendMath
{
    /// <summary>Id of the result for the calendar month in UTC.</summary>
    public const string Month = "costOfMonth";

    /// <summary>Id of the result for the day in the sandbox's time zone.</summary>
    public const string Day = "costOfDay";

    /// <summary>Id of the result for the clock hour.</summary>
    public const string Hour = "costOfHour";

    /// <summary>The ids of the results; the other expressions are steps on the way.</summary>
    public static IReadOnlyList<string> Results { get; } = [Month, Day, Hour];

    /// <summary>The expressions by id.</summary>
    /// <param name="usage">What the department uses; its first metric also tells the time.</param>
    /// <param name="sandbox">The sandbox, whose time zone tells days apart.</param>
    public static IReadOnlyList<(string Id, string Expression)> Of(DepartmentUsage usage, Sandbox sandbox)
    {
        var clock = usage.Series[0].Id;
        return
        [
            ("cost", usage.CostInUsd),
            ("at", $"EPOCH({clock})"),
            ("month", $"YEAR({clock})*12+MONTH({clock})"),
            ("day", $"FLOOR((at{HoursAhead(sandbox) * 3600:+0;-0})/86400)"),
            (Month, SoFar("month")),
            (Day, SoFar("day")),
            (Hour, "IF(at==MAX(at),cost)"),
        ];

        static string SoFar(string window) => $"IF(at==MAX(at),RUNNING_SUM(IF({window}==MAX({window}),cost,0)))";
    }

    /// <summary>Whole hours that the sandbox's standard time is ahead of UTC.</summary>
    public static int HoursAhead(Sandbox sandbox) =>
        (int)Math.Floor(TimeZoneInfo.FindSystemTimeZoneById(sandbox.TimeZone).BaseUtcOffset.TotalHours);
}
