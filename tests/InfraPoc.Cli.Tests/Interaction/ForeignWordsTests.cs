using System.Text.RegularExpressions;

namespace InfraPoc.Cli.Tests.Interaction;

public sealed partial class ForeignWordsTests
{
    /// <summary>What the file system or a parser says in English stands in a Japanese sentence as a detail, and nowhere else.</summary>
    [Fact]
    public void Messages_OfOtherPrograms_StandAsADetailInJapanese() =>
        Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => Raw().IsMatch(line)).Select(line => $"{file}: {line.Trim()}"))
            .ShouldBeEmpty();

    [GeneratedRegex(
        @"[\p{IsHiragana}\p{IsKatakana}].*(?<!詳細：)\{\w*[eE]xception\.Message\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Raw();
}
