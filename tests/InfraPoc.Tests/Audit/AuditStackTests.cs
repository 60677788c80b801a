using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Tests.Audit;

/// <summary>What depends on the configuration and no control asks.</summary>
[Collection(DeployedAudit.Collection)]
public sealed class AuditStackTests(DeployedAudit deployed)
{
    private const string Stack = DeployedAudit.Stack;

    [Fact]
    public void Stack_IsProtectedFromBeingDestroyedByMistake() =>
        deployed
            .Synthesis.Read("manifest.json").GetProperty("artifacts").GetProperty(Stack).GetProperty("properties")
            .GetProperty("terminationProtection").GetBoolean().ShouldBeTrue();

    [Theory]
    [InlineData(365, 400, 400, true)]
    [InlineData(1000, 400, 1000, true)]
    [InlineData(30, 90, 90, false)]
    public void Archive_ByAge_ExpiresWhenLockAndRetentionHavePassed(int objectLock, int retention, int expiration, bool getsColder)
    {
        var rules = Synthesis
            .Of(TestCompany.Config(
                TestCompany.Sandbox with
                {
                    Logging = TestCompany.Sandbox.Logging with { ObjectLockDays = objectLock, RetentionDays = retention },
                }))
            .Resources(Stack, "AWS::S3::Bucket")
            .ToDictionary(
                bucket => bucket.Properties.TryGetProperty("ObjectLockConfiguration", out _) ? "archive" : "access log",
                bucket => bucket.Properties.GetProperty("LifecycleConfiguration").GetProperty("Rules")[0]);

        rules.Values.ShouldAllBe(rule => rule.GetProperty("ExpirationInDays").GetInt32() == expiration);
        rules["archive"].TryGetProperty("Transitions", out _).ShouldBe(getsColder);
        rules["access log"].TryGetProperty("Transitions", out _).ShouldBeFalse();
    }

    [Fact]
    public void Trail_WithInsights_LooksForUnusualCallAndErrorRates()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { Insights = true } }));

        synthesis.Resources(Stack, "AWS::CloudTrail::Trail").Single().Properties.GetProperty("InsightSelectors").EnumerateArray()
            .Select(selector => selector.GetProperty("InsightType").GetString())
            .ShouldBe(["ApiCallRateInsight", "ApiErrorRateInsight"]);
        deployed.Single("AWS::CloudTrail::Trail").Properties.TryGetProperty("InsightSelectors", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public void Alarms_LinkToTheRunbookWhereTheCompanyHostsIt(Language language)
    {
        var sandbox = TestCompany.Sandbox with
        {
            Language = language,
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = "https://wiki.example.com/runbook" },
        };
        var descriptions = Synthesis.Of(TestCompany.Config(sandbox)).Resources(Stack, "AWS::CloudWatch::Alarm")
            .Select(alarm => alarm.Text("AlarmDescription")!).ToList();

        descriptions.ShouldAllBe(description => description.Contains(" https://wiki.example.com/runbook#", StringComparison.Ordinal));
        descriptions.ShouldAllBe(description => description.Any(character => character > 0x3000) == (language == Language.Japanese));
    }

    /// <summary>Each log's queries stand beside it.</summary>
    [Theory]
    [InlineData(Stack, QueriedLog.TrailLog, "TrailLog")]
    [InlineData("Poc-Usage", QueriedLog.InvocationLog, "PromptsLog")]
    public void SavedQueries_ReadTheLogTheyAreWrittenFor(string stack, QueriedLog log, string prefix)
    {
        var definitions = deployed.Synthesis.Resources(stack, "AWS::Logs::QueryDefinition");

        definitions.Select(each => (each.Text("Name"), each.Text("QueryString"))).ShouldBe(
            SavedQueries.For(TestCompany.Sandbox).Where(query => query.Log == log).Select(query => ((string?)query.Name, (string?)query.Text)),
            ignoreOrder: true);
        definitions
            .Select(query => query.Properties.GetProperty("LogGroupNames").EnumerateArray().Single().GetProperty("Ref").GetString()!)
            .ShouldAllBe(group => group.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>CloudFormation then refuses to destroy what the prompt log needs: its key, and where its large bodies are.</summary>
    [Fact]
    public void Outputs_ThatTheUsageStackImports_AreExported()
    {
        var exports = deployed.Synthesis.Read($"{Stack}.template.json").GetProperty("Outputs").EnumerateObject()
            .Where(output => output.Value.TryGetProperty("Export", out _))
            .Select(output => output.Value.GetProperty("Export").GetProperty("Name").GetString()!).ToList();

        exports.ShouldBe(["Poc-Audit-AuditKeyArn", "Poc-Audit-LogArchive"]);
        exports.ShouldAllBe(export => deployed.Synthesis.Templates["Poc-Usage"].Contains(
            $"\"Fn::ImportValue\": \"{export}\"", StringComparison.Ordinal));
    }
}
