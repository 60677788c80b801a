using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class BrakeRunsOnScheduleAndDeploymentsTests : ControlTests<BrakeRunsOnScheduleAndDeployments>
{
    private const string Rule = "AWS::Events::Rule";

    [Theory]
    [InlineData("ScheduleExpression", "rate(1 minute)")]
    [InlineData("State", "ENABLED")]
    public void Compliant_MoreOften_IsPermitted(string property, string value) =>
        After(edit => Schedule(edit)[property] = value).ShouldBeEmpty();

    [Theory]
    [InlineData("ScheduleExpression", "\"rate(15 minutes)\"", "at least every 5 minutes")]
    [InlineData("ScheduleExpression", "\"rate(5 hours)\"", "at least every 5 minutes")]
    [InlineData("State", "\"DISABLED\"", "State is DISABLED")]
    [InlineData("EventBusName", "\"x\"", "EventBusName must be absent")]
    [InlineData("Targets", "[]", "Targets: Found")]
    public void NonCompliant_OtherSchedule_IsNamed(string property, string value, string expected) =>
        After(edit => Schedule(edit)[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("Input", "\"{\\\"release\\\":\\\"all\\\"}\"")]
    [InlineData("InputPath", "\"$.detail\"")]
    [InlineData("Arn", "\"arn:aws:lambda:ap-northeast-1:111122223333:function:poc-meter\"")]
    public void NonCompliant_OtherTarget_IsNamed(string property, string value) =>
        After(edit => Deployments(edit)["Targets"]![0]![property] = JsonNode.Parse(value))
            .ShouldHaveSingleItem().ShouldContain("Targets: Found");

    [Theory]
    [InlineData("""{"source":["aws.s3"]}""", "reaches CREATE_COMPLETE")]
    [InlineData("""{"detail":{"stack-id":[{"prefix":"arn:aws:cloudformation:ap-northeast-1:111122223333:stack/Poc-Dept-s"}]}}""", "when Poc-Dept-archived reaches")]
    [InlineData("""{"detail":{"status-details":{"status":["CREATE_COMPLETE"]}}}""", "reaches UPDATE_ROLLBACK_COMPLETE")]
    [InlineData("""{"detail":{"other":[{"exists":false}]}}""", "is not understood")]
    public void NonCompliant_OtherEvents_AreNamed(string pattern, string expected) =>
        After(edit => Deployments(edit)["EventPattern"] = JsonNode.Parse(pattern)).ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_RuleWithACommand_IsNamed() =>
        After(edit => edit.Add(
                "Poc-Audit", Rule, """{"ScheduleExpression":"rate(1 day)","Targets":[{"Id":"x","Arn":"x","Input":"{\"release\":\"all\"}"}]}"""))
            .ShouldContain(found => found.Contains("Poc-Audit/Added Targets: Found"));

    [Fact]
    public void NonCompliant_NoPermission_IsNamed() =>
        After(edit => edit.Remove("AWS::Lambda::Permission", each => $"{each["Principal"]}" == "events.amazonaws.com"))
            .ShouldContain(found => found.Contains("events.amazonaws.com must be permitted to invoke it"));

    [Theory]
    [InlineData("Bills", "budgets:ViewBudget")]
    [InlineData("FindBrakes", "iam:ListPolicies")]
    [InlineData("Brake", "iam:CreatePolicyVersion")]
    [InlineData("Replay", "logs:FilterLogEvents")]
    [InlineData("Compare", "cloudwatch:GetMetricData")]
    public void NonCompliant_BrakeWithoutARight_IsNamed(string sid, string action) =>
        After(edit => edit.DropGrant("poc-brake", sid)).ShouldContain(found => found.Contains($"must be allowed {action} on"));

    [Fact]
    public void NonCompliant_DeniedUnderACondition_IsNamed() =>
        After(edit => edit.Grants("poc-brake").Add(JsonNode.Parse(
                """{"Sid":"No","Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"1"}}}""")))
            .ShouldContain(found => found.Contains("must be allowed iam:SetDefaultPolicyVersion"));

    private static JsonObject Schedule(TemplateEdit edit) => edit.Properties(Rule, rule => rule.ContainsKey("ScheduleExpression"));

    private static JsonObject Deployments(TemplateEdit edit) => edit.Properties(Rule, rule => rule.ContainsKey("EventPattern"));
}
