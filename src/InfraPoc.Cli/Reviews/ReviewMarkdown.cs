using System.Net;
using System.Text.RegularExpressions;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.MarkdownText;
using Words = InfraPoc.Cli.Reviews.ReviewWords;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// A review as a comment on a pull request: the verdict first, at most a screen before what is folded. Text of the configuration never
/// becomes markup, a mention, a link or HTML.
/// </summary>
internal sealed partial class ReviewMarkdown
{
    /// <summary>Characters of a comment that GitHub accepts.</summary>
    public const int Limit = 65_536;

    /// <summary>What a script finds its own comment by.</summary>
    public const string Mark = "<!-- infrapoc review -->";

    private const int Reserve = 1_000;

    private readonly Review review;

    private ReviewMarkdown(Review review) => this.review = review;

    /// <summary>The comment, at most <see cref="Limit"/> characters.</summary>
    public static string Comment(Review review)
    {
        var document = new ReviewMarkdown(review);
        var whole = Joined([.. document.Head(), .. document.Folded(int.MaxValue)]);
        if (whole.Length <= Limit)
        {
            return whole;
        }

        // What is folded gives way first, least important last; then what a hundred departments changed.
        var head = Joined(document.Head());
        var room = Math.Max(0, Limit - Reserve - head.Length) / Math.Max(1, review.Stacks.Count + 1);
        var cut = Joined([.. document.Head(), .. document.Folded(room), "", document.In(Words.CutOff)]);
        return cut.Length <= Limit
            ? cut
            : $"{head[..Math.Min(head.Length, head.LastIndexOf('\n', Math.Min(head.Length - 1, Limit - Reserve)))]}\n\n{document.In(Words.CutOff)}\n";
    }

    /// <summary>The review with every difference, for the file beside the comment.</summary>
    public static string Full(Review review)
    {
        var document = new ReviewMarkdown(review);
        return Joined([.. document.Head(), .. document.Folded(int.MaxValue)]);
    }

    private IEnumerable<string> Head() =>
        [
            Mark,
            .. review.Refused.Count == 0
                ? []
                : (string[])[$"**{In(Words.Refused)}**", "", .. review.Refused.Select(text => $"- {Inert(text)}"), "", $"**{In(Words.Decision)}**", ""],
            .. review.NeedsDecision
                ? review.Verdict.Select(Verdict)
                : [$"**{In(Words.Nothing)}**"],
            .. Section(Words.Approvals, review.Approvals.Select(Approval)),
            .. Section(Words.Departments, review.Departments.Select(Department)),
            .. Section(Words.Cost, review.Costs.Where(cost => cost.IsOne).Select(Cost)),
            .. Section(MoveWords.Planned, review.Moves.Select(Shared)),
            .. Section(Words.Shared, review.Sandbox.Concat(review.Models).Select(Shared)),
            .. Section(Words.NotComputed, review.NotComputed.Select(place => $"- {Code(place)}")),
            .. Section(Words.Controls, review.Violations.Select(violation => $"- {Code(violation)}")),
        ];

    private IEnumerable<string> Folded(int room) =>
        [
            .. Fold(Words.Judges, [.. review.Judges.Select(file => $"- {Code(file)}")], room),
            .. Fold(
                Words.Members,
                [
                    .. review
                        .Departments.Where(department => department.MembersIn.Count + department.MembersOut.Count > 0)
                        .Select(department =>
                            $"- {Code(department.Id)}: {string.Join(", ", department.MembersIn.Select(member => $"+{Code(member)}").Concat(department.MembersOut.Select(member => $"−{Code(member)}")))}"
                        ),
                ],
                room
            ),
            .. Fold(Words.Residency, [.. review.Residency.Select(Residency)], room),
            .. Fold(
                Words.Touched,
                [.. review.Touched.Select(control => $"- {Code(control.Id)} {Inert(control.Guarantee)} {string.Join(", ", control.Types.Select(Code))}")],
                room
            ),
            .. Fold(Words.Access, [.. review.Access.Select(Access)], room),
            .. Fold(
                Words.Resources,
                [
                    .. review.Stacks.Select(stack =>
                        $"- {Code(stack.Stack)} {In(Words.Of(stack.Change))}: {Inert(stack.Impacts(review.Language))}"
                    ),
                    $"- {In(review.CodeChanges ? Words.CodeChanged : Words.CodeSame)}",
                ],
                room
            ),
            .. review.Stacks.SelectMany(stack =>
                Fold($"cdk diff <code>{WebUtility.HtmlEncode(Line(stack.Stack))}</code>", Fenced(stack.Text, room), int.MaxValue)
            ),
        ];

