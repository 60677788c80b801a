using System.Text.Json;

namespace InfraPoc.Tests;

/// <summary>aws-cdk-lib's own validation, whose findings stop a synth because cdk.json says so.</summary>
public sealed class TemplateValidationTests
{
    public static TheoryData<string> Companies => ["everything", "configured", .. KindsOfCompany.All.Keys];

    [Theory]
    [MemberData(nameof(Companies))]
    public void Validation_OfACompany_FindsOnlyWhatIsAcknowledged(string company)
    {
        var config = company switch
        {
            "everything" => ControlledCompany.Config,
            "configured" => SandboxLoader.Load(ProjectFolder.Path).Config!,
            _ => KindsOfCompany.All[company],
        };
        using var folder = new TemporaryFolder();

        try
        {
            Synthesis.InProcess(folder.Path, app => SandboxApp.AddStacks(app, config, CloudAssemblies.Functions), validate: true);
        }
        catch (Exception exception) when (exception.Message.StartsWith("ValidationFailed: ", StringComparison.Ordinal))
        {
            Assert.Fail(File.ReadAllText(Path.Combine(folder.Path, "validation-report.json")));
        }

        var reports = JsonElement
            .Parse(File.ReadAllText(Path.Combine(folder.Path, "validation-report.json"))).GetProperty("pluginReports").EnumerateArray()
            .ToList();
        // A report is written where something is found, and users are acknowledged.
        reports.Count.ShouldBe(config.Departments.Any(department => department.Members.Count > 0) ? 1 : 0);
        reports.SelectMany(report => report.GetProperty("violations").EnumerateArray()).ShouldBeEmpty();
        reports
            .SelectMany(report => report.GetProperty("suppressedViolations").EnumerateArray())
            .ShouldAllBe(finding => finding.GetProperty("ruleName").GetString() == "F3006"
                && finding.GetProperty("description").GetString()!.Contains("'AWS::IdentityStore::User'", StringComparison.Ordinal));
    }

    [Fact]
    public void Validation_IsAnErrorAndNotAWarning()
    {
        using var cdk = JsonDocument.Parse(File.ReadAllText(Path.Combine(ProjectFolder.Path, "cdk.json")));

        cdk.RootElement.GetProperty("context").GetProperty("@aws-cdk/core:validateAgainstDefaultRules").GetBoolean().ShouldBeTrue();
    }
}
