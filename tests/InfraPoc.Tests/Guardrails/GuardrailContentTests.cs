using InfraPoc.Config;
using InfraPoc.Guardrails;

namespace InfraPoc.Tests.Guardrails;

/// <summary>That a version is published when the content changes, and only then.</summary>
public sealed class GuardrailContentTests
{
    private static readonly GuardrailProfile Full = TestCompany.Strict;

    [Fact]
    public void Hash_OfOtherContent_Differs()
    {
        GuardrailProfile[] changes =
        [
            Full with { Content = Full.Content with { Insults = FilterStrength.Low } },
            Full with { Topics = [Full.Topics[0]] },
            Full with { Topics = [Full.Topics[0] with { Definition = "投資" }, Full.Topics[1]] },
            Full with { PersonalInformation = [.. Full.PersonalInformation.Take(2)] },
            Full with
            {
                PersonalInformation =
                [
                    Full.PersonalInformation[0] with { Action = PersonalInformationAction.Mask }, .. Full.PersonalInformation.Skip(1),
                ],
            },
            Full with { ConfidentialTerms = ["朝霧"] },
            Full with { BlockedPromptMessage = "別の文" },
            Full with { BlockedAnswerMessage = "別の文" },
            Full with { Tier = GuardrailTier.Classic },
        ];

        changes.Select(Hash).Append(Hash(Full)).ShouldBeUnique();
    }

    [Fact]
    public void Hash_OfTheSameContent_StaysWhateverNamesAndOrder()
    {
        Hash(Full with { Id = "other", ClassicReason = "英語だけで足りるため。" }).ShouldBe(Hash(Full));
        Hash(Full with { Topics = [.. Full.Topics.Reverse()], ConfidentialTerms = ["Orion", "朝霧"] }).ShouldBe(Hash(Full));
        var other = TestCompany.Sandbox with { Name = "next", Company = "他社" };
        GuardrailContent.Hash(GuardrailContent.Of(Full, new(other))).ShouldBe(Hash(Full));
        GuardrailContent
            .Hash(new Dictionary<string, object> { ["a"] = "1", ["b"] = true })
            .ShouldBe(GuardrailContent.Hash(new Dictionary<string, object> { ["b"] = true, ["a"] = "1" }));
    }

    private static string Hash(GuardrailProfile profile) => GuardrailContent.Hash(GuardrailContent.Of(profile, TestCompany.Names));
}
