using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each guardrail filters every category and prompt attacks, in the tier of its profile.</summary>
public sealed class GuardrailsFilterContent() : Control(
    "GRD-03",
    guarantee: new(
        "Harmful text of every category is blocked at the configured strength, and so are prompt attacks in what a call marks as user input.",
        "すべてのカテゴリの有害なテキストと、ユーザー入力として渡された部分のプロンプト攻撃が、設定した強度でブロックされます。"),
    why: new(
        "A category that is left out is not checked at all.",
        "設定から漏れたカテゴリは、まったく検査されないためです。"),
    fix: new(
        "Restore filters, tier, cross-Region profile, topics and messages of the guardrail as config/sandbox.yaml says.",
        "ガードレールのフィルター、ティア、クロスリージョンプロファイル、拒否トピック、メッセージを config/sandbox.yaml のとおりに戻してください。"),
    [
        Nist("AC-4"), Nist("SI-10"), Nist("SI-15"),
        Lens("GENSEC02-BP01"), Lens("GENSEC04-BP02"),
        Ai("2)②"), Ai("5)①"),
    ])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var (profile, guardrail) in ProfileGuardrails.Of(templates))
        {
            var filters = guardrail.List("ContentPolicyConfig", "FiltersConfig").ToLookup(entry => entry.Text("Type"));
            foreach (
                var (type, strength) in Strengths(profile.Content)
                    .Where(filter => !filters[filter.Type].Any(entry => Filters(entry, filter.Strength, filter.Type == "PROMPT_ATTACK"))))
            {
                yield return guardrail.Violates(
                    new(
                        $"{type} is not blocked at {strength}, as profile {profile.Id} says.",
                        $"{type} が、プロファイル {profile.Id} にある {strength} の強さでブロックされません。"),
                    "ContentPolicyConfig.FiltersConfig");
            }

            foreach (var (type, _) in Strengths(profile.Content).Where(filter => filter.Strength == "NONE"))
            {
                yield return guardrail.Violates(
                    new(
                        $"{type} is not blocked at all: profile {profile.Id} says none.",
                        $"{type} がまったくブロックされません（プロファイル {profile.Id} の設定が none）。"),
                    "ContentPolicyConfig.FiltersConfig");
            }

            var topics = guardrail.List("TopicPolicyConfig", "TopicsConfig").ToLookup(entry => entry.Text("Name"));
            foreach (var topic in profile.Topics.Where(topic => !topics[topic.Id].Any(entry => Refuses(entry, topic))))
            {
                yield return guardrail.Violates(
                    new(
                        $"The topic {topic.Id} of profile {profile.Id} is not refused on both sides.",
                        $"プロファイル {profile.Id} のトピック {topic.Id} が、プロンプトと回答の両方で拒否されません。"),
                    "TopicPolicyConfig.TopicsConfig");
            }

            var tier = profile.Tier == GuardrailTier.Standard ? "STANDARD" : "CLASSIC";
            var region = templates.Config.Sandbox.Accounts.Sandbox.Region;
            IEnumerable<Violation> violations =
            [
                .. guardrail.Must(tier, "ContentPolicyConfig", "ContentFiltersTierConfig", "TierName"),
                .. profile.Topics.Count > 0 ? guardrail.Must(tier, "TopicPolicyConfig", "TopicsTierConfig", "TierName") : [],
                .. guardrail.Must(
                    tier == "STANDARD" ? templates.Names.GuardrailProfileArn(region) : Phrases.Nothing, "CrossRegionConfig",
                    "GuardrailProfileArn"),
                .. guardrail.Must(profile.BlockedPromptMessage, "BlockedInputMessaging"),
                .. guardrail.Must(profile.BlockedAnswerMessage, "BlockedOutputsMessaging"),
            ];
            foreach (var violation in violations)
            {
                yield return violation;
            }

            if (
                templates.Config.Sandbox.Language == Language.Japanese
                && profile.Tier == GuardrailTier.Classic
                && profile.ClassicReason is null)
            {
                yield return guardrail.Violates(
                    new(
                        $"Profile {profile.Id} is in the CLASSIC tier, which cannot read Japanese, without classicReason.",
                        $"プロファイル {profile.Id} は日本語に対応しない CLASSIC ティアですが、classicReason がありません。"),
                    "ContentPolicyConfig.ContentFiltersTierConfig");
            }

            if (profile.Tier == GuardrailTier.Standard && templates.Config.Sandbox.Residency is null)
            {
                yield return guardrail.Violates(
                    new(
                        $"Profile {profile.Id} checks texts in other Regions, which nobody has accepted in residency.",
                        $"プロファイル {profile.Id} はほかのリージョンでもテキストを検査しますが、residency で承認されていません。"),
                    "CrossRegionConfig");
            }
        }
    }

    private static IEnumerable<(string Type, string Strength)> Strengths(ContentFilters content) =>
    [
        ("SEXUAL", Word(content.Sexual)),
        ("VIOLENCE", Word(content.Violence)),
        ("HATE", Word(content.Hate)),
        ("INSULTS", Word(content.Insults)),
        ("MISCONDUCT", Word(content.Misconduct)),
        ("PROMPT_ATTACK", Word(content.PromptAttack)),
    ];

    private static string Word(FilterStrength strength) => strength.ToString().ToUpperInvariant();

    // An answer is no attack: Bedrock takes the filter with NONE for answers only.
    private static bool Filters(ResourcePart entry, string strength, bool inputOnly) =>
        entry.Text("InputStrength") == strength
        && ReadsText(entry, "InputModalities") && ReadsText(entry, "OutputModalities")
        && (inputOnly
            ? entry.IsTrue("InputEnabled")
                && entry.Text("InputAction") == "BLOCK"
                && entry.Text("OutputStrength") == "NONE"
            : entry.Text("OutputStrength") == strength && ProfileGuardrails.OnBothSides(entry) == "BLOCK");

    // Without a list Bedrock reads text.
    private static bool ReadsText(ResourcePart entry, string side) =>
        entry.Value(side) is null || entry.List(side).Any(kind => kind.Text() == "TEXT");

    private static bool Refuses(ResourcePart entry, DeniedTopic topic) =>
        ProfileGuardrails.OnBothSides(entry) == "BLOCK"
        && entry.Text("Type") == "DENY"
        && entry.Text("Definition") == topic.Definition
        && entry.List("Examples").Select(each => each.Text()).SequenceEqual(topic.Examples);
}
