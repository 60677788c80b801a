using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class GuardrailsFilterContentTests : ControlTests<GuardrailsFilterContent>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["Description"] = "x").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_WeakerFilter_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["ContentPolicyConfig"]!["FiltersConfig"]![0]!["InputStrength"] = "NONE")
            .ShouldContain(found => found.Contains("SEXUAL is not blocked at LOW"));

    [Fact]
    public void NonCompliant_FilterThatTheProfileSwitchesOff_IsFound() =>
        After(edit =>
        {
            edit.Each("AWS::Bedrock::Guardrail", guardrail =>
            {
                guardrail["ContentPolicyConfig"]!["FiltersConfig"]![0]!["InputStrength"] = "NONE";
                guardrail["ContentPolicyConfig"]!["FiltersConfig"]![0]!["OutputStrength"] = "NONE";
            });
            var guardrails = edit.Config.Sandbox.Guardrails;
            edit.Config = edit.Config with
            {
                Sandbox = edit.Config.Sandbox with
                {
                    Guardrails = guardrails with
                    {
                        Profiles =
                        [
                            .. guardrails.Profiles.Select(profile =>
                                profile with { Content = profile.Content with { Sexual = FilterStrength.None } }),
                        ],
                    },
                },
            };
        }).ShouldAllBe(found => found.Contains("SEXUAL is not blocked at all"));

    [Fact]
    public void NonCompliant_FilterOff_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["ContentPolicyConfig"]!["FiltersConfig"]![1]!["OutputEnabled"] = false)
            .ShouldContain(found => found.Contains("VIOLENCE is not blocked"));

    [Fact]
    public void NonCompliant_AttackOff_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["ContentPolicyConfig"]!["FiltersConfig"]![5]!["InputEnabled"] = false)
            .ShouldContain(found => found.Contains("PROMPT_ATTACK is not blocked"));

    [Fact]
    public void NonCompliant_AttackWithoutAnswerStrength_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["ContentPolicyConfig"]!["FiltersConfig"]![5]!.AsObject().Remove("OutputStrength"))
            .ShouldContain(found => found.Contains("PROMPT_ATTACK is not blocked"));

    [Fact]
    public void NonCompliant_ClassicTier_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Bedrock::Guardrail")["ContentPolicyConfig"]!["ContentFiltersTierConfig"]!["TierName"] = "CLASSIC")
            .ShouldContain(found => found.Contains("TierName is CLASSIC"));

    [Fact]
    public void NonCompliant_NoCrossRegion_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail").Remove("CrossRegionConfig"))
            .ShouldContain(found => found.Contains("GuardrailProfileArn is nothing"));

    [Fact]
    public void NonCompliant_NoPromptMessage_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["BlockedInputMessaging"] = "No.")
            .ShouldContain(found => found.Contains("BlockedInputMessaging is No."));

    [Fact]
    public void NonCompliant_NoAnswerMessage_IsFound() =>
        After(edit => edit.Properties("AWS::Bedrock::Guardrail")["BlockedOutputsMessaging"] = "No.")
            .ShouldContain(found => found.Contains("BlockedOutputsMessaging is No."));

    [Fact]
    public void NonCompliant_Topic_IsFound() =>
        After(edit => edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with
            {
                Guardrails = edit.Config.Sandbox.Guardrails with
                {
                    Profiles =
                    [
                        .. edit.Config.Sandbox.Guardrails.Profiles.Select(profile =>
                            profile with { Topics = [new DeniedTopic { Id = "mergers", Definition = "Mergers" }] }),
                    ],
                },
            },
        }).ShouldContain(found => found.Contains("The topic mergers of profile standard"));

    [Fact]
    public void NonCompliant_NoSignOff_IsFound() =>
        After(edit => edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { Residency = null } })
            .ShouldContain(found => found.Contains("nobody has accepted in residency"));

    [Fact]
    public void NonCompliant_JapaneseInClassic_IsFound() =>
        After(edit => edit.Config = edit.Config with
        {
            Sandbox = edit.Config.Sandbox with
            {
                Guardrails = edit.Config.Sandbox.Guardrails with
                {
                    Profiles =
                    [
                        .. edit.Config.Sandbox.Guardrails.Profiles.Select(profile => profile with { Tier = GuardrailTier.Classic }),
                    ],
                },
            },
        }).ShouldContain(found => found.Contains("without classicReason"));
}
