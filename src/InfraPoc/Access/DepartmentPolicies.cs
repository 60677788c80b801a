using Amazon.CDK.AWS.IAM;
using Constructs;
using InfraPoc.Usage;

namespace InfraPoc.Access;

/// <summary>
/// The two policies that a department's roles carry besides the boundary: what it may do, and the brake. They have no
/// description: it could never be changed, because CloudFormation cannot replace a policy whose name is fixed.
/// </summary>
public sealed class DepartmentPolicies : Construct
{
    /// <summary>Adds the policies to <paramref name="scope"/>.</summary>
    public DepartmentPolicies(Construct scope, DepartmentProps props, IReadOnlyList<ModelAccess> models, GuardrailAccess guardrails)
        : base(scope, "Policies")
    {
        AccessArn = new CfnManagedPolicy(this, "Access", new CfnManagedPolicyProps
        {
            ManagedPolicyName = props.Names.AccessPolicy(props.Department),
            Path = props.Names.Path,
            PolicyDocument = AccessPolicy.For(props.Department, props.Sandbox, props.Names, models, guardrails).ToPlain(),
        }).Ref;

        var brake = new CfnManagedPolicy(this, "Brake", new CfnManagedPolicyProps
        {
            ManagedPolicyName = props.Names.BrakePolicy(props.Department),
            Path = props.Names.BrakePath,
            PolicyDocument = BrakePolicy.Released.ToPlain(),
        });
        BrakeArn = brake.Ref;
        BrakeId = brake.AttrPolicyId;
    }

    /// <summary>ARN of the access policy.</summary>
    public string AccessArn { get; }

    /// <summary>ARN of the brake policy.</summary>
    public string BrakeArn { get; }

    /// <summary>Id that IAM gives to the brake policy: another one after the department was destroyed and deployed again.</summary>
    public string BrakeId { get; }
}
