using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>A group that the identity provider synchronises into Identity Center.</summary>
public sealed record ExternalGroup
{
    /// <summary>Display name, for people.</summary>
    [Description("Display name, for people")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write the group's name, e.g. GenAI-Sales", "グループの名前を書いてください（例：GenAI-Sales）")]
    public required string Name { get; init; }

    /// <summary>Group id in Identity Center.</summary>
    [Description("Group id in IAM Identity Center")]
    [RegularExpression(Patterns.PrincipalId)]
    [Hint(
        "copy \"Group ID\" from IAM Identity Center > Groups, e.g. a1b2c3d4-5678-90ab-cdef-1234567890ab",
        "IAM Identity Center の「グループ」にある「グループ ID」を書いてください（例：a1b2c3d4-5678-90ab-cdef-1234567890ab）")]
    public required string Id { get; init; }

    /// <summary>Whether both are one group under one name.</summary>
    public bool Is(ExternalGroup other) => Name == other.Name && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);
}
