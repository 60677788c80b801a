using InfraPoc.Metering;

namespace InfraPoc.Tests.Metering;

public sealed class SpendMathTests
{
    /// <summary>m0: direct input at 1 USD for a million tokens; m1: direct output at 5; m2, m3: the same through the profile.</summary>
    private static readonly DepartmentUsage Usage = DepartmentUsage.Of([(TestCompany.Haiku, "p")]);

    [Fact]
    public void Results_OfKnownHours_AreTheSumsOfMonthDayAndHour()
    {
        var spend = Spend("2026-12-10T05:20", "Asia/Tokyo",
            ("m0", "2026-11-30T23:00", 90_000_000), // the month before in UTC
            ("m0", "2026-12-01T00:00", 1_000_000),
            ("m1", "2026-12-09T14:00", 200_000), // 23:00 of the day before in Tokyo
            ("m2", "2026-12-09T15:00", 300_000),
            ("m3", "2026-12-10T04:00", 40_000),
            ("m0", "2026-12-10T05:00", 7_000),
            ("m3", "2026-12-10T05:00", 600));

        spend.ShouldBe((Month: 1m + 1m + 0.3m + 0.2m + 0.007m + 0.003m, Day: 0.3m + 0.2m + 0.007m + 0.003m, Hour: 0.007m + 0.003m));
    }

    [Theory]
    [InlineData("2026-11-30T23:59", 3, 3, 0)] // the last hour of November in UTC, 08:59 in Tokyo
    [InlineData("2026-12-01T00:01", 4, 7, 4)] // the first hour of December in UTC
    [InlineData("2026-12-01T14:59", 4, 7, 0)] // the last hour of the day in Tokyo
    [InlineData("2026-12-01T15:01", 12, 8, 8)] // a new day in Tokyo
    public void Month_RollsOverInUtcAndDayInTokyo(string now, int month, int day, int hour) =>
        Spend(now, "Asia/Tokyo", Rollover).ShouldBe((month, day, hour));

    [Theory]
    [InlineData("2026-11-30T23:59", 3, 3, 0)]
    [InlineData("2026-12-01T00:01", 4, 4, 4)]
    [InlineData("2026-12-01T23:59", 12, 12, 0)]
    [InlineData("2026-12-02T00:01", 12, 0, 0)]
    public void Day_InUtc_RollsOverWithTheCalendarOfUtc(string now, int month, int day, int hour) =>
        Spend(now, "UTC", Rollover).ShouldBe((month, day, hour));

    /// <summary>In Tokyo December begins at 15:00 UTC on 30 November: a new day for the caps, still November for the bill.</summary>
    [Fact]
    public void Month_InTheFirstHourOfAMonthInJapan_IsStillTheMonthBefore() =>
        Spend("2026-11-30T15:30", "Asia/Tokyo", ("m0", "2026-11-30T14:00", 2_000_000), ("m0", "2026-11-30T15:00", 1_000_000))
        .ShouldBe((3m, 1m, 1m));

    [Theory]
    [InlineData("2026-12-31T23:30", 12, 3, 0)]
    [InlineData("2027-01-01T00:30", 5, 8, 5)]
    public void Month_OfANewYear_BeginsAtZero(string now, int month, int day, int hour) =>
        Spend(
                now, "Asia/Tokyo", ("m0", "2026-12-31T14:00", 9_000_000), ("m0", "2026-12-31T16:00", 3_000_000),
                ("m0", "2027-01-01T00:00", 5_000_000))
            .ShouldBe((month, day, hour));

    [Theory]
    [InlineData("2026-12-01T04:30", 7)] // 23:30 of 30 November in New York
    [InlineData("2026-12-01T05:30", 0)]
    public void Day_WestOfUtc_BeginsLater(string now, int day) =>
        Spend(
                now, "America/New_York", ("m0", "2026-11-30T04:00", 1_000_000), ("m0", "2026-11-30T05:00", 2_000_000),
                ("m0", "2026-12-01T00:00", 5_000_000))
            .ShouldBe((5, day, 0));

