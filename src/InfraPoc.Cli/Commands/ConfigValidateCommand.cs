using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc config validate</c>: reports every problem of the configuration.</summary>
internal sealed class ConfigValidateCommand : Command
{
    private readonly Terminal terminal;
    private readonly Option<OutputFormat> format = CommonOptions.Format();

    public ConfigValidateCommand(Terminal terminal)
        : base("validate", "Check config/ and report every problem of every file")
    {
        this.terminal = terminal;
        Options.Add(format);
        SetAction(Execute);
    }

    /// <summary>Loads the configuration, and prints its problems for a person when there are any.</summary>
    /// <returns>The configuration, or null.</returns>
    public static SandboxConfig? LoadOrReport(Terminal terminal, DirectoryInfo root)
    {
        var result = SandboxLoader.Load(root.FullName);
        Print(terminal, result.Problems);
        return result.Config;
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root);
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            var result = SandboxLoader.Load(root.FullName);
            terminal.WriteJson(new { valid = result.IsValid, problems = result.Problems });
            return result.IsValid ? ExitCode.Success : ExitCode.InvalidConfig;
        }

        if (LoadOrReport(terminal, root) is not { } config)
        {
            return ExitCode.InvalidConfig;
        }

        terminal.Out.WriteLine(
            $"config/ is valid: {config.Departments.Count} department{(config.Departments.Count == 1 ? "" : "s")}, {config.Models.Count} models.");
        return ExitCode.Success;
    }

    private static void Print(Terminal terminal, IReadOnlyList<ConfigProblem> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem);
        }

        if (problems.Count > 0)
        {
            terminal.Error.WriteLine(
                $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")} in config/. Nothing was synthesized or deployed.");
        }
    }
}
