using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class NoLongTermCredentialsTests : ControlTests<NoLongTermCredentials>
{
    [Fact]
    public void Compliant_RoleOfAService_IsPermitted() => After(edit => edit.Add("Poc-Audit", "AWS::IAM::Role", """
        {"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"logs.amazonaws.com"}}}}
        """)).ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::IAM::User")]
    [InlineData("AWS::IAM::AccessKey")]
    [InlineData("AWS::IAM::Group")]
    [InlineData("AWS::IAM::UserToGroupAddition")]
    [InlineData("AWS::IAM::UserPolicy")]
    [InlineData("AWS::IAM::InstanceProfile")]
    [InlineData("AWS::IAM::SAMLProvider")]
    [InlineData("AWS::IAM::OIDCProvider")]
    [InlineData("AWS::IAM::ServerCertificate")]
    [InlineData("AWS::IAM::ServiceLinkedRole")]
    [InlineData("AWS::RolesAnywhere::TrustAnchor")]
    [InlineData("AWS::Cognito::IdentityPool")]
    [InlineData("AWS::AccountAccess::Entitlement")]
    [InlineData("AWS::SSO::InstanceAccessControlAttributeConfiguration")]
    public void NonCompliant_OtherIdentity_IsFound(string type) =>
        After(edit => edit.Add("Poc-Dept-sales", type, "{}"))
            .ShouldHaveSingleItem().ShouldContain($"{type} may let somebody in besides IAM Identity Center");

    [Theory]
    [InlineData("Users")]
    [InlineData("Groups")]
    public void NonCompliant_PolicyOfUsers_IsFound(string property) =>
        After(edit => edit.Properties("AWS::IAM::ManagedPolicy")[property] = new JsonArray("somebody"))
            .ShouldHaveSingleItem().ShouldContain("only roles may have one");

    [Fact]
    public void NonCompliant_TokensAndKeysGranted_AreFound()
    {
        var found = After(edit =>
        {
            edit.Properties("AWS::IAM::ManagedPolicy", policy => $"{policy["ManagedPolicyName"]}" == "poc-sales-access")["PolicyDocument"]![
                "Statement"
            ]!
                .AsArray()
                .Add(JsonNode.Parse("""{"Effect":"Allow","Action":"*","Resource":"*"}"""));
            edit.Properties("AWS::SSO::PermissionSet", set => $"{set["Name"]}" == "poc-sales").Remove("PermissionsBoundary");
        });

        found.ShouldAllBe(violation => violation.StartsWith("Poc-Access-sales/", StringComparison.Ordinal));
        string[] actions =
        [
            "bedrock:CallWithBearerToken", "bedrock-mantle:CallWithBearerToken", "aws-external-anthropic:CallWithBearerToken",
            "sts:GetFederationToken", "sts:GetServiceBearerToken",
            "sts:GetWebIdentityToken", "iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile",
            "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential",
        ];
        foreach (var action in actions)
        {
            found.ShouldContain(violation => violation.Contains($"{action} on * is allowed", StringComparison.Ordinal), action);
        }
    }
}
