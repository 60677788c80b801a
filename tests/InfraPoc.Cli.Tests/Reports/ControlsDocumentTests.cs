using InfraPoc.Checks;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reports;

public sealed class ControlsDocumentTests
{
    [Fact]
    public void Document_InEnglish_HasRowSectionAndFramework()
    {
        var text = ControlsDocument.Of([new BucketsAreEncrypted()], Language.English);

        text.ShouldStartWith("# Controls\n");
        text.ShouldContain("| [AUD-01](#aud-01-bucketsareencrypted) | Every bucket is \\[encrypted\\]. |\n");
        text.ShouldContain("## Audit\n\n### AUD-01 BucketsAreEncrypted\n\nEvery bucket is \\[encrypted\\].\n\n- Why: Disks are stolen.\n- If it is violated: Set BucketEncryption.\n- References: NIST SP 800-53 Rev. 5 SC-28\n");
        text.ShouldContain("### NIST SP 800-53 Rev. 5\n\n| Section | Control |\n| --- | --- |\n| SC-28 Protection of Information at Rest | [AUD-01](#aud-01-bucketsareencrypted) |\n");
        text.ShouldNotContain("CIS");
    }

    [Fact]
    public void Document_InJapanese_IsInJapanese()
    {
        var text = ControlsDocument.Of([new BucketsAreEncrypted()], Language.Japanese);

        text.ShouldStartWith("# コントロール一覧\n");
        text.ShouldContain("### AUD-01 BucketsAreEncrypted\n\nすべてのバケットは暗号化されます。\n\n- 理由：ディスクは盗まれるためです。\n- 違反したとき：BucketEncryption を設定してください。\n");
    }

    [Fact]
    public void Document_OfTheCatalogue_HasAHeadingForEveryArea()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Should.NotThrow(() => ControlsDocument.Of(ControlCatalogue.All, language));
        }
    }
}
