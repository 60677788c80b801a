using System.Text.Json.Nodes;
using static InfraPoc.Controls.Tests.OrganizationPolicyEdit;

namespace InfraPoc.Controls.Tests;

public sealed class DeploymentIsProtectedTests : ControlTests<DeploymentIsProtected>
{
    private const string Protection = "poc-protection";

    [Fact]
    public void Compliant_OneMoreDeny_IsPermitted() =>
        After(edit => edit.Deny(Protection, "ec2:*")).ShouldBeEmpty();

    [Fact]
    public void Compliant_NoOrganization_NeedsNone() => After(edit =>
    {
        edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { Organization = null } };
        edit.RemoveStack("Poc-Organization");
    }).ShouldBeEmpty();

    [Theory]
    [InlineData("cloudtrail:UpdateTrail", ":role/cdk-hnb659fds-cfn-exec-role-sample")]
    [InlineData("lambda:UpdateFunctionCode", ":role/cdk-hnb659fds-cfn-exec-role-sample")]
    [InlineData("sts:AssumeRole", ":root")]
    public void NonCompliant_WhoeverMustBeAbleToIsHeldBack_IsFound(string action, string who) =>
        After(edit => edit.Deny(Protection, action))
            .ShouldContain(found =>
                found.Contains($"Denies {action} on", StringComparison.Ordinal) && found.Contains(who, StringComparison.Ordinal));

    [Theory]
    [InlineData("Logs", "cloudtrail:StopLogging on arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail")]
    [InlineData("Logs", "bedrock:UpdateGuardrail")]
    [InlineData("Logs", "kms:ScheduleKeyDeletion")]
    [InlineData("Logs", "logs:DeleteLogGroup")]
    [InlineData("Deployed", "s3:PutBucketPolicy on arn:aws:s3:::poc-audit-archive")]
    [InlineData("Deployed", "cloudwatch:DeleteAlarms on arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-sample")]
    [InlineData("Deployed", "sns:DeleteTopic on arn:aws:sns:ap-northeast-1:111122223333:poc-cost")]
    [InlineData("Deployed", "budgets:ModifyBudget on arn:aws:budgets::111122223333:budget/poc-all_50-80-100")]
    [InlineData("Deployed", "events:DisableRule on arn:aws:events:ap-northeast-1:111122223333:rule/Poc-Usage-sample")]
    [InlineData("Logs", "logs:PutSubscriptionFilter on arn:aws:logs:ap-northeast-1:111122223333:log-group:Poc-Usage-sample:log-stream:a")]
    [InlineData("Lines", "logs:PutLogEvents on arn:aws:logs:ap-northeast-1:111122223333:log-group:Poc-Usage-sample:log-stream:a")]
    [InlineData("Deployed", "iam:PassRole on arn:aws:iam::111122223333:role/poc/poc-brake")]
    [InlineData("Deployed", "lambda:InvokeFunction on arn:aws:lambda:ap-northeast-1:111122223333:function:poc-meter")]
    [InlineData("Identities", "iam:UpdateAssumeRolePolicy on arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-sample")]
    [InlineData("Identities", "iam:DeletePolicy on arn:aws:iam::111122223333:policy/poc/poc-boundary")]
    [InlineData("Identities", "iam:CreateRole on arn:aws:iam::111122223333:role/a/b/AWSReservedSSO_x_0123456789abcdef")]
    [InlineData("Brakes", "ssm:PutParameter on arn:aws:ssm:ap-northeast-1:111122223333:parameter/infrapoc/poc/settings")]
    [InlineData("Brakes", "lambda:UpdateFunctionCode on arn:aws:lambda:ap-northeast-1:111122223333:function:poc-brake")]
    [InlineData("Brakes", "iam:SetDefaultPolicyVersion on arn:aws:iam::111122223333:policy/poc/brake/x")]
    [InlineData("Brakes", "iam:CreatePolicyVersion on arn:aws:iam::111122223333:policy/poc/poc-boundary")]
    [InlineData("Brakes", "dynamodb:PutItem on arn:aws:dynamodb:ap-northeast-1:111122223333:table/Poc-Usage-")]
    public void NonCompliant_OpenToAdministrators_IsFound(string sid, string request) =>
        After(edit => edit.Drop(Protection, sid))
            .ShouldContain(found =>
                found.Contains($"Does not deny {request}", StringComparison.Ordinal)
            && found.Contains("arn:aws:iam::111122223333:root", StringComparison.Ordinal)
            && found.Contains("AWSReservedSSO_AdministratorAccess", StringComparison.Ordinal)
            && found.Contains("role/OrganizationAccountAccessRole", StringComparison.Ordinal));

    [Theory]
    [InlineData("Logs", "role/poc/poc-meter, arn:aws:iam::111122223333:role/poc/poc-brake")]
    [InlineData("Deployed", "role/poc/poc-meter, arn:aws:iam::111122223333:role/poc/poc-brake")]
    [InlineData("Identities", "role/poc/poc-prompt-logging")]
    [InlineData("Brakes", "role/poc/poc-prompt-logging")]
    public void NonCompliant_OtherRoleOfTheSandboxExcepted_IsFound(string sid, string whom) =>
        After(edit =>
                edit.Statement(
                    Protection, sid,
                    statement => Exempt(statement, "arn:aws:iam::111122223333:role/Poc-*", "arn:aws:iam::111122223333:role/poc/*")))
            .ShouldContain(found => found.Contains(whom, StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_NamesakeElsewhereExcepted_IsFound() =>
        After(edit =>
                edit.Statement(Protection, "Logs", statement => Exempt(statement, "arn:aws:iam::*:role/cdk-hnb659fds-cfn-exec-role-*")))
            .ShouldContain(found =>
                found.Contains("to arn:aws:iam::999999999999:role/cdk-hnb659fds-cfn-exec-role-999999999999-ap-northeast-1;"));

    [Fact]
    public void NonCompliant_UserExcepted_IsFound() =>
        After(edit => edit.Statement(Protection, "Logs", statement => Exempt(statement, "arn:aws:iam::111122223333:user/*")))
            .ShouldContain(found => found.Contains("to arn:aws:iam::111122223333:user/sample;"));

    [Fact]
    public void NonCompliant_BrakeVersionsOtherPolicies_IsFound() =>
        After(edit => edit.Drop(Protection, "BrakesOnly"))
            .ShouldContain(found =>
                found.Contains(
                    "Does not deny iam:CreatePolicyVersion on arn:aws:iam::111122223333:policy/x to arn:aws:iam::111122223333:role/poc/poc-meter"));

    [Fact]
    public void NonCompliant_BrakeHeld_IsFound() =>
        After(edit =>
                edit.Statement(
                    Protection, "Brakes",
                    statement => statement["Condition"]!["ArnNotLike"]!["aws:PrincipalArn"]!.AsArray().RemoveAt(1)))
            .ShouldContain(found =>
                found.Contains(
                    "Denies iam:CreatePolicyVersion on arn:aws:iam::111122223333:policy/poc/brake/x to arn:aws:iam::111122223333:role/poc/poc-meter, who must be able to"));

    [Theory]
    [InlineData("lambda:InvokeFunction", "Denies lambda:InvokeFunction on arn:aws:lambda:ap-northeast-1:111122223333:function:poc-brake")]
    [InlineData("sns:Publish", "Denies sns:Publish on arn:aws:sns:ap-northeast-1:111122223333:poc-cost")]
    [InlineData("logs:PutLogEvents", "Denies logs:PutLogEvents on")]
    public void NonCompliant_WorkIsDenied_IsFound(string action, string expected) =>
        After(edit => edit.Statements(Protection, statements => statements.Add(JsonNode.Parse(
                $$"""{"Effect":"Deny","Action":"{{action}}","Resource":"*"}"""))))
            .ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_NoProtection_IsFound() =>
        After(edit => edit.Remove(PolicyType, policy => $"{policy["Name"]}" == Protection))
            .ShouldHaveSingleItem().ShouldContain("There are 0 service control policies named poc-protection");

    [Theory]
    [InlineData("Type", "TAG_POLICY")]
    [InlineData("TargetIds", "r-root")]
    public void NonCompliant_ProtectionAttachedOtherwise_IsFound(string property, string value) =>
        After(edit => edit.ServiceControl(Protection)[property] = value).ShouldHaveSingleItem().ShouldContain(value);

    [Fact]
    public void NonCompliant_TooLong_IsFound() =>
        After(edit => edit.ServiceControl(Protection)["Content"] = $"{edit.ServiceControl(Protection)["Content"]}{new string(' ', 5_120)}")
            .ShouldHaveSingleItem().ShouldContain("from 1 to 5120 are allowed");

    private static void Exempt(JsonObject statement, params IEnumerable<string> principals)
    {
        var test = statement["Condition"]!["ArnNotLike"]!.AsObject();
        var exempted = test["aws:PrincipalArn"] is JsonArray list ? list.Select(role => $"{role}") : [$"{test["aws:PrincipalArn"]}"];
        test["aws:PrincipalArn"] = new JsonArray([.. exempted.Concat(principals)]);
    }
}
