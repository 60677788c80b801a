namespace InfraPoc.Cli.Reviews;

/// <summary>
/// The files of a project that decide what is accepted: controls and their tests, what is acknowledged, who approves, what a code host
/// runs. Both sides are judged by what is there after a change, so a change of these judges itself; that they change is said.
/// </summary>
internal static class JudgingFiles
{
    /// <summary>Who approves, which a company may have without the sources.</summary>
    private const string Approvals = "config/approvals.yaml";

    private const string Sources = "src";

    private static readonly string[] Folders =
    [
        ".ci", ".github", "eng/github", "eng/nag", "src/InfraPoc.Cli/Access", "src/InfraPoc.Cli/Costs", "src/InfraPoc.Cli/Reviews",
        "src/InfraPoc.Config/Approvals", "src/InfraPoc.Config/Validation", "src/InfraPoc.Controls", "src/InfraPoc.Iam",
        "tests/InfraPoc.Cli.Tests/Reviews", "tests/InfraPoc.Controls.Tests", "tests/InfraPoc.Iam.Tests",
    ];

    /// <summary>Folders, and the files directly in them.</summary>
    private static readonly (string Folder, string Files)[] Files =
    [
        ("", "CODEOWNERS"), ("", "cdk.json"), ("docs", "CODEOWNERS"), ("docs", "weakenings.md"), ("eng", "*acknowledgements*"),
        ("", "package*.json"), ("eng", "*.test.mjs"), ("eng", "diff.mjs"), ("eng", "lint*"), ("eng", "nag*"), ("eng", "test.mjs"),
        ("src/InfraPoc", "Acknowledgements.cs"), ("src/InfraPoc", "ControlPack.cs"), ("src/InfraPoc.Cli/Reports", "CostSum.cs"),
        ("src/InfraPoc.Cli/Reports", "*Estimate*.cs"),
    ];

    private static readonly string[] Built = ["bin", "obj"];

    /// <summary>Those that differ; where a side is no folder of a whole project, only who approves is compared.</summary>
    /// <param name="before">The project folder of the base; null where there is none.</param>
    /// <param name="after">The same of the head.</param>
    public static IReadOnlyList<string> Changed(string? before, string? after) =>
        before is null || after is null ? [] :
        [
            .. (IsWhole(before) && IsWhole(after) ? Of(before).Union(Of(after)) : []).Append(Approvals)
                .Where(file => !Bytes(before, file).SequenceEqual(Bytes(after, file)))
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsWhole(string project) => Directory.Exists(Path.Combine(project, Sources));

    private static IEnumerable<string> Of(string project) =>
        from file in Folders.SelectMany(folder => Below(project, folder, "*", SearchOption.AllDirectories))
            .Concat(Files.SelectMany(each => Below(project, each.Folder, each.Files, SearchOption.TopDirectoryOnly)))
        let path = Path.GetRelativePath(project, file).Replace(Path.DirectorySeparatorChar, '/')
        where !IsBuilt(path)
        select path;

    /// <summary>Of a project's own output alone: any other folder of such a name is compiled.</summary>
    private static bool IsBuilt(string path) => path.Split('/') is [_, _, var folder, _, ..] && Built.Contains(folder);

    private static IEnumerable<string> Below(string project, string folder, string pattern, SearchOption option) =>
        Path.Combine(project, folder) is var path && Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, option) : [];

    private static byte[] Bytes(string project, string file) =>
        Path.Combine(project, file) is var path && File.Exists(path) ? File.ReadAllBytes(path) : [];
}
