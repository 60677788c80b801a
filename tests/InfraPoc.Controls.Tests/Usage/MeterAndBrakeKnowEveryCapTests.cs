using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class MeterAndBrakeKnowEveryCapTests : ControlTests<MeterAndBrakeKnowEveryCap>
{
    private const string Parameter = "AWS::SSM::Parameter";
    private const string Development = "/infrapoc/poc/departments/development";
    private const string Settings = "/infrapoc/poc/settings";
    private const string Models = "/infrapoc/poc/models/1";
    private const string Roster = "/infrapoc/poc/roster/1";

    [Fact]
    public void Compliant_AnotherOrderOfModels_IsPermitted() =>
        After(edit =>
        {
            var parameter = Find(edit, Models);
            var models = JsonNode.Parse($"{parameter["Value"]}")!.AsArray().Reverse().Select(model => model!.DeepClone());
            parameter["Value"] = new JsonArray([.. models]).ToJsonString();
        }).ShouldBeEmpty();

    [Theory]
    [InlineData(Development, "\"monthly\":50000", "\"monthly\":500000", "monthly 500000; the configuration says 50000")]
    [InlineData(Development, "\"daily\":5000,", "", "daily nothing")]
    [InlineData(Development, "\"topUps\":{\"2027-01\":10000}", "\"topUps\":{\"2027-01\":90000}", "topUps 2027-01 90000; the configuration says 2027-01 10000")]
    [InlineData(Development, "\"topUps\":{\"2027-01\":10000},", "", "topUps nothing")]
    [InlineData(Development, "\"hourly\":1000", "\"hourly\":1000.1", "hourly 1000.1")]
    [InlineData(Development, "\"stopPercent\":100", "\"stopPercent\":99", "stopPercent 99")]
    [InlineData(Development, "\"status\"", "\"total\":9,\"status\"", "total 9")]
    [InlineData(Development, "\"status\":\"active\"", "\"status\":\"suspended\"", "status suspended")]
    [InlineData(Development, "[50,80,100]", "[50,100]", "alertPercents 50, 100")]
    [InlineData(Development, "\"coolDownMinutes\":60", "\"coolDownMinutes\":1", "coolDownMinutes 1")]
    [InlineData(Development, "2026-11-30T15", "2026-11-29T15", "start")]
    [InlineData(Development, "2027-02-28T15", "2028-02-28T15", "end")]
    [InlineData(Development, "poc-development-cost", "poc-sales-cost", "topicArn")]
    [InlineData(Development, "\"receivers\":3", "\"receivers\":2", "receivers 2; the configuration says 3")]
    [InlineData(Settings, "\"costReceivers\":1", "\"costReceivers\":0", "costReceivers 0")]
    [InlineData(Settings, "\"securityReceivers\":1", "\"securityReceivers\":0", "securityReceivers 0")]
    [InlineData(Settings, "poc-security", "x-security", "securityTopicArn")]
    [InlineData(Development, "poc-development-brake", "poc-sales-brake", "brakePolicyArn")]
    [InlineData(Development, "\"brakePolicyId\":\"", "\"brakePolicyId\":\"A", "brakePolicyId")]
    [InlineData(Development, "poc-development_50", "poc-sales_50", "budgetName")]
    [InlineData(Development, "AWSReservedSSO_poc-development_", "AWSReservedSSO_poc-dev_", "signInRolePrefix")]
    [InlineData(Development, "poc-development-app", "poc-sales-app", "applicationRole")]
    [InlineData(Development, "\":\"haiku\"", "\":\"sonnet\"", "profiles")]
    [InlineData(Development, "\"guardrail\":{\"input\":0", "\"guardrail\":{\"input\":9", "guardrail")]
    [InlineData(Development, "development-owner@", "sales-owner@", "owner")]
    [InlineData(Development, "\"id\":\"development\"", "\"id\":\"sales\"", "but the entry is that of")]
    [InlineData(Development, "\"monthly\"", "\"Monthly\"", "Monthly")]
    [InlineData(Development, "開発部", "{{ssm:x}}", "which SSM takes for a reference")]
    [InlineData(Settings, "\"perUsd\":150", "\"perUsd\":1500", "perUsd 1500")]
    [InlineData(Settings, "\"monthlyBudget\":1000000", "\"monthlyBudget\":9000000", "monthlyBudget 9000000")]
    [InlineData(Settings, "Asia/Tokyo", "Europe/London", "timeZone Europe/London")]
    [InlineData(Settings, "poc-cost", "x-cost", "costTopicArn")]
    [InlineData(Models, "\"alias\":\"haiku\"", "\"alias\":\"haiku-2\"", "The model haiku-2 is in no configuration")]
    [InlineData(Models, "\"alias\":\"haiku\"", "\"alias\":\"sonnet\"", "The model haiku is listed 0 times")]
    [InlineData(Models, "\"output\":5", "\"output\":0.5", "output of haiku 0.5")]
    [InlineData(Models, "\"input\":1,", "\"input\":1,\"cacheRead\":0,", "cacheRead of haiku 0")]
    [InlineData(Models, "jp.anthropic.claude-haiku", "global.anthropic.claude-haiku", "profileId of haiku")]
    [InlineData(Models, "[{", "{", "Deploy the stack that holds it again")]
    [InlineData(Roster, "\"sales\"", "\"sale\"", "The roster lists archived, development, paused, research, sale;")]
    [InlineData(Roster, "\"sales\"", "\"sales\",\"sales\"", "The roster lists")]
    public void NonCompliant_OtherEntry_IsNamed(string name, string from, string to, string expected) =>
        After(edit => Change(edit, name, from, to)).ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_TooLong_IsNamed() =>
        After(edit => Change(edit, Development, "開発部", new string('長', 1_500)))
            .ShouldContain(found => found.Contains("bytes; from 1 to 4096"));

    [Theory]
    [InlineData("Type", "StringList")]
    [InlineData("Tier", "Advanced")]
    [InlineData("AllowedPattern", "x")]
    public void NonCompliant_OtherKindOfParameter_IsNamed(string property, string value) =>
        After(edit => Find(edit, Development)[property] = value).ShouldHaveSingleItem().ShouldContain(property);

    [Theory]
    [InlineData(Development)]
    [InlineData(Settings)]
    [InlineData(Models)]
    [InlineData(Roster)]
    public void NonCompliant_Missing_IsNamed(string name) =>
        After(edit => edit.Remove(Parameter, parameter => $"{parameter["Name"]}" == name))
            .ShouldContain(found => found.Contains($"There are 0 parameters named {name}"));

    [Theory]
    [InlineData("/infrapoc/poc/departments/ghost")]
    [InlineData(Development)]
    public void NonCompliant_Stray_IsNamed(string name) =>
        After(edit => edit.Add("Poc-Usage", Parameter, $$"""{"Name":"{{name}}","Type":"String","Tier":"Standard","Value":"x"}"""))
            .ShouldHaveSingleItem().ShouldContain("does not belong into this stack");

    [Fact]
    public void NonCompliant_OtherConfiguration_IsNamed() =>
        After(edit => edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with { Money = edit.Config.Sandbox.Money with { MonthlyBudget = 1 } },
        }).ShouldHaveSingleItem().ShouldContain("monthlyBudget 1000000; the configuration says 1");

    private static JsonObject Find(TemplateEdit edit, string name) =>
        edit.Properties(Parameter, parameter => $"{parameter["Name"]}" == name);

    private static void Change(TemplateEdit edit, string name, string from, string to)
    {
        var parameter = Find(edit, name);
        if (parameter["Value"] is not JsonObject reference)
        {
            Replace(parameter["Value"]!, from, to, text => parameter["Value"] = text).ShouldBeTrue(from);
            return;
        }

        var parts = reference["Fn::Join"]![1]!.AsArray();
        Enumerable.Range(0, parts.Count).Any(index => Replace(parts[index]!, from, to, text => parts[index] = text)).ShouldBeTrue(from);
    }

    private static bool Replace(JsonNode part, string from, string to, Action<string> set)
    {
        if (part is not JsonValue || !$"{part}".Contains(from, StringComparison.Ordinal))
        {
            return false;
        }

        var text = $"{part}";
        var at = text.IndexOf(from, StringComparison.Ordinal);
        set($"{text[..at]}{to}{text[(at + from.Length)..]}");
        return true;
    }
}
