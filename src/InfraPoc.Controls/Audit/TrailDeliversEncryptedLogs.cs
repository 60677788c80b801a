using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The trail writes to the archive and to the log group that alarms read, with the key of the logs.</summary>
public sealed class TrailDeliversEncryptedLogs() : Control(
    "AUD-03",
    guarantee: new(
        "The trail is stored encrypted in the archive and reaches the log group that the alarms watch.",
        "証跡は暗号化してアーカイブに保存され、アラームが監視するロググループにも届きます。"),
    why: new(
        "A trail that cannot be read in time fires no alarm, and an unencrypted one can be read by everybody with access to the bucket.",
        "すぐに読めない証跡ではアラームが発報せず、暗号化されていない証跡はバケットを読める人すべてに見えてしまうためです。"),
    fix: new(
        "Wire KMSKeyId, S3BucketName, CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn of the trail to the resources of the Audit stack.",
        "証跡の KMSKeyId、S3BucketName、CloudWatchLogsLogGroupArn、CloudWatchLogsRoleArn を Audit スタックのリソースに設定してください。"),
    [Nist("AU-9"), Nist("SC-28"), Cis("3.5")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var trail = templates.Trail();
        _ = templates.Archive();
        var group = templates.Only(
            templates.Names.AuditStack, "AWS::Logs::LogGroup",
            log => log.Attribute("Arn") == trail.Text("CloudWatchLogsLogGroupArn"));
        var role = templates.Only(
            templates.Names.AuditStack, "AWS::IAM::Role",
            each => each.Attribute("Arn") == trail.Text("CloudWatchLogsRoleArn"));
        return trail.Must(templates.AuditKey().Attribute("Arn"), "KMSKeyId")
            .Concat(
                LogWriter.Violations(
                    templates, role, group, "cloudtrail.amazonaws.com", templates.Names.TrailArn,
                    $"{templates.Config.Sandbox.Accounts.Sandbox.Id}_CloudTrail_*"));
    }
}
