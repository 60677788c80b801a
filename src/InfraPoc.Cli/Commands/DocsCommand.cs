using System.CommandLine;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc docs</c>: writes the documents that are generated from configuration, stacks and controls, or says which are out
/// of date.
/// </summary>
internal sealed class DocsCommand : Command
{
    private readonly Terminal terminal;
    private readonly Func<SandboxConfig, string, SandboxInventory> inventory;
    private readonly IReadOnlyList<Control> controls;
    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; name the documents that are out of date and fail",
    };

    /// <param name="terminal">Where to write.</param>
    /// <param name="inventory">Counts what a configuration's templates are billed for, given the project folder too.</param>
    /// <param name="controls">The controls.</param>
    public DocsCommand(Terminal terminal, Func<SandboxConfig, string, SandboxInventory> inventory, IReadOnlyList<Control> controls)
        : base(
            "docs",
            "Write the documents that follow from config/, the stacks and the controls to docs/; takes some seconds, because it starts the app")
    {
        this.terminal = terminal;
        this.inventory = inventory;
        this.controls = controls;
        Options.Add(check);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root);
        if (ConfigValidateCommand.LoadOrReport(terminal, root) is not { } config)
        {
            return ExitCode.InvalidConfig;
        }

        SandboxInventory counted;
        IReadOnlyList<(string File, string Text)> runbooks;
        try
        {
            counted = inventory(config, root.FullName);
            runbooks = Runbooks(root.FullName);
        }
        catch (AppException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Unavailable;
        }

        IReadOnlyList<(string File, string Text)> documents =
        [
            ("docs/controls.ja.md", ControlsDocument.Of(controls, Language.Japanese)),
            ("docs/controls.md", ControlsDocument.Of(controls, Language.English)),
            ("docs/cost.md", CostDocument.Of(config, counted)),
            ("docs/residency.md", ResidencyDocument.Of(config)),
            .. runbooks,
        ];
        var stale = documents
            .Select(document => (document.File, Path: Path.Combine(root.FullName, document.File), document.Text))
            .Where(document => !File.Exists(document.Path) || File.ReadAllText(document.Path) != document.Text).ToList();
        return arguments.GetValue(check) ? Report(stale.Select(document => document.File)) : Write(stale);
    }

    /// <summary>The runbooks that are there, with the alarms as they are now.</summary>
    private static IReadOnlyList<(string File, string Text)> Runbooks(string root) => !File.Exists(Path.Combine(root, "docs/runbook.md"))
        ? []
        :
        [
            .. from runbook in AppProcess.Of(root).Runbook()
               orderby runbook.Key
               select (runbook.Key, RunbookDocument.With(File.ReadAllText(Path.Combine(root, runbook.Key)), runbook.Value)),
        ];

    private int Report(IEnumerable<string> stale)
    {
        var exitCode = ExitCode.Success;
        foreach (var file in stale)
        {
            terminal.Error.WriteLine($"{file} does not match config/ and the code; run `npm run docs` and commit it.");
            exitCode = ExitCode.OutOfDate;
        }

        return exitCode;
    }

    private int Write(IEnumerable<(string File, string Path, string Text)> stale)
    {
        foreach (var (file, path, text) in stale)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            terminal.Out.WriteLine(file);
        }

        return ExitCode.Success;
    }
}
