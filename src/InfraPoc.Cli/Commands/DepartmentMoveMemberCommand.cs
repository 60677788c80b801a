using System.CommandLine;
using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc department move-member</c>: people change departments in two deployments, because a user belongs to one department's stack:
/// first they leave one file, then, with <c>--arrive</c>, they join the other. Who moves on a later day is planned, and <c>--due</c> does
/// what has come.
/// </summary>
internal sealed class DepartmentMoveMemberCommand : EditCommand
{
    private readonly Argument<string?> email;
    private readonly Option<string> from;
    private readonly Option<string> to;
    private readonly Option<string> on;
    private readonly Option<string> csv;
    private readonly Option<string> issue;
    private readonly Option<bool> due;
    private readonly Option<bool> arrive;
    private readonly Option<bool> cancel;

    public DepartmentMoveMemberCommand(Session session)
        : base(
            session, "move-member", new("Move people to other departments, now or on a later day, with a preview of who loses what and when", "メンバーを別の部門へ移す。後日の異動も予定できる（失うものと時期を先に表示する）"),
            new("department move-member taro@example.com --from sales --to hr --dry-run", new("the preview alone", "影響だけを表示する")),
            new("department move-member taro@example.com --from sales --to hr", new("the first half: out of sales", "前半：sales から除く")),
            new("department move-member taro@example.com --from sales --to hr --arrive", new("the second half, after that is deployed", "後半：デプロイ後に hr へ加える")),
            new("department move-member taro@example.com --from sales --to hr --on 2027-04-01", new($"planned in {ConfigLoader.MovesFile}", $"{ConfigLoader.MovesFile} に予定として書き込む")),
            new("department move-member --due", new("the first half of every move whose day has come; later, with --arrive, the second", "異動日を迎えた全員の前半。デプロイ後に --arrive を付けると後半")),
            new("department move-member --from-csv moves.csv --dry-run", new("many at once; columns email, from, to, on", "人事異動をまとめて（列：email、from、to、on）")))
    {
        Arguments.Add(email = new Argument<string?>("EMAIL")
        {
            Description = session.Say(new("Whose address", "メンバーのメールアドレス")),
            Arity = ArgumentArity.ZeroOrOne,
        });
        Options.Add(from = session.Option<string>("--from", "ID", new("The department that the person leaves", "異動元の部門")));
        Options.Add(to = session.Option<string>("--to", "ID", new("The department that the person joins", "異動先の部門")));
        Options.Add(on = session.Option<string>("--on", "DATE", new("From which day; a later one is planned, and changes no department before", "異動日。先の日付は予定として書き込み、その日まで部門は変わらない")));
        Options.Add(csv = session.Option<string>("--from-csv", "FILE", new("A spreadsheet with the columns email, from, to, on", "列が email、from、to、on の CSV ファイル")));
        Options.Add(issue = session.Option<string>("--from-issue", "FILE", new("The body of an issue: ### heading, answer; it is planned, whatever its day", "Issue の本文（「### 見出し」と回答）。異動日にかかわらず予定として書き込む")));
        Options.Add(due = session.Flag("--due", new("The planned moves whose day has come", "異動日を迎えた予定")));
        Options.Add(arrive = session.Flag("--arrive", new("The second half: join, after leaving was deployed", "後半：除いたことをデプロイした後に加える")));
        Options.Add(cancel = session.Flag("--cancel", new("Take back what is planned for EMAIL", "EMAIL の予定を取り消す")));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var company = Session.Load(root);
        if (company.Sandbox.IdentityCenter.Users == UserSource.External)
        {
            throw CommandException.Misused(new(
                "The identity provider holds the members: move people between its groups", "メンバーは ID プロバイダーが管理しています。グループの所属をそちらで変更してください"));
        }

        var today = Today(root);
        if (arguments.GetValue(cancel))
        {
            return Cancel(arguments, root, company, today);
        }

        var asked = Asked(arguments, company, today);
        return arguments.GetValue(due) ? Due(arguments, root, company, asked, today) : All(arguments, root, company, asked, today);
    }

