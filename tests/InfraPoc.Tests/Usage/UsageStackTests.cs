using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Spending;

namespace InfraPoc.Tests.Usage;

public sealed class UsageStackTests
{
    /// <summary>That they say what the configuration says is a control; here the stacks are read as the functions read SSM.</summary>
    [Fact]
    public void Entries_OfTheSample_AreReadWithoutAnError()
    {
        var config = SandboxLoader.Load(ProjectFolder.Path).Config!;
        var below = $"/infrapoc/{config.Sandbox.Name}";
        var entries = EntriesOf(Synthesis.Of(config), config.Sandbox.Accounts.Sandbox);

        entries.Keys.ShouldBe(
            [
                $"{below}/settings", $"{below}/models/1", $"{below}/roster/1",
                .. config.Departments.Select(department => $"{below}/departments/{department.Id}"),
            ],
            ignoreOrder: true);
        Entries.ReadSandbox($"{below}/settings", entries[$"{below}/settings"]).Error.ShouldBeNull();
        Entries.ReadModels("models", entries[$"{below}/models/1"]).Value!.Select(model => model.Alias)
            .ShouldBe(config.Models.Keys, ignoreOrder: true);
        Entries.ReadRoster("roster", entries[$"{below}/roster/1"]).Value
            .ShouldBe(config.Departments.Select(department => department.Id), ignoreOrder: true);
        foreach (var department in config.Departments)
        {
            var name = $"{below}/departments/{department.Id}";
            Entries.ReadDepartment(name, entries[name]).Value!.Profiles.Values.ShouldBe(department.Models, ignoreOrder: true);
        }
    }

    /// <summary>The functions take a list that is missing for one that somebody deleted.</summary>
    [Fact]
    public void Roster_WithoutDepartments_IsAnEmptyList() =>
        EntriesOf(Synthesis.Of(TestCompany.Config()), TestCompany.Sandbox.Accounts.Sandbox)["/infrapoc/poc/roster/1"].ShouldBe("[]");

    [Fact]
    public void Stack_WithAnotherPriceOfAModel_ChangesAlone()
    {
        var before = TestCompany.Config(TestCompany.Sales, TestCompany.Development);
        var dearer = TestCompany.Haiku with { Price = TestCompany.Haiku.Price with { Output = 6, CacheRead = 0.2m } };
        var after = new SandboxConfig(
            before.Sandbox,
            before.Models.Values.Select(model => model.Alias == dearer.Alias ? dearer : model).ToDictionary(model => model.Alias),
            before.Departments);

        Changed(before, after).ShouldBe(["Poc-Usage"]);
    }

    [Fact]
    public void Department_WithOtherCaps_ChangesInItsOwnStackAlone()
    {
        var caps = new Budget { Monthly = 60_000, Daily = 9_000, Hourly = 2_000, Total = 150_000, StopPercent = 90 };

        Changed(
                TestCompany.Config(TestCompany.Sales, TestCompany.Development),
                TestCompany.Config(TestCompany.Sales with { Budget = caps }, TestCompany.Development))
            .ShouldBe(["Poc-Dept-sales"]);
    }

    [Theory]
    [InlineData(DashboardKind.Shared, "poc-all")]
    [InlineData(DashboardKind.Own, "poc-all", "poc-development", "poc-sales")]
    [InlineData(DashboardKind.None, "poc-all")]
    public void Dashboards_ByKind_AreTheSharedOneAndThoseOfDepartments(DashboardKind kind, params string[] expected)
    {
        var synthesis = Synthesis.Of(TestCompany.Config(
            TestCompany.Sandbox with { Dashboard = kind }, TestCompany.Sales, TestCompany.Development,
            TestCompany.Sales.Like("closed").As(DepartmentStatus.Closed)));
        var dashboards = synthesis.Templates.Keys.SelectMany(stack => synthesis.Resources(stack, "AWS::CloudWatch::Dashboard"));

        dashboards.Select(dashboard => dashboard.Text("DashboardName")).ShouldBe(expected, ignoreOrder: true);
        synthesis.Read("Poc-Access-sales.template.json").GetProperty("Outputs").TryGetProperty("DashboardSignInUrl", out _)
            .ShouldBe(kind != DashboardKind.None);
    }

    private static IEnumerable<string> Changed(SandboxConfig before, SandboxConfig after)
    {
        var (old, now) = (Synthesis.Of(before).Templates, Synthesis.Of(after).Templates);
        now.Keys.ShouldBe(old.Keys, ignoreOrder: true);
        return old.Where(template => now[template.Key] != template.Value).Select(template => template.Key);
    }

    private static Dictionary<string, string> EntriesOf(Synthesis synthesis, AwsAccount account) =>
        (from stack in synthesis.Templates.Keys
         let references = new TemplateReferences(synthesis.Read($"{stack}.template.json"), account.Id, account.Region) { StackName = stack }
         from parameter in synthesis.Resources(stack, "AWS::SSM::Parameter")
         where !parameter.Text("Name")!.Contains("/guardrails/")
         select (parameter.Text("Name")!, references.ResolveText(parameter.Properties.GetProperty("Value")))).ToDictionary();
}
