using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// A side of a review on disk: a project folder whose cloud assembly is there already, or a commit, which is checked out into a temporary
/// folder and synthesized.
/// </summary>
internal sealed class ReviewSource : IDisposable
{
    private const string Assembly = "cdk.out";

    private readonly Session session;
    private readonly string project;
    private readonly DirectoryInfo temporary;
    private bool isWorktree;

    private ReviewSource(Session session, string project)
    {
        this.session = session;
        this.project = project;
        temporary = Directory.CreateTempSubdirectory("infrapoc-review-");
    }

    /// <summary>Reads a side.</summary>
    /// <param name="session">Told what takes a while.</param>
    /// <param name="project">The project folder in which the command runs.</param>
    /// <param name="source">A folder with <c>config/</c> and <c>cdk.out/</c>, or a commit.</param>
    /// <param name="side">What it would deploy.</param>
    /// <returns>What has to be kept until the side has been read completely.</returns>
    /// <exception cref="CommandException">It is neither, or does not synthesize.</exception>
    public static ReviewSource Read(Session session, string project, string source, out ReviewSide side)
    {
        var read = new ReviewSource(session, project);
        try
        {
            var folder = Path.GetFullPath(source, project);
            side = Directory.Exists(Path.Combine(folder, ConfigLoader.Folder)) ? read.Folder(folder, source) : read.Commit(source);
            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isWorktree)
        {
            _ = Git("worktree", "remove", "--force", Checkout);
        }

        temporary.Delete(recursive: true);
    }

    private string Checkout => Path.Combine(temporary.FullName, "checkout");

    private ReviewSide Folder(string folder, string source)
    {
        var assembly = Path.Combine(folder, Assembly);
        if (!AssemblyStack.Exists(assembly) || AssemblyAge.IsOlder(folder, Assembly))
        {
            // The folder's own configuration by the app of this checkout.
            assembly = Path.Combine(temporary.FullName, Assembly);
            Synthesize(folder, assembly, source);
        }

        return Side(folder, assembly, source, id => PeriodHistory.Extensions(folder, "HEAD", id));
    }

    private ReviewSide Commit(string source)
    {
        // A commit, not an option: git takes what begins with a hyphen for one.
        if (source.StartsWith('-') || Git("rev-parse", "--verify", "--quiet", $"{source}^{{commit}}") is not { } commit)
        {
            throw CommandException.Misused(
                new(
                    $"{source} is neither a project folder with {ConfigLoader.Folder}/ nor a commit that git knows here.",
                    $"{source} は、{ConfigLoader.Folder}/ があるプロジェクトのフォルダーでも、git が知るコミットでもありません。"
                )
            );
        }

        isWorktree = true;
        _ =
            Git("worktree", "add", "--detach", "--quiet", Checkout, commit.Trim())
            ?? throw CommandException.Missing(
                new(
                    $"git cannot check out {source} into a temporary folder.",
                    $"git が {source} を一時フォルダーにチェックアウトできません。"
                )
            );
        var output = Path.Combine(temporary.FullName, Assembly);
        if (Git("diff", "--quiet", commit.Trim(), "--", "src", "cdk.json", "Directory.Packages.props", "global.json") is not null)
        {
            Synthesize(Checkout, output, source);
        }
        else
        {
            // Another app made it: only that one can make it again.
            var (exitCode, printed, error) = ChildProcess.Run("node", [Path.Combine(Checkout, "eng", "start.mjs")], Checkout);
            if (exitCode != 0)
            {
                var said = $"{error.Trim()}\n{printed.Trim()}";
                throw CommandException.Misused(new($"{source} does not synthesize:\n{said}", $"{source} を合成できません：\n{said}"));
            }

            output = Path.Combine(Checkout, Assembly);
        }

        return Side(Checkout, output, source, id => PeriodHistory.Extensions(project, commit.Trim(), id));
    }

    private void Synthesize(string folder, string output, string source) =>
        session.Progress(
            new($"Synthesizing {source}", $"{source} を合成しています"),
            () =>
            {
                AppProcess.Of(project).Synthesize(folder, output);
                return output;
            }
        );

    private static ReviewSide Side(string folder, string assembly, string source, Func<string, int?> extensions)
    {
        var loaded = ConfigLoader.Load(folder);
        return loaded.IsValid
            ? new ReviewSide(loaded.Config, SandboxTemplates.Read(loaded.Config, assembly), assembly)
            {
                Project = folder,
                Extensions = extensions,
                Acknowledged = Acknowledgements(folder),
            }
            : throw CommandException.Misused(
                new(
                    $"The configuration of {source} is not valid:\n{Problems(Language.English)}",
                    $"{source} の設定に誤りがあります：\n{Problems(Language.Japanese)}"
                )
            );

        string Problems(Language language) => string.Join('\n', ConfigProblem.Lines(loaded.Problems, language));
    }

    private static IReadOnlyList<string>? Acknowledgements(string folder)
    {
        var file = Path.Combine(folder, "eng", "nag-acknowledgements.json");
        if (!File.Exists(file))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from entry in document.RootElement.EnumerateArray()
            from resource in entry.GetProperty("resources").EnumerateArray()
            from rule in entry.GetProperty("rules").EnumerateArray()
            select $"{resource.GetString()} {rule.GetString()}",
        ];
    }

    private string? Git(params IReadOnlyList<string> arguments) => GitCheckout.Text(project, arguments);
}
