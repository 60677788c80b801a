using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc config validate</c>: reports every problem of the configuration.</summary>
internal sealed class ConfigValidateCommand : Command
{
    private readonly Terminal terminal;
    private readonly TimeProvider clock;
    private readonly Option<OutputFormat> format = CommonOptions.Format();
    private readonly Option<bool> warningsAsErrors = CommonOptions.WarningsAsErrors();

    public ConfigValidateCommand(Terminal terminal, TimeProvider clock)
        : base("validate", "Check config/ and report every problem of every file")
    {
        this.terminal = terminal;
        this.clock = clock;
        Options.Add(format);
        Options.Add(warningsAsErrors);
        SetAction(Execute);
    }

    /// <summary>Loads the configuration, and prints its problems for a person when there are any.</summary>
    /// <returns>The configuration, or null.</returns>
    public static SandboxConfig? LoadOrReport(Terminal terminal, DirectoryInfo root) =>
        LoadOrReport(terminal, root, TimeProvider.System, out _);

    /// <summary>The same, and hands on the warnings.</summary>
    public static SandboxConfig? LoadOrReport(
        Terminal terminal, DirectoryInfo root, TimeProvider clock, out IReadOnlyList<ConfigProblem> warnings)
    {
        var result = Load(root.FullName, clock);
        Print(terminal, result.Problems, result.Language);
        warnings = result.Config is { } config
            ? [.. result.Warnings, .. RemovedDepartments.Warnings(config, root.FullName)]
            : result.Warnings;
        return result.Config;
    }

    /// <summary>Prints problems or warnings for a person when there are any.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<ConfigProblem> problems, Language language)
    {
        foreach (var line in ConfigProblem.Lines(problems, language))
        {
            terminal.Error.WriteLine(line);
        }
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root).FullName;
        var result = Load(root, clock);
        IReadOnlyList<ConfigProblem> problems = [.. result.Problems, .. result.Warnings];

        // The sizes of policies are known to what builds them.
        var app = result.IsValid ? AppProcess.Find(root) : null;
        try
        {
            problems = app?.Validate() ?? problems;
        }
        catch (AppException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Unavailable;
        }

        problems = result.Config is { } config ? [.. problems, .. RemovedDepartments.Warnings(config, root)] : problems;
        var isValid = problems.All(problem => problem.Severity == ProblemSeverity.Warning)
            && (problems.Count == 0 || !arguments.GetValue(warningsAsErrors));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            terminal.WriteJson(new { valid = isValid, sizesChecked = app is not null, problems });
        }
        else
        {
            Print(terminal, problems, result.Language);
            terminal.Out.Write(isValid ? Summary(result.Config!, app is not null) : "");
        }

        return isValid ? ExitCode.Success : ExitCode.InvalidConfig;
    }

    private static ConfigResult Load(string root, TimeProvider clock) => ConfigLoader.Load(root, [SampleValues.Check], [], clock);

    private static string Summary(SandboxConfig config, bool sizesChecked)
    {
        var (departments, models) = (config.Departments.Count, config.Models.Count);
        var sizes = sizesChecked ? new Bilingual("", "") : new(
            " The app is not built: the sizes of policies are checked at synthesis.",
            "アプリがビルドされていないため、ポリシーのサイズは合成のときに検査します。");
        var valid = new Bilingual(
            $"config/ is valid: {departments} department{(departments == 1 ? "" : "s")}, {models} model{(models == 1 ? "" : "s")}.{sizes.English}",
            $"config/ に問題はありません：{departments} 部門、{models} モデル。{sizes.Japanese}");
        return valid.In(config.Sandbox.Language) + Environment.NewLine;
    }
}
