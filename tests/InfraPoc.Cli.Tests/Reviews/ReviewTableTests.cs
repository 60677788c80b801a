using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class ReviewTableTests
{
    [Fact]
    public void Table_WhereItFits_HasARowForEachTopicAndDepartment()
    {
        var text = Written(ReviewedCompanies.Of("budget-up", Language.English), 160);

        text.ShouldMatch("│ Money +│ decide +│ Sum of the monthly caps: 50,000 JPY → 80,000 JPY\\. +│");
        text.ShouldContain("│ monthly cap: 50,000 JPY → 80,000 JPY");
        text.ShouldContain("at most +30,000 JPY a month, until a stop holds");
        text.ShouldMatch("│ budget raised +│ finance +│ - +│");
        text.ShouldMatch("│ caps +│ 333.33 USD \\(50,000 JPY\\) +│ 533.33 USD \\(80,000 JPY\\) +│");
    }

    [Theory]
    [InlineData("added")]
    [InlineData("farther")]
    public void Table_OfANarrowTerminal_BreaksNoLineOfItsOwn(string change)
    {
        var text = Written(ReviewedCompanies.Of(change), 60);

        text.Split('\n').Where(line => line.Contains('│') && Segment.CellCount([new(line.TrimEnd())]) > 60).ShouldBeEmpty();
        text.ShouldContain("データの所在\n  判断: 要判断\n");
    }

    [Fact]
    public void Table_OfNothingToDecide_SaysSo() =>
        Written(ReviewedCompanies.Of("purpose"), 160).ShouldStartWith("人が判断すべき変更はありません。\n");

    [Fact]
    public void Table_OfHostileNames_ReachesTheTerminalAsText()
    {
        var review = ReviewedCompanies.Of("budget-up") with
        {
            Refused = ["a\u001b[2Jb[red]c"],
            Departments = [new DepartmentReview("a\u001b[31m", "[bold]\u202Eb\n", ["[/]\u0007"], [], [], 0) { Currency = "JPY" }],
        };

        var text = Written(review, 160);

        text.ShouldNotContain('\u001b');
        text.ShouldNotContain('\u0007');
        text.ShouldNotContain('\u202E');
        text.ShouldContain("- a [2Jb[red]c");
        text.ShouldContain("[bold] b");
    }

    private static string Written(Review review, int width)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        ReviewTable.Write(console, review);
        return console.Output;
    }
}
