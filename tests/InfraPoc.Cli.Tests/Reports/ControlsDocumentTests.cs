using System.Text.RegularExpressions;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Tests.Reports;

public sealed class ControlsDocumentTests
{
    [Fact]
    public void Document_InEnglish_HasRowSectionAndFramework()
    {
        var text = ControlsDocument.Of([new BucketsAreEncrypted()], Language.English);

        text.ShouldStartWith("# Controls\n");
        text.ShouldContain("| [AUD-01](#aud-01-bucketsareencrypted) | Every bucket is \\[encrypted\\]. |\n");
        text.ShouldContain(
            "## Audit\n\n### AUD-01 BucketsAreEncrypted\n\nEvery bucket is \\[encrypted\\].\n\n- Why: Disks are stolen.\n- If it is violated: Set BucketEncryption.\n- References:\n  - NIST SP 800-53 Rev. 5: SC-28\n");
        text.ShouldContain(
            "| Section | Title | Controls |\n| --- | --- | --- |\n| SC-28 | Protection of Information at Rest | [AUD-01](#aud-01-bucketsareencrypted) |\n");
        text.ShouldNotContain("CIS");
    }

    [Fact]
    public void Document_InJapanese_IsInJapanese()
    {
        var text = ControlsDocument.Of([new BucketsAreEncrypted()], Language.Japanese);

        text.ShouldStartWith("# コントロール一覧\n");
        text.ShouldContain(
            "### AUD-01 BucketsAreEncrypted\n\nすべてのバケットは暗号化されます。\n\n- 理由：ディスクは盗まれるためです。\n- 違反したとき：BucketEncryption を設定してください。\n");
    }

    [Fact]
    public void Document_Texts_KeepCodeAndShowNoEscapedMark()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var text = ControlsDocument.Of(ControlCatalogue.All, language);
            text.ShouldNotContain("\\`");
            Regex.Count(text, @"`\*`", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(2);
        }
    }

    [Fact]
    public void Document_NumbersThatNoControlHas_AreExplained()
    {
        var unused =
            from area in ControlCatalogue.All.GroupBy(control => control.Id[..3])
            let numbers = area.Select(control => int.Parse(control.Id[4..], System.Globalization.CultureInfo.InvariantCulture)).ToList()
            from missing in Enumerable.Range(1, numbers.Max()).Except(numbers)
            select $"{area.Key}-{missing:D2}";

        foreach (var language in Enum.GetValues<Language>())
        {
            var text = ControlsWords.UnusedNumbers.In(language);
            Regex.Matches(text, "[A-Z]{3}-[0-9]{2}(?= (?:never|became|は使|は MON))", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Value).ShouldBe(unused, ignoreOrder: true);
        }
    }

    [Fact]
    public void Document_ByFramework_SaysEditionAndAddress()
    {
        var english = ControlsDocument.Of([new BucketsAreEncrypted()], Language.English);
        var japanese = ControlsDocument.Of([new BucketsAreEncrypted()], Language.Japanese);

        english.ShouldContain(
            "### NIST SP 800-53 Rev. 5\n\nBy the National Institute of Standards and Technology: revision 5 of September 2020, with the updates of December 10, 2020.\n\nPublished at: <https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final>\n\n| Section |"
        );
        japanese.ShouldContain(
            "### NIST SP 800-53 Rev. 5\n\n発行：米国国立標準技術研究所（NIST）。Revision 5（2020 年 9 月、2020 年 12 月 10 日の更新を含む）を引用しています。\n\n公開場所：<https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final>\n\n| 項目 | 表題 | コントロール |\n"
        );
    }

    [Fact]
    public void Document_References_AreGroupedByFrameworkAndOrderedByNumber()
    {
        var text = ControlsDocument.Of([new BucketsAreEncrypted(Cis("3.10"), Nist("AC-12"), Cis("3.2"), Nist("AC-2"))], Language.Japanese);

        text.ShouldContain(
            "- 参照：\n  - NIST SP 800-53 Rev. 5：AC-12、AC-2\n  - CIS AWS Foundations Benchmark v3.0.0：3.10、3.2\n- コードとテスト");
        Regex
            .Matches(text, @"(?<=^\| )[AC0-9.-]*[0-9](?= \|)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Value)
            .ShouldBe(["AC-2", "AC-12", "3.2", "3.10"]);

        static FrameworkSection Cis(string id) => new(Framework.CisFoundations, id, "Ensure it");
        static FrameworkSection Nist(string id) => new(Framework.Nist80053, id, "It");
    }

    [Fact]
    public void Words_EveryFramework_HasNameEditionAndAddress()
    {
        foreach (var framework in Enum.GetValues<Framework>())
        {
            ControlsWords.AddressOf(framework).ShouldStartWith("https://");
            foreach (var language in Enum.GetValues<Language>())
            {
                ControlsWords.EditionOf(framework).In(language).ShouldMatch(@"[.。]$");
            }
        }

        Enum.GetValues<Framework>().Select(ControlsWords.NameOf).ShouldBeUnique();
        Enum.GetValues<Framework>().Select(ControlsWords.AddressOf).ShouldBeUnique();
        Enum.GetValues<Framework>().Select(ControlsWords.EditionOf).ShouldBeUnique();
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
