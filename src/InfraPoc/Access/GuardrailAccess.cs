using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>
/// The two guardrails that concern a department: the floor, which AWS applies to everybody, and its own, which may be the same.
/// </summary>
/// <param name="Floor">The profile that is enforced for the whole account.</param>
/// <param name="FloorArn">ARN of its guardrail, without a version; a CDK token while a stack is being built.</param>
/// <param name="Own">The profile the department's file names.</param>
/// <param name="OwnArn">ARN of its guardrail, likewise.</param>
public sealed record GuardrailAccess(GuardrailProfile Floor, string FloorArn, GuardrailProfile Own, string OwnArn)
{
    /// <summary>True when the department must pass its own guardrail with every call, because nothing else applies it.</summary>
    public bool IsStricterThanFloor => Own.Id != Floor.Id;

    /// <summary>The ARNs, each once.</summary>
    public IReadOnlyList<string> Arns => IsStricterThanFloor ? [FloorArn, OwnArn] : [FloorArn];

    /// <summary>True when one of them checks texts in other Regions.</summary>
    public bool UsesStandardTier => Floor.Tier == GuardrailTier.Standard || Own.Tier == GuardrailTier.Standard;
}
