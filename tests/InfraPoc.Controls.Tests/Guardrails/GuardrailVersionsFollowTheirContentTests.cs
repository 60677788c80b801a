namespace InfraPoc.Controls.Tests;

public sealed class GuardrailVersionsFollowTheirContentTests : ControlTests<GuardrailVersionsFollowTheirContent>
{
    [Fact]
    public void Compliant_OtherContentWithItsHash_IsPermitted() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["BlockedInputMessaging"] = "別の文章").ShouldBeEmpty();

    [Theory]
    [InlineData("BlockedInputMessaging", "\"x\"")]
    [InlineData("ContentPolicyConfig", "{}")]
    [InlineData("AutomatedReasoningPolicyConfig", "{}")]
    public void NonCompliant_OtherContentWithTheOldHash_IsFound(string property, string value) =>
        After(edit =>
        {
            edit.KeepsHashes = true;
            edit.Properties("AWS::Bedrock::Guardrail")[property] = System.Text.Json.Nodes.JsonNode.Parse(value);
        }).ShouldContain(found => found.Contains("the hash of what the guardrail checks"));

    [Fact]
    public void NonCompliant_NoVersion_IsFound() =>
        After(edit => edit.Remove("AWS::Bedrock::GuardrailVersion")).ShouldContain(found => found.Contains("has 0 versions"));

    [Fact]
    public void NonCompliant_TwoVersions_AreFound() =>
        After(edit =>
                edit.Each(
                    "AWS::Bedrock::GuardrailVersion",
                    version =>
                        version["GuardrailIdentifier"] = edit.Properties("AWS::Bedrock::GuardrailVersion")[
                            "GuardrailIdentifier"
                        ]!.DeepClone()))
            .ShouldContain(found => found.Contains("has 2 versions"));

    [Fact]
    public void NonCompliant_DescriptionThatNeverChanges_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::GuardrailVersion")["Description"] = "latest")
            .ShouldContain(found => found.Contains("Description is latest"));

    [Fact]
    public void NonCompliant_GuardrailNobodyConfigured_IsFound() =>
        After(edit => edit.Add("Poc-Usage", "AWS::Bedrock::Guardrail", """{"Name":"poc-other"}""")).ShouldContain(found => found.Contains("No profile of the configuration"));

    [Fact]
    public void NonCompliant_VersionOfAnotherGuardrail_IsFound() =>
        After(edit => edit.Add("Poc-Guardrails", "AWS::Bedrock::GuardrailVersion", """{"GuardrailIdentifier":"x","Description":"x"}"""))
            .ShouldContain(found => found.Contains("No profile of the configuration"));
}
