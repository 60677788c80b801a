namespace InfraPoc.Controls.Tests;

public sealed class BrakeStartsOnAlarmsScheduleAndDeploymentsTests : ControlTests<BrakeStartsOnAlarmsScheduleAndDeployments>
{
    private const string Rule = "AWS::Events::Rule";

    [Fact]
    public void Compliant_ExplicitlyEnabledRule_IsPermitted() =>
        After(edit => edit.Each(Rule, rule => rule["State"] = "ENABLED")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoRules_AreNamed() => After(edit => edit.Remove(Rule)).Count.ShouldBe(3);

    [Fact]
    public void NonCompliant_DisabledRule_IsNamed() =>
        After(edit => edit.Properties(Rule)["State"] = "DISABLED").ShouldHaveSingleItem().ShouldContain("State: ");

    [Fact]
    public void NonCompliant_NoTarget_IsNamed() =>
        After(edit => edit.Properties(Rule).Remove("Targets")).ShouldHaveSingleItem().ShouldContain("one target");

    [Fact]
    public void NonCompliant_EventAsInput_IsNamed() =>
        After(edit => edit.Properties(Rule)["Targets"]![0]!.AsObject().Remove("Input")).ShouldHaveSingleItem().ShouldContain("Targets: ");

    [Fact]
    public void NonCompliant_UnknownRole_IsNamed() =>
        After(edit => edit.Properties(Rule)["Targets"]![0]!["RoleArn"] = "arn:aws:iam::111122223333:role/other")
            .ShouldHaveSingleItem().ShouldContain("no role");

    [Fact]
    public void NonCompliant_RoleThatStartsAnything_IsNamed() =>
        After(edit =>
                edit.Properties("AWS::IAM::Role", role => role["Policies"]?[0]?["PolicyName"]?.GetValue<string>() == "start")["Policies"]![
                    0
                ]!["PolicyDocument"]!["Statement"]![0]!["Resource"] = "*")
            .ShouldNotBeEmpty();
}
