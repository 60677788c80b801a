using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests;

/// <summary>A control to try the command on, simple enough for templates of a few lines.</summary>
internal sealed class BucketsAreEncrypted(params FrameworkSection[] references) : Control(
    "AUD-01",
    guarantee: new("Every bucket is [encrypted].", "すべてのバケットは暗号化されます。"),
    why: new("Disks are stolen.", "ディスクは盗まれるためです。"),
    fix: new("Set BucketEncryption.", "BucketEncryption を設定してください。"),
    references.Length > 0 ? references : [new(Framework.Nist80053, "SC-28", "Protection of Information at Rest")])
{
    /// <summary>The command fails on what synthesis only warns of.</summary>
    public override bool StopsDeployment => false;

    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        if (!templates.OfType("AWS::S3::Bucket").Any())
        {
            yield return new Violation(new("There is no bucket.", "バケットがありません。"));
        }

        foreach (var bucket in templates.OfType("AWS::S3::Bucket").Where(bucket => bucket.Value("BucketEncryption") is null))
        {
            yield return bucket.Violates(new("The bucket is not encrypted.", "バケットが暗号化されていません。"), "BucketEncryption");
        }
    }
}
