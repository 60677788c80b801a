using Amazon.CDK;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>
/// A department's resources in the identity account: group and members, permission set and its assignment to the sandbox account.
/// </summary>
public sealed class AccessStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public AccessStack(Construct scope, Department department, SandboxConfig config, SandboxNames names)
        : base(
            scope, names.AccessStack(department),
            SandboxEnvironment.Props(
                config.Sandbox.Accounts.Identity, $"InfraPoc {config.Sandbox.Name}: sign-in of department {department.Id}"))
    {
        var props = new DepartmentProps(department, config, names);
        var members = new DepartmentMembers(this, props);
        var signIn = new SignIn(this, props);

        if (department.Status != DepartmentStatus.Closed)
        {
            signIn.AssignTo(members.GroupId);
            _ = new CfnOutput(
                this, "SignInUrl",
                new CfnOutputProps { Value = names.SignInUrl(department), Description = "Members open this link to sign in" });
            if (config.Sandbox.Dashboard != DashboardKind.None)
            {
                _ = new CfnOutput(
                    this, "DashboardSignInUrl", new CfnOutputProps
                    {
                        Value = names.DashboardSignInUrl(department),
                        Description = "Members open this link to see what is left of their caps",
                    });
            }
        }
    }
}
