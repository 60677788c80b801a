using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc controls check</c>: checks every control on a cloud assembly, as <c>cdk synth</c> does.</summary>
internal sealed class ControlsCheckCommand : CliCommand
{
    private readonly Option<string> assembly;
    private readonly Option<OutputFormat> format;

    public ControlsCheckCommand(Session session)
        : base(
            session, "check",
            new("Check every control on the templates in a cloud assembly, against config/", "クラウドアセンブリのテンプレートが、config/ に照らしてすべてのコントロールを満たすか検査する"),
            new("controls check", new("what `npm start` wrote to cdk.out", "`npm start` が cdk.out に出力したものを検査する")),
            new("controls check --assembly old --format sarif", new("another folder, for a code scanning service", "別のフォルダーを、コードスキャンサービス用の形式で検査する")))
    {
        JsonType = typeof(ControlsReport);
        Options.Add(assembly = CommonOptions.Assembly(session));
        Options.Add(format = session.Format(
            new("A table for people, JSON or SARIF for programs", "人が読む表、またはプログラム用の JSON か SARIF"),
            OutputFormat.Table, OutputFormat.Json, OutputFormat.Sarif));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var config = Session.Load(root);
        var folder = arguments.GetRequiredValue(assembly);
        var report = CloudAssembly.Ask(folder, () => ControlsReport.Of(
            Session.Controls, SandboxTemplates.Read(config, Path.Combine(root, folder)), folder, Session.Language));
        switch (arguments.GetValue(format))
        {
            case OutputFormat.Json:
                Session.Terminal.WriteJson(report);
                break;
            case OutputFormat.Sarif:
                Session.Terminal.WriteJson(ControlsSarif.Of(report, root, Session.Language));
                break;
            default:
                ControlsText.Write(Session.Terminal.Console, report, Session.Language);
                break;
        }

        return report.Violated == 0 ? CloudAssembly.Done(Session, root, folder, SummaryWords.NextSummary)
            : CloudAssembly.IsOlder(root, folder) ? Outcome.Found(Older(folder))
            : Outcome.Found(Correct);
    }

    private static readonly Bilingual Correct = new(
        "put right what each fix says, `npm start`, then `infrapoc controls check` again; `infrapoc controls show ID` says why",
        "それぞれの「直し方」に従って直し、`npm start` の後、もう一度 `infrapoc controls check` を実行してください（理由は `infrapoc controls show ID`）");

    private static Bilingual Older(string folder) => new(
        $"{folder} is older than config/: run `npm start`, then check again",
        $"{folder} は config/ より古いものです。`npm start` を実行してから、もう一度検査してください");
}
