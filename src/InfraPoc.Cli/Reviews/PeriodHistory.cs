using System.Globalization;
using System.Text.RegularExpressions;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// How often a department's period was extended, as the history of its file tells. No field of the file could: it can be edited.
/// </summary>
internal static partial class PeriodHistory
{
    /// <summary>
    /// How often the last day was moved to a later one in what was merged; null where the history does not reach far enough.
    /// </summary>
    /// <param name="project">The project folder, in a checkout.</param>
    /// <param name="commit">The commit up to which is counted.</param>
    /// <param name="department">The department's id.</param>
    public static int? Extensions(string project, string commit, string department)
    {
        var file = ConfigDraft.FileOf(department);

        // What was merged, and not how a branch came to it.
        var log = GitCheckout.Text(
            project, "log", "--first-parent", "-m", "--no-renames", "--relative", "--format=%H", "--name-status", "--reverse", commit, "--",
            file);
        var (count, end, isKnown) = (0, (DateOnly?)null, true);
        var changes = Change().Matches(log ?? "");
        foreach (Match change in changes)
        {
            var (what, written) = (change.Groups["what"].Value, $"{change.Groups["commit"].Value}:./{file}");
            var now = what == "D" ? null : EndOf(GitCheckout.Text(project, "show", written));
            isKnown &= now is not null || what == "D";

            // A file that is removed and written anew is another trial.
            count = what != "M" ? 0 : now > end ? count + 1 : count;
            end = now;
        }

        return count > 0 ? count
            : changes.Count == 0 || !isKnown || GitCheckout.Text(project, "rev-parse", "--is-shallow-repository")?.Trim() != "false" ? null
            : 0;
    }

    private static DateOnly? EndOf(string? text)
    {
        try
        {
            return text is not null && YamlMeaning.At(YamlEditor.Read(text), ["period", "end"]) is YamlScalar { Content: var written }
                && DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
                    ? end
                    : null;
        }
        catch (EditException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^(?<commit>[0-9a-f]{40,64})\n\n(?<what>[AMD])\t", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Change();
}
