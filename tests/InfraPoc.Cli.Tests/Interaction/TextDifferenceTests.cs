using InfraPoc.Cli.Interaction;

namespace InfraPoc.Cli.Tests.Interaction;

public sealed class TextDifferenceTests
{
    private static readonly IReadOnlyList<string> Texts =
        [.. Enumerable.Range(1, 63).Select(number => Convert.ToString(number, 2)[1..])];

    /// <summary>Both texts are in what is shown, and of what they have in common as much as there is.</summary>
    [Fact]
    public void Of_AnyTexts_ShowsTheFewestLines()
    {
        foreach (var (a, b) in Texts.SelectMany(a => Texts.Select(b => (a, b))))
        {
            var lines = TextDifference.Of(string.Join('\n', $"<{a}>".AsEnumerable()), string.Join('\n', $"[{b}]".AsEnumerable())).ToList();

            string.Concat(lines.Where(line => line[0] != '+').Select(line => line[2..])).ShouldBe($"<{a}>");
            string.Concat(lines.Where(line => line[0] != '-').Select(line => line[2..])).ShouldBe($"[{b}]");
            lines.Count(line => line[0] == ' ').ShouldBe(Common(a, b), $"{a} {b}");
        }
    }

    [Fact]
    public void Of_LongTextWithAChangeAtBothEnds_IsFoundAtOnce()
    {
        var comments = string.Concat(Enumerable.Repeat("#\n", 100_000));

        var lines = TextDifference.Of($"a: 1\n{comments}b: 1\n", $"a: 2\n{comments}b: 2\n").ToList();

        lines[..2].ShouldBe(["- a: 1", "+ a: 2"]);
        lines[^2..].ShouldBe(["- b: 1", "+ b: 2"]);
        lines.Count.ShouldBe(100_004);
    }

    [Fact]
    public void Of_LongTextsWithNothingInCommon_ShowsBoth()
    {
        var (before, after) = (Numbers(0), Numbers(100_000));

        TextDifference.Of(before, after).Count().ShouldBe(200_000);

        static string Numbers(int from) => string.Join('\n', Enumerable.Range(from, 100_000));
    }

    private static int Common(string a, string b) => a.Length == 0 || b.Length == 0 ? 0
        : a[0] == b[0] ? 1 + Common(a[1..], b[1..]) : Math.Max(Common(a[1..], b), Common(a, b[1..]));
}
