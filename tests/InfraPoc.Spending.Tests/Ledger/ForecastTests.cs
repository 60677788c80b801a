namespace InfraPoc.Spending.Tests.Ledger;

public sealed class ForecastTests
{
    private static readonly SandboxCalendar Tokyo = new("Asia/Tokyo");

    /// <summary>
    /// January in Tokyo begins at 2026-12-31T15:00 UTC; ten days later a third of the cap is used: the rest lasts twenty more.
    /// </summary>
    [Theory]
    [InlineData(100, 300, "2027-01-10T15:00", "2027-01-30T15:00", 310)]
    [InlineData(100, 311, "2027-01-10T15:00", null, 310)]
    [InlineData(0, 300, "2027-01-10T15:00", null, 0)]
    [InlineData(200, 300, "2027-01-10T15:00", "2027-01-15T15:00", 620)]
    // Within the first day the pace counts as a day's: 30 in an hour is 30 a day.
    [InlineData(30, 300, "2026-12-31T16:00", "2027-01-09T16:00", 958.75)]
    public void Forecast_AtThePaceSoFar(long used, decimal cap, string now, string? reached, double monthEnd)
    {
        var forecast = Forecast.Of(used, cap, Company.Sales.Start, Company.Sales.End, Tokyo, Company.Utc(now));

        forecast.ReachedAt.ShouldBe(reached is null ? null : Company.Utc(reached));
        Math.Round(forecast.MonthEnd, 2).ShouldBe((decimal)monthEnd);
        forecast.Reached.ShouldBeFalse();
    }

    [Fact]
    public void Forecast_CapReached_SaysSo()
    {
        var forecast = Forecast.Of(300, 300, Company.Sales.Start, Company.Sales.End, Tokyo, Company.Utc("2027-01-10T15:00"));

        (forecast.Reached, forecast.ReachedAt).ShouldBe((true, null));
    }

    [Fact]
    public void Forecast_PeriodBeginsAndEndsWithinTheMonth_CountsItsDaysOnly()
    {
        var (start, end) = (Company.Utc("2027-01-05T15:00"), Company.Utc("2027-01-15T15:00"));

        var forecast = Forecast.Of(100, 300, start, end, Tokyo, Company.Utc("2027-01-10T15:00"));

        (forecast.MonthEnd, forecast.ReachedAt).ShouldBe((200, null));
    }
}
