using System.ComponentModel;

namespace InfraPoc.Cli;

/// <summary>What git knows of a project folder; nothing where it is no checkout, or git is not installed.</summary>
internal static class GitCheckout
{
    /// <summary>The files below a folder that are changed, new or removed since the last commit.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The folder, relative to it.</param>
    public static IReadOnlyList<string> Changed(string root, string folder)
    {
        var lines = Run(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", folder) ?? [];
        var prefix = lines.Length == 0 ? "" : Prefix(root);
        return [.. lines.Select(line => line[(3 + prefix.Length)..])];
    }

    /// <summary>The project folder as the repository that it is in names it, with a slash behind; empty for the repository's own.</summary>
    public static string Prefix(string root) => Text(root, "rev-parse", "--show-prefix")?.TrimEnd('\n') ?? "";

    /// <summary>
    /// Whether a file held a text once; null where the history is not here: without git or a commit, and in a shallow checkout.
    /// </summary>
    /// <param name="root">The project folder.</param>
    /// <param name="file">The file, relative to it.</param>
    /// <param name="text">The text, whatever the case.</param>
    public static bool? Held(string root, string file, string text) =>
        Text(root, "rev-parse", "--is-shallow-repository")?.Trim() != "false" ? null
            : Text(root, "log", "--format=%H", "--max-count=1", "--regexp-ignore-case", $"-S{text}", "--", file) is { } log ? log.Length > 0
            : null;

    /// <summary>The files below a folder that the branch changed since it left main or master; none on that branch itself.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The folder, relative to it.</param>
    public static IReadOnlyList<string> Unmerged(string root, string folder) => new[] { "main", "master" }
        .Select(branch => Run(root, "diff", "--name-only", "--no-renames", "--relative", "-z", $"{branch}...HEAD", "--", folder))
        .FirstOrDefault(files => files is not null) ?? [];

    /// <summary>
    /// The files below a folder that the last commit or the one before it held, and that are gone: a removal is seen before it is
    /// committed and until something else is.
    /// </summary>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The folder, relative to it.</param>
    public static IReadOnlyList<string> Removed(string root, string folder) =>
        [.. new[] { "HEAD^", "HEAD" }.SelectMany(commit => RemovedSince(root, commit, folder)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> RemovedSince(string root, string commit, string folder) =>
        Run(root, "diff", "--name-only", "--diff-filter=D", "--no-renames", "--relative", "-z", commit, "--", folder) ?? [];

    /// <summary>What git answers, split at the ends of names; null when it fails.</summary>
    private static string[]? Run(string root, params IReadOnlyList<string> arguments) =>
        Text(root, arguments)?.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What git answers; null when it fails.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="arguments">The command and its options.</param>
    public static string? Text(string root, params IReadOnlyList<string> arguments)
    {
        try
        {
            var (exitCode, output, _) = ChildProcess.Run(
                "git", ["-C", root, .. arguments], environment: new Dictionary<string, string> { ["GIT_OPTIONAL_LOCKS"] = "0" });
            return exitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
