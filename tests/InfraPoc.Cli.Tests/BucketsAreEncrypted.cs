using InfraPoc.Checks;

namespace InfraPoc.Cli.Tests;

/// <summary>A control to try the command on, simple enough for templates of a few lines.</summary>
internal sealed class BucketsAreEncrypted(params FrameworkSection[] references) : Control
{
    public override string Id => "AUD-01";

    public override Bilingual Guarantee { get; } = new("Every bucket is [encrypted].", "すべてのバケットは暗号化されます。");

    public override Bilingual Why { get; } = new("Disks are stolen.", "ディスクは盗まれるためです。");

    public override Bilingual Fix { get; } = new("Set BucketEncryption.", "BucketEncryption を設定してください。");

    public override IReadOnlyList<FrameworkSection> References { get; } =
        references.Length > 0 ? references : [new(Framework.Nist80053, "SC-28", "Protection of Information at Rest")];

    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        if (!templates.OfType("AWS::S3::Bucket").Any())
        {
            yield return new Violation("There is no bucket.");
        }

        foreach (var bucket in templates.OfType("AWS::S3::Bucket").Where(bucket => bucket.Value("BucketEncryption") is null))
        {
            yield return bucket.Violates("The bucket is not encrypted.", "BucketEncryption");
        }
    }
}
