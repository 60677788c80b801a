using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Metering.Dashboards;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("営業部 (第1)", "営業部 (第1)")]
    [InlineData(@"a\b`c*d_e[f]<g>|h#i", @"a\\b\`c\*d\_e\[f\]\<g\>\|h\#i")]
    public void Plain_OfAnyText_EscapesWhatMarkdownWouldRead(string text, string expected) => Markdown.Plain(text).ShouldBe(expected);

    [Theory]
    [InlineData("https://example.com/runbook", "[Runbook](https://example.com/runbook)")]
    [InlineData("docs/runbook.md", "Runbook `docs/runbook.md`")]
    public void Link_ToAFile_IsItsPath(string target, string expected) => Markdown.Link("Runbook", target).ShouldBe(expected);

    [Theory]
    [InlineData("one line", 2)]
    [InlineData("# heading\n\none line", 3)]
    [InlineData("| a |\n|--|\n| b |", 4)]
    public void HeightOf_LinesHeadingsAndTables_CountsThem(string markdown, int rows) => Markdown.HeightOf(markdown).ShouldBe(rows);

    [Fact]
    public void HeightOf_LongLine_CountsWhereItWraps()
    {
        Markdown.HeightOf(new string('a', 139)).ShouldBe(2);
        Markdown.HeightOf(new string('a', 420)).ShouldBe(3);
        Markdown.HeightOf(new string('あ', 210)).ShouldBe(3);
    }
}
