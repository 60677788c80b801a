using InfraPoc.Config;
using InfraPoc.Cli.Costs;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class IdleCostTests
{
    private static readonly SandboxConfig Config = TestCompany.Config(
        TestCompany.Sales, TestCompany.Development.Like("shop"));

    private static readonly SandboxInventory Inventory = new(
        new Dictionary<Price, decimal> { [PriceList.Key] = 1, [PriceList.AlarmMetric] = 17, [PriceList.QueriedMetric] = 2 },
        [
            new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 4 },
            new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 16, [PriceList.Dashboard] = 1 },
        ],
        new HashSet<string>());

    [Fact]
    public void Of_TwoDepartments_IsWhatIsComputedByHand()
    {
        var cost = IdleCost.Of(Config, Inventory, 2);

        // The trail: 100 MB, and 2,880 runs x (4 + 2 x 3) events x 2 KB = 57.6 MB.
        cost.Lines.Select(line => (line.Price, line.Units, line.Usd, line.UsdAfterAllowance)).ShouldBe(
        [
            (PriceList.Key, 1, 1.00m, 1.00m),
            (PriceList.KeyRequest, 30_000, 0.09m, 0.03m),
            (PriceList.AlarmMetric, 37, 3.70m, 2.70m),
            (PriceList.QueriedMetric, 2, 0.20m, 0.20m),
            (PriceList.Dashboard, 1, 3.00m, 0m),
            (PriceList.MetricRead, 34_560, 0.3456m, 0.3456m),
            (PriceList.LogIngestion, 0.1576m, 0.119776m, 0m),
            (PriceList.LogStorage, 0.1576m * 400 / 30, 0.033m * (0.1576m * 400 / 30), 0.033m * (0.1576m * 400 / 30)),
            (PriceList.ObjectStorage, 0.1576m * 400 / 30, 0.025m * (0.1576m * 400 / 30), 0.025m * (0.1576m * 400 / 30)),
            (PriceList.ObjectWrite, 30_000, 0.141m, 0.141m),
            (PriceList.ExpressRequest, 2_880, 0.00288m, 0.00288m),
            (PriceList.ExpressDuration, 450, 0.0075015m, 0.0075015m),
            (PriceList.TableRead, 5_760, 0.0008208m, 0.0008208m),
        ]);
        Math.Round(cost.Usd, 4).ShouldBe(8.7295m);
        Math.Round(cost.UsdAfterAllowance, 4).ShouldBe(4.5497m);
        cost.UsdOf(PriceList.AlarmMetric).ShouldBe(3.70m);
        cost.UsdOf(PriceList.CompositeAlarm).ShouldBe(0);
    }

    [Fact]
    public void Of_NoDepartment_HasNeitherReadsNorAlarmsOfAny()
    {
        var cost = IdleCost.Of(Config, Inventory, 0);

        cost.Departments.ShouldBe(0);
        cost.UsdOf(PriceList.AlarmMetric).ShouldBe(1.70m);
        cost.Lines.Select(line => line.Price).ShouldNotContain(PriceList.MetricRead);
        cost.Lines.Single(line => line.Price == PriceList.LogIngestion).Units.ShouldBe(0.1m + (2_880 * 4 * 2 / 1_000_000m));
    }

    [Fact]
    public void Of_LongerObjectLock_KeepsTheArchiveLongerThanTheLog()
    {
        var sandbox = TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { ObjectLockDays = 3_000 } };

        var cost = IdleCost.Of(Config with { Sandbox = sandbox }, Inventory, 2);

        cost.Lines.Single(line => line.Price == PriceList.ObjectStorage).Units.ShouldBe(15.76m);
        cost.Lines.Single(line => line.Price == PriceList.LogStorage).Units.ShouldBe(0.1576m * 400 / 30);
    }
}
