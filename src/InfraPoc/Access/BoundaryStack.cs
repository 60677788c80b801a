using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>The permissions boundary that every department's principals carry; deployed before any department.</summary>
public sealed class BoundaryStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public BoundaryStack(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(
            scope, names.BoundaryStack,
            SandboxEnvironment.Props(sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: permissions boundary of all departments"))
    {
        _ = new CfnManagedPolicy(this, "Boundary", new CfnManagedPolicyProps
        {
            ManagedPolicyName = names.Boundary,
            Path = names.Path,
            PolicyDocument = BoundaryPolicy.For(sandbox, names).ToPlain(),
        });
    }
}
