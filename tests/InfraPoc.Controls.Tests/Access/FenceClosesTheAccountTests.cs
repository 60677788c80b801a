using System.Text.Json.Nodes;
using InfraPoc.Config;
using static InfraPoc.Controls.Tests.OrganizationPolicyEdit;

namespace InfraPoc.Controls.Tests;

public sealed class FenceClosesTheAccountTests : ControlTests<FenceClosesTheAccount>
{
    private const string Fence = "poc-fence";

    [Theory]
    [InlineData("bedrock:InvokeModel", "Denies bedrock:InvokeModel on arn:aws:bedrock:ap-northeast-3::foundation-model/")]
    [InlineData("bedrock:ApplyGuardrail", "Denies bedrock:ApplyGuardrail on ")]
    [InlineData("iam:GetRole", "Denies iam:GetRole on * in us-east-1 to ")]
    [InlineData("ec2:RunInstances", "Denies ec2:RunInstances on * to ")]
    public void NonCompliant_WhatTheSandboxIsForIsClosed_IsFound(string action, string what) =>
        After(edit => edit.Deny(Fence, action)).ShouldContain(found => found.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void Compliant_OneMoreDeny_IsPermitted() =>
        After(edit => edit.Deny(Fence, "ec2:DescribeRegions")).ShouldBeEmpty();

    [Fact]
    public void Compliant_NoOrganization_NeedsNone() => After(edit =>
    {
        Without(edit);
        edit.RemoveStack("Poc-Organization");
    }).ShouldBeEmpty();

    [Fact]
    public void Compliant_AcceptedRegion_MayBeOpen() => After(edit =>
    {
        edit.Statement(
            Fence, "RegionOfModels",
            statement => statement["Condition"]!["StringNotEquals"]!["aws:RequestedRegion"]!.AsArray().Add("us-west-2"));
        edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with
            {
                Residency = TestCompany.Sandbox.Residency! with { InferenceRegions = ["ap-northeast-1", "ap-northeast-3", "us-west-2"] },
            },
        };
    }).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_StatementThatAllows_IsFound() =>
        After(edit => edit.Statement(Fence, "Membership", statement => statement["Effect"] = "Allow"))
            .ShouldContain(found => found.Contains("The statement Membership allows something", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_PolicyWithoutOrganization_IsFound() =>
        After(Without).ShouldContain(found => found.Contains("names no organization"));

    [Theory]
    [InlineData("OtherEndpoints", "bedrock-mantle:CreateInference")]
    [InlineData("OtherModels", "imported-model/a")]
    [InlineData("LongTermCredentials", "iam:CreateUser on arn:aws:iam::111122223333:user/a")]
    [InlineData("Region", "ec2:RunInstances on * in us-east-1")]
    [InlineData("RegionOfModels", "foundation-model/amazon.nova-lite-v1:0 in us-west-2")]
    [InlineData("RegionOfChecks", "guardrail/a in eu-west-1")]
    [InlineData("Membership", "organizations:LeaveOrganization")]
    public void NonCompliant_OpenToEverybody_IsFound(string sid, string request) =>
        After(edit => edit.Drop(Fence, sid)).ShouldContain(found => found.Contains(request, StringComparison.Ordinal)
            && found.Contains("arn:aws:iam::111122223333:root", StringComparison.Ordinal)
            && found.Contains("AWSReservedSSO_AdministratorAccess", StringComparison.Ordinal)
            && found.Contains("role/cdk-hnb659fds-cfn-exec-role-sample", StringComparison.Ordinal)
            && found.Contains("role/Poc-Audit-sample", StringComparison.Ordinal)
            && found.Contains("role/poc/poc-brake", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OneTargetExcepted_IsFound() =>
        After(edit => edit.Statement(
            Fence, "OtherModels", statement => statement["NotResource"]!.AsArray().Add("arn:aws:bedrock:*:*:project/trial")))
            .ShouldContain(found => found.Contains("project/trial", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_DeploymentExcepted_IsFound() =>
        After(edit => edit.Statement(Fence, "Membership", statement => statement["Condition"] = JsonNode.Parse("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/cdk-*"}}""")))
            .ShouldContain(found =>
                found.Contains("Does not deny account:CloseAccount on * to arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-sample"));

    [Fact]
    public void NonCompliant_RootExcepted_IsFound() =>
        After(edit => edit.Statement(Fence, "Membership", statement => statement["Condition"] = JsonNode.Parse("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}}""")))
            .ShouldContain(found => found.Contains("Does not deny account:CloseAccount on * to arn:aws:iam::111122223333:root;"));

    [Theory]
    [InlineData("Region", "ec2:RunInstances on * in us-west-2")]
    [InlineData(
        "RegionOfModels",
        "bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-lite-v1:0 in us-west-2")]
    [InlineData("RegionOfChecks", "bedrock:ApplyGuardrail on arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/a in us-west-2")]
    public void NonCompliant_OneMoreRegion_IsFound(string sid, string request) =>
        After(edit =>
                edit.Statement(
                    Fence, sid,
                    statement =>
                        statement["Condition"]!["StringNotEquals"]!["aws:RequestedRegion"] = new JsonArray("ap-northeast-1", "us-west-2")))
            .ShouldContain(found => found.Contains(request));

    [Fact]
    public void NonCompliant_GlobalInferenceThatNobodySignedOff_IsFound() =>
        After(edit =>
                edit.Statement(
                    Fence, "RegionOfModels",
                    statement => statement["Condition"]!["StringNotEquals"]!["aws:RequestedRegion"]!.AsArray().Add("unspecified")))
            .ShouldContain(found => found.Contains("in unspecified"));

    [Fact]
    public void NonCompliant_ServiceExceptedFromRegions_IsFound() =>
        After(edit => edit.Statement(Fence, "Region", statement => statement["NotAction"]!.AsArray().Add("lambda:*")))
            .ShouldContain(found => found.Contains("lambda:CreateFunction on * in ap-northeast-2"));

    [Fact]
    public void NonCompliant_NoFence_IsFound() =>
        After(edit => edit.Remove(PolicyType, policy => $"{policy["Name"]}" == Fence))
            .ShouldHaveSingleItem().ShouldContain("There are 0 service control policies named poc-fence");

    [Theory]
    [InlineData("Type", "TAG_POLICY")]
    [InlineData("TargetIds", "r-root")]
    [InlineData("Name", "another")]
    public void NonCompliant_FenceAttachedOtherwise_IsFound(string property, string value) =>
        After(edit => edit.ServiceControl(Fence)[property] = value).ShouldContain(found => found.Contains(value, StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OtherManagementAccount_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Sandbox = edit.Config.Sandbox with
                    {
                        Organization = new Organization { ManagementAccount = "777788889999", Target = TestCompany.SandboxAccount },
                    },
                })
            .ShouldHaveSingleItem().ShouldContain("it must be in the management account 777788889999");

    [Theory]
    [InlineData("111122223334")]
    [InlineData(TestCompany.IdentityAccount)]
    public void NonCompliant_FenceAroundAnotherAccount_IsFound(string account) =>
        After(edit =>
            {
                edit.ServiceControl(Fence)["TargetIds"] = new JsonArray(account);
                edit.Config = edit.Config with
                {
                    Sandbox = edit.Config.Sandbox with { Organization = edit.Config.Sandbox.Organization! with { Target = account } },
                };
            })
            .ShouldHaveSingleItem().ShouldContain($"Is attached to the account {account} and not to the sandbox's, 111122223333.");

    [Fact]
    public void NonCompliant_AnotherPolicy_IsFound() =>
        After(edit => edit.Add("Poc-Organization", PolicyType, """{"Name":"open","Type":"SERVICE_CONTROL_POLICY"}""")).ShouldHaveSingleItem().ShouldContain("The policy open is not allowed; allowed are poc-fence and poc-protection");

    [Fact]
    public void NonCompliant_TooLong_IsFound() =>
        After(edit => edit.ServiceControl(Fence)["Content"] = $"{edit.ServiceControl(Fence)["Content"]}{new string(' ', 5_120)}")
            .ShouldHaveSingleItem().ShouldContain("from 1 to 5120 are allowed");

    [Fact]
    public void NonCompliant_ContentThatIsNoText_IsFound() =>
        After(edit => edit.ServiceControl(Fence)["Content"] = JsonNode.Parse($"{edit.ServiceControl(Fence)["Content"]}"))
            .ShouldContain(found => found.Contains("Content of Poc-Organization/Fence is no text"));

    private static void Without(TemplateEdit edit) =>
        edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { Organization = null } };
}
