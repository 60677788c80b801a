using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The archive is versioned and locked in compliance mode as long as the configuration says.</summary>
public sealed class LogArchiveIsImmutable() : Control(
    "AUD-08",
    guarantee: new(
        "Nobody, not even root, deletes or overwrites an archived log before the days of logging.objectLockDays are over, and no rule removes it before those of logging.retentionDays.",
        "logging.objectLockDays の日数が過ぎるまで、ルートユーザーを含め誰も保管済みのログを削除、上書きできません。logging.retentionDays の日数が過ぎるまで、ライフサイクルルールでも削除されません。"),
    why: new(
        "Whoever wants to hide something begins with the logs.",
        "不正を隠したい人は、まずログを消そうとするためです。"),
    fix: new(
        "Restore versioning and object lock of the archive; the days are logging.objectLockDays.",
        "アーカイブのバージョニングとオブジェクトロックを元に戻してください。日数は logging.objectLockDays です。"),
    [Nist("AU-9"), Nist("AU-11"), Cis("3.4")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var logging = templates.Config.Sandbox.Logging;
        var archive = templates.Archive();
        var kept = Math.Max(logging.ObjectLockDays, logging.RetentionDays);
        return archive.Must("true", "ObjectLockEnabled")
            .Concat(archive.Must("Enabled", "ObjectLockConfiguration", "ObjectLockEnabled"))
            .Concat(archive.Must("COMPLIANCE", "ObjectLockConfiguration", "Rule", "DefaultRetention", "Mode"))
            .Concat(archive.MustBeAtLeast(logging.ObjectLockDays, "ObjectLockConfiguration", "Rule", "DefaultRetention", "Days"))
            .Concat(archive.Must(templates.AccessLog().Ref, "LoggingConfiguration", "DestinationBucketName"))
            .Concat(archive.Must("access/", "LoggingConfiguration", "LogFilePrefix"))
            .Concat(
                EncryptedBy(archive, templates.AuditKey().Attribute("Arn"))
                    ? []
                    : [
                        archive.Violates(
                            new(
                                "The archive is not encrypted with the key of the logs.",
                                "ログ保管バケットがログのキーで暗号化されていません。"),
                            "BucketEncryption"),
                    ])
            .Concat(
                new[] { archive, templates.AccessLog() }.SelectMany(bucket =>
                    bucket.Must("Enabled", "VersioningConfiguration", "Status").Concat(Expires(bucket, kept))));
    }

    private static bool EncryptedBy(StackResource bucket, string key) =>
        bucket.List("BucketEncryption", "ServerSideEncryptionConfiguration") is [var rule]
        && rule.Text("ServerSideEncryptionByDefault", "KMSMasterKeyID") == key
        && rule.Text("ServerSideEncryptionByDefault", "SSEAlgorithm") == "aws:kms";

    private static IEnumerable<Violation> Expires(StackResource bucket, int kept) =>
        from rule in bucket.List("LifecycleConfiguration", "Rules")
        let days = rule.Value("ExpirationInDays")
        where days is { } found && found.GetInt32() < kept
        select bucket.Violates(
            new($"Logs expire after {days} days; they must be kept {kept}.", $"ログが {days} 日で失効します。{kept} 日間保持しなければなりません。"),
            "LifecycleConfiguration");
}
