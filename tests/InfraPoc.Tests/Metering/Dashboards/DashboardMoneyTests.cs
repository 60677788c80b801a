using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Metering.Dashboards;

public sealed class DashboardMoneyTests
{
    [Theory]
    [InlineData("JPY", "1,234,568 JPY", "FLOOR(spent+0.5)")]
    [InlineData("KRW", "1,234,568 KRW", "FLOOR(spent+0.5)")]
    [InlineData("USD", "1,234,567.50 USD", "FLOOR(spent*100+0.5)/100")]
    [InlineData("EUR", "1,234,567.50 EUR", "FLOOR(spent*100+0.5)/100")]
    public void Amounts_OfACurrency_HaveItsDigits(string currency, string text, string rounded)
    {
        var money = new DashboardMoney(currency, 1);

        money.Text(1_234_567.5m).ShouldBe(text);
        money.Rounded("spent").ShouldBe(rounded);
    }

    [Theory]
    [InlineData(150, "cost", "cost*150")]
    [InlineData(0.92, "a*2+b", "(a*2+b)*0.92")]
    [InlineData(1, "a*2+b", "a*2+b")]
    public void Of_DollarsInMetricMath_MultipliesTheWholeExpression(double perUsd, string usd, string expected) =>
        new DashboardMoney("JPY", (decimal)perUsd).Of(usd).ShouldBe(expected);

    [Fact]
    public void Rounded_OfASum_RoundsTheWholeSum() => DashboardMoney.Rounded("40-a", 1).ShouldBe("FLOOR((40-a)*10+0.5)/10");
}
