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
            scope,
            names.AuditStack,
            SandboxEnvironment.Props(sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: trail, log archive and security alarms", protect: true))
    {
        var key = new AuditKey(this, sandbox, names);
        var archive = new LogArchive(this, sandbox, names, key);
        var trail = new SandboxTrail(this, sandbox, names, key, archive);
        var topic = new SecurityTopic(this, sandbox, names, key);
        new Construct(this, "Alarms").AddAlarms(SecurityAlarms.For(sandbox, names), sandbox, names, _ => [topic.Arn], trail.Log.Name);
        _ = new SavedLogQueries(this, sandbox, QueriedLog.TrailLog, trail.Log.Name);

        Amazon.CDK.Tags.Of(this).Add("sandbox", sandbox.Name);
        Output(SandboxNames.AuditKeyArnOutput, key.Arn, "Key of the logs, and of messages on security and costs", names);
        Output(SandboxNames.LogArchiveOutput, archive.Name, "Bucket with the trail's log files and large prompts; it outlives the stack", names);
        Output("TrailLog", trail.Log.Name, "Log group with the trail's events");
        Output("SecurityTopic", topic.Arn, "Security alarms; each address confirms its subscription");
    }

    private void Output(string id, string value, string description, SandboxNames? export = null) =>
        _ = new CfnOutput(this, id, new CfnOutputProps { Value = value, Description = description, ExportName = export?.AuditExport(id) });
}
