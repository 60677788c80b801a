using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Logs and their key stay when the stack goes, log groups keep what they have as long as configured, and archived logs expire.
/// </summary>
public sealed class LogsOutliveTheStack() : Control(
    "AUD-09",
    guarantee: new(
        "Logs are kept as long as configured, even when the stack is deleted; archived ones then expire.",
        "スタックを削除しても、ログは設定した期間保持されます。保管済みのログは、期間が過ぎると削除されます。"),
    why: new(
        "Deleting the stack would otherwise delete the evidence, and logs without an end would keep prompts and answers for ever.",
        "そうでないと、スタックの削除と同時に証拠が消えたり、利用者の入力内容が期限なく残ったりするためです。"),
    fix: new(
        "Restore DeletionPolicy and UpdateReplacePolicy, RetentionInDays (logging.retentionDays), the lifecycle of both buckets and the stack's termination protection.",
        "DeletionPolicy、UpdateReplacePolicy、RetentionInDays（logging.retentionDays）、両バケットのライフサイクル、スタックの削除保護を元に戻してください。"),
    [Nist("AU-11"), Nist("SI-12"), Ai("6)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var name = templates.Names.AuditStack;
        var stack = templates.Stack(name) ?? throw new BilingualException(Phrases.Missing(name));
        if (!stack.TerminationProtection)
        {
            yield return stack.Violates(new("Termination protection is off; it must be on.", "スタックの削除保護が無効です。有効にしてください。"));
        }

        var key = templates.AuditKey();
        var groups = templates.OfType("AWS::Logs::LogGroup").ToList();
        IEnumerable<Violation> violations =
        [
            .. groups.SelectMany(group => group.MustBeAtLeast(templates.Config.Sandbox.Logging.RetentionDays, "RetentionInDays")),
            .. groups.SelectMany(group => group.Must(key.Attribute("Arn"), "KmsKeyId")),
            .. groups.SelectMany(group => group.MustHaveOnly("DataProtectionPolicy", "KmsKeyId", "RetentionInDays", "Tags")),
            .. groups.Concat([key, templates.Archive(), templates.AccessLog()]).SelectMany(Expectations.MustStay),
            .. new[] { templates.Archive(), templates.AccessLog() }.SelectMany(bucket => Lifecycle(templates, bucket)),
        ];
        foreach (var violation in violations)
        {
            yield return violation;
        }
    }

    /// <summary>
    /// Archived logs leave when their time has passed, because they hold prompts and answers; until then they can be read at once.
    /// </summary>
    private static IEnumerable<Violation> Lifecycle(SandboxTemplates templates, StackResource bucket)
    {
        var logging = templates.Config.Sandbox.Logging;
        var kept = Math.Max(logging.ObjectLockDays, logging.RetentionDays);
        Dictionary<string, object> rule = new()
        {
            ["Id"] = "age",
            ["Status"] = "Enabled",
            ["ExpirationInDays"] = kept,
            ["NoncurrentVersionExpiration"] = new { NoncurrentDays = 1 },
            ["AbortIncompleteMultipartUpload"] = new { DaysAfterInitiation = 7 },
        };
        if (bucket == templates.Archive() && kept > 90)
        {
            rule["Transitions"] = new[] { new { StorageClass = "GLACIER_IR", TransitionInDays = 90 } };
        }

        return bucket.Differences(("LifecycleConfiguration", new { Rules = new[] { rule } }));
    }
}
