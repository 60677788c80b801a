using System.CommandLine;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// <c>infrapoc department move-member</c>: people change departments in two deployments, because a user belongs to one department's stack:
/// first they leave one file, then, with <c>--arrive</c>, they join the other.
/// </summary>
internal sealed class DepartmentMoveMemberCommand : EditCommand
{
    private readonly Argument<string?> email;
    private readonly Option<string> from;
    private readonly Option<string> to;
    private readonly Option<string> on;
    private readonly Option<string> csv;
    private readonly Option<bool> arrive;

    public DepartmentMoveMemberCommand(Session session)
        : base(
            session, "move-member", new("Move people to other departments, with a preview of who loses what and when", "メンバーを別の部門へ移す（失うものと時期を先に表示する）"),
            new("department move-member taro@example.com --from sales --to hr --dry-run", new("the preview alone", "影響だけを表示する")),
            new("department move-member taro@example.com --from sales --to hr", new("the first half: out of sales", "前半：sales から除く")),
            new("department move-member taro@example.com --from sales --to hr --arrive", new("the second half, after that is deployed", "後半：デプロイ後に hr へ加える")),
            new("department move-member --from-csv moves.csv --dry-run", new("many at once; columns email, from, to, on", "人事異動をまとめて（列：email、from、to、on）")))
    {
        Arguments.Add(email = new Argument<string?>("EMAIL")
        {
            Description = session.Say(new("Whose address", "メンバーのメールアドレス")),
            Arity = ArgumentArity.ZeroOrOne,
        });
        Options.Add(from = session.Option<string>("--from", "ID", new("The department that the person leaves", "異動元の部門")));
        Options.Add(to = session.Option<string>("--to", "ID", new("The department that the person joins", "異動先の部門")));
        Options.Add(on = session.Option<string>("--on", "DATE", new(
            "From which day; before it nothing is written, because files have no future", "異動日。設定ファイルに未来の変更は書けないため、その日までは書き込まない")));
        Options.Add(csv = session.Option<string>("--from-csv", "FILE", new("A spreadsheet with the columns email, from, to, on", "列が email、from、to、on の CSV ファイル")));
        Options.Add(arrive = session.Flag("--arrive", new("The second half: join, after leaving was deployed", "後半：除いたことをデプロイした後に加える")));
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

        var moves = Moves(arguments);
        var arrives = arguments.GetValue(arrive);
        var problems = moves.SelectMany(move => Problems(move, company, moves, arrives)).ToList();
        if (problems.Count > 0)
        {
            throw CommandException.Misused(new(
                string.Join(Environment.NewLine, [.. problems.Select(each => each.English), "Nothing was written."]),
                string.Join(Environment.NewLine, [.. problems.Select(each => each.Japanese), "何も書き込んでいません。"])));
        }

        var today = $"{Today(root):yyyy-MM-dd}";
        var due = moves.Where(move => string.CompareOrdinal(move.On ?? "", today) <= 0).ToList();
        moves.ToList().ForEach(move => Preview(move, company, arrives));
        return due.Count == 0 ? Later(moves[0], arguments) : Change(arguments, root, due, moves.Count - due.Count, arrives);
    }

    private IReadOnlyList<MemberMove> Moves(ParseResult arguments)
    {
        var (address, source, target) = (arguments.GetValue(email), arguments.GetValue(from), arguments.GetValue(to));
        if (arguments.GetValue(csv) is { } table)
        {
            return address is null && source is null && target is null && arguments.GetValue(on) is null
                ? MemberMove.Read(Path.GetFullPath(table))
                : throw CommandException.Misused(new("--from-csv goes without EMAIL, --from, --to and --on", "--from-csv は EMAIL、--from、--to、--on と併用できません"));
        }

        (string Name, string? Value)[] needed = [("EMAIL", address), ("--from", source), ("--to", target)];
        return needed.Where(each => each.Value is null).Select(each => each.Name).ToList() is { Count: > 0 } missing
            ? throw CommandException.Misused(new($"{string.Join(", ", missing)} is missing", $"{string.Join("、", missing)} がありません"))
            : [new MemberMove(address!, source!, target!, arguments.GetValue(on), null)];
    }

