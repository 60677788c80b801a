using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Both log buckets refuse the public, access lists, plain HTTP and old TLS.</summary>
public sealed class LogArchiveIsPrivate() : Control(
    "AUD-07",
    guarantee: new(
        "Nobody outside reads the log archive, and nobody reads it over an insecure connection.",
        "ログ保管バケットは外部から読めず、安全でない接続からも読めません。"),
    why: new(
        "Logs hold prompts and answers.",
        "ログにはプロンプトと回答が含まれるためです。"),
    fix: new(
        "Restore public access block, ownership controls and bucket policy of both buckets.",
        "両バケットのパブリックアクセスブロック、所有権の設定、バケットポリシーを元に戻してください。"),
    [Nist("AC-3"), Nist("AU-9"), Nist("SC-8"), Cis("2.1.1"), Cis("2.1.4")])
{
    private static readonly string[] Blocks = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        foreach (var bucket in new[] { templates.Archive(), templates.AccessLog() })
        {
            var policy = templates.Only(templates.Names.AuditStack, "AWS::S3::BucketPolicy", each => each.Text("Bucket") == bucket.Ref);
            var violations = Blocks.SelectMany(block => bucket.Must("true", "PublicAccessBlockConfiguration", block))
                .Concat(bucket.Must("""[{"ObjectOwnership":"BucketOwnerEnforced"}]""", "OwnershipControls", "Rules"))
                .Concat(policy.MustLetInOnly(
                    "PolicyDocument", Writers(templates, bucket).Select(writer => (writer.Service, writer.Action))))
                .Concat(Writers(templates, bucket).SelectMany(writer => Answers(policy, account, templates.Samples, writer)))
                .Concat(Insecure(policy, bucket.Attribute("Arn"), account, templates.Samples.Name));
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
        var (sample, day) = (templates.Samples.Name, new DateOnly(2027, 1, 1).AddDays(templates.Samples.Days));
        var folder = $"{arn}/AWSLogs/{account.Id}";
        if (bucket != archive)
        {
            var name = $"{arn}/access/{day:yyyy-MM-dd}-03-05-07-{sample.ToUpperInvariant()}";
            return [new("logging.s3.amazonaws.com", "s3:PutObject", name, archive.Attribute("Arn"), "aws:SourceAccount")];
        }

        return
        [
            new("cloudtrail.amazonaws.com", "s3:GetBucketAcl", arn, templates.Names.TrailArn),
            // Logs, and the digests that prove them whole, of every Region.
            .. from region in new[] { account.Region, "us-east-1", sample }
               from kind in new[] { "CloudTrail", "CloudTrail-Digest" }
               let key = $"{folder}/{kind}/{region}/{day:yyyy/MM/dd}/{account.Id}_{kind}_{region}_{day:yyyyMMdd}T0305Z_{sample}.json.gz"
               select new Writer("cloudtrail.amazonaws.com", "s3:PutObject", key, templates.Names.TrailArn, "s3:x-amz-acl"),
            new(
                "bedrock.amazonaws.com", "s3:PutObject",
                $"{arn}/large-bodies/AWSLogs/{account.Id}/BedrockModelInvocationLogs/{account.Region}/{day:yyyy/MM/dd}/03/data/{sample}_input.json.gz",
                $"arn:aws:bedrock:{account.Region}:{account.Id}:{sample}", "aws:SourceAccount"),
        ];
    }

    private static IEnumerable<Violation> Answers(StackResource policy, string account, TemplateSamples samples, Writer writer)
    {
        (string Key, string? Value)[] context =
        [
            ("aws:SecureTransport", "true"),
            ("s3:TlsVersion", "1.3"),
            ("aws:SourceArn", writer.Source),
            ("aws:SourceAccount", account),
            ("s3:x-amz-acl", "bucket-owner-full-control"),
        ];
        return Ask(true, writer.Service)
            .Concat(Change("aws:SecureTransport", "false"))
            .Concat(Change("s3:TlsVersion", "1.1"))
            .Concat(Change("aws:SourceArn", $"arn:aws:s3:::{samples.Name}"))
            .Concat(writer.Condition is { } key ? Change(key, samples.Account) : [])
            .Concat(Ask(false, "ec2.amazonaws.com"))
            .Concat(Ask(false, $"arn:aws:iam::{samples.Account}:role/{samples.Name}"))
            .Concat(Other("s3:GetObject", writer.Resource))
            .Concat(Other("s3:DeleteObject", writer.Resource))
            .Concat(Other(writer.Action, $"arn:aws:s3:::{samples.Name}/log"));

        IEnumerable<Violation> Ask(bool allowed, string principal) =>
            policy.MustAnswer("PolicyDocument", allowed, principal, writer.Action, writer.Resource, context);

        IEnumerable<Violation> Change(string key, string value) =>
            policy.MustAnswer(
                "PolicyDocument", false, writer.Service, writer.Action, writer.Resource,
                [.. context.Select(pair => pair.Key == key ? (key, value) : pair)]);

        IEnumerable<Violation> Other(string action, string on) =>
            policy.MustAnswer("PolicyDocument", false, writer.Service, action, on, context);
    }

    /// <summary>Whoever may reach the bucket or an object in it by another policy: not over plain HTTP, nor with old TLS.</summary>
    private static IEnumerable<Violation> Insecure(StackResource policy, string bucket, string account, string sample) =>
        from use in new[]
        {
            (Action: "s3:ListBucket", Resource: bucket), (Action: $"s3:{sample}", Resource: bucket),
            (Action: "s3:GetObject", Resource: $"{bucket}/{sample}"), (Action: $"s3:{sample}", Resource: $"{bucket}/{sample}"),
        }
        from connection in new[] { (Secure: "false", Tls: "1.3"), (Secure: "true", Tls: "1.1"), (Secure: "true", Tls: "1.0") }
        let request = new PolicyRequest
        {
            Principal = $"arn:aws:iam::{account}:role/{sample}",
            Action = use.Action,
            Resource = use.Resource,
            Context = new Dictionary<string, IReadOnlyList<string>>
            {
                ["aws:SecureTransport"] = [connection.Secure],
                ["s3:TlsVersion"] = [connection.Tls],
            },
            Unknown = UnknownKeys.Allow,
            IsPrincipalUnknown = true,
        }
        where PolicyEvaluator.EvaluateResourcePolicy(policy.Policy("PolicyDocument"), request).Verdict != PolicyVerdict.ExplicitDeny
        select policy.Violates(
            Phrases.Call(use.Action, use.Resource) + new Bilingual(
                $" must be denied with aws:SecureTransport {connection.Secure} and s3:TlsVersion {connection.Tls}, whoever asks.",
                $"は、aws:SecureTransport が {connection.Secure}、s3:TlsVersion が {connection.Tls} のとき、誰からでも拒否しなければなりません。"),
            "PolicyDocument");

    /// <param name="Service">Who writes.</param>
    /// <param name="Action">What it does.</param>
    /// <param name="Resource">What it does it on.</param>
    /// <param name="Source">What it does it for.</param>
    /// <param name="Condition">A further condition key that must bind it.</param>
    private sealed record Writer(string Service, string Action, string Resource, string Source, string? Condition = null);
}
