using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>A Bedrock model that departments may be given, reached in one way.</summary>
public sealed record Model
{
    /// <summary>Short name by which department files refer to it.</summary>
    [Description("Short name by which department files refer to the model")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint(
        "write lower-case letters, digits and single hyphens, e.g. claude-haiku",
        "半角英小文字、数字、連続しないハイフンで書いてください（例：claude-haiku）")]
    public required string Alias { get; init; }

    /// <summary>Name people read.</summary>
    [Description("Name people read")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write the model's name, e.g. Claude Haiku 4.5", "モデルの名前を書いてください（例：Claude Haiku 4.5）")]
    public required string Name { get; init; }

    /// <summary>Who makes the model.</summary>
    [Description("Who makes the model")]
    [StringLength(50, MinimumLength = 1)]
    [Hint("write the provider's name, e.g. Anthropic", "提供元の名前を書いてください（例：Anthropic）")]
    public required string Provider { get; init; }

    /// <summary>How far a request may be routed.</summary>
    [Description("How far Bedrock may route a request")]
    public required InferenceType Inference { get; init; }

    /// <summary>Foundation model id.</summary>
    [Description("Foundation model id, without a jp., apac. or global. prefix")]
    [RegularExpression(Patterns.ModelId), StringLength(140)]
    [Hint(
        "write the id that `aws bedrock list-foundation-models` shows, e.g. anthropic.claude-opus-4-8",
        "`aws bedrock list-foundation-models` が表示する id を書いてください（例：anthropic.claude-opus-4-8）")]
    public required string ModelId { get; init; }

    /// <summary>System inference profile id; absent for <see cref="InferenceType.InRegion"/>.</summary>
    [Description("System inference profile id; leave it out for inference in-region")]
    [RegularExpression(@"^(jp|apac|global)\.[a-z0-9-]+(\.[a-z0-9-]+)+(:[a-z0-9-]+)*$"), StringLength(150)]
    [Hint(
        "write the id that `aws bedrock list-inference-profiles` shows, e.g. jp.anthropic.claude-opus-4-8",
        "`aws bedrock list-inference-profiles` が表示する id を書いてください（例：jp.anthropic.claude-opus-4-8）")]
    public string? ProfileId { get; init; }

    /// <summary>Regions that may process a request; empty for <see cref="InferenceType.Global"/>, where it may be any.</summary>
    [Description(
        "Regions that may process a request, as `aws bedrock get-inference-profile` lists them; leave it out for inference global")]
    [Length(0, 20), RegularExpression(Patterns.Region)]
    [Hint("list Region codes, e.g. - ap-northeast-1", "リージョンコードを並べて書いてください（例：- ap-northeast-1）")]
    public IReadOnlyList<string> DestinationRegions { get; init; } = [];

    /// <summary>List price.</summary>
    [Description("List price")]
    public required ModelPrice Price { get; init; }

    /// <summary>The last day on which the provider serves the model, if announced.</summary>
    [Description("The last day on which the model is served, if announced")]
    [Hint("write the announced date, e.g. 2027-10-31", "発表された日付を書いてください（例：2027-10-31）")]
    public DateOnly? EndOfLife { get; init; }

    /// <summary>
    /// The system inference profile id that <see cref="Inference"/> and <see cref="ModelId"/> imply, or null where the model is called
    /// directly.
    /// </summary>
    public string? SystemProfileId => Inference switch
    {
        InferenceType.Japan => $"jp.{ModelId}",
        InferenceType.AsiaPacific => $"apac.{ModelId}",
        InferenceType.Global => $"global.{ModelId}",
        _ => null,
    };
}
