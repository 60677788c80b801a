using System.Text.RegularExpressions;
using InfraPoc.Audit;

namespace InfraPoc.Tests.Audit;

public sealed class RunbookSectionsTests
{
    private static readonly string Folder = Path.Combine(ProjectFolder.Path, "docs");
    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(Path.Combine(Folder, "runbook.md"));

    [Fact]
    public void Sections_OfTheRunbook_SayOfEveryAlarmWhatToDo()
    {
        var sections = string.Join('\n', Lines).Split("\n### ").Skip(1)
            .ToDictionary(section => section.Split('\n')[0], section => section.Split("\n#")[0]);

        sections.Keys.ShouldBe(AlarmsTests.All.Select(alarm => alarm.Id), ignoreOrder: true);
        foreach (var section in sections.Values)
        {
            Regex.Matches(section, @"^- (?<part>[A-Z][a-z]+)(?: \(\*[a-z]+\*\))?: ", RegexOptions.Multiline)
                .Select(line => line.Groups["part"].Value)
                .ShouldBe(["Means", "Check", "Do", "Harmless"], customMessage: section);
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
