using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class SandboxInventoryTests
{
    private static readonly IReadOnlyDictionary<Price, decimal> NoUnits = new Dictionary<Price, decimal>();

    [Fact]
    public void Units_OfAnySize_AreThoseOfASynthesis()
    {
        var small = TestCompany.Sales.Like("aa");
        var large = TestCompany.Development.Like("bb") with { Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_000 } };
        Department[] repeated = [small, large, small.Like("cc"), large.Like("dd"), small.Like("ee")];
        foreach (var dashboard in new[] { DashboardKind.Shared, DashboardKind.Own })
        {
            var sandbox = TestCompany.Sandbox with { Dashboard = dashboard };
            var inventory = SandboxInventory.Of(Synthesize(sandbox, small, large));

            var counted = TemplateInventory.Of(Synthesize(sandbox, repeated).Stacks.Select(stack => stack.Template));
            counted.Units.ShouldContainKeyAndValue(PriceList.Key, 1);
            counted.Units[PriceList.Dashboard].ShouldBe(dashboard == DashboardKind.Own ? 6 : 1);
            inventory.Units(0).ShouldBe(SandboxInventory.Of(Synthesize(sandbox)).Shared, ignoreOrder: true);
            inventory.Units(5).ShouldBe(counted.Units, ignoreOrder: true);
            counted.Types.ShouldBe(inventory.Types, ignoreOrder: true);
        }
    }

    [Fact]
    public void Units_OfFiveDepartmentsLikeTwo_TakesThemInTurn()
    {
        var inventory = new SandboxInventory(
            new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 17 },
            [
                new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 4 },
                new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 24, [PriceList.Dashboard] = 1 },
            ],
            new HashSet<string>());

        inventory.Units(0).ShouldBe(inventory.Shared);
        inventory
            .Units(5)
            .ShouldBe(
                new Dictionary<Price, decimal> { [PriceList.AlarmMetric] = 17 + (3 * 4) + (2 * 24), [PriceList.Dashboard] = 2 },
                ignoreOrder: true);
        (inventory with { Departments = [NoUnits] }).Units(100).ShouldBe(inventory.Shared);
    }

    private static SandboxTemplates Synthesize(Sandbox sandbox, params IReadOnlyList<Department> departments)
    {
        var config = TestCompany.Config(sandbox, departments);
        return SandboxTemplates.Read(config, CloudAssemblies.Of(config));
    }
}
