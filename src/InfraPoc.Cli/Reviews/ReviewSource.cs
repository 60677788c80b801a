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
    private readonly TemporaryFolder temporary;
    private bool isWorktree;

    private ReviewSource(Session session, string project)
    {
        this.session = session;
        this.project = project;
        temporary = new TemporaryFolder("infrapoc-review-", RemoveWorktree);
    }

    /// <summary>Reads a side.</summary>
    /// <param name="session">Told what takes a while.</param>
    /// <param name="project">The project folder in which the command runs.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="source">A folder with <c>config/</c> and <c>cdk.out/</c>, or a commit.</param>
    /// <param name="side">What it would deploy.</param>
    /// <returns>What has to be kept until the side has been read completely.</returns>
    /// <exception cref="CommandException">It is neither, or does not synthesize; the message begins with the side.</exception>
    public static ReviewSource Read(Session session, string project, string option, string source, out ReviewSide side)
    {
        var read = new ReviewSource(session, project);
        try
        {
            var folder = Path.GetFullPath(source, project);
            side = Directory.Exists(Path.Combine(folder, ConfigLoader.Folder)) ? read.Folder(folder, source) : read.Commit(source);
            return read;
        }
        catch (Exception exception) when (Problem(exception) is { } problem)
        {
            read.Dispose();
            var which = $"{option} {Excerpt.Of(source)}";
            throw new CommandException(
                (exception as CommandException)?.ExitCode ?? ExitCode.Unavailable, new Bilingual($"{which}: ", $"{which}：") + problem,
                (exception as CommandException)?.Next);
        }
        catch
        {
            read.Dispose();
            throw;
        }

        static Bilingual? Problem(Exception exception) => exception switch
        {
            BilingualException ours => ours.Text,
            IOException or UnauthorizedAccessException =>
                new Bilingual("a file cannot be used: ", "ファイルを使用できません") + Bilingual.Detail(exception.Message),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => temporary.Dispose();

    private void RemoveWorktree()
    {
        if (isWorktree)
        {
            _ = Git("worktree", "remove", "--force", Checkout);
        }
    }

    private string Checkout => Path.Combine(temporary.Path, "checkout");

    /// <summary>The project in a checkout of its repository.</summary>
    private string CheckedOut => Path.Combine(Checkout, GitCheckout.Prefix(project));

    private ReviewSide Folder(string folder, string source)
    {
        var config = Config(folder);
        var assembly = Path.Combine(folder, Assembly);
        if (!AssemblyStack.Exists(assembly) || CloudAssembly.IsOlder(folder, Assembly))
        {
            // The folder's own configuration by the app of this checkout.
            assembly = Path.Combine(temporary.Path, Assembly);
            Synthesize(folder, assembly, source);
        }

        return Side(folder, config, assembly, id => PeriodHistory.Extensions(folder, "HEAD", id));
    }

    private ReviewSide Commit(string source)
    {
        // A commit, not an option: git takes what begins with a hyphen for one.
        if (source.StartsWith('-') || Git("rev-parse", "--verify", "--quiet", $"{source}^{{commit}}") is not { } commit)
        {
            throw CommandException.Misused(
                new(
                    $"it is neither a project folder with {ConfigLoader.Folder}/ nor a commit that git knows here.",
                    $"{ConfigLoader.Folder}/ があるプロジェクトのフォルダーでも、git が知るコミットでもありません。"
                )
            );
        }

        isWorktree = true;
        _ =
            Git("worktree", "add", "--detach", "--quiet", Checkout, commit.Trim())
            ?? throw CommandException.Missing(
                new("git cannot check it out into a temporary folder.", "git が一時フォルダーにチェックアウトできません。")
            );
        var (folder, output) = (CheckedOut, Path.Combine(temporary.Path, Assembly));
        var config = Config(folder);
        if (Git("diff", "--quiet", commit.Trim(), "--", "src", "cdk.json", "Directory.Packages.props", "global.json") is not null)
        {
            Synthesize(folder, output, source);
        }
        else
        {
            // Another app made it: only that one can make it again.
            var (exitCode, printed, error) = session.Progress(
                Synthesizing(source), () => ChildProcess.Run("node", [Path.Combine(folder, "eng", "start.mjs")], folder));
            if (exitCode != 0)
            {
                var said = $"{error.Trim()}\n{printed.Trim()}";
                throw CommandException.Misused(new($"it does not synthesize:\n{said}", $"合成できません：\n{said}"));
            }

            output = Path.Combine(folder, Assembly);
        }

        return Side(folder, config, output, id => PeriodHistory.Extensions(project, commit.Trim(), id));
    }

    private static Bilingual Synthesizing(string source) =>
        new($"Synthesizing {Excerpt.Of(source)}", $"{Excerpt.Of(source)} を合成しています");

    private void Synthesize(string folder, string output, string source) =>
        session.Progress(
            Synthesizing(source),
            () =>
            {
                AppProcess.Of(project).Synthesize(folder, output);
                return output;
            }
        );

    private static ReviewSide Side(string folder, SandboxConfig config, string assembly, Func<string, int?> extensions) =>
        new(config, SandboxTemplates.Read(config, assembly), assembly)
        {
            Project = folder,
            Extensions = extensions,
            Acknowledged = Acknowledgements(folder),
        };

    /// <summary>The configuration, asked before anything is synthesized from it.</summary>
    private static SandboxConfig Config(string folder)
    {
        var loaded = ConfigLoader.Load(folder);
        return loaded.Config
            ?? throw CommandException.Misused(
                new(
                    $"the configuration is not valid:\n{Problems(Language.English)}",
                    $"設定に誤りがあります：\n{Problems(Language.Japanese)}"
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

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return
            [
                .. from entry in document.RootElement.EnumerateArray()
                from resource in entry.GetProperty("resources").EnumerateArray()
                from rule in entry.GetProperty("rules").EnumerateArray()
                select $"{resource.GetString()} {rule.GetString()}",
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw CommandException.Misused(new(
                "eng/nag-acknowledgements.json is no list of resources and rules.",
                "eng/nag-acknowledgements.json が、リソースとルールの一覧になっていません。"));
        }
    }

    private string? Git(params IReadOnlyList<string> arguments) => GitCheckout.Text(project, arguments);
}