    private string Verdict(Verdict verdict)
    {
        var mark = verdict.Risk == ReviewRisk.High ? "**" : "";
        return $"- {mark}{In(Words.Of(verdict.Topic))} – {In(Words.Of(verdict.Risk))}{mark}{In(SharedWords.Colon)}{Inert(verdict.Text)}";
    }

    private string Approval(Approval approval) =>
        $"- {(approval.By is null ? "" : "☑ ")}{In(Words.Of(approval.Kind))}: {string.Join(In(Words.Or), approval.Approvers.Select(Code))}{(approval.Concerns.Count == 0 ? "" : $" — {string.Join(", ", approval.Concerns.Select(Code))}")} {Code(approval.Why)}";

    private string Department(DepartmentReview department)
    {
        var phrases = department.Phrases(review.Language).Select(Code);
        return $"- **{Code(department.Name)}** ({Code(department.Id)}){In(SharedWords.Colon)}{string.Join(In(SharedWords.Separator), phrases)}";
    }

    private static string Shared(ConfigChange change) =>
        $"- {Code(change.Path)}: {(change.Before is null ? "" : $"{Code(change.Before)} → ")}{(change.After is null ? "-" : Code(change.After))}";

    private string Cost(CostChange cost) =>
        $"- {In(Words.Of(cost.Figure))}: {Code(cost.Was ?? In(Words.Unknown))} → {Code(cost.Is ?? In(Words.Unknown))}";

    private string Residency(ResidencyLine line) =>
        $"- {Code(line.Department)} {(line.Model is { } model ? Code(model) : In(Words.Checks))}: {Regions(line.Before)} → {Regions(line.After)}";

    private string Regions(IReadOnlyList<string>? regions) =>
        regions is null ? "-"
            : string.Join(In(SharedWords.Separator), regions.Select(region => Code(Words.Region(region, review.Language))));

    private string Access(AccessLine line)
    {
        var when = line.When.Length == 0 ? "" : $" ({line.When})";
        var what = line.Models.Concat(line.Actions).Select(Code).ToList();
        return $"- {(line.IsAllowed ? "＋" : "−")} {Code(line.Department ?? line.Principal)} {In(line.IsSignIn ? Words.SignIn : Words.Program)}{when}: {string.Join(", ", what)}";
    }

    private IEnumerable<string> Section(Bilingual title, IEnumerable<string> lines)
    {
        List<string> all = [.. lines];
        return all.Count == 0 ? [] : ["", $"**{In(title)}**", "", .. all];
    }

    private IEnumerable<string> Fold(Bilingual title, IReadOnlyList<string> lines, int room) =>
        Fold(In(title), lines, room);

    private static IEnumerable<string> Fold(string title, IReadOnlyList<string> lines, int room) =>
        lines.Count == 0 ? [] : ["", $"<details><summary>{title}</summary>", "", .. Within(lines, room), "", "</details>"];

    private static IEnumerable<string> Within(IReadOnlyList<string> lines, int room)
    {
        var used = 0;
        return lines.TakeWhile(line => (used += line.Length + 1) <= room || room == int.MaxValue);
    }

    /// <summary>Text as it is: fenced by more backticks than it has in a row.</summary>
    private static IReadOnlyList<string> Fenced(string text, int room)
    {
        var fence = new string('`', Math.Max(3, Longest(text) + 1));
        return [$"{fence}diff", .. Within(text.Split('\n'), room), fence];
    }

    /// <summary>
    /// A sentence of our own with words of the configuration in it: what GitHub would take for a mention, a reference or an address is
    /// broken by a character that nobody sees.
    /// </summary>
    private static string Inert(string text)
    {
        var line = Line(text);
        return Live().Replace(Marks().Replace(IsProse(line) ? Prose(line) : Escape(line), @"\$0"), "\u2060");
    }

    /// <summary>Whether code in a text begins and ends with one backtick each, so that nothing else can end it.</summary>
    private static bool IsProse(string text) =>
        text.Count(character => character == '`') % 2 == 0 && Longest(text) < 2 && !text.Contains('|', StringComparison.Ordinal);

    [GeneratedRegex("[$=^]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    /// <summary>Within a mention, a reference, an address and the name of a commit.</summary>
    [GeneratedRegex(
        @"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-)|(?<=[0-9a-f]{6})(?=[0-9a-f])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Live();

    /// <summary>Any text, as code: in it nothing is markup, a mention or a link.</summary>
    private static string Code(string text)
    {
        var fence = new string('`', Longest(text) + 1);
        var line = Line(text);
        return line.StartsWith('`') || line.EndsWith('`') || line.Length == 0 ? $"{fence} {line} {fence}" : $"{fence}{line}{fence}";
    }

    private static int Longest(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private string In(Bilingual text) => text.In(review.Language);

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines).TrimEnd() + "\n";
}
