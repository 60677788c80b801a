using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc controls check</c>: checks every control on a cloud assembly, as <c>cdk synth</c> does.</summary>
internal sealed class ControlsCheckCommand : Command
{
    private readonly Terminal terminal;
    private readonly IReadOnlyList<Control> controls;
    private readonly Option<string> assembly = CommonOptions.Assembly();
    private readonly Option<ControlsFormat> format = new("--format")
    {
        Description = "table for people, json or sarif for programs",
        DefaultValueFactory = _ => ControlsFormat.Table,
    };

    /// <param name="terminal">Where to write.</param>
    /// <param name="controls">The controls.</param>
    public ControlsCheckCommand(Terminal terminal, IReadOnlyList<Control> controls)
        : base("check", "Check every control on the templates in a cloud assembly, against config/")
    {
        this.terminal = terminal;
        this.controls = controls;
        Options.Add(assembly);
        Options.Add(format);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root);
        if (ConfigValidateCommand.LoadOrReport(terminal, root) is not { } config)
        {
            return ExitCode.InvalidConfig;
        }

        var folder = arguments.GetRequiredValue(assembly);
        SandboxTemplates templates;
        try
        {
            templates = SandboxTemplates.Read(config, Path.Combine(root.FullName, folder));
        }
        catch (AssemblyException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Unavailable;
        }

        var report = ControlsReport.Of(controls, templates, folder);
        switch (arguments.GetValue(format))
        {
            case ControlsFormat.Json:
                terminal.WriteJson(report);
                break;
            case ControlsFormat.Sarif:
                terminal.WriteJson(ControlsSarif.Of(report, root.FullName));
                break;
            default:
                ControlsText.Write(terminal.Console, report, controls, config.Sandbox.Language);
                break;
        }

        if (report.Violated > 0 && IsOlder(root.FullName, folder))
        {
            terminal.Error.WriteLine(Older(folder).In(config.Sandbox.Language));
        }

        return report.Violated > 0 ? ExitCode.ControlViolated : ExitCode.Success;
    }

    /// <summary>Whether the configuration was edited after the assembly was written, which explains violations.</summary>
    private static bool IsOlder(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, ConfigLoader.Folder), "*.yaml", SearchOption.AllDirectories)
            .Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(Path.Combine(root, folder, "manifest.json")));

    private static Bilingual Older(string folder) => new(
        $"{folder} is older than config/: run `npm start`, then check again.",
        $"{folder} は config/ より古いものです。`npm start` を実行してから、もう一度検査してください。");
}
