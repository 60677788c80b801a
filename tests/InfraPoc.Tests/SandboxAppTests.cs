using System.Text.Json;
using CsCheck;
using InfraPoc.Config;

namespace InfraPoc.Tests;

public sealed class SandboxAppTests
{
    private static readonly Department Fourth = TestCompany.Department("hr", "人事部", [TestCompany.Sonnet.Alias]);

    [Fact]
    public void AddStacks_AnotherDepartment_LeavesTheOthersByteIdentical()
    {
        Department[] three =
        [
            TestCompany.Sales, TestCompany.Development, TestCompany.Department("accounting", "経理部", [TestCompany.Tokyo.Alias]),
        ];
        var before = Synthesis.Of(TestCompany.Config(three));
        var after = Synthesis.Of(TestCompany.Config([.. three, Fourth]));

        after.Templates.Keys.Except(before.Templates.Keys).ShouldBe(["Poc-Dept-hr", "Poc-Access-hr"], ignoreOrder: true);
        AssertOnlyUsageChanged(before, after);
    }

    [Fact]
    public void AddStacks_DepartmentWithAnotherProfile_LeavesGuardrailsAndOthersByteIdentical()
    {
        var before = Synthesis.Of(TestCompany.Config(TestCompany.WithStrictProfile, TestCompany.Sales));
        var after = Synthesis.Of(
            TestCompany.Config(TestCompany.WithStrictProfile, TestCompany.Sales, Fourth with { Guardrail = "strict" }));

        AssertOnlyUsageChanged(before, after);
    }

    [Fact]
    public void AddStacks_ChangedDepartment_LeavesTheOthersByteIdentical()
    {
        var before = Synthesis.Of(TestCompany.Config(TestCompany.Sales, Fourth));
        var after = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales,
                (Fourth with { Models = [TestCompany.Haiku.Alias], Name = "人事総務部" }).As(DepartmentStatus.Suspended)));

        var changed = before.Templates.Where(template => after.Templates[template.Key] != template.Value).Select(template => template.Key);
        changed.ShouldBe(["Poc-Dept-hr", "Poc-Access-hr"], ignoreOrder: true);
    }

    [Fact]
    public void AddStacks_Order_IsWhatGuardsThenPoliciesThenOneAssignmentAfterAnother()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development));

        Dependencies(synthesis, "Poc-Usage").ShouldBe(["Poc-Audit"]);
        Dependencies(synthesis, "Poc-Dept-development")
            .ShouldBe(["Poc-Audit", "Poc-Boundary", "Poc-Guardrails", "Poc-Usage"], ignoreOrder: true);
        Dependencies(synthesis, "Poc-Access-development").ShouldBe(["Poc-Dept-development"]);
        Dependencies(synthesis, "Poc-Access-sales").ShouldBe(["Poc-Access-development", "Poc-Dept-sales"], ignoreOrder: true);
    }

    /// <summary>
    /// The CDK deploys what a stack depends on before it, also when one stack is named, and destroys it after it.
    /// </summary>
    [Fact]
    public void AddStacks_SignIn_ComesLastAndGoesFirst()
    {
        var config = ControlledCompany.Config;
        var synthesis = Synthesis.Of(config);
        string[] shared = ["Poc-Audit", "Poc-Boundary", "Poc-Guardrails", "Poc-Organization", "Poc-Usage"];
        synthesis.Templates.Keys.Where(stack => !stack.Contains("-Access-") && !stack.Contains("-Dept-"))
            .ShouldBe(shared, ignoreOrder: true);

        foreach (var department in config.Departments)
        {
            var before = Closure($"Poc-Access-{department.Id}");
            before.ShouldBeSubsetOf(synthesis.Templates.Keys);
            shared.Append($"Poc-Dept-{department.Id}").ShouldBeSubsetOf(before);
        }

        HashSet<string> Closure(string stack) =>
            [.. Dependencies(synthesis, stack).SelectMany(dependency => Closure(dependency).Append(dependency))];
    }

    [Fact]
    public void AddStacks_Stacks_GoToTheirAccounts()
    {
        var identity = new AwsAccount { Id = TestCompany.IdentityAccount, Region = "us-east-1" };
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sandbox with { Accounts = TestCompany.Sandbox.Accounts with { Identity = identity } }, TestCompany.Sales));

        Environment(synthesis, "Poc-Boundary").ShouldBe("aws://111122223333/ap-northeast-1");
        Environment(synthesis, "Poc-Audit").ShouldBe("aws://111122223333/ap-northeast-1");
        Environment(synthesis, "Poc-Guardrails").ShouldBe("aws://111122223333/ap-northeast-1");
        Environment(synthesis, "Poc-Usage").ShouldBe("aws://111122223333/ap-northeast-1");
        Environment(synthesis, "Poc-Dept-sales").ShouldBe("aws://111122223333/ap-northeast-1");
        Environment(synthesis, "Poc-Access-sales").ShouldBe("aws://444455556666/us-east-1");
    }

    [Fact]
    public void AddStacks_NoDepartments_SynthesizesWhatIsShared()
    {
        var synthesis = Synthesis.Of(TestCompany.Config());

        synthesis.Templates.Keys.ShouldBe(["Poc-Audit", "Poc-Boundary", "Poc-Guardrails", "Poc-Usage"], ignoreOrder: true);
    }

    [Fact]
    public void AddStacks_AnyValidDepartments_Synthesize()
    {
        var department =
            from number in Gen.Int[1, 999_999]
            from status in OneOf(Enum.GetValues<DepartmentStatus>())
            from models in OneOf<string[]>(["haiku"], ["sonnet", "haiku-tokyo"], ["haiku-tokyo", "haiku", "sonnet"])
            from access in OneOf(
                new DepartmentAccess { Playground = true }, new DepartmentAccess { Playground = false, Application = true },
                new DepartmentAccess { Application = true })
            select (TestCompany.Department($"d-{number}", $"部門{number}", models) with { Access = access }).As(status);

        department.Array[0, 4].Sample(
            departments =>
            {
                var config = TestCompany.Config([.. departments.DistinctBy(each => each.Id)]);
                using var folder = new TemporaryFolder();
                Synthesis.InProcess(folder.Path, app => SandboxApp.AddStacks(app, config, CloudAssemblies.Functions));
                Directory.GetFiles(folder.Path, "*.template.json").Length.ShouldBe(4 + (2 * config.Departments.Count));
            },
            iter: 5,
            threads: 1);
    }

    /// <summary>The roster and the shared dashboard know all departments; nobody else's template does.</summary>
    private static void AssertOnlyUsageChanged(Synthesis before, Synthesis after) =>
        before
            .Templates.Where(template => after.Templates[template.Key] != template.Value).Select(template => template.Key)
            .ShouldBe(["Poc-Usage"]);

    private static Gen<T> OneOf<T>(params IReadOnlyList<T> choices) => Gen.Int[0, choices.Count - 1].Select(index => choices[index]);

    private static IEnumerable<string> Dependencies(Synthesis synthesis, string stack) =>
        Artifact(synthesis, stack)
            .GetProperty("dependencies").EnumerateArray()
        .Select(dependency => dependency.GetString()!).Where(dependency => !dependency.EndsWith(".assets", StringComparison.Ordinal));

    private static string? Environment(Synthesis synthesis, string stack) =>
        Artifact(synthesis, stack).GetProperty("environment").GetString();

    private static JsonElement Artifact(Synthesis synthesis, string stack) =>
        synthesis.Read("manifest.json").GetProperty("artifacts").GetProperty(stack);
}
