using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The guardrail profiles of the sandbox; several departments share one.</summary>
public sealed record GuardrailSettings
{
    /// <summary>Id of the profile that is enforced for everybody in the account.</summary>
    [Description("Id of the profile that is enforced for everybody in the account")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint("write the id of one of the profiles below, e.g. standard")]
    public required string Floor { get; init; }

    /// <summary>The profiles.</summary>
    [Description("The profiles")]
    [Length(1, 100)]
    [Hint("list at least one profile")]
    public required IReadOnlyList<GuardrailProfile> Profiles { get; init; }

    /// <summary>The profile with an id, which a validated configuration has exactly once.</summary>
    /// <exception cref="InvalidOperationException">There is no such profile, or more than one.</exception>
    public GuardrailProfile Profile(string id) => Profiles.Single(profile => profile.Id == id);
}
