using InfraPoc.Cli.Interaction;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Interaction;

public sealed class WrappedTextTests
{
    private const string Text =
        "営業部（sales）は、2026-12-01 から「トライアル」を始めます。上限は 50,000 JPY（約 333.33 USD）で、12か月以内に、`infrapoc department extend` で延長できます！ご確認ください。";

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Lines_OfJapanese_FitAndBreakWhereTheyMay(int width)
    {
        var lines = WrappedText.Lines(Text, width, 2, 6).ToList();

        lines.Count.ShouldBeGreaterThan(1);
        lines.ShouldAllBe(line => line.GetCellWidth() <= width);
        lines[0].ShouldStartWith("  営業部");
        lines.Skip(1).ShouldAllBe(line => line.StartsWith("      ", StringComparison.Ordinal) && line[6] != ' ');
        lines.Select(line => line.Trim()).ShouldAllBe(line => !"。、）」！".Contains(line.First()) && !"（「".Contains(line.Last()));
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aaaaaaaaaa bbbbbbbbbbbbbbbbbb", "aaaaaaaaaa|bbbbbbbbbbbbbbbbbb")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("ああああああああああ。", "あああああああああ|あ。")]
    [InlineData("あああああああああ「い」", "あああああああああ|「い」")]
    [InlineData("あああああああああ12か月", "あああああああああ|12か月")]
    [InlineData("ああああああああああ👩‍💻", "ああああああああああ|👩‍💻")]
    [InlineData("", "")]
    public void Lines_OfTwentyColumns_BreakHere(string text, string expected) =>
        string.Join('|', WrappedText.Lines(text, 20, 0, 0)).ShouldBe(expected);
}
