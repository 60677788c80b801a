using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class BrakePoliciesAreReleasedUntilEngagedTests : ControlTests<BrakePoliciesAreReleasedUntilEngaged>
{
    private const string Brake = "poc-sales-brake";

    [Fact]
    public void Compliant_ChangeToTheAccessPolicy_IsPermitted() =>
        After(edit => edit.DropStatement("poc-sales-access", "Playground")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoPolicy_IsNamed() =>
        After(edit => edit.Remove("AWS::IAM::ManagedPolicy", policy => policy["ManagedPolicyName"]!.GetValue<string>() == Brake))
            .ShouldHaveSingleItem().ShouldContain("holds 0 policies named /poc/brake/poc-sales-brake");

    [Fact]
    public void NonCompliant_OtherPath_IsNamed() =>
        After(edit => edit.Policy(Brake)["Path"] = "/poc/").ShouldHaveSingleItem().ShouldContain("holds 0 policies");

    [Fact]
    public void NonCompliant_OtherName_IsNamedTwice() =>
        After(edit => edit.Policy(Brake)["ManagedPolicyName"] = "poc-sales-stop").Count.ShouldBe(2);

    [Fact]
    public void NonCompliant_AccessPolicyBelowTheBrakePath_IsNamed() =>
        After(edit => edit.Policy("poc-sales-access")["Path"] = "/poc/brake/")
            .ShouldHaveSingleItem().ShouldContain("poc-sales-access is no department's brake policy");

    [Fact]
    public void NonCompliant_EngagedByDeployment_IsNamed() =>
        After(edit => edit.Statement(Brake, "Released").Remove("Condition")).ShouldHaveSingleItem().ShouldContain("PolicyDocument: ");

    [Fact]
    public void NonCompliant_Grant_IsNamed() =>
        After(edit => edit.Grant(Brake, "s3:GetObject", "*")).ShouldHaveSingleItem().ShouldContain("PolicyDocument: ");

    [Fact]
    public void NonCompliant_OtherInertDocument_IsNamed() =>
        After(edit => edit.Statement(Brake, "Released")["Condition"]!["DateLessThan"]!["aws:CurrentTime"] = "2001-01-01T00:00:00Z")
            .ShouldHaveSingleItem().ShouldContain("PolicyDocument: ");

    [Fact]
    public void NonCompliant_Description_IsNamed() =>
        After(edit => edit.Policy(Brake)["Description"] = "Brake").ShouldHaveSingleItem().ShouldContain("Description: ");

    [Fact]
    public void NonCompliant_NoStatement_IsNamed() =>
        After(edit => edit.Policy(Brake)["PolicyDocument"]!["Statement"] = new JsonArray())
            .ShouldHaveSingleItem();

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    [InlineData("""{"DateLessThan":{"aws:EpochTime":"4000000000"}}""")]
    public void NonCompliant_DenialByAnotherKey_IsNamed(string condition) =>
        After(edit => edit.Statement("poc-sales-brake", "Released")["Condition"] = JsonNode.Parse(condition)).ShouldNotBeEmpty();
}
