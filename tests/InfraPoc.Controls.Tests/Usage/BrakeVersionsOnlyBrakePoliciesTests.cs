using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class BrakeVersionsOnlyBrakePoliciesTests : ControlTests<BrakeVersionsOnlyBrakePolicies>
{
    private const string Machine = "AWS::StepFunctions::StateMachine";

    [Fact]
    public void Compliant_Description_IsPermitted() => After(edit => Role(edit)["Description"] = "Brake").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoMachine_IsNamed() => After(edit => edit.Remove(Machine)).ShouldHaveSingleItem().ShouldContain("There are 0");

    [Fact]
    public void NonCompliant_NoTable_IsNamed() => After(edit => edit.Remove("AWS::DynamoDB::Table")).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_EveryPolicy_IsNamed() =>
        After(edit => Role(edit)["Policies"]![0]!["PolicyDocument"]!["Statement"]![1]!["Resource"] = "*")
            .ShouldHaveSingleItem().ShouldContain("Policies: ");

    [Fact]
    public void NonCompliant_ManagedPolicy_IsNamed() =>
        After(edit => Role(edit)["ManagedPolicyArns"] = new JsonArray("arn:aws:iam::aws:policy/AdministratorAccess"))
            .ShouldHaveSingleItem().ShouldContain("ManagedPolicyArns: ");

    [Fact]
    public void NonCompliant_PolicyBesideIt_IsNamed() =>
        After(edit => edit.Add("Poc-Brake", "AWS::IAM::Policy", "{}")).ShouldHaveSingleItem().ShouldContain("another policy");

    private static JsonObject Role(TemplateEdit edit) =>
        edit.Properties("AWS::IAM::Role", role => role["Policies"]?[0]?["PolicyName"]?.GetValue<string>() == "brake");
}
