using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>A topic that a guardrail refuses.</summary>
public sealed record DeniedTopic
{
    /// <summary>Id; also the topic's name in AWS, which takes no Japanese.</summary>
    [Description("Id; also the topic's name in AWS, which takes no Japanese")]
    [RegularExpression(Patterns.Slug), StringLength(50, MinimumLength = 2)]
    [Hint(
        "write lower-case letters, digits and single hyphens, e.g. investment-advice",
        "半角英小文字、数字、連続しないハイフンで書いてください（例：investment-advice）")]
    public required string Id { get; init; }

    /// <summary>What the topic is: at most 1,000 characters in the standard tier, 200 in the classic tier.</summary>
    [Description("What the topic is: at most 1,000 characters in the standard tier, 200 in the classic tier")]
    [StringLength(1000, MinimumLength = 1)]
    [Hint("describe the topic in one or two sentences", "トピックを 1 文か 2 文で説明してください")]
    public required string Definition { get; init; }

    /// <summary>Example prompts.</summary>
    [Description("Example prompts")]
    [Length(0, 5), StringLength(100, MinimumLength = 1)]
    [Hint("list at most 5 examples of at most 100 characters", "100 文字以内の例を 5 個以内で書いてください")]
    public IReadOnlyList<string> Examples { get; init; } = [];
}
