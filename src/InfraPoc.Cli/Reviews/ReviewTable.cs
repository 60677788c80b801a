using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using Spectre.Console;
using Words = InfraPoc.Cli.Reviews.ReviewWords;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// A review for a person at a terminal: the same as the comment, as tables where they fit, without the differences of templates.
/// </summary>
internal sealed class ReviewTable
{
    private readonly IAnsiConsole console;
    private readonly Review review;

    private ReviewTable(IAnsiConsole console, Review review)
    {
        this.console = console;
        this.review = review;
    }

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, Review review) => new ReviewTable(console, review).Write();

    private void Write()
    {
        Lines(Words.Refused, review.Refused);
        if (review.NeedsDecision)
        {
            Table(
                null, [Words.Topic, Words.Decision, Words.What],
                review.Verdict.Select(each => (string[][])[[In(Words.Of(each.Topic))], [In(Words.Of(each.Risk))], [each.Text]]));
        }
        else
        {
            console.WriteLine(In(Words.Nothing));
            console.WriteLine();
        }

        Table(
            Words.Approvals, [Words.Topic, Words.Approvers, Words.ApprovedBy, SharedWords.Department, Words.Why],
            review.Approvals.Select(each => (string[][])
                [[In(Words.Of(each.Kind))], [.. each.Approvers], [each.By ?? "-"], [.. each.Concerns], [each.Why]]));
        Table(
            Words.Departments, [SharedWords.Department, Words.Changes],
            review.Departments.Select(each => (string[][])[[each.Name, each.Id], [.. each.Phrases(review.Language), .. Members(each)]]));
        Table(
            Words.Cost, [Words.Topic, Words.Before, Words.After],
            review.Costs.Where(each => each.IsOne)
                .Select(each => (string[][])
                    [[In(Words.Of(each.Figure))], [each.Was ?? In(Words.Unknown)], [each.Is ?? In(Words.Unknown)]]));
        Table(
            MoveWords.Planned, [Words.Key, Words.Before, Words.After],
            review.Moves.Select(each => (string[][])[[each.Path], [each.Before ?? "-"], [each.After ?? "-"]]));
        Table(
            Words.Shared, [Words.Key, Words.Before, Words.After],
            review.Sandbox.Concat(review.Models).Select(each => (string[][])[[each.Path], [each.Before ?? "-"], [each.After ?? "-"]]));
        Lines(Words.NotComputed, review.NotComputed);
        Lines(Words.Controls, review.Violations);
        Lines(Words.Judges, review.Judges);
        Table(
            Words.Residency, [SharedWords.Department, Words.Model, Words.Before, Words.After],
            review.Residency.Select(each => (string[][])
                [[each.Department], [each.Model ?? In(Words.Checks)], [.. Regions(each.Before)], [.. Regions(each.After)]]));
        Table(
            Words.Touched, [Words.Control, Words.Guarantee, Words.Types],
            review.Touched.Select(each => (string[][])[[each.Id], [each.Guarantee], [.. each.Types]]));
        Table(
            Words.Access, [SharedWords.Department, Words.Who, Words.Change, Words.What, Words.When],
            review.Access.Select(each => (string[][])
            [
                [each.Department ?? each.Principal], [In(each.IsSignIn ? Words.SignIn : Words.Program)],
                [In(each.IsAllowed ? Words.Allowed : Words.Denied)], [.. each.Models, .. each.Actions], [each.When],
            ]));
        Table(
            Words.Resources, [Words.Stack, Words.Change, Words.Impacts],
            review.Stacks.Select(each => (string[][])[[each.Stack], [In(Words.Of(each.Change))], [each.Impacts(review.Language)]]));
        console.WriteWrapped(In(review.CodeChanges ? Words.CodeChanged : Words.CodeSame));
    }

    private static IEnumerable<string> Members(DepartmentReview department) =>
        department.MembersIn.Select(member => $"+{member}").Concat(department.MembersOut.Select(member => $"−{member}"));

    private IEnumerable<string> Regions(IReadOnlyList<string>? regions) =>
        regions?.Select(region => Words.Region(region, review.Language)) ?? ["-"];

    private void Lines(Bilingual title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            console.WriteWrapped(In(title));
            lines.ToList().ForEach(line => console.WriteWrapped($"- {MarkdownText.Line(line)}", 0, 2));
            console.WriteLine();
        }
    }

    private void Table(Bilingual? title, IReadOnlyList<Bilingual> heads, IEnumerable<string[][]> rows)
    {
        List<IReadOnlyList<IReadOnlyList<string>>> cells =
        [
            .. rows.Select(row => row.Select(cell => cell.Select(MarkdownText.Line).ToList()).ToList()),
        ];
        if (cells.Count == 0)
        {
            return;
        }

        if (title is not null)
        {
            console.WriteLine(In(title));
        }

        RowTable.Write(console, [.. heads.Select(In)], cells);
        console.WriteLine();
    }

    private string In(Bilingual text) => text.In(review.Language);
}
