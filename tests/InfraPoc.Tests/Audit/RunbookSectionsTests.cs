using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Metering;

namespace InfraPoc.Tests.Audit;

public sealed class RunbookSectionsTests
{
    private static readonly string Folder = Path.Combine(ProjectFolder.Path, "docs");
    private static readonly IReadOnlyList<string> Alarms =
    [
        .. TamperAlarms.For(TestCompany.Sandbox).Select(alarm => alarm.Id),
        .. DeliveryAlarm.For(TestCompany.Sandbox).Select(alarm => alarm.Id),
        .. MeteringAlarm.For(TestCompany.Sandbox).Select(alarm => alarm.Id),
    ];

    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(Path.Combine(Folder, "runbook.md"));

    [Fact]
    public void Anchor_OfEveryAlarm_IsAHeadingUnderSecurityAlarms()
    {
        var sections = Lines
            .SkipWhile(line => line != "## Security alarms").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

        sections.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(Anchor)
            .ShouldBe(Alarms);
    }

    [Fact]
    public void Section_OfEveryAlarm_SaysWhatToDo()
    {
        foreach (var alarm in Alarms)
        {
            var section = string.Join(
                '\n',
                Lines.SkipWhile(line => line != $"### {alarm}").Skip(1).TakeWhile(line => !line.StartsWith('#')));

            section.ShouldContain("- Means:", customMessage: alarm);
            section.ShouldContain("- Check:", customMessage: alarm);
            section.ShouldContain("- Do:", customMessage: alarm);
            section.ShouldContain("- Harmless:", customMessage: alarm);
        }
    }

    [Fact]
    public void Headings_OfTheRunbook_HaveDifferentAnchors() =>
        Headings(Lines).ShouldBeUnique();

    [Fact]
    public void Links_OfTheRunbook_LeadSomewhere()
    {
        var links = Lines
            .SelectMany(line => Regex.Matches(line, @"\]\((?<file>[^)#:]*)#?(?<anchor>[^):]*)\)", RegexOptions.NonBacktracking)).ToList();

        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            var file = Path.Combine(Folder, link.Groups["file"].Value is { Length: > 0 } name ? name : "runbook.md");
            File.Exists(file).ShouldBeTrue(link.Value);
            if (link.Groups["anchor"].Value is { Length: > 0 } anchor)
            {
                Headings(File.ReadLines(file)).ShouldContain(anchor, link.Value);
            }
        }
    }

    [Fact]
    public void Queries_TheRunbookNames_Exist()
    {
        var names = TestQueryIds();

        names.ShouldBe(SavedQueries.For(TestCompany.Sandbox).Select(query => query.Id));

        static IReadOnlyList<string> TestQueryIds() =>
            [
                .. Lines
                    .SkipWhile(line => line != "## Saved queries")
                    .TakeWhile(line => line != "## Bootstrap again while the organization policies are attached")
                    .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]),
            ];
    }

    private static IReadOnlyList<string> Headings(IEnumerable<string> lines) =>
        [.. lines.Where(line => Regex.IsMatch(line, "^#{1,6} ", RegexOptions.NonBacktracking)).Select(Anchor)];

    /// <summary>As GitHub makes it: lower case, punctuation dropped, blanks become hyphens.</summary>
    private static string Anchor(string heading) =>
        Regex.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "", RegexOptions.NonBacktracking).Replace(' ', '-');
}
