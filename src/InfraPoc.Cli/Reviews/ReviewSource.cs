using System.Diagnostics;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// A side of a review on disk: a project folder whose cloud assembly is there already, or a commit, which is checked out into a temporary
/// folder and synthesized.
/// </summary>
internal sealed class ReviewSource : IDisposable
{
    private const string Assembly = "cdk.out";

    private readonly string project;
    private readonly DirectoryInfo temporary;
    private bool isWorktree;

    private ReviewSource(string project)
    {
        this.project = project;
        temporary = Directory.CreateTempSubdirectory("infrapoc-review-");
    }

    /// <summary>Reads a side.</summary>
    /// <param name="project">The project folder in which the command runs.</param>
    /// <param name="source">A folder with <c>config/</c> and <c>cdk.out/</c>, or a commit.</param>
    /// <param name="progress">Told what takes a while.</param>
    /// <param name="side">What it would deploy.</param>
    /// <returns>What has to be kept until the side has been read completely.</returns>
    /// <exception cref="AppException">It is neither, or does not synthesize.</exception>
    public static ReviewSource Read(string project, string source, Action<string> progress, out ReviewSide side)
    {
        var read = new ReviewSource(project);
        try
        {
            var folder = Path.GetFullPath(source, project);
            side = Directory.Exists(Path.Combine(folder, ConfigLoader.Folder))
                ? read.Folder(folder, source)
                : read.Commit(source, progress);
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
        if (!AssemblyStack.Exists(assembly))
        {
            // The folder's own configuration by the app of this checkout.
            assembly = Path.Combine(temporary.FullName, Assembly);
            AppProcess.Of(project).Synthesize(folder, assembly);
        }

        return Side(folder, assembly, source);
    }

    private ReviewSide Commit(string source, Action<string> progress)
    {
        // A commit, not an option: git takes what begins with a hyphen for one.
        if (source.StartsWith('-') || Git("rev-parse", "--verify", "--quiet", $"{source}^{{commit}}") is not { } commit)
        {
            throw new AppException($"{source} is neither a project folder with {ConfigLoader.Folder}/ nor a commit that git knows here.");
        }

        progress(commit.Trim());
        isWorktree = true;
        _ = Git("worktree", "add", "--detach", "--quiet", Checkout, commit.Trim())
            ?? throw new AppException($"git cannot check out {source} into a temporary folder.");
        var output = Path.Combine(temporary.FullName, Assembly);
        if (Git("diff", "--quiet", commit.Trim(), "--", "src", "cdk.json", "Directory.Packages.props", "global.json") is not null)
        {
            AppProcess.Of(project).Synthesize(Checkout, output);
        }
        else
        {
            // Another app made it: only that one can make it again.
            using var start = Process.Start(new ProcessStartInfo("node", [Path.Combine(Checkout, "eng", "start.mjs")])
            {
                WorkingDirectory = Checkout,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = start.StandardError.ReadToEndAsync();
            var printed = start.StandardOutput.ReadToEnd();
            start.WaitForExit();
            if (start.ExitCode != 0)
            {
                throw new AppException($"{source} does not synthesize:\n{error.GetAwaiter().GetResult().Trim()}\n{printed.Trim()}");
            }

            output = Path.Combine(Checkout, Assembly);
        }

        return Side(Checkout, output, source);
    }

    private static ReviewSide Side(string folder, string assembly, string source)
    {
        var loaded = ConfigLoader.Load(folder);
        return loaded.IsValid
            ? new ReviewSide(loaded.Config, SandboxTemplates.Read(loaded.Config, assembly), assembly)
            : throw new AppException($"The configuration of {source} is not valid:\n{string.Join('\n', loaded.Problems)}");
    }

    private string? Git(params IReadOnlyList<string> arguments) => GitCheckout.Text(project, arguments);
}
