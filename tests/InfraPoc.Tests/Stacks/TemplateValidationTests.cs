using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Tests.Fixtures;

namespace InfraPoc.Tests.Stacks;

/// <summary>aws-cdk-lib's own validation, whose findings stop a synth because cdk.json says so.</summary>
public sealed class TemplateValidationTests
{
    [Fact]
    public void Validation_OfEveryKindOfDepartment_FindsOnlyWhatIsAcknowledged()
    {
        var sandbox = TestCompany.Sandbox with { Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true } };
        using var synthesis = Synthesis.Of(
            TestCompany.Config(
                sandbox,
                TestCompany.Development with { Models = [TestCompany.Haiku.Alias, TestCompany.Tokyo.Alias, TestCompany.Global.Alias] },
                TestCompany.Department("suspended", "停止", [TestCompany.Haiku.Alias]) with { Status = DepartmentStatus.Suspended },
                TestCompany.Department("closed", "終了", [TestCompany.Haiku.Alias]) with
                {
                    Status = DepartmentStatus.Closed,
                    Outcome = Outcome.Stop,
                }),
            validate: true);
        var reports = synthesis.Read("validation-report.json").GetProperty("pluginReports").EnumerateArray().ToList();

        reports.Select(report => report.GetProperty("pluginName").GetString()).ShouldBe(["CloudFormation Validate"]);
        reports.ShouldAllBe(report => report.GetProperty("conclusion").GetString() == "success");
        reports.SelectMany(report => report.GetProperty("violations").EnumerateArray()).ShouldBeEmpty();
        reports.SelectMany(report => report.GetProperty("suppressedViolations").EnumerateArray()).Select(Finding).Distinct()
            .ShouldBe(["F3006 Type: Resource type 'AWS::IdentityStore::User' does not exist in 'ap-northeast-1'"]);
    }

    [Fact]
    public void Validation_OfConfiguredCompany_FindsNothing()
    {
        var configured = SandboxLoader.Load(ProjectFolder.Path);
        configured.Problems.ShouldBeEmpty();
        using var synthesis = Synthesis.Of(configured.Config!, validate: true);

        synthesis.Read("validation-report.json").GetProperty("pluginReports").EnumerateArray()
            .SelectMany(report => report.GetProperty("violations").EnumerateArray()).ShouldBeEmpty();
    }

    [Fact]
    public void Validation_IsAnErrorAndNotAWarning()
    {
        using var cdk = JsonDocument.Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, "cdk.json")));

        cdk.RootElement.GetProperty("context").GetProperty("@aws-cdk/core:validateAgainstDefaultRules").GetBoolean().ShouldBeTrue();
    }

    private static string Finding(JsonElement violation) =>
        $"{violation.GetProperty("ruleName").GetString()} {violation.GetProperty("description").GetString()}";
}
