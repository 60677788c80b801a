using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc summary</c>: what the configuration gives to whom, and which stacks were synthesized from it.</summary>
internal sealed class SummaryCommand : Command
{
    private readonly Terminal terminal;
    private readonly TimeProvider clock;
    private readonly Option<OutputFormat> format = CommonOptions.Format();
    private readonly Option<bool> warningsAsErrors = CommonOptions.WarningsAsErrors();
    private readonly Option<string> assembly = CommonOptions.Assembly();

    public SummaryCommand(Terminal terminal, TimeProvider clock)
        : base("summary", "Show departments, models, periods and caps, and the stacks synthesized from them")
    {
        this.terminal = terminal;
        this.clock = clock;
        Options.Add(format);
        Options.Add(warningsAsErrors);
        Options.Add(assembly);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root);
        if (ConfigValidateCommand.LoadOrReport(terminal, root, clock, out var warnings) is not { } config)
        {
            return ExitCode.InvalidConfig;
        }

#pragma warning disable RS0030 // An entry point.
        var names = new SandboxNames(config.Sandbox);
#pragma warning restore RS0030
        var summary = SandboxSummary.Of(
            config, names, SynthesizedStack.ReadAll(Path.Combine(root.FullName, arguments.GetRequiredValue(assembly))),
            LocalDay.Today(clock, config.Sandbox.TimeZone));
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            terminal.WriteJson(summary);
        }
        else
        {
            SummaryText.Write(terminal.Console, summary, config.Sandbox.Language, BeforeADeployment(root.FullName, warnings));
        }

        ConfigValidateCommand.Print(terminal, warnings, config.Sandbox.Language);
        return warnings.Count > 0 && arguments.GetValue(warningsAsErrors) ? ExitCode.InvalidConfig : ExitCode.Success;
    }

    private static (Bilingual What, IReadOnlyList<string> Files)? BeforeADeployment(string root, IReadOnlyList<ConfigProblem> warnings) =>
        warnings.Any(warning => warning.Code == SampleValues.Code) ? (SummaryWords.NextReplace, [])
        : GitCheckout.Changed(root, ConfigLoader.Folder) is { Count: > 0 } changed ? (SummaryWords.NextCommit, changed)
        : GitCheckout.Unmerged(root, ConfigLoader.Folder) is { Count: > 0 } unmerged ? (SummaryWords.NextPullRequest, unmerged)
        : null;
}
