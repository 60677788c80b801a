using System.CommandLine;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc docs</c>: writes the documents that are generated. What follows from the controls alone is committed, and
/// <c>--check</c> says whether it is up to date; what follows from the configuration too is not, because two departments' changes
/// would meet in it.
/// </summary>
internal sealed class DocsCommand : CliCommand
{
    private const string Company = "docs/company";

    /// <summary>What goes on while the app synthesizes.</summary>
    internal static readonly Bilingual Counting = new("Counting what is billed", "課金対象を数えています");

    private readonly Option<bool> check;

    public DocsCommand(Session session)
        : base(
            session, "docs",
            new(
                "Write the documents that follow from the code to docs/, and those of the company to docs/company/",
                "コードから生成する文書を docs/ に、会社の文書を docs/company/ に出力する"),
            new("docs", new("after a change of the code or of config/; takes some seconds, because it starts the app", "コードや config/ を変更した後に実行する（アプリを起動するため数秒かかる）")),
            new("docs --check", new("name the committed documents that are out of date", "コミット済みの文書のうち、古くなったものを表示する"))) =>
        Options.Add(check = session.Flag(
            "--check", new("Write nothing; name the committed documents that are out of date and exit with 1", "何も書かず、コミット済みの文書のうち古くなったものを表示して、終了コード 1 で終了する")));

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        return arguments.GetValue(check)
            ? Report(Stale(root, Committed(root)))
            : Write(Stale(root, [.. OfCompany(Session.Load(root), root), .. Committed(root)]));
    }

    private IEnumerable<(string File, string Text)> Committed(string root) =>
    [
        ("docs/cli.ja.md", CliDocument.Of(Session with { Language = Language.Japanese })),
        ("docs/cli.md", CliDocument.Of(Session with { Language = Language.English })),
        ("docs/controls.ja.md", ControlsDocument.Of(Session.Controls, Language.Japanese)),
        ("docs/controls.md", ControlsDocument.Of(Session.Controls, Language.English)),
        .. Runbooks(root),
        .. JsonSchemas.Of(InfraPocCommand.Root(Session with { Language = Language.English })),
    ];

    private IEnumerable<(string File, string Text)> OfCompany(SandboxConfig config, string root)
    {
        var counted = Session.Progress(Counting, () => Session.Inventory(config, root));
        var today = LocalDay.Today(Session.Clock, config.Sandbox.TimeZone);
        return
        [
            ($"{Company}/README.md", new ExecutiveSummary(config, today).Page(counted)),
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

    private Outcome Report(IEnumerable<(string File, string Path, string Text)> stale)
    {
        var files = stale.Select(document => document.File).ToList();
        foreach (var file in files)
        {
            Session.Tell(new($"{file} does not match the code.", $"{file} がコードと一致していません。"));
        }

        return files.Count == 0
            ? Outcome.Done(new(
                "nothing to do: the committed documents match the code; `npm run docs` writes those of the company",
                "何もありません（コミット済みの文書はコードと一致しています）。会社の文書は `npm run docs` で出力できます"))
            : Outcome.Found(new("`npm run docs`, then commit them", "`npm run docs` を実行し、コミットしてください"));
    }

    private Outcome Write(IEnumerable<(string File, string Path, string Text)> stale)
    {
        foreach (var (file, path, text) in stale)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            Session.Terminal.Out.WriteLine(file);
        }

        return Outcome.Done(new(
            $"read {Company}/README.md; commit what `git status docs` shows",
            $"{Company}/README.md を読み、`git status docs` に表示される変更をコミットしてください"));
    }
}
