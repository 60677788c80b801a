using InfraPoc.Cli.Costs;
using InfraPoc.Config;

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

    /// <summary>Events: 8,640 runs x (1 page of parameters + 1 of budgets + 1 of policies + 1 invocation) x 2 KB = 69.12 MB.</summary>
    private const decimal Trail = 0.1m + 0.06912m;

    /// <summary>The brake's own log: 8,640 runs x 1 KB.</summary>
    private const decimal Logs = Trail + 0.00864m;

    [Fact]
    public void Of_TwoDepartments_IsWhatIsComputedByHand()
    {
        var cost = IdleCost.Of(Config, Inventory, 2);

        cost.Lines.Select(line => (line.Price, line.Units, line.Usd, line.UsdAfterAllowance)).ShouldBe(
        [
            (PriceList.Key, 1, 1.00m, 1.00m),
            (PriceList.KeyRequest, 30_000, 0.09m, 0.03m),
            (PriceList.AlarmMetric, 37, 3.70m, 2.70m),
            (PriceList.QueriedMetric, 2, 0.20m, 0.20m),
            (PriceList.Dashboard, 1, 3.00m, 0m),
            (PriceList.MetricRead, 1_440, 0.0144m, 0.0144m),
            // 2 x 3 metrics, one hour on each of 5.2 days, of the 720 hours of a month.
            (PriceList.CustomMetric, 31.2m / 720, 0.013m, 0m),
            (PriceList.LogIngestion, Logs, 0.76m * Logs, 0m),
            (PriceList.LogStorage, Logs * 400 / 30, 0.033m * (Logs * 400 / 30), 0.033m * (Logs * 400 / 30)),
            (PriceList.ObjectStorage, Trail * 400 / 30, 0.025m * (Trail * 400 / 30), 0.025m * (Trail * 400 / 30)),
            (PriceList.ObjectWrite, 30_000, 0.141m, 0.141m),
            (PriceList.DataEvent, 8_640, 0.00864m, 0.00864m),
            (PriceList.FunctionRequest, 8_640, 0.001728m, 0m),
            // 8,640 x (0.5 + 2 x 0.02) s x 0.5 GB.
            (PriceList.FunctionTime, 2_332.8m, 0.03110415552m, 0m),
            // 8,640 x (2 x 3 + 2).
            (PriceList.TableRead, 69_120, 0.0098496m, 0.0098496m),
        ]);
        cost.UsdOf(PriceList.AlarmMetric).ShouldBe(3.70m);
        cost.UsdOf(PriceList.Email).ShouldBe(0);
    }

    [Fact]
    public void Of_NoDepartment_HasNoMetricsOfAny()
    {
        var cost = IdleCost.Of(Config, Inventory, 0);

        cost.Departments.ShouldBe(0);
        cost.UsdOf(PriceList.AlarmMetric).ShouldBe(1.70m);
        cost.Lines.Select(line => line.Price).ShouldNotContain(PriceList.CustomMetric);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(99, 13)]
    [InlineData(100, 14)]
    public void BrakeLoad_ManagementEvents_AreThePagesOfARun(int departments, int events) =>
        new BrakeLoad(departments).ManagementEvents.ShouldBe(events);

    [Fact]
    public void Of_LongerObjectLock_KeepsTheArchiveLongerThanTheLog()
    {
        var sandbox = TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { ObjectLockDays = 3_000 } };

        var cost = IdleCost.Of(Config with { Sandbox = sandbox }, Inventory, 2);

        cost.Lines.Single(line => line.Price == PriceList.ObjectStorage).Units.ShouldBe(Trail * 100);
        cost.Lines.Single(line => line.Price == PriceList.LogStorage).Units.ShouldBe(Logs * 400 / 30);
    }
}
