using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Tests.Audit;

/// <summary>What no control asks of the stack.</summary>
public sealed class AuditStackTests
{
    private const string Stack = "Poc-Audit";

    private readonly Synthesis synthesis = Synthesis.Of(TestCompany.Config());

    /// <summary>They outlive the stack, and one that is deployed again would find its names taken.</summary>
    [Theory]
    [InlineData("AWS::S3::Bucket", "BucketName")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName")]
    public void WhatHoldsLogs_HasNoFixedName(string type, string name)
    {
        synthesis.Resources(Stack, type).ShouldNotBeEmpty();
        synthesis.Resources(Stack, type).ShouldAllBe(holder => !Has(holder.Properties, name));
    }

    [Fact]
    public void Trail_WithInsights_LooksForUnusualCallAndErrorRates()
    {
        var insights = Synthesis.Of(
            TestCompany.Config(TestCompany.Sandbox with { Logging = TestCompany.Sandbox.Logging with { Insights = true } }));

        insights.Resources(Stack, "AWS::CloudTrail::Trail").Single().Properties.GetProperty("InsightSelectors").EnumerateArray()
            .Select(selector => (selector.GetProperty("InsightType").GetString(), selector.GetProperty("EventCategories")[0].GetString()))
            .ShouldBe([("ApiCallRateInsight", "Management"), ("ApiErrorRateInsight", "Management")]);
    }

    /// <summary>A service must not be told to write before its permission exists.</summary>
    [Fact]
    public void Trail_WaitsForThePolicyOfTheArchive()
    {
        var resources = synthesis.Read($"{Stack}.template.json").GetProperty("Resources");
        var archive = synthesis.Resources(Stack, "AWS::S3::Bucket").Single(bucket => Has(bucket.Properties, "ObjectLockConfiguration"));
        var policy = synthesis
            .Resources(Stack, "AWS::S3::BucketPolicy").Single(each => each.Text("Bucket", "Ref") == archive.LogicalId);
        var trail = synthesis.Resources(Stack, "AWS::CloudTrail::Trail").ShouldHaveSingleItem();

        resources
            .GetProperty(trail.LogicalId).GetProperty("DependsOn").EnumerateArray().Select(dependency => dependency.GetString())
            .ShouldContain(policy.LogicalId);
    }

    [Theory]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public void Alarms_LinkToTheRunbookWhereTheCompanyHostsIt(Language language)
    {
        var hosted = Synthesis.Of(TestCompany.Config(TestCompany.Sandbox with
        {
            Language = language,
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = "https://wiki.example.com/runbook" },
        }));
        var descriptions = hosted.Resources(Stack, "AWS::CloudWatch::Alarm").Select(alarm => alarm.Text("AlarmDescription")!).ToList();

        descriptions.ShouldAllBe(description => description.Contains(" https://wiki.example.com/runbook#", StringComparison.Ordinal));
        descriptions.ShouldAllBe(description => description.Any(character => character > 0x3000) == (language == Language.Japanese));
    }

    /// <summary>CloudFormation then refuses to destroy what the prompt log needs: its key, and where its large bodies are.</summary>
    [Fact]
    public void Outputs_ThatTheUsageStackImports_AreExported()
    {
        var exports = synthesis.Read($"{Stack}.template.json").GetProperty("Outputs").EnumerateObject()
            .Where(output => Has(output.Value, "Export"))
            .Select(output => output.Value.GetProperty("Export").GetProperty("Name").GetString()!).ToList();

        exports.ShouldBe(["Poc-Audit-AuditKeyArn", "Poc-Audit-LogArchive"]);
        exports.ShouldAllBe(export =>
            synthesis.Templates["Poc-Usage"].Contains($"\"Fn::ImportValue\": \"{export}\"", StringComparison.Ordinal));
    }

    private static bool Has(JsonElement element, string property) => element.TryGetProperty(property, out _);
}
