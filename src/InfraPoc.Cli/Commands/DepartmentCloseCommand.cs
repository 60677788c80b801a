using System.CommandLine;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department close</c>: ends a trial with its outcome, and says how what is left is removed.</summary>
internal sealed class DepartmentCloseCommand : EditCommand
{
    private readonly Argument<string> id;
    private readonly Option<Config.Outcome> outcome;
    private readonly Option<string> notes;

    public DepartmentCloseCommand(Session session)
        : base(
            session, "close", new("End a trial with what was decided", "トライアルを終了し、結果を記録する"),
            new Example("department close sales --outcome expand --notes \"20 hours a week were saved\"", new("nobody can sign in after the deployment; the steps of removal are printed", "デプロイ後はだれもサインインできない（削除の手順を表示）")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Options.Add(outcome = session.Choice(
            "--outcome", CommonOptions.Words<Config.Outcome>(), null, new("What was decided", "結果（拡大、継続、中止）")));
        outcome.Required = true;
        Options.Add(notes = session.Option<string>("--notes", "TEXT", new("Why, in a sentence; it is written to the file", "理由を 1 文で（ファイルに記録されます）")));
        notes.Required = true;
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        var department = company.Department(arguments.GetRequiredValue(id));
        if (department.Status == DepartmentStatus.Closed)
        {
            throw CommandException.Misused(new($"{department.Id} is closed already", $"{department.Id} はすでに終了しています"));
        }

        var moves = company.Moves.Where(move => move.Touches(department.Id) && !HasLeft(move, department)).Select(MoveWords.Line).ToList();
        if (moves.Count > 0)
        {
            throw CommandException.Misused(new(
                $"People are to move from or to {department.Id}: {string.Join(", ", moves)}. Do what is due with `infrapoc department move-member --due`, or take it back with `infrapoc department move-member EMAIL --cancel`",
                $"{department.Id} に関わる異動の予定があります：{string.Join("、", moves)}。`infrapoc department move-member --due` で実行するか、`infrapoc department move-member EMAIL --cancel` で取り消してください"));
        }

        var draft = new ConfigDraft(root);
        draft.Change<Department>(
            ConfigDraft.FileOf(department.Id), YamlChange.Set("status", YamlValue.Plain("closed")),
            YamlChange.Set("statusReason", Sentence("--notes", arguments.GetRequiredValue(notes))),
            YamlChange.Set("statusSince", YamlValue.Plain($"{Today(root):yyyy-MM-dd}")),
            YamlChange.Set("outcome", YamlValue.Plain(Config.Loading.ScalarText.KeyOf(arguments.GetValue(outcome)))));
        var done = Write(arguments, root, draft, new(
            "check with `npm start`, commit, open a pull request, and run these one after another; keep the file as long as you want the history",
            "`npm start` で検査し、コミットしてプルリクエストを作成し、以下を順に実行してください。履歴が必要な間はファイルを残します"));
        return IsDryRun(arguments) ? done : done with { Files = [.. done.Files, .. Steps(company, department)] };
    }

    /// <summary>Whoever has left no longer keeps the department from being closed: the rest of the move is the other's.</summary>
    private static bool HasLeft(PlannedMove move, Department department) => move.From == department.Id && move.Left is not null;

    /// <summary>As docs/runbook.md has them under "Close".</summary>
    private IEnumerable<string> Steps(SandboxConfig company, Department department)
    {
        var names = company.Sandbox.Names();
        var (access, own) = (names.AccessStack(department), names.DepartmentStack(department));
        (string Command, Bilingual Why)[] steps =
        [
            ($"npx cdk deploy {access}", new("after the merge: the sign-in and the application role are removed", "マージ後：サインインとアプリケーション用ロールを削除する")),
            ($"npx cdk destroy --exclusively {access}", new("group and permission set; never leave --exclusively out", "グループと許可セットを削除する（--exclusively を必ず付ける）")),
            ($"npx cdk destroy --exclusively {own}", new("policies, inference profiles, budget", "ポリシー、推論プロファイル、予算を削除する")),
            ($"git rm {ConfigDraft.FileOf(department.Id)}", new("only then, because CDK forgets stacks without a file", "最後に削除する（先に消すと、CDK がスタックを見失う）")),
        ];
        return steps.Select(step => $"{step.Command}  # {Session.Say(step.Why)}");
    }
}
