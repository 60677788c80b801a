using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class GrantsAreListedTests : ControlTests<GrantsAreListed>
{
    private const string Sales = "poc-sales-access";
    private const string Boundary = "poc-boundary";

    [Fact]
    public void Compliant_FewerGrants_ArePermitted() => After(edit =>
    {
        edit.DropStatement(Sales, "Playground");
        edit.Statement(Boundary, "Envelope")["Action"]!.AsArray().RemoveAt(0);
    }).ShouldBeEmpty();

    [Theory]
    [InlineData(Sales, "*")]
    [InlineData(Sales, "bedrock:*")]
    [InlineData(Sales, "bedrock:List*")]
    [InlineData(Sales, "bedrock:DeleteGuardrail")]
    [InlineData(Sales, "s3:GetObject")]
    [InlineData(Boundary, "*")]
    [InlineData(Boundary, "iam:CreateUser")]
    [InlineData("poc-sales-brake", "s3:GetObject")]
    public void NonCompliant_ActionThatIsNotListed_IsNamed(string policy, string action) =>
        After(edit => edit.Grant(policy, action, "*")).ShouldHaveSingleItem().ShouldContain($"The statement Added grants {action};");

    [Theory]
    [InlineData(Sales, "Dashboard", "*")]
    [InlineData(Sales, "Dashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-?ales")]
    [InlineData(Sales, "ApplicationRole", "arn:aws:iam::111122223333:role/poc/${aws:PrincipalTag/department}")]
    [InlineData(Sales, "Profile1Haiku", "*")]
    [InlineData(Sales, "Model1Haiku", "arn:aws:bedrock:*::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData(Sales, "Guardrails", "*")]
    [InlineData(Sales, "PlaygroundGuardrails", "*")]
    [InlineData(Sales, "PlaygroundHub", "*")]
    [InlineData(Boundary, "PlaygroundHub", "*")]
    [InlineData(Boundary, "ApplicationRoles", "*")]
    public void NonCompliant_ResourceWithAWildcard_IsNamed(string policy, string sid, string resource) =>
        After(edit => edit.Statement(policy, sid)["Resource"] = resource)
            .ShouldContain(violation => violation.Contains($" on {resource}; ", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OneOfTheTwoWaysToCall_IsNamed() =>
        After(edit => edit.Statement(Sales, "Profile1Haiku")["Action"] = "bedrock:InvokeModelWithResponseStream")
            .ShouldHaveSingleItem().ShouldContain("must be granted together");

    [Fact]
    public void NonCompliant_EverythingButAList_IsNamed() =>
        After(edit =>
        {
            edit.Statement(Sales, "Dashboard").Remove("Action");
            edit.Statement(Sales, "Dashboard")["NotAction"] = new JsonArray("iam:*");
            edit.Statement(Sales, "DashboardData").Remove("Resource");
            edit.Statement(Sales, "DashboardData")["NotResource"] = "arn:aws:s3:::archive";
        }).Count.ShouldBe(2);
}
