using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Logs with prompts and answers, and the messages of topics, are encrypted with the sandbox's own key.</summary>
public sealed class DataIsEncrypted() : Control(
    "OWN-04",
    guarantee: new(
        "Logs, archives and messages are encrypted at rest with the sandbox's own key; only the record of who touched the archive is encrypted with a key of Amazon S3, which takes no other.",
        "ログ、アーカイブ、通知は、サンドボックス専用のキーで暗号化されて保存されます。アーカイブへのアクセス記録だけは、仕様上 Amazon S3 のキーで暗号化されます。"),
    why: new(
        "With a key of its own the company decides who reads, and can prove it.",
        "専用のキーがあれば、誰が読めるかを会社が決め、証明できるためです。"),
    fix: new(
        "Set the encryption that the violation names; what S3 delivers only under its own key is listed in this control.",
        "違反に示された暗号化を設定してください。S3 自身のキーでしか配信されないものは、このコントロールに列挙されています。"),
    [Nist("SC-28"), Nist("SC-12"), Ai("5)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var key = templates.AuditKey().Attribute("Arn");
        var accessLog = templates.AccessLog();
        return
        [
            .. templates.OfType("AWS::Logs::LogGroup").SelectMany(group => group.Differences(("KmsKeyId", key))),
            .. templates
                .OfType("AWS::SNS::Topic")
                .SelectMany(topic =>
                    topic.Differences(
                        (
                            "KmsMasterKeyId",
                            topic.Text("KmsMasterKeyId") == templates.Names.AuditKeyAlias ? templates.Names.AuditKeyAlias : key))),
            .. templates.OfType("AWS::S3::Bucket").SelectMany(bucket => bucket.Differences(("BucketEncryption", new
            {
                // S3 delivers its access log only to a bucket that is encrypted with S3's own key.
                ServerSideEncryptionConfiguration = bucket == accessLog
                    ? new object[] { new { ServerSideEncryptionByDefault = new { SSEAlgorithm = "AES256" } } }
                    : [new { ServerSideEncryptionByDefault = new { KMSMasterKeyID = key, SSEAlgorithm = "aws:kms" } }],
            }))),
            // CloudFormation knows the key of other stacks' topics by this alias alone.
            .. templates.OfType("AWS::KMS::Alias").Any()
                ? []
                : new[]
                {
                    templates.AuditKey().Violates(new(
                        $"The key has no alias {templates.Names.AuditKeyAlias}, by which topics name it.",
                        $"トピックがキーを参照するためのエイリアス {templates.Names.AuditKeyAlias} がありません。")),
                },
            .. templates
                .OfType("AWS::KMS::Alias")
                .SelectMany(alias =>
                    alias.Differences(("AliasName", templates.Names.AuditKeyAlias), ("TargetKeyId", templates.AuditKey().Ref))),
        ];
    }
}
