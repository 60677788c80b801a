using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The guardrail profiles of the sandbox; several departments share one.</summary>
public sealed record GuardrailSettings
{
    /// <summary>Id of the profile that is enforced for everybody in the account.</summary>
    [Description("Id of the profile that is enforced for everybody in the account")]
    [RegularExpression(Patterns.Slug), StringLength(30, MinimumLength = 2)]
    [Hint("write the id of one of the profiles below, e.g. standard", "下にあるプロファイルの id を書いてください（例：standard）")]
    public required string Floor { get; init; }

    /// <summary>The profiles that protect the least, by data class.</summary>
    [Description("The profile that protects the least a department may choose, for each dataClass")]
    public required DataClassGuardrails ByDataClass { get; init; }

    /// <summary>The profiles.</summary>
    [Description("The profiles")]
    [Length(1, 100)]
    [Hint("list at least one profile", "プロファイルを 1 つ以上書いてください")]
    public required IReadOnlyList<GuardrailProfile> Profiles { get; init; }

    /// <summary>
    /// What a profile stops that neither another one nor the floor stops; nothing while one of the ids names no profile.
    /// </summary>
    /// <param name="id">Id of the profile that is chosen.</param>
    /// <param name="minimum">Id of the profile that is demanded.</param>
    public IReadOnlyList<string> Lacks(string id, string minimum) =>
        Find(id) is { } own && Find(minimum) is { } demanded && Find(Floor) is { } floor ? own.Lacks(demanded, floor) : [];

    private GuardrailProfile? Find(string id) => Profiles.FirstOrDefault(profile => profile.Id == id);

    /// <summary>The profile with an id, which a validated configuration has exactly once.</summary>
    /// <exception cref="InvalidOperationException">There is no such profile, or more than one.</exception>
    public GuardrailProfile Profile(string id) => Profiles.Single(profile => profile.Id == id);
}
