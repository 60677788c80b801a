using System.Text.RegularExpressions;

namespace InfraPoc.Controls.Tests.Weakenings;

/// <summary>The document <c>docs/weakenings.md</c>: a reason for each weakening that no control notices.</summary>
internal static partial class WeakeningDocument
{
    /// <summary>Stands where nobody has given a reason yet.</summary>
    public const string NoReason = "NO REASON YET";

    /// <summary>The document as it should be.</summary>
    /// <param name="survivors">Keys of the weakenings that no control noticed.</param>
    /// <param name="before">The document as it is, whose reasons are kept.</param>
    public static string Of(IEnumerable<string> survivors, string before)
    {
        var reasons = Reasons(before);
        return string.Join('\n',
        [
            "# Weakenings",
            "",
            "A test applies every change below to the synthesized templates of a company that uses everything InfraPoc has, one change at a time,",
            "and asks all [controls](controls.md) about each; what is added, once for all that are alike. What no control notices must stand in",
            "the second table, with a reason. The test is `WeakeningProofTests`, which tries one in four unless the run is complete",
            "(`INFRAPOC_TESTS=complete npm test -- --filter WeakeningProof`). When that fails it writes this file anew to",
            "`TestResults/weakenings.md`: copy it here, and give each new row a reason, or better a control that notices it.",
            "",
            "## What is tried",
            "",
            "| change | what happens |",
            "|---|---|",
            .. Enum.GetValues<WeakeningKind>().Select(kind => $"| `{kind}` | {Meaning(kind)} |"),
            "",
            "## What no control notices, and why",
            "",
            "| change | reason |",
            "|---|---|",
            .. survivors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => $"| `{key}` | {reasons.GetValueOrDefault(key, NoReason)} |"),
            "",
        ]);
    }

    /// <summary>The reasons that a document gives, by the key of the weakening.</summary>
    public static IReadOnlyDictionary<string, string> Reasons(string document) =>
        Row().Matches(document).ToDictionary(row => row.Groups["key"].Value, row => row.Groups["reason"].Value, StringComparer.Ordinal);

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
        WeakeningKind.AddMember => "an object gets a member of an unknown name",
        WeakeningKind.AddProperty => "a resource gets a property that leaks, disables or redirects, or a list such an element",
        WeakeningKind.AddStatement => "a policy gets a statement that grants or denies everything, in circumstances that AWS or the caller fills in",
        WeakeningKind.AddCondition => "a statement gets a condition that AWS or the caller fills in, or nobody",
        WeakeningKind.AddSection => "a template gets a condition, a macro, a parameter and the like, or its stack goes elsewhere",
        WeakeningKind.AddResource => "a stack gets a role, a rule, a function or the like that no configuration asks for",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say what it does."),
    };

    [GeneratedRegex(@"^\| `(?<key>\w+ (?:AWS|Custom|Template)[^`]+)` \| (?<reason>.+) \|$", RegexOptions.Multiline, 1_000)]
    private static partial Regex Row();
}
