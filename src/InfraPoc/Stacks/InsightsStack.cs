using Amazon.CDK;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Constructs;

namespace InfraPoc.Stacks;

/// <summary>What departments use, metered from the invocation log; deployed after it and the same whoever the departments are.</summary>
public sealed class InsightsStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public InsightsStack(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(scope, names.InsightsStack, SandboxEnvironment.Props(sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: metering of what departments use"))
    {
        _ = new UsageMetering(this, sandbox, names, Fn.GetStackOutput(names.AuditStack, "InvocationLog"));

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
    }
}
