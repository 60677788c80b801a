using System.Text.Json;
using InfraPoc.Cli.Costs;
using InfraPoc.Config;

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
            var inventory = SandboxInventory.Of(
                Synthesize(sandbox), Synthesize(sandbox, small, large),
                [
                    .. new[] { small, large }.Select(department =>
                        (string[])[TestCompany.Names.DepartmentStack(department), TestCompany.Names.AccessStack(department)]),
                ]);

            var counted = TemplateInventory.Of(Synthesize(sandbox, repeated).Values);
            counted.Units.ShouldContainKeyAndValue(PriceList.Key, 1);
            counted.Units[PriceList.Dashboard].ShouldBe(dashboard == DashboardKind.Own ? 6 : 1);
            inventory.Units(5).ShouldBe(counted.Units, ignoreOrder: true);
            counted.Types.ShouldBe(inventory.Types, ignoreOrder: true);
        }
    }

    [Fact]
    public void Of_Templates_GivesDepartmentsTheirOwnStacksAndAnEqualPartOfWhatSharedStacksGained()
    {
        var inventory = SandboxInventory.Of(
            none: Templates(("Shared", ["AWS::KMS::Key", "AWS::CloudWatch::Alarm"])),
            all: Templates(
                ("Shared", ["AWS::KMS::Key", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Alarm"]),
                ("Dept-a", ["AWS::CloudWatch::Dashboard"]), ("Access-a", ["AWS::SSO::PermissionSet"]),
                ("Dept-b", ["AWS::CloudWatch::Dashboard", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Alarm"]),
                ("Access-b", ["AWS::SSO::PermissionSet"])),
            own: [["Dept-a", "Access-a"], ["Dept-b", "Access-b"]]);

        inventory.Shared.ShouldBe(new Dictionary<Price, decimal> { [PriceList.Key] = 1, [PriceList.AlarmMetric] = 1 }, ignoreOrder: true);
        inventory
            .Departments[0]
            .ShouldBe(new Dictionary<Price, decimal> { [PriceList.Dashboard] = 1, [PriceList.AlarmMetric] = 1 }, ignoreOrder: true);
        inventory
            .Departments[1]
            .ShouldBe(new Dictionary<Price, decimal> { [PriceList.Dashboard] = 1, [PriceList.AlarmMetric] = 3 }, ignoreOrder: true);
        inventory.Types.ShouldContain("AWS::SSO::PermissionSet");
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

    private static IReadOnlyDictionary<string, JsonElement> Synthesize(Sandbox sandbox, params IReadOnlyList<Department> departments) =>
        SandboxInventory.Read(CloudAssemblies.Of(TestCompany.Config(sandbox, departments)));

    private static Dictionary<string, JsonElement> Templates(params IReadOnlyList<(string Stack, string[] Types)> stacks) =>
        stacks.ToDictionary(
        stack => stack.Stack,
        stack =>
            JsonSerializer.SerializeToElement(
                new { Resources = stack.Types.Index().ToDictionary(type => $"R{type.Index}", type => new { Type = type.Item }) }));
}