    private static IEnumerable<Bilingual> Problems(MemberMove move, SandboxConfig company, IReadOnlyList<MemberMove> all, bool arrives)
    {
        Bilingual At(Bilingual text) => move.Place is null ? text : new($"{move.Place.English}: {text.English}", $"{move.Place.Japanese}：{text.Japanese}");
        var shown = Excerpt.Of(move.Email);
        var home = company.Departments.FirstOrDefault(each => each.Addresses().Contains(move.Email.ToLowerInvariant()));
        foreach (var (key, text) in new[] { ("members[0]", move.Email), ("period.end", move.On ?? "2027-01-01") })
        {
            if (TypedValue.Read<Department>(key, text).Problem is { } problem)
            {
                var name = key == "members[0]" ? "email" : "on";
                yield return At(new(
                    $"{name} {Behind(problem.Message.English)}; {problem.Fix.English}",
                    $"{name} {Behind(problem.Message.Japanese)}。{problem.Fix.Japanese}"));
            }
        }

        foreach (var id in new[] { move.From, move.To }.Where(id => company.Departments.All(each => each.Id != id)))
        {
            yield return At(new($"there is no department \"{Excerpt.Of(id)}\"", $"部門「{Excerpt.Of(id)}」はありません"));
        }

        if (move.From == move.To)
        {
            yield return At(new("from and to are the same department", "異動元と異動先が同じです"));
        }

        if (all.Count(each => each.Email.Equals(move.Email, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            yield return At(new($"{shown} is moved twice", $"{shown} が 2 回あります"));
        }

        if (!arrives && home?.Id != move.From)
        {
            var where = home is null
                ? new Bilingual("; after leaving was deployed, add --arrive", "。除いたことをデプロイした後なら、--arrive を付けてください")
                : new($", but of {home.Id}", $"（{home.Id} のメンバーです）");
            yield return At(new(
                $"{shown} is no member of {Excerpt.Of(move.From)}{where.English}",
                $"{shown} は {Excerpt.Of(move.From)} のメンバーではありません{where.Japanese}"));
        }
        else if (arrives && home is not null)
        {
            yield return At(new(
                $"{shown} is still a member of {home.Id}; run the command without --arrive and deploy first",
                $"{shown} はまだ {home.Id} のメンバーです。先に --arrive なしで実行し、デプロイしてください"));
        }
    }

    /// <summary>A message without the key at its beginning.</summary>
    private static string Behind(string message) => message[(message.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>Who loses what and when, and gets what and when.</summary>
    private void Preview(MemberMove move, SandboxConfig company, bool arrives)
    {
        var (old, next) = (company.Department(move.From), company.Department(move.To));
        Session.Tell(new($"{move.Email}: {old.Name} -> {next.Name}", $"{move.Email}：{old.Name} → {next.Name}"));
        if (!arrives)
        {
            Session.Tell(new(
                $"  loses with the next deployment: sign-in to {old.Id}, {Models(company, old)}{(old.Access.Application ? ", the application role" : "")}; a running session ends within 4 hours{(old.Access.Application ? ", one of the application role an hour later" : "")}; the user is deleted from IAM Identity Center",
                $"  次のデプロイで失うもの：{old.Id} へのサインイン、{Models(company, old)}{(old.Access.Application ? "、アプリケーション用ロール" : "")}。実行中のセッションは 4 時間以内に終わります{(old.Access.Application ? "（アプリケーション用ロールはさらに 1 時間）" : "")}。IAM Identity Center のユーザーは削除されます"));
        }

        Session.Tell(new(
            $"  gets with the {(arrives ? "next" : "second")} deployment: sign-in to {next.Id}, {Models(company, next)}, until {next.Period.End:yyyy-MM-dd}; nothing in between",
            $"  {(arrives ? "次" : "2 回目")}のデプロイで得るもの：{next.Id} へのサインイン、{Models(company, next)}（{next.Period.End:yyyy-MM-dd} まで）。それまでは何も使えません"));
        if (next.Status != DepartmentStatus.Active)
        {
            Session.Tell(new($"  {next.Id} is not active: nobody there can call a model", $"  {next.Id} は active ではないため、モデルを呼び出せません"));
        }
    }

    private static string Models(SandboxConfig company, Department department) =>
        string.Join(", ", company.ModelsOf(department).Select(model => model.Name));

    private Outcome Later(MemberMove move, ParseResult arguments)
    {
        var rest = arguments.GetValue(csv) is { } table
            ? $"--from-csv {table}"
            : $"{move.Email} --from {move.From} --to {move.To}{(arguments.GetValue(arrive) ? " --arrive" : "")}";
        return Outcome.Done(new(
            $"nothing was written: a file has no changes for a later day. On {move.On}, run `infrapoc department move-member {rest}`",
            $"何も書き込んでいません（設定ファイルに未来の変更は書けません）。{move.On} に `infrapoc department move-member {rest}` を実行してください"));
    }

    private Outcome Change(ParseResult arguments, string root, IReadOnlyList<MemberMove> due, int later, bool arrives)
    {
        var draft = new ConfigDraft(root);
        foreach (var move in due)
        {
            if (arrives)
            {
                Join(draft, move);
            }
            else
            {
                Leave(draft, move);
            }
        }

        RequireValidArrival(root, due, arrives);
        if (later > 0)
        {
            Session.Tell(new(
                $"{later} of them move on a later day, and were left out; run the same command again then.", $"{later} 名は異動日が先のため含めていません。当日に同じコマンドをもう一度実行してください。"));
        }

        var rest = arguments.GetValue(csv) is { } table ? $"--from-csv {table}" : $"{due[0].Email} --from {due[0].From} --to {due[0].To}";
        return Write(arguments, root, draft, arrives ? NextDeploy : new(
            $"commit, merge and deploy this; then `infrapoc department move-member {rest} --arrive`, and deploy again",
            $"コミット、マージしてデプロイした後、`infrapoc department move-member {rest} --arrive` を実行し、もう一度デプロイしてください"));
    }

    private static void Leave(ConfigDraft draft, MemberMove move)
    {
        var file = ConfigDraft.FileOf(move.From);
        var place = ((YamlList)YamlMeaning.At(draft.Tree(file), YamlPath.Of("members"))!).Items.ToList()
            .FindIndex(item => string.Equals((item as YamlScalar)?.Content, move.Email, StringComparison.OrdinalIgnoreCase));
        draft.Change<Department>(file, YamlChange.Remove($"members[{place}]"));
    }

    private static void Join(ConfigDraft draft, MemberMove move) =>
        draft.Change<Department>(ConfigDraft.FileOf(move.To), YamlChange.Add("members", YamlValue.Text(move.Email)));

    /// <summary>Nobody leaves who could not arrive.</summary>
    private void RequireValidArrival(string root, IReadOnlyList<MemberMove> due, bool arrives)
    {
        if (arrives)
        {
            return;
        }

        var both = new ConfigDraft(root);
        foreach (var move in due)
        {
            Leave(both, move);
            Join(both, move);
        }

        var problems = both.Check(Session.Clock).Problems;
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Usage,
                PlacedProblem.Text([.. problems.Select(problem => new PlacedProblem(null, problem))]));
        }
    }
}
