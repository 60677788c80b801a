using Amazon.CDK;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>Everything that happens in the sandbox account, recorded where nobody can alter it, and alarms when somebody tries.</summary>
public sealed class AuditStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public AuditStack(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(
            scope, names.AuditStack,
            SandboxEnvironment.Props(
                sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: trail, prompt log and security alarms", protect: true))
    {
        var key = new AuditKey(this, sandbox, names);
        var archive = new LogArchive(this, sandbox, names, key);
        var trail = new SandboxTrail(this, sandbox, names, key, archive);
        var invocations = new InvocationLogging(this, sandbox, names, key, archive);
        var topic = new SecurityTopic(this, sandbox, names, key);
        _ = new SecurityAlarms(this, sandbox, names, trail.Log, topic);
        _ = new SavedLogQueries(this, sandbox, trail.Log, invocations.Log);

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
        _ = new CfnOutput(
            this, SandboxNames.AuditKeyArnOutput,
            new CfnOutputProps { Value = key.Arn, Description = "Key of the logs, and of messages on security and costs" });
        _ = new CfnOutput(
            this, "LogArchive", new CfnOutputProps
            {
                Value = archive.Name,
                Description = "Bucket with the trail's log files and large prompts; it outlives the stack",
            });
        _ = new CfnOutput(
            this, "TrailLog", new CfnOutputProps { Value = trail.Log.Name, Description = "Log group with the trail's events" });
        _ = new CfnOutput(
            this, "InvocationLog",
            new CfnOutputProps { Value = invocations.Log.Name, Description = "Log group with prompts and answers, personal data masked" });
        _ = new CfnOutput(
            this, "SecurityTopic",
            new CfnOutputProps { Value = topic.Arn, Description = "Security alarms; each address confirms its subscription" });
    }
}