    /// <summary>What somebody asks for, whole or not at all.</summary>
    private Outcome All(ParseResult arguments, string root, SandboxConfig company, IReadOnlyList<MemberMove> asked, DateOnly today)
    {
        var arrives = arguments.GetValue(arrive);
        var problems = asked.SelectMany(move => MoveProblems.Of(move, company, asked, today, arrives, root)).ToList();
        if (problems.Count > 0)
        {
            throw CommandException.Misused(Lines([.. problems, new("Nothing was written.", "何も書き込んでいません。")]));
        }

        var isPlan = arguments.GetValue(issue) is not null;
        var split = asked.ToLookup(move => isPlan || move.IsAfter(today));
        return Write(arguments, root, company, new([.. split[false]], [.. split[true]], arrives, today));
    }

    /// <summary>What the calendar asks for: each move that can be is carried out, and it is said why another cannot.</summary>
    private Outcome Due(ParseResult arguments, string root, SandboxConfig company, IReadOnlyList<MemberMove> asked, DateOnly today)
    {
        var arrives = arguments.GetValue(arrive);
        Work Of(IReadOnlyList<MemberMove> moves) => new(moves, [], arrives, today);
        if (asked.Count == 0)
        {
            return NothingDue(company, arrives, today);
        }

        var split = new DueMoves(
            asked, move => MoveProblems.Of(move, company, asked, today, arrives, root), moves => Problems(root, company, Of(moves)));
        var outcome = split.Possible.Count > 0 ? Write(arguments, root, company, Of(split.Possible)) : null;
        if (outcome is not null && split.Refused.Count == 0)
        {
            return outcome;
        }

        Session.Tell(Lines([new("These cannot be carried out, and stay planned:", "次の異動は実行できないため、予定のまま残しました。"), .. split.Refused]));
        var correct = new Bilingual(
            $"correct the departments or {ConfigLoader.MovesFile}, or drop a move with `infrapoc department move-member EMAIL --cancel`",
            $"部門または {ConfigLoader.MovesFile} を直すか、`infrapoc department move-member EMAIL --cancel` で異動を取りやめてください");
        return outcome is null ? Outcome.Found(correct)
            : Outcome.Found(outcome.Next + new Bilingual($"; {correct.English}", $"。{correct.Japanese}"), outcome.Files);
    }

    /// <summary>That nothing can be done today, and what waits for the other half.</summary>
    private Outcome NothingDue(SandboxConfig company, bool arrives, DateOnly today)
    {
        var others = company.Moves.Where(move => arrives ? move.Left is null && move.On <= today : move.Left is not null).ToList();
        others.ForEach(move => Session.Tell(new Bilingual(MoveWords.Line(move), MoveWords.Line(move)) + MoveWords.ToDo(move, today)));
        var half = arrives ? new Bilingual("first", "前半（除く）") : new("second", "後半（加える）");
        return Outcome.Done(others.Count == 0
            ? new("nothing is due; `infrapoc status` shows what is planned", "今日までに行う異動はありません。予定は `infrapoc status` で確認できます")
            : new(
                $"{others.Count} wait{(others.Count == 1 ? "s" : "")} for the {half.English} half: `infrapoc department move-member --due{(arrives ? "" : " --arrive")}`",
                $"{others.Count} 名が{half.Japanese}を待っています。`infrapoc department move-member --due{(arrives ? "" : " --arrive")}` を実行してください"));
    }

    /// <summary>What to do.</summary>
    /// <param name="Now">What the department files change for.</param>
    /// <param name="Later">What is planned.</param>
    /// <param name="Arrives">Which half.</param>
    /// <param name="Today">A day of the sandbox's time zone.</param>
    private sealed record Work(IReadOnlyList<MemberMove> Now, IReadOnlyList<MemberMove> Later, bool Arrives, DateOnly Today);

