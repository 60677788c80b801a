using InfraPoc.Checks;
using static InfraPoc.Checks.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Both log buckets refuse the public, access lists, plain HTTP and old TLS.</summary>
public sealed class LogArchiveIsPrivate : Control
{
    private static readonly string[] Blocks = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

    /// <inheritdoc/>
    public override string Id => "AUD-07";

    /// <inheritdoc/>
    public override Bilingual Guarantee { get; } = new(
        "Nobody outside reads the log archive, and nobody reads it over an insecure connection.",
        "ログ保管バケットは外部から読めず、安全でない接続からも読めません。");

    /// <inheritdoc/>
    public override Bilingual Why { get; } = new(
        "Logs hold prompts and answers.",
        "ログにはプロンプトと回答が含まれるためです。");

    /// <inheritdoc/>
    public override Bilingual Fix { get; } = new(
        "Restore public access block, ownership controls and bucket policy of both buckets.",
        "両バケットのパブリックアクセスブロック、所有権の設定、バケットポリシーを元に戻してください。");

    /// <inheritdoc/>
    public override IReadOnlyList<FrameworkSection> References { get; } = [Nist("AC-3"), Nist("AU-9"), Nist("SC-8"), Cis("2.1.1"), Cis("2.1.4")];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        foreach (var bucket in new[] { templates.Archive(), templates.AccessLog() })
        {
            var policy = templates.Only(templates.Names.AuditStack, "AWS::S3::BucketPolicy", each => each.Text("Bucket") == bucket.Ref);
            var violations = Blocks.SelectMany(block => bucket.Must("true", "PublicAccessBlockConfiguration", block))
                .Concat(bucket.Must("""[{"ObjectOwnership":"BucketOwnerEnforced"}]""", "OwnershipControls", "Rules"))
                .Concat(Writers(templates, bucket).SelectMany(writer => Answers(policy, account, writer)));
            foreach (var violation in violations)
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Writer> Writers(SandboxTemplates templates, StackResource bucket)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var arn = bucket.Attribute("Arn");
        var archive = templates.Archive();
        if (bucket != archive)
        {
            return [new("logging.s3.amazonaws.com", "s3:PutObject", $"{arn}/access/log", archive.Attribute("Arn"))];
        }

        return
        [
            new("cloudtrail.amazonaws.com", "s3:GetBucketAcl", arn, templates.Names.TrailArn),
            new("cloudtrail.amazonaws.com", "s3:PutObject", $"{arn}/AWSLogs/{account.Id}/CloudTrail/log", templates.Names.TrailArn),
            new("bedrock.amazonaws.com", "s3:PutObject", $"{arn}/large-bodies/AWSLogs/{account.Id}/BedrockModelInvocationLogs/log", $"arn:aws:bedrock:{account.Region}:{account.Id}:sample"),
        ];
    }

    private static IEnumerable<Violation> Answers(StackResource policy, string account, Writer writer)
    {
        return Ask(true, writer.Service, "true", "1.3", writer.Source, account)
            .Concat(Ask(false, writer.Service, "false", "1.3", writer.Source, account))
            .Concat(Ask(false, writer.Service, "true", "1.1", writer.Source, account))
            .Concat(Ask(false, "ec2.amazonaws.com", "true", "1.3", writer.Source, account))
            .Concat(Ask(false, "arn:aws:iam::999999999999:role/somebody", "true", "1.3", writer.Source, account))
            .Concat(Ask(false, writer.Service, "true", "1.3", "arn:aws:s3:::of-somebody-else", "999999999999"))
            .Concat(Ask(false, writer.Service, "true", "1.3", "arn:aws:s3:::of-somebody-else", account))
            .Concat(Other("s3:GetObject"))
            .Concat(Other("s3:DeleteObject"));

        IEnumerable<Violation> Ask(bool allowed, string principal, string secure, string tls, string source, string sourceAccount) => policy.MustAnswer(
            "PolicyDocument", allowed, principal, writer.Action, writer.Resource,
            ("aws:SecureTransport", secure), ("s3:TlsVersion", tls), ("aws:SourceArn", source), ("aws:SourceAccount", sourceAccount), ("s3:x-amz-acl", "bucket-owner-full-control"));

        IEnumerable<Violation> Other(string action) => policy.MustAnswer(
            "PolicyDocument", false, writer.Service, action, writer.Resource,
            ("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3"), ("aws:SourceArn", writer.Source), ("aws:SourceAccount", account), ("s3:x-amz-acl", "bucket-owner-full-control"));
    }

    private sealed record Writer(string Service, string Action, string Resource, string Source);
}
