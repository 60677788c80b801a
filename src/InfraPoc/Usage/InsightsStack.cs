using Amazon.CDK;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>
/// What departments use, metered from the invocation log, and IT's dashboard; deployed after it and the same whoever the departments are.
/// </summary>
public sealed class InsightsStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public InsightsStack(Construct scope, SandboxConfig config, SandboxNames names)
        : base(
            scope, names.InsightsStack,
            SandboxEnvironment.Props(config.Sandbox.Accounts.Sandbox, $"InfraPoc {config.Sandbox.Name}: metering of what departments use"))
    {
        var sandbox = config.Sandbox;
        _ = new UsageMetering(this, sandbox, names, Fn.GetStackOutput(names.AuditStack, "InvocationLog"));
        _ = new SandboxDashboard(this, config, names, Fn.GetStackOutput(names.AuditStack, "TrailLog"));

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
    }
}
