using Amazon.CDK.AWS.IAM;
using Constructs;

namespace InfraPoc.Access;

/// <summary>The role for experiments with the API: same policies and boundary as the sign-in, assumable from that sign-in only.</summary>
public sealed class ApplicationRole : Construct
{
    /// <summary>Adds the role to <paramref name="scope"/>.</summary>
    public ApplicationRole(Construct scope, DepartmentProps props, DepartmentPolicies policies)
        : base(scope, "Application")
    {
        Arn = new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = props.Names.ApplicationRole(props.Department),
            Path = props.Names.Path,
            Description = $"Experiments with the API by department {props.Department.Id}",
            AssumeRolePolicyDocument = ApplicationTrust.For(props.Department, props.Sandbox, props.Names).ToPlain(),
            ManagedPolicyArns = [policies.AccessArn, policies.BrakeArn],
            PermissionsBoundary = props.Names.BoundaryArn,
            // Longer is not possible: the sign-in is a role itself, and a role that a role assumes lasts an hour at most.
            MaxSessionDuration = 3600,
            Tags = props.Names.Tags(props.Department).ToCfn(),
        }).AttrArn;
    }

    /// <summary>ARN of the role.</summary>
    public string Arn { get; }
}
