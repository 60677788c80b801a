using System.Globalization;
using System.Text.RegularExpressions;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>The document <c>docs/weakenings.md</c>: how many weakenings are caught, and a reason for each kind that is not.</summary>
internal static partial class WeakeningDocument
{
    /// <summary>Stands where nobody has given a reason yet.</summary>
    public const string NoReason = "NO REASON YET";

    /// <summary>The document as it should be.</summary>
    /// <param name="results">Every weakening, with the control that caught it.</param>
    /// <param name="before">The document as it is, whose reasons are kept.</param>
    public static string Of(IReadOnlyList<(Weakening Weakening, Control? CaughtBy)> results, string before)
    {
        var reasons = Row()
            .Matches(before).ToDictionary(row => row.Groups["key"].Value, row => row.Groups["reason"].Value, StringComparer.Ordinal);
        var survivors = results
            .Where(result => result.CaughtBy is null).GroupBy(result => result.Weakening.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return string.Join('\n',
        [
            "# Weakenings",
            "",
            "A test applies every change below to the synthesized templates of a company that uses everything InfraPoc has, one change to one",
            "resource at a time, and asks all [controls](controls.md) about each: what no control notices must stand in the second table, with a",
            "reason. The test is `WeakeningProofTests`; when it fails it writes this file anew to `TestResults/weakenings.md`. Copy that file",
            "here, and give each new row a reason, or better a control that notices it.",
            "",
            "## What is tried, and caught",
            "",
            "| change | tried | caught |",
            "|---|---|---|",
            .. results
                .GroupBy(result => result.Weakening.Kind).OrderBy(group => group.Key)
                .Select(group => Caught($"`{group.Key}`: {Meaning(group.Key)}", [.. group])),
            Caught("together", results),
            "",
            "## What no control notices, and why",
            "",
            "| change | resources | reason |",
            "|---|---|---|",
            .. survivors.Select(group =>
                $"| `{group.Key}` | {group.Select(result => (result.Weakening.Stack, result.Weakening.LogicalId)).Distinct().Count()} | {reasons.GetValueOrDefault(group.Key, NoReason)} |"),
            "",
        ]);
    }

    private static string Caught(string what, IReadOnlyCollection<(Weakening Weakening, Control? CaughtBy)> results)
    {
        var caught = results.Count(result => result.CaughtBy is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {results.Count} | {caught} ({Math.Floor(1000.0 * caught / results.Count) / 10:0.0} %) |");
    }

    private static string Meaning(WeakeningKind kind) => kind switch
    {
        WeakeningKind.RemoveResource => "the resource is left out",
        WeakeningKind.DeleteProperty => "a property, or an element of a list, is left out",
        WeakeningKind.FlipBoolean => "true becomes false, or false true",
        WeakeningKind.RaiseNumber => "a limit or a threshold becomes a thousand times as high",
        WeakeningKind.ShortenRetention => "a retention or a waiting time becomes one day",
        WeakeningKind.WidenAction => "a grant holds for every action",
        WeakeningKind.WidenResource => "a grant holds for every resource",
        WeakeningKind.DropCondition => "a condition of a grant is left out",
        WeakeningKind.DropDeny => "a statement that denies is left out",
        WeakeningKind.NarrowDeny => "an action, a resource or a condition's value of a statement that denies is left out",
        WeakeningKind.WidenException => "a statement that denies all but some excepts everything",
        WeakeningKind.ChangePrincipal => "everybody is granted, or somebody else denied, what a principal was",
        WeakeningKind.DeleteOnRemoval => "AWS deletes what was to be retained",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say what it does."),
    };

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| \d+ \| (?<reason>.+) \|$", RegexOptions.Multiline, 1_000)]
    private static partial Regex Row();
}
