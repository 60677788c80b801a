using System.Reflection;
using InfraPoc.Cli.Costs;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class PriceListTests
{
    [Fact]
    public void All_HoldsEveryPriceOnce()
    {
        var declared = typeof(PriceList)
            .GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Price))
            .Select(property => (Price)property.GetValue(null)!);

        PriceList.All.ShouldBe(declared, ignoreOrder: true);
        PriceList.All.Select(price => price.Item).ShouldBeUnique();
    }

    [Fact]
    public void All_SayWhereTheyAreFrom()
    {
        foreach (var price in PriceList.All)
        {
            price.AwsPage.ShouldStartWith("https://aws.amazon.com/");
            price.Usd.ShouldBeGreaterThan(0, price.Item.English);
            price.Per.ShouldBeGreaterThanOrEqualTo(1, price.Item.English);
            (price.Source is not null).ShouldBe(price.Grade == PriceGrade.ThirdParty, price.Item.English);
            (price.AsOf > PriceList.ReadOn).ShouldBeFalse(price.Item.English);
            (price.Grade == PriceGrade.PriceListQuery && price.AsOf is null).ShouldBeFalse(price.Item.English);
        }
    }

    [Theory]
    [InlineData(7, "0.7", "0")]
    [InlineData(10, "1.0", "0")]
    [InlineData(37, "3.7", "2.7")]
    public void AfterAllowance_TakesFreeUnitsOff(int units, string list, string after)
    {
        PriceList.AlarmMetric.List(units).ShouldBe(decimal.Parse(list));
        PriceList.AlarmMetric.AfterAllowance(units).ShouldBe(decimal.Parse(after));
    }
}