    /// <summary>AWS shows no minus after another operator.</summary>
    [Theory]
    [InlineData("Asia/Tokyo", "FLOOR((at+32400)/86400)")]
    [InlineData("UTC", "FLOOR((at+0)/86400)")]
    [InlineData("America/New_York", "FLOOR((at-18000)/86400)")]
    public void Day_OfATimeZone_HasOneOperatorForItsOffset(string timeZone, string expression) =>
        SpendMath
            .Of(Usage, TestCompany.Sandbox with { TimeZone = timeZone }).Single(each => each.Id == "day").Expression.ShouldBe(expression);

    /// <summary>India is 5:30 ahead: a day begins at the whole hour before, 19:00 UTC.</summary>
    [Theory]
    [InlineData("2026-12-09T18:59", 1)]
    [InlineData("2026-12-09T19:01", 0)]
    public void Day_OfHalfAnHour_BeginsAtTheWholeHour(string now, int day) =>
        Spend(now, "Asia/Kolkata", ("m0", "2026-12-09T10:00", 1_000_000)).ShouldBe((1m, day, 0m));

    [Fact]
    public void Results_WithoutAnyData_AreZeroAndNotMissing() => Spend("2026-12-10T05:20", "Asia/Tokyo").ShouldBe((0m, 0m, 0m));

    [Fact]
    public void Results_AfterAGap_StillHoldWhatCameBeforeIt() =>
        Spend("2026-12-10T05:20", "Asia/Tokyo", ("m1", "2026-12-01T00:00", 200_000), ("m1", "2026-12-09T15:00", 400_000))
        .ShouldBe((3m, 2m, 0m));

    /// <summary>Two metrics have points at different hours, so each sum meets a missing value.</summary>
    [Fact]
    public void Cost_OfSparseMetrics_TakesMissingForZero() =>
        Spend("2026-12-10T05:20", "UTC", ("m0", "2026-12-10T01:00", 1_000_000), ("m3", "2026-12-10T02:00", 1_000_000))
        .ShouldBe((6m, 6m, 0m));

    [Fact]
    public void Results_AreTheExpressionsWithOneValueEach() =>
        SpendMath.Of(Usage, TestCompany.Sandbox).Select(each => each.Id).ShouldBe(["cost", "at", "month", "day", .. SpendMath.Results]);

    /// <summary>100 USD in October, then 3, 4 and 8 USD in the first hours of days in Tokyo and in UTC.</summary>
    private static readonly (string Id, string Hour, decimal Tokens)[] Rollover =
    [
        ("m0", "2026-10-31T23:00", 100_000_000),
        ("m0", "2026-11-30T15:00", 3_000_000),
        ("m2", "2026-12-01T00:00", 4_000_000),
        ("m2", "2026-12-01T15:00", 8_000_000),
    ];

    private static (decimal Month, decimal Day, decimal Hour) Spend(
        string now, string timeZone, params IReadOnlyList<(string Id, string Hour, decimal Tokens)> points)
    {
        var at = Utc(now);
        var math = new MetricMath(
            new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-1), at, TimeSpan.FromHours(1));
        foreach (var metric in Usage.Series)
        {
            // What happens after now is not known yet.
            math.Metric(
                metric.Id, points
                    .Where(point => point.Id == metric.Id && Utc(point.Hour) <= at)
                    .ToDictionary(point => Utc(point.Hour), point => point.Tokens));
        }

        var results = SpendMath
            .Of(Usage, TestCompany.Sandbox with { TimeZone = timeZone })
            .ToDictionary(each => each.Id, each => math.Expression(each.Id, each.Expression));
        SpendMath.Results.ShouldAllBe(id =>
            results[id].Single().Key == new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero));
        return (results[SpendMath.Month].Single().Value, results[SpendMath.Day].Single().Value, results[SpendMath.Hour].Single().Value);
    }

    private static DateTimeOffset Utc(string time) =>
        DateTimeOffset.Parse($"{time}:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
