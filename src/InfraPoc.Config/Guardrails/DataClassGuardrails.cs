using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The least protection of a department, by the most sensitive data it may put into a prompt.</summary>
public sealed record DataClassGuardrails
{
    private const string Meaning = "Id of the profile that protects the least a department may choose whose dataClass is ";

    /// <summary>For <see cref="DataClass.Public"/>.</summary>
    [Description(Meaning + "public")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint("write the id of one of the profiles below, e.g. standard", "下にあるプロファイルの id を書いてください（例：standard）")]
    public required string Public { get; init; }

    /// <summary>For <see cref="DataClass.Internal"/>.</summary>
    [Description(Meaning + "internal")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint("write the id of one of the profiles below, e.g. standard", "下にあるプロファイルの id を書いてください（例：standard）")]
    public required string Internal { get; init; }

    /// <summary>For <see cref="DataClass.Confidential"/>.</summary>
    [Description(Meaning + "confidential")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint("write the id of one of the profiles below, e.g. strict", "下にあるプロファイルの id を書いてください（例：strict）")]
    public required string Confidential { get; init; }

    /// <summary>The id for a class.</summary>
    public string Of(DataClass dataClass) => dataClass switch
    {
        DataClass.Public => Public,
        DataClass.Internal => Internal,
        _ => Confidential,
    };
}
