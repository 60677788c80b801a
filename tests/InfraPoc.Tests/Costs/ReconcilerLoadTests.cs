using InfraPoc.Costs;

namespace InfraPoc.Tests.Costs;

public sealed class ReconcilerLoadTests
{
    [Fact]
    public void Runs_EveryQuarterOfAnHour_Are2880InThirtyDays() => ReconcilerLoad.Runs.ShouldBe(2_880);

    [Fact]
    public void Standard_CountsTransitions()
    {
        // 2,880 x (8 + 3 x 22) and 2,880 x (8 + 100 x 22), at 0.025 USD for 1,000
        Usd(new ReconcilerLoad(3, 24).Standard).ShouldBe(5.328m);
        Usd(new ReconcilerLoad(100, 800).Standard).ShouldBe(158.976m);
    }

    [Fact]
    public void Express_CountsRunsAndTimeTimesMemory()
    {
        var small = new ReconcilerLoad(3, 24);
        var large = new ReconcilerLoad(100, 800);

        (small.Seconds, small.Megabytes).ShouldBe((2.5m, 64));
        (large.Seconds, large.Megabytes).ShouldBe((7m, 64));

        // 2,880 x 2.5 s x 64 MB = 450 GB-s; 0.00288 + 450 x 0.00001667
        Usd(small.Express).ShouldBe(0.0103815m);
        Usd(large.Express).ShouldBe(0.0238842m);
    }

    [Fact]
    public void Megabytes_BeyondAStep_AreTheNext() => new ReconcilerLoad(449, 0).Megabytes.ShouldBe(128);

    [Fact]
    public void Calls_CountEveryMetricOfEveryDepartmentInEveryRun()
    {
        // One model has 4 metrics, two have 8; in turn for three departments: 4 + 8 + 4.
        var load = ReconcilerLoad.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development.Like("shop")), 3);

        load.ShouldBe(new ReconcilerLoad(3, 16));
        load.Calls.ShouldBe([new CostLine(PriceList.MetricRead, 2_880 * 16), new CostLine(PriceList.TableRead, 2_880 * 3)]);
        Usd(load.Calls).ShouldBe(0.4608m + 0.0012312m);
        load.Events.ShouldBe(2_880 * 13);
    }

    private static decimal Usd(IEnumerable<CostLine> lines) => lines.Sum(line => line.Usd);
}
