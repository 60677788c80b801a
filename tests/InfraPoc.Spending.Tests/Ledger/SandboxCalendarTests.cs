using System.Globalization;
using CsCheck;

namespace InfraPoc.Spending.Tests.Ledger;

public sealed class SandboxCalendarTests
{
    /// <summary>Day boundaries by hand, from the transitions in the tz database.</summary>
    [Theory]
    [InlineData("Asia/Tokyo", "2027-01-05T03:00", "2027-01-04T15:00", "2027-01-05T15:00")]
    [InlineData("Asia/Tokyo", "2027-01-05T14:59", "2027-01-04T15:00", "2027-01-05T15:00")]
    [InlineData("Asia/Tokyo", "2027-01-05T15:00", "2027-01-05T15:00", "2027-01-06T15:00")]
    [InlineData("Asia/Kolkata", "2027-01-05T18:29", "2027-01-04T18:30", "2027-01-05T18:30")]
    [InlineData("Asia/Kathmandu", "2027-01-05T18:15", "2027-01-05T18:15", "2027-01-06T18:15")]
    [InlineData("UTC", "2027-01-05T00:00", "2027-01-05T00:00", "2027-01-06T00:00")]
    // London, 2026-03-29: 23 hours; 2026-10-25: 25 hours.
    [InlineData("Europe/London", "2026-03-29T12:00", "2026-03-29T00:00", "2026-03-29T23:00")]
    [InlineData("Europe/London", "2026-10-25T12:00", "2026-10-24T23:00", "2026-10-26T00:00")]
    // São Paulo, 2018-11-04: midnight is missing, the day begins at 01:00; 2018-02-17 ends at midnight, which becomes 23:00 again.
    [InlineData("America/Sao_Paulo", "2018-11-04T12:00", "2018-11-04T03:00", "2018-11-05T02:00")]
    [InlineData("America/Sao_Paulo", "2018-11-03T12:00", "2018-11-03T03:00", "2018-11-04T03:00")]
    [InlineData("America/Sao_Paulo", "2018-02-18T02:30", "2018-02-17T02:00", "2018-02-18T03:00")]
    [InlineData("America/Sao_Paulo", "2018-02-18T03:00", "2018-02-18T03:00", "2018-02-19T03:00")]
    // Beirut, 2021-03-28: midnight is missing; 2021-10-30 ends at midnight, which becomes 23:00 again.
    [InlineData("Asia/Beirut", "2021-03-28T12:00", "2021-03-27T22:00", "2021-03-28T21:00")]
    [InlineData("Asia/Beirut", "2021-10-30T21:30", "2021-10-29T21:00", "2021-10-30T22:00")]
    // Havana, 2020-11-01: one o'clock becomes midnight again, so there are two midnights; the first counts.
    [InlineData("America/Havana", "2020-11-01T04:30", "2020-11-01T04:00", "2020-11-02T05:00")]
    [InlineData("America/Havana", "2020-11-01T05:30", "2020-11-01T04:00", "2020-11-02T05:00")]
    public void Day_BeginsAndEnds(string zone, string now, string begins, string ends)
    {
        SandboxCalendar calendar = new(zone);

        (calendar.DayOf(Company.Utc(now)), calendar.NextDay(Company.Utc(now))).ShouldBe((Company.Utc(begins), Company.Utc(ends)));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2027-01-05T03:59", "2027-01-05T03:00", "2027-01-05T04:00")]
    [InlineData("Asia/Kolkata", "2027-01-05T03:59", "2027-01-05T03:30", "2027-01-05T04:30")]
    [InlineData("Asia/Kolkata", "2027-01-05T03:29", "2027-01-05T02:30", "2027-01-05T03:30")]
    [InlineData("Asia/Kathmandu", "2027-01-05T03:14", "2027-01-05T02:15", "2027-01-05T03:15")]
    // London: the hour from one to two comes twice, and counts as two.
    [InlineData("Europe/London", "2026-10-25T00:30", "2026-10-25T00:00", "2026-10-25T01:00")]
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T01:00", "2026-10-25T02:00")]
    // Lord Howe shifts by half an hour: two o'clock becomes half past one (15:00 UTC), a short hour begins.
    [InlineData("Australia/Lord_Howe", "2026-04-04T14:59", "2026-04-04T14:00", "2026-04-04T15:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:10", "2026-04-04T15:00", "2026-04-04T15:30")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:40", "2026-04-04T15:30", "2026-04-04T16:30")]
    public void Hour_BeginsAndEnds(string zone, string now, string begins, string ends)
    {
        SandboxCalendar calendar = new(zone);

        (calendar.HourOf(Company.Utc(now)), calendar.NextHour(Company.Utc(now))).ShouldBe((Company.Utc(begins), Company.Utc(ends)));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2027-01-31T14:59", "2027-01", "2026-12-31T15:00", "2027-01-31T15:00")]
    [InlineData("Asia/Tokyo", "2027-01-31T15:00", "2027-02", "2027-01-31T15:00", "2027-02-28T15:00")]
    [InlineData("America/New_York", "2027-03-31T12:00", "2027-03", "2027-03-01T05:00", "2027-04-01T04:00")]
    [InlineData("Asia/Kolkata", "2026-12-31T18:30", "2027-01", "2026-12-31T18:30", "2027-01-31T18:30")]
    // Apia had no 2011-12-30.
    [InlineData("Pacific/Apia", "2011-12-30T09:59", "2011-12", "2011-12-01T10:00", "2011-12-31T10:00")]
    public void Month_BeginsAndEnds(string zone, string now, string month, string begins, string ends)
    {
        SandboxCalendar calendar = new(zone);

        (calendar.MonthOf(Company.Utc(now)), calendar.MonthStart(Company.Utc(now)), calendar.NextMonth(Company.Utc(now)))
            .ShouldBe((month, Company.Utc(begins), Company.Utc(ends)));
    }

    /// <summary>In every zone and at every time: hours, days and months hold the instant, follow one another and nest.</summary>
    [Fact]
    public void Buckets_OfAnyZoneAndTime_Nest()
    {
        string[] zones =
        [
            "Asia/Tokyo", "Europe/London", "America/Sao_Paulo", "Asia/Beirut", "Asia/Kolkata", "America/Havana", "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/New_York", "Africa/Casablanca", "Pacific/Chatham", "Asia/Tehran", "America/St_Johns", "Europe/Dublin", "Pacific/Apia",
            "Antarctica/Troll",
        ];
        Gen.Select(Gen.Int[0, zones.Length - 1], Gen.Long[1_325_376_000, 2_000_000_000]).Sample((zone, seconds) =>
        {
            SandboxCalendar calendar = new(zones[zone]);
            var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
            var (hour, day, month) = (calendar.HourOf(now), calendar.DayOf(now), calendar.MonthStart(now));
            return hour <= now && now < calendar.NextHour(now) && day <= now && now < calendar.NextDay(now) && month <= day && day <= hour
                && calendar.HourOf(hour) == hour && calendar.DayOf(hour) == day && calendar.DayOf(day) == day
                && calendar.MonthStart(month) == month
                && calendar.DayOf(calendar.NextDay(now)) == calendar.NextDay(now) && calendar.NextDay(now) <= calendar.NextMonth(now)
                && calendar.NextHour(now) - hour <= TimeSpan.FromHours(1) && calendar.NextHour(now) <= calendar.NextDay(now)
                && calendar.MonthOf(now) == calendar.Local(now).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }, iter: 20_000);
    }

    [Fact]
    public void Key_OfAnHour_IsReadBackAndSortsByTime()
    {
        var hour = Company.Utc("2027-01-05T03:30");

        LedgerKey.Hour(hour, "a#b").ShouldBe("H#2027-01-05T03:30Z#a#b");
        LedgerKey.ReadHour("H#2027-01-05T03:30Z#a#b").ShouldBe((hour, "a#b"));
        string.CompareOrdinal(LedgerKey.HoursFrom(hour), LedgerKey.Hour(hour, "-")).ShouldBeLessThan(0);
        string.CompareOrdinal(LedgerKey.Hour(hour, "z"), LedgerKey.HoursFrom(hour.AddMinutes(30))).ShouldBeLessThan(0);
        string.CompareOrdinal(LedgerKey.Hour(hour, "z"), LedgerKey.Month("2027-01")).ShouldBeLessThan(0);
        LedgerKey.ReadMonth(LedgerKey.Month("2027-01")).ShouldBe("2027-01");
    }

    [Theory]
    [InlineData("M#2027-13")]
    [InlineData("H#2027-01-05#x")]
    [InlineData("H#")]
    [InlineData("")]
    public void Key_OfSomethingElse_IsNone(string key)
    {
        LedgerKey.ReadHour(key).ShouldBeNull();
        LedgerKey.ReadMonth(key).ShouldBeNull();
    }
}
