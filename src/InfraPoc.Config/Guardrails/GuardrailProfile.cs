using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config;

/// <summary>One guardrail, shared by the departments that name it.</summary>
public sealed record GuardrailProfile
{
    /// <summary>Id of the profile.</summary>
    [Description("Id of the profile")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint(
        "write lower-case letters, digits and single hyphens, e.g. standard",
        "半角英小文字、数字、連続しないハイフンで書いてください（例：standard）")]
    public required string Id { get; init; }

    /// <summary>Tier of content filters and denied topics.</summary>
    [Description(
        "standard works in Japanese and needs the residency sign-off; classic stays in the sandbox Region and works in English, French and Spanish only")]
    public required GuardrailTier Tier { get; init; }

    /// <summary>Why the classic tier is acceptable although the language is Japanese.</summary>
    [Description("Why the classic tier is acceptable although the language is Japanese, which it cannot read")]
    [StringLength(500, MinimumLength = 10)]
    [Hint("write the reason in a sentence", "理由を 1 文で書いてください")]
    public string? ClassicReason { get; init; }

    /// <summary>Strengths of the content filters.</summary>
    [Description("Strengths of the content filters; high unless stated")]
    public ContentFilters Content { get; init; } = new();

    /// <summary>Topics the guardrail refuses.</summary>
    [Description("Topics the guardrail refuses")]
    [Length(0, 30)]
    [Hint("list at most 30 topics", "トピックを 30 個以内で書いてください")]
    public IReadOnlyList<DeniedTopic> Topics { get; init; } = [];

    /// <summary>Personal information the guardrail looks for.</summary>
    [Description("Personal information the guardrail looks for")]
    [Length(1, 12)]
    [Hint("list at least one type, e.g. - type: my-number", "種類を 1 つ以上書いてください（例：- type: my-number）")]
    public required IReadOnlyList<PersonalInformation> PersonalInformation { get; init; }

    /// <summary>Company terms that must not leave the company; each is found in longer words too.</summary>
    [Description(
        "Company terms that must not leave the company, such as project code names; each is found in longer words too, so do not list short ones")]
    [Length(0, 500), StringLength(100, MinimumLength = 2)]
    [Hint("list terms of 2 to 100 characters", "2 文字から 100 文字の用語を並べて書いてください")]
    public IReadOnlyList<string> ConfidentialTerms { get; init; } = [];

    /// <summary>What a member reads when a prompt is blocked.</summary>
    [Description("What a member reads when a prompt is blocked, in the company's language, with an e-mail or https address to ask")]
    [StringLength(500, MinimumLength = 1)]
    [Hint("write at most 500 characters and name whom to ask", "500 文字以内で、問い合わせ先を含めて書いてください")]
    public required string BlockedPromptMessage { get; init; }

    /// <summary>What a member reads when an answer is blocked.</summary>
    [Description("What a member reads when an answer is blocked, in the company's language, with an e-mail or https address to ask")]
    [StringLength(500, MinimumLength = 1)]
    [Hint("write at most 500 characters and name whom to ask", "500 文字以内で、問い合わせ先を含めて書いてください")]
    public required string BlockedAnswerMessage { get; init; }

    /// <summary>What another profile stops that neither this one nor the floor stops, in the words of the file.</summary>
    /// <param name="minimum">The other profile.</param>
    /// <param name="floor">The profile that is enforced for everybody.</param>
    public IReadOnlyList<string> Lacks(GuardrailProfile minimum, GuardrailProfile floor)
    {
        // The classic tier does not read Japanese: what it stops, it stops in other languages only.
        GuardrailProfile[] both = [this, floor];
        GuardrailProfile[] applied =
            [.. both.Where(profile => profile.Tier == GuardrailTier.Standard || minimum.Tier == GuardrailTier.Classic)];
        var terms = both.SelectMany(profile => profile.ConfidentialTerms).Select(Config.ConfidentialTerms.Pattern).ToHashSet();
        return
        [
            .. applied.Length == 0 ? new[] { "tier: standard" } : [],
            .. from filter in minimum.Content.ByKey().Index()
               where applied.All(profile => profile.Content.ByKey()[filter.Index].Strength < filter.Item.Strength)
               select $"content.{filter.Item.Key}: {ScalarText.KeyOf(filter.Item.Strength)}",
            .. from topic in minimum.Topics
               where !applied.Any(profile => profile.Topics.Any(own => own.Id == topic.Id && own.Definition == topic.Definition))
               select $"topics: {topic.Id}",
            .. from information in minimum.PersonalInformation
               where !applied.Any(profile => profile.PersonalInformation.Any(own =>
                   own.Type == information.Type
                   && (own.Action == PersonalInformationAction.Block || information.Action == PersonalInformationAction.Mask)))
               select $"personalInformation.{ScalarText.KeyOf(information.Type)}: {ScalarText.KeyOf(information.Action)}",
            .. minimum.ConfidentialTerms.Count(term => !terms.Contains(Config.ConfidentialTerms.Pattern(term))) is > 0 and var count
                ? new[] { $"confidentialTerms: {count}" }
                : [],
        ];
    }
}
