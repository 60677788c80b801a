using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class FunctionsDoNothingElseTests : ControlTests<FunctionsDoNothingElse>
{
    [Fact]
    public void Compliant_NarrowerGrant_IsPermitted() =>
        After(edit => edit.AddGrant(
                "poc-brake",
                "\"Action\":\"iam:GetPolicyVersion\",\"Resource\":\"arn:aws:iam::111122223333:policy/poc/brake/poc-sales*\""))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("\"Action\":\"iam:CreatePolicyVersion\",\"Resource\":\"arn:aws:iam::111122223333:policy/poc/poc-boundary\"")]
    [InlineData("\"Action\":\"iam:CreatePolicyVersion\",\"Resource\":\"arn:aws:iam::111122223333:policy/poc/b*\"")]
    [InlineData("\"Action\":\"iam:SetDefaultPolicyVersion\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"iam:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/x\":\"y\"}}")]
    [InlineData("\"Action\":\"iam:PassRole\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"bedrock:InvokeModel\",\"Resource\":\"arn:aws:bedrock:*::foundation-model/*\"")]
    [InlineData("\"Action\":\"sns:Publish\",\"Resource\":\"arn:aws:sns:ap-northeast-1:111122223333:poc-*\"")]
    [InlineData("\"Action\":\"ssm:PutParameter\",\"Resource\":\"arn:aws:ssm:ap-northeast-1:111122223333:parameter/infrapoc/poc/*\"")]
    [InlineData("\"Action\":\"ssm:GetParameters\",\"Resource\":\"arn:aws:ssm:ap-northeast-1:111122223333:parameter/*\"")]
    [InlineData("\"Action\":\"dynamodb:*\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"logs:PutLogEvents\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"logs:GetLogEvents\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"kms:Decrypt\",\"Resource\":\"arn:aws:kms:ap-northeast-1:111122223333:key/*\"")]
    [InlineData("\"NotAction\":\"iam:*\",\"Resource\":\"*\"")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\"")]
    public void NonCompliant_GrantBeyondDuties_IsNamedForEachFunction(string grant)
    {
        foreach (var function in new[] { "poc-meter", "poc-brake", "poc-prompt-logging" })
        {
            After(edit => edit.AddGrant(function, grant)).ShouldContain(found => found.Contains("The role is allowed"));
        }
    }

    [Theory]
    [InlineData("""{"StringEquals":{"kms:ViaService":["sns.ap-northeast-1.amazonaws.com","s3.ap-northeast-1.amazonaws.com"]}}""")]
    [InlineData("""{"StringLike":{"kms:ViaService":"sns.*.amazonaws.com"},"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/poc-audit"}}""")]
    [InlineData("""{"StringEquals":{"kms:ViaService":"sns.ap-northeast-1.amazonaws.com"},"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/*"}}""")]
    public void NonCompliant_WiderCondition_IsNamed(string condition) =>
        After(edit => edit.Grants("poc-meter").Single(statement => $"{statement!["Sid"]}" == "Encrypt")!["Condition"] =
                JsonNode.Parse(condition))
            .ShouldContain(found => found.Contains("The role is allowed kms:Decrypt"));

    [Theory]
    [InlineData("Replay", "logs:FilterLogEvents")]
    [InlineData("FindBrakes", "iam:ListPolicies")]
    [InlineData("Bills", "budgets:ViewBudget")]
    public void NonCompliant_MeterWithARightOfTheBrake_IsNamed(string sid, string action) =>
        After(edit => edit.Grants("poc-meter").Add(
                edit.Grants("poc-brake").Single(statement => $"{statement!["Sid"]}" == sid)!.DeepClone()))
            .ShouldHaveSingleItem().ShouldContain(action);

    [Theory]
    [InlineData("AWS::IAM::Policy", "Roles", "[\"poc-brake\"]")]
    [InlineData("AWS::IAM::RolePolicy", "RoleName", "\"poc-brake\"")]
    public void NonCompliant_PolicyOfAnotherStack_IsNamed(string type, string property, string value) =>
        After(edit => edit.Add(
                "Poc-Audit", type,
                $"{{\"{property}\":{value},\"PolicyDocument\":" + """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}}"""))
            .ShouldHaveSingleItem().ShouldContain("allowed s3:* on *");

    [Theory]
    [InlineData("ManagedPolicyArns", "[\"arn:aws:iam::aws:policy/AdministratorAccess\"]", "which no stack holds")]
    [InlineData("PermissionsBoundary", "\"arn:aws:iam::111122223333:policy/poc/poc-boundary\"", "PermissionsBoundary must be absent")]
    [InlineData("Path", "\"/\"", "Path is /")]
    public void NonCompliant_OtherRole_IsNamed(string property, string value, string expected) =>
        After(edit => edit.RoleOf("poc-brake")[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    [Theory]
    [InlineData("Principal", """{"Service":["lambda.amazonaws.com","ec2.amazonaws.com"]}""")]
    [InlineData("Action", "[\"sts:AssumeRole\",\"sts:TagSession\"]")]
    public void NonCompliant_TrustOfOthers_IsNamed(string member, string value) =>
        After(edit => edit.RoleOf("poc-brake")["AssumeRolePolicyDocument"]!["Statement"]![0]![member] = JsonNode.Parse(value))
            .ShouldContain(found => found.Contains("lets in somebody besides lambda.amazonaws.com"));

    [Fact]
    public void NonCompliant_SharedRole_IsNamed() =>
        After(edit => edit.Function("poc-meter")["Role"] = edit.Function("poc-brake")["Role"]!.DeepClone())
            .ShouldContain(found => found.Contains("share a role"));

    [Fact]
    public void NonCompliant_RoleOfNobody_IsNamed() =>
        After(edit => edit.Add(
                "Poc-Audit", "AWS::IAM::Role",
                """{"RoleName":"x","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}}}"""))
            .ShouldHaveSingleItem().ShouldContain("The role is nobody's");
}
