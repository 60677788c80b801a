using Amazon.CDK;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>
/// What stops departments and watches over the costs of all: the reconciler, IT's topic, and the budget of the whole account, which needs
/// no tags.
/// </summary>
public sealed class BrakeStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public BrakeStack(Construct scope, SandboxConfig config, SandboxNames names)
        : base(
            scope, names.BrakeStack,
            SandboxEnvironment.Props(
                config.Sandbox.Accounts.Sandbox, $"InfraPoc {config.Sandbox.Name}: brakes, cost topic of IT and budget of the account"))
    {
        var sandbox = config.Sandbox;
        var topic = new CostTopic(this, sandbox, names);
        _ = new MonthlyBudget(
            this, names.SandboxBudget, sandbox.Money.ToUsd(sandbox.Money.MonthlyBudget), SandboxNames.SandboxLadder, topic);
        _ = new BrakeReconciler(this, config, names, topic);

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
        _ = new CfnOutput(
            this, "StateMachine", new CfnOutputProps
            {
                Value = names.ReconcilerArn,
                Description = "State machine that engages and releases the brakes; the runbook shows how to stop everybody with it",
            });
        _ = new CfnOutput(
            this, "CostTopic",
            new CfnOutputProps { Value = topic.Arn, Description = "Costs of the whole sandbox; each address confirms its subscription" });
    }
}
