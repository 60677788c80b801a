using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>
/// The two guardrails that concern a department: the floor, which AWS applies to everybody, and its own, which may be the same.
/// </summary>
/// <param name="floor">The profile that is enforced for the whole account.</param>
/// <param name="own">The profile the department's file names.</param>
/// <param name="arnOf">ARN of a profile's guardrail, without a version; asked only for what a policy names, once each.</param>
public sealed class GuardrailAccess(GuardrailProfile floor, GuardrailProfile own, Func<GuardrailProfile, string> arnOf)
{
    private readonly Lazy<string> floorArn = new(() => arnOf(floor));
    private readonly Lazy<string> ownArn = new(() => arnOf(own));

    /// <summary>ARN of the floor, without a version; a CDK token while a stack is being built.</summary>
    public string FloorArn => floorArn.Value;

    /// <summary>ARN of the department's guardrail, likewise.</summary>
    public string OwnArn => IsStricterThanFloor ? ownArn.Value : FloorArn;

    /// <summary>True when the department must pass its own guardrail with every call, because nothing else applies it.</summary>
    public bool IsStricterThanFloor => own.Id != floor.Id;

    /// <summary>The ARNs, each once.</summary>
    public IReadOnlyList<string> Arns => IsStricterThanFloor ? [FloorArn, OwnArn] : [FloorArn];

    /// <summary>True when one of them checks texts in other Regions.</summary>
    public bool UsesStandardTier => floor.Tier == GuardrailTier.Standard || own.Tier == GuardrailTier.Standard;

    /// <summary>
    /// The guardrails of <paramref name="department"/>, whose ARNs its stack reads from parameters. CloudFormation compares their values at
    /// each deployment, so that a guardrail which was made anew is known by its new ARN, though no template has changed.
    /// </summary>
    public static GuardrailAccess ReadBy(Stack stack, Department department, GuardrailSettings guardrails, SandboxNames names) => new(
        guardrails.Profile(guardrails.Floor),
        guardrails.Profile(department.Guardrail),
        profile => new CfnParameter(stack, SandboxNames.GuardrailArnOutput(profile), new CfnParameterProps
        {
            Type = "AWS::SSM::Parameter::Value<String>",
            Default = names.GuardrailParameter(profile),
            Description = $"Guardrail of profile {profile.Id}; do not change",
        }).ValueAsString);
}
