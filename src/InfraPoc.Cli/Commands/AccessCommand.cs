using System.CommandLine;
using InfraPoc.Cli.Access;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using Spectre.Console;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc access</c>: who may do what, asked of the synthesized policies and not of the configuration.</summary>
internal sealed class AccessCommand : CliCommand
{
    private readonly Option<OutputFormat> format;
    private readonly Option<string> assembly;
    private readonly Option<string> department;

    public AccessCommand(Session session)
        : base(
            session, "access",
            new(
                "Show who may do what, now, from the first day if it is still to come, after the period and while stopped, as the synthesized policies answer",
                "誰が何をできるかを、合成済みのポリシーに問い合わせて表示する（現在、期間の開始前ならその初日から、期間終了後、利用停止中）"),
            new("access", new("every department, model and capability", "すべての部門、モデル、操作")),
            new("access --department sales --format json", new("one department, for programs", "1 つの部門をプログラム用に出力する")))
    {
        JsonType = typeof(AccessReport);
        Options.Add(department = CommonOptions.Department(session));
        Options.Add(assembly = CommonOptions.Assembly(session));
        Options.Add(format = CommonOptions.Format(session));
        Subcommands.Add(new AccessExplainCommand(session));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var config = Session.Load(root);
        var one = arguments.GetValue(department) is { } id ? config.Department(id) : null;
        var folder = arguments.GetRequiredValue(assembly);
        var (rows, judged) = CloudAssembly.Ask(folder, () =>
        {
            var templates = SandboxTemplates.Read(config, Path.Combine(root, folder));
            return (AccessMatrix.Of(templates, one, Session.Clock.GetUtcNow()), Session.Say(AccessWords.Judged(templates)));
        });
        if (arguments.GetValue(format) == OutputFormat.Json)
        {
            Session.Terminal.WriteJson(new AccessReport(Session.Clock.GetUtcNow(), rows, judged));
        }
        else
        {
            // A column that says nothing is left out.
            var areFuture = rows.Any(row => row.FromStart is not null);
            RowTable.Write(
                Session.Terminal.Console,
                [
                    .. new[] { SharedWords.Department, What, From, Now }.Select(Session.Say),
                    .. areFuture ? [Session.Say(FromStart)] : (string[])[], .. new[] { After, Stopped }.Select(Session.Say),
                ],
                rows.Select(row => (string[])
                [
                    row.Department, row.Model ?? Session.Say(Capability(row.Action)), Session.Say(Of(row.From)), Session.Say(Of(row.Now)),
                    .. areFuture ? [Begun(row)] : (string[])[],
                    Session.Say(Of(row.AfterPeriod)), Session.Say(Of(row.Stopped)),
                ]));
            Session.Terminal.Console.WriteWrapped($"{Session.Say(AccessWords.JudgedBy)}{Session.Say(SharedWords.Colon)}{judged}");
        }

        return CloudAssembly.Done(Session, root, folder, new(
            "`infrapoc access explain --department ID --action bedrock:InvokeModel --model ALIAS` says why",
            "理由は `infrapoc access explain --department ID --action bedrock:InvokeModel --model ALIAS` で確認できます"));
    }

    private string Begun(AccessRow row) =>
        row.FromStart is { } verdict ? $"{Session.Say(Of(verdict))} ({row.Start:yyyy-MM-dd})" : "";

    /// <summary>The word for an origin.</summary>
    internal static Bilingual Of(AccessOrigin origin) =>
        origin == AccessOrigin.Portal ? new("portal", "ポータル") : new("application", "アプリケーション");

    /// <summary>The word for a verdict.</summary>
    internal static Bilingual Of(AccessVerdict verdict) => verdict switch
    {
        AccessVerdict.Allowed => new("yes", "可"),
        AccessVerdict.Refused => new("no", "不可"),
        _ => new("depends", "条件による"),
    };

    private static readonly Bilingual What = new("Model or capability", "モデルまたは操作");
    private static readonly Bilingual From = new("From", "呼び出し元");
    private static readonly Bilingual Now = new("Now", "現在");
    private static readonly Bilingual FromStart = new("From the first day", "期間の初日から");
    private static readonly Bilingual After = new("After the period", "期間終了後");
    private static readonly Bilingual Stopped = new("Stopped", "利用停止中");

    private static Bilingual Capability(string action) => action switch
    {
        "bedrock:ListFoundationModels" => new("open the playground", "プレイグラウンドを開く"),
        "sts:AssumeRole" => new("use the application role", "アプリケーション用ロールを使う"),
        _ => new("open the dashboard", "ダッシュボードを開く"),
    };
}
