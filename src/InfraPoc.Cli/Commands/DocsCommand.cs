using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc docs</c>: writes the documents that follow from the configuration, or says which are out of date.</summary>
internal sealed class DocsCommand : Command
{
    private static readonly IReadOnlyList<(string File, Func<SandboxConfig, string> Text)> Documents =
    [
        ("docs/residency.md", ResidencyDocument.Of),
    ];

    private readonly Terminal terminal;
    private readonly Option<bool> check = new("--check") { Description = "Write nothing; name the documents that are out of date and fail" };

    public DocsCommand(Terminal terminal)
        : base("docs", "Write the documents that follow from config/ to docs/")
    {
        this.terminal = terminal;
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

        var documents = Documents.Select(document => (document.File, Path: Path.Combine(root.FullName, document.File), Text: document.Text(config)));
        var stale = documents.Where(document => !File.Exists(document.Path) || File.ReadAllText(document.Path) != document.Text).ToList();
        return arguments.GetValue(check) ? Report(stale.Select(document => document.File)) : Write(stale);
    }

    private int Report(IEnumerable<string> stale)
    {
        var exitCode = ExitCode.Success;
        foreach (var file in stale)
        {
            terminal.Error.WriteLine($"{file} does not match config/; run `npm run docs` and commit it.");
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
