using Amazon.CDK.AWS.SSO;
using Constructs;

namespace InfraPoc.Access;

/// <summary>
/// The permission set through which members of a department sign in. It grants nothing itself: it refers to the
/// department's policies and the boundary in the sandbox account by name.
/// </summary>
public sealed class SignIn : Construct
{
    /// <summary>Longest session, ISO 8601: revoking an assignment does not end sessions that are running.</summary>
    private const string SessionDuration = "PT4H";

    private readonly DepartmentProps props;
    private readonly CfnPermissionSet permissionSet;

    /// <summary>Adds the permission set to <paramref name="scope"/>.</summary>
    public SignIn(Construct scope, DepartmentProps props)
        : base(scope, "SignIn")
    {
        this.props = props;
        var names = props.Names;
        permissionSet = new CfnPermissionSet(this, "PermissionSet", new CfnPermissionSetProps
        {
            InstanceArn = props.Sandbox.IdentityCenter.InstanceArn,
            Name = names.PermissionSet(props.Department),
            Description = $"Bedrock sandbox for department {props.Department.Id}",
            SessionDuration = SessionDuration,
            RelayStateType = props.Department.Access.Playground ? names.PlaygroundUrl : null,
            CustomerManagedPolicyReferences = new[]
            {
                new CfnPermissionSet.CustomerManagedPolicyReferenceProperty
                {
                    Name = names.AccessPolicy(props.Department), Path = names.Path,
                },
                new CfnPermissionSet.CustomerManagedPolicyReferenceProperty
                {
                    Name = names.BrakePolicy(props.Department), Path = names.BrakePath,
                },
            },
            PermissionsBoundary = new CfnPermissionSet.PermissionsBoundaryProperty
            {
                CustomerManagedPolicyReference = new CfnPermissionSet.CustomerManagedPolicyReferenceProperty
                {
                    Name = names.Boundary,
                    Path = names.Path,
                },
            },
            Tags = names.Tags(props.Department).ToCfn(),
        });
    }

    /// <summary>Gives a group the permission set in the sandbox account.</summary>
    /// <param name="groupId">Id of the group in the identity store.</param>
    public void AssignTo(string groupId) => _ = new CfnAssignment(this, "Assignment", new CfnAssignmentProps
    {
        InstanceArn = props.Sandbox.IdentityCenter.InstanceArn,
        PermissionSetArn = permissionSet.AttrPermissionSetArn,
        PrincipalType = "GROUP",
        PrincipalId = groupId,
        TargetType = "AWS_ACCOUNT",
        TargetId = props.Sandbox.Accounts.Sandbox.Id,
    });
}
