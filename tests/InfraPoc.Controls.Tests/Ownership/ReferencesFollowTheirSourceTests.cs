using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class ReferencesFollowTheirSourceTests : ControlTests<ReferencesFollowTheirSource>
{
    private const string Stack = "Poc-Dept-development";

    [Theory]
    [InlineData("""{ "Fn::GetStackOutput": { "StackName": "Poc-Guardrails", "OutputName": "GuardrailArnStandard" } }""", "Fn::GetStackOutput")]
    [InlineData("\"{{resolve:ssm:/infrapoc/poc/guardrails/standard}}\"", "{{resolve:")]
    public void NonCompliant_ValueThatStays_IsNamed(string value, string expected) =>
        After(edit => edit.Template(Stack)["Outputs"]!["Stale"] = new JsonObject { ["Value"] = JsonNode.Parse(value) })
            .ShouldHaveSingleItem().ShouldContain(expected);

    [Theory]
    [InlineData("/somebody/elses")]
    [InlineData("/infrapoc/poc/guardrails/unknown")]
    public void NonCompliant_ParameterOfNobody_IsNamed(string path) =>
        After(edit => edit.Template(Stack)["Parameters"]!["Mine"] = Read(path))
            .ShouldHaveSingleItem().ShouldContain($"Mine reads {path}, which 0 stacks");

    [Fact]
    public void NonCompliant_ParameterWithoutDefault_IsNamed() =>
        After(edit => edit.Template(Stack)["Parameters"]!["Asked"] = new JsonObject { ["Type"] = "String" })
            .ShouldHaveSingleItem().ShouldContain("Asked reads nothing");

    [Fact]
    public void NonCompliant_GuardrailsParameterGone_IsNamedForEachReader() =>
        After(edit => edit.Template("Poc-Guardrails")["Resources"]!.AsObject()
                .Where(resource => (string?)resource.Value!["Type"] == "AWS::SSM::Parameter").Select(resource => resource.Key).ToList()
                .ForEach(id => edit.Template("Poc-Guardrails")["Resources"]!.AsObject().Remove(id)))
            .ShouldContain(found => found.Contains("/infrapoc/poc/guardrails/standard, which 0 stacks"));

    [Fact]
    public void Compliant_ParameterOfAnotherStack_IsPermitted() =>
        After(edit => edit.Template(Stack)["Parameters"]!["Again"] = Read("/infrapoc/poc/guardrails/standard")).ShouldBeEmpty();

    private static JsonObject Read(string path) => new() { ["Type"] = "AWS::SSM::Parameter::Value<String>", ["Default"] = path };
}
