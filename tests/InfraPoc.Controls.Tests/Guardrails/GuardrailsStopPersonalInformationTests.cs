namespace InfraPoc.Controls.Tests;

public sealed class GuardrailsStopPersonalInformationTests : ControlTests<GuardrailsStopPersonalInformation>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["Description"] = "x")
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoPolicy_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail").Remove("SensitiveInformationPolicyConfig"))
            .ShouldContain(found => found.Contains("my-number is not stopped"));

    [Fact]
    public void NonCompliant_InputOff_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["InputEnabled"] =
                    false)
            .ShouldContain(found => found.Contains("my-number is not stopped"));

    [Fact]
    public void NonCompliant_OutputOff_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["OutputEnabled"] =
                    false)
            .ShouldContain(found => found.Contains("my-number is not stopped"));

    [Fact]
    public void NonCompliant_NoPattern_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["Pattern"] = "")
            .ShouldContain(found => found.Contains("my-number is not stopped"));

    [Fact]
    public void NonCompliant_PatternThatFindsNothing_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["Pattern"] = "x")
            .ShouldContain(found => found.Contains("my-number is not stopped"));

    [Fact]
    public void NonCompliant_ConfidentialTermLeftOut_IsFoundAndNotTold()
    {
        var found = After(edit =>
            edit.Each(
                "AWS::Bedrock::Guardrail",
                guardrail =>
                {
                    var regexes = guardrail["SensitiveInformationPolicyConfig"]!["RegexesConfig"]!.AsArray();
                    regexes.RemoveAll(regex => $"{regex!["Name"]}".StartsWith("confidential", StringComparison.Ordinal));
                }));

        found.Count(each => each.Contains("confidentialTerms[", StringComparison.Ordinal)).ShouldBe(2);
        found.ShouldAllBe(each => !each.Contains("朝霧", StringComparison.Ordinal) && !each.Contains("Orion", StringComparison.Ordinal));
    }

    [Fact]
    public void NonCompliant_OtherAction_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["SensitiveInformationPolicyConfig"]!["RegexesConfig"]![0]!["OutputAction"] =
                    "NONE")
            .ShouldContain(found => found.Contains("my-number is not stopped"));
}
