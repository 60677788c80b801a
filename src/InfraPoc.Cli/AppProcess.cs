using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli;

/// <summary>
/// The app that synthesizes, built below a project folder and started as the CDK CLI starts it: the command itself has no CDK.
/// </summary>
internal sealed class AppProcess
{
    private readonly string project;
    private readonly string app;

    private AppProcess(string project, string app)
    {
        this.project = project;
        this.app = app;
    }

    /// <summary>The app as it was built last; null where it is not built.</summary>
    /// <param name="project">The project folder.</param>
    public static AppProcess? Find(string project)
    {
        var builds = new DirectoryInfo(Path.Combine(project, "src", "InfraPoc", "bin"));
        var last = !builds.Exists ? null : builds
            .EnumerateDirectories().Select(build => new FileInfo(Path.Combine(build.FullName, "net10.0", "InfraPoc.dll")))
            .Where(file => file.Exists).MaxBy(file => file.LastWriteTimeUtc);
        return last is null ? null : new AppProcess(project, last.FullName);
    }

    /// <summary>The app as it was built last.</summary>
    /// <param name="project">The project folder.</param>
    /// <exception cref="CommandException">It is not built.</exception>
    public static AppProcess Of(string project) => Find(project)
        ?? throw CommandException.Missing(new(
            "The app is not built, and this command synthesizes: run `dotnet build src/InfraPoc` in the project folder first.",
            "このコマンドは合成を行いますが、アプリがビルドされていません。先にプロジェクトのフォルダーで `dotnet build src/InfraPoc` を実行してください。"));

    /// <summary>Every problem of the configuration, the sizes of policies included; starts no jsii.</summary>
    /// <exception cref="CommandException">The app did not answer.</exception>
    public IReadOnlyList<ConfigProblem> Validate()
    {
        var (exitCode, output, error) = Run(project, [], "validate");
        return exitCode is 0 or 1 && output.StartsWith('[')
            ? JsonSerializer.Deserialize<IReadOnlyList<ConfigProblem>>(output)!
            : throw Failed(new("validate", "検査"), error);
    }

    /// <summary>What the runbooks say of each alarm, by file and by the mark in it; starts no jsii.</summary>
    /// <exception cref="CommandException">The app did not answer.</exception>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Runbook()
    {
        var (exitCode, output, error) = Run(project, [], "runbook");
        return exitCode == 0
            ? JsonSerializer.Deserialize<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>>(output)!
            : throw Failed(new("describe its alarms", "アラームの説明"), error);
    }

    /// <summary>Synthesizes the configuration of a folder.</summary>
    /// <param name="company">The folder, which contains <c>config/</c>.</param>
    /// <param name="output">Where the cloud assembly is written.</param>
    /// <exception cref="CommandException">It does not synthesize.</exception>
    public void Synthesize(string company, string output)
    {
        var context = JsonNode.Parse(File.ReadAllText(Path.Combine(project, "cdk.json")))!["context"]!;
        // As the CDK CLI: reports name constructs by their paths.
        context["aws:cdk:enable-path-metadata"] = true;
        var (exitCode, _, error) = Run(
            company,
            new()
            {
                ["CDK_OUTDIR"] = output,
                ["CDK_CONTEXT_JSON"] = context.ToJsonString(),
                // CloudFormation's schemas, which take seconds and change nothing.
                ["CDK_VALIDATION"] = "false",
            });
        if (exitCode != 0)
        {
            throw Failed(new("synthesize", "合成"), error);
        }
    }

    private (int ExitCode, string Out, string Error) Run(
        string folder, Dictionary<string, string> environment, params IReadOnlyList<string> arguments)
    {
        // CDK's Node process unpacks its libraries, 60 MB, into a temporary folder and leaves them there.
        using var temporary = new TemporaryFolder("infrapoc-app-");
        foreach (var variable in (string[])["TMPDIR", "TEMP", "TMP"])
        {
            environment[variable] = temporary.Path;
        }

        return ChildProcess.Run("dotnet", ["exec", app, .. arguments], folder, environment);
    }

    private static CommandException Failed(Bilingual what, string error) => CommandException.Missing(new(
        $"The app does not {what.English}; if it is older than the command, run `dotnet build src/InfraPoc` in the project folder.\n{error.Trim()}",
        $"アプリの{what.Japanese}に失敗しました。アプリがこのコマンドより古い場合は、プロジェクトのフォルダーで `dotnet build src/InfraPoc` を実行してください。\n{error.Trim()}"));
}