    private Outcome Write(ParseResult arguments, string root, SandboxConfig company, Work work)
    {
        var moves = Draft(root, company, work);
        var planned = work.Arrives ? [] : work.Later.Where(moves.Plan).ToList();
        var problems = Problems(root, company, work with { Later = planned });
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, PlacedProblem.Text(problems));
        }

        work.Now.ToList().ForEach(move => Preview(move, company, work.Arrives, isPlan: false));
        planned.ForEach(move => Preview(move, company, arrives: false, isPlan: true));
        if (work.Arrives && work.Later.Count > 0)
        {
            Session.Tell(new(
                $"{work.Later.Count} of them move on a later day, and were left out; run the same command again then.", $"{work.Later.Count} 名は異動日が先のため含めていません。当日に同じコマンドをもう一度実行してください。"));
        }
        else if (planned.Count < work.Later.Count)
        {
            Session.Tell(new($"{work.Later.Count - planned.Count} planned already.", $"{work.Later.Count - planned.Count} 名はすでに予定されています。"));
        }

        if (!moves.Draft.Files.Any())
        {
            return Outcome.Done(new("nothing was written; `infrapoc status` shows what is planned", "何も書き込んでいません。予定は `infrapoc status` で確認できます"));
        }

        return Write(arguments, root, moves.Draft, Next(arguments, work));
    }

    private static MovesDraft Draft(string root, SandboxConfig company, Work work)
    {
        var moves = new MovesDraft(root, company, work.Today);
        work.Now.ToList().ForEach(work.Arrives ? moves.Join : moves.Leave);
        return moves;
    }

    /// <summary>What would be wrong afterwards, or on the way to where all moves lead.</summary>
    private IReadOnlyList<PlacedProblem> Problems(string root, SandboxConfig company, Work work)
    {
        var moves = Draft(root, company, work);
        _ = work.Later.Count(moves.Plan);
        IEnumerable<MovesDraft> onTheWay = work.Arrives ? [] : work.Later.Select(move => move.On).Distinct().Append(null)
            .Select(day => MovesDraft.After(root, company, work.Today, work.Now, work.Later, day));
        return onTheWay.Prepend(moves).Select(each => each.Draft.Check(Session.Clock).Problems)
            .FirstOrDefault(problems => problems.Count > 0)?.Select(Placed).ToList() ?? [];
    }

    /// <summary>A department that loses its last member has no line in any file.</summary>
    private static PlacedProblem Placed(ConfigProblem problem) => problem.Code != "DEP013" ? new(null, problem)
        : new(new(problem.File, problem.File), problem with
        {
            Message = new("nobody would be left in the department", "部門のメンバーがいなくなります"),
            Fix = new("let somebody stay or join first, or close the department instead", "だれかを残すか先に加えてください。使い終えた部門であれば終了（close）してください"),
        });

    private Bilingual Next(ParseResult arguments, Work work)
    {
        if (work.Arrives)
        {
            return NextDeploy;
        }

        if (work.Now.Count == 0)
        {
            return new(
                "commit and merge this; nobody moves before the day: then `infrapoc department move-member --due`, which the workflow lifecycle proposes by itself",
                "コミットしてマージしてください。異動日までは何も変わりません。当日に `infrapoc department move-member --due` を実行します（ワークフロー lifecycle が自動で提案します）");
        }

        var rest = arguments.GetValue(csv) is { } table ? $"--from-csv {ShellWord.Of(table)}" : arguments.GetValue(due) ? "--due"
            : $"{work.Now[0].Email} --from {work.Now[0].From} --to {work.Now[0].To}";
        return new(
            $"commit, merge and deploy this; then `infrapoc department move-member {rest} --arrive`, and deploy again",
            $"コミット、マージしてデプロイした後、`infrapoc department move-member {rest} --arrive` を実行し、もう一度デプロイしてください");
    }

    private IReadOnlyList<MemberMove> Asked(ParseResult arguments, SandboxConfig company, DateOnly today)
    {
        string? At(Option<string> option) => arguments.GetValue(option);
        var (address, source, target, day) = (arguments.GetValue(email), At(from), At(to), At(on));
        var (table, body, isDue) = (arguments.GetValue(csv), arguments.GetValue(issue), arguments.GetValue(due));
        var ways = new[] { table is not null, body is not null, isDue }.Count(way => way);
        var isTyped = new[] { address, source, target, day }.Any(each => each is not null);
        if (ways > 1 || (ways == 1 && isTyped) || (body is not null && arguments.GetValue(arrive)))
        {
            throw CommandException.Misused(new(
                "--due, --from-csv and --from-issue go without each other and without EMAIL, --from, --to and --on; --arrive does not go with --from-issue",
                "--due、--from-csv、--from-issue は、同時にも、EMAIL、--from、--to、--on とも併用できません。--arrive は --from-issue と併用できません"));
        }

        if (table is not null)
        {
            return MemberMove.Read(Path.GetFullPath(table));
        }

        if (body is not null)
        {
            return [MemberMove.ReadIssue(Path.GetFullPath(body))];
        }

        if (isDue)
        {
            // Who moves twice begins the second move after the end of the first.
            return
            [
                .. company.Moves.DistinctBy(move => move.Email.ToLowerInvariant())
                    .Where(move => move.On <= today && (move.Left is not null) == arguments.GetValue(arrive))
                    .Select(move => MemberMove.Of(move) with { Place = new(MoveWords.Line(move), MoveWords.Line(move)) }),
            ];
        }

        (string Name, string? Value)[] needed = [("EMAIL", address), ("--from", source), ("--to", target)];
        return needed.Where(each => each.Value is null).Select(each => each.Name).ToList() is { Count: > 0 } missing
            ? throw CommandException.Misused(new($"{string.Join(", ", missing)} is missing", $"{string.Join("、", missing)} がありません"))
            : [new MemberMove(address!, source!, target!, day, null)];
    }

    private Outcome Cancel(ParseResult arguments, string root, SandboxConfig company, DateOnly today)
    {
        var address = arguments.GetValue(email);
        if (address is null || arguments.GetValue(due) || arguments.GetValue(arrive)
            || new[] { from, to, on, csv, issue }.Any(option => arguments.GetValue(option) is not null))
        {
            throw CommandException.Misused(new("--cancel goes with EMAIL alone", "--cancel は EMAIL だけと併用してください"));
        }

        var own = company.Moves.Where(move => move.IsOf(address)).ToList();
        var shown = Excerpt.Of(address);
        if (own.Count == 0)
        {
            throw CommandException.Misused(new($"no move of {shown} is planned", $"{shown} の異動は予定されていません"));
        }

        if (own.FirstOrDefault(move => move.Left is not null) is { } begun
            && !company.Departments.Any(each => each.Addresses().Contains(address.ToLowerInvariant())))
        {
            throw CommandException.Misused(new(
                $"{shown} has left {begun.From} on {begun.Left:yyyy-MM-dd}, and is in no department: run `infrapoc department move-member --due --arrive`, and move back afterwards",
                $"{shown} は {begun.Left:yyyy-MM-dd} に {begun.From} から除かれ、どの部門にもいません。`infrapoc department move-member --due --arrive` を実行した後、改めて異動させてください"));
        }

        var moves = new MovesDraft(root, company, today);
        moves.Cancel(address);
        return Write(arguments, root, moves.Draft, new(
            "commit and merge this; `infrapoc status` shows what is still planned",
            "コミットしてマージしてください。残りの予定は `infrapoc status` で確認できます"));
    }

    private void Preview(MemberMove move, SandboxConfig company, bool arrives, bool isPlan) =>
        MovePreview.Of(move, company, arrives, isPlan).ToList().ForEach(Session.Tell);

    private static Bilingual Lines(IReadOnlyList<Bilingual> lines) => new(
        string.Join(Environment.NewLine, lines.Select(line => line.English)),
        string.Join(Environment.NewLine, lines.Select(line => line.Japanese)));
}
