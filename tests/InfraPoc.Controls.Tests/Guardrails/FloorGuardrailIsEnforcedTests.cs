namespace InfraPoc.Controls.Tests;

public sealed class FloorGuardrailIsEnforcedTests : ControlTests<FloorGuardrailIsEnforced>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["Description"] = "Floor").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Draft_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["GuardrailVersion"] = "DRAFT")
            .ShouldContain(found => found.Contains("GuardrailVersion is DRAFT"));

    [Fact]
    public void NonCompliant_OtherGuardrail_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["GuardrailIdentifier"] = "other")
            .ShouldContain(found => found.Contains("GuardrailIdentifier is other"));

    [Fact]
    public void NonCompliant_SelectiveSystem_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["SelectiveContentGuarding"]!["System"] = "SELECTIVE")
            .ShouldContain(found => found.Contains("System is SELECTIVE"));

    [Fact]
    public void NonCompliant_SelectiveMessages_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["SelectiveContentGuarding"]!["Messages"] = "SELECTIVE")
            .ShouldContain(found => found.Contains("Messages is SELECTIVE"));

    [Fact]
    public void NonCompliant_SomeModels_AreFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::EnforcedGuardrailConfiguration")["ModelEnforcement"] =
                    new System.Text.Json.Nodes.JsonObject())
            .ShouldContain(found => found.Contains("Some models are left out"));

    [Fact]
    public void NonCompliant_Nothing_IsFound() =>
        After(edit => edit.Remove("AWS::Bedrock::EnforcedGuardrailConfiguration")).ShouldContain(found => found.Contains("it has 0"));
}
