using System.CommandLine;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc docs</c>: writes the documents that are generated. What follows from the controls alone is committed, and
/// <c>--check</c> says whether it is up to date; what follows from the configuration too is not, because two departments' changes
/// would meet in it.
/// </summary>
internal sealed class DocsCommand : Command
{
    private const string Company = "docs/company";

    private readonly Terminal terminal;
    private readonly TimeProvider clock;
    private readonly Func<SandboxConfig, string, SandboxInventory> inventory;
    private readonly IReadOnlyList<Control> controls;
    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; name the committed documents that are out of date and fail",
    };

    /// <param name="terminal">Where to write.</param>
    /// <param name="inventory">Counts what a configuration's templates are billed for, given the project folder too.</param>
    /// <param name="controls">The controls.</param>
    /// <param name="clock">Tells which day it is.</param>
    public DocsCommand(
        Terminal terminal, Func<SandboxConfig, string, SandboxInventory> inventory, IReadOnlyList<Control> controls, TimeProvider clock)
        : base(
            "docs",
            "Write the documents that follow from the controls to docs/, and those of the company to docs/company/; takes some seconds, because it starts the app")
    {
        this.terminal = terminal;
        this.inventory = inventory;
        this.controls = controls;
        this.clock = clock;
        Options.Add(check);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var root = arguments.GetRequiredValue(CommonOptions.Root).FullName;
        try
        {
            if (arguments.GetValue(check))
            {
                return Report(Stale(root, Committed(root)));
            }

            return ConfigValidateCommand.LoadOrReport(terminal, new(root)) is { } config
                ? Write(Stale(root, [.. OfCompany(config, root), .. Committed(root)]))
                : ExitCode.InvalidConfig;
        }
        catch (AppException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Unavailable;
        }
    }

    private IEnumerable<(string File, string Text)> Committed(string root) =>
    [
        ("docs/controls.ja.md", ControlsDocument.Of(controls, Language.Japanese)),
        ("docs/controls.md", ControlsDocument.Of(controls, Language.English)),
        .. Runbooks(root),
    ];

    private IEnumerable<(string File, string Text)> OfCompany(SandboxConfig config, string root)
    {
        var counted = inventory(config, root);
        var today = LocalDay.Today(clock, config.Sandbox.TimeZone);
        return
        [
            ($"{Company}/README.md", new InShort(config, today).Page(counted)),
            ($"{Company}/cost.md", CostDocument.Of(config, counted, today)),
            ($"{Company}/residency.md", ResidencyDocument.Of(config, today)),
        ];
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

    private static IEnumerable<(string File, string Path, string Text)> Stale(
        string root, IEnumerable<(string File, string Text)> documents) => documents
        .Select(document => (document.File, Path: Path.Combine(root, document.File), document.Text))
        .Where(document => !File.Exists(document.Path) || File.ReadAllText(document.Path) != document.Text);

    private int Report(IEnumerable<(string File, string Path, string Text)> stale)
    {
        var exitCode = ExitCode.Success;
        foreach (var (file, _, _) in stale)
        {
            terminal.Error.WriteLine($"{file} does not match the code; run `npm run docs` and commit it.");
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
