using System.Globalization;
using InfraPoc.Cli.Commands;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What is wrong with moves that somebody asked for.</summary>
internal static class MoveProblems
{
    /// <summary>The problems of one move.</summary>
    /// <param name="move">The move.</param>
    /// <param name="company">The configuration that is there.</param>
    /// <param name="all">All that are asked for with it.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    /// <param name="arrives">Whether this is the second half.</param>
    /// <param name="root">The project folder, whose history knows who left without a plan.</param>
    public static IEnumerable<Bilingual> Of(
        MemberMove move, SandboxConfig company, IReadOnlyList<MemberMove> all, DateOnly today, bool arrives, string root)
    {
        var shown = Excerpt.Of(move.Email);
        foreach (var (key, text) in new[] { ("email", move.Email), ("on", move.On ?? "2027-01-01") })
        {
            if (TypedValue.Read<PlannedMoves>($"moves[0].{key}", text).Problem is { } problem)
            {
                yield return move.At(new(
                    $"{key} {Behind(problem.Message.English)}; {problem.Fix.English}",
                    $"{key} {Behind(problem.Message.Japanese)}。{problem.Fix.Japanese}"), key);
            }
        }

        const int Month = 31;
        if (DateOnly.TryParse(move.On, CultureInfo.InvariantCulture, out var day) && day < today.AddDays(-Month)
            && !company.Moves.Any(plan => plan.IsOf(move.Email)))
        {
            yield return move.At(new(
                $"on {move.On} is more than a month ago; correct the year, or leave it out for a move at once",
                $"異動日 {move.On} は 1 か月以上前の日付です。年を確認してください。すぐに異動させる場合は省略します"), "on");
        }

        var known = company.Departments.Select(each => each.Id).ToList();
        foreach (var (key, id) in new[] { ("from", move.From), ("to", move.To) }.Where(each => !known.Contains(each.Item2)))
        {
            yield return move.At(
                id.Length > 0 ? company.NoDepartment(id)
                    : new($"{key} is missing: write the id of a department", $"{key} がありません。部門の id を書いてください"),
                key);
        }

        if (company.Departments.Any(each => each.Id == move.To && each.Status == DepartmentStatus.Closed))
        {
            yield return move.At(Said(MoveFault.Closed, move.To), "to");
        }
        else if (company.Departments.FirstOrDefault(each => each.Id == move.To) is { Period.End: var end }
            && end < (day > today ? day : today))
        {
            yield return move.At(
                new(
                    $"the period of {move.To} ends on {end:yyyy-MM-dd}, before the move; extend it first with `infrapoc department extend {move.To} --until DATE --reason TEXT`",
                    $"{move.To} の利用期間は異動日より前の {end:yyyy-MM-dd} に終わります。先に `infrapoc department extend {move.To} --until 日付 --reason 理由` で延長してください"),
                "to");
        }

        if (move.From == move.To)
        {
            yield return move.At(Said(MoveFault.SameDepartment, move.To), "to");
        }

        if (all.Count(each => each.Email.Equals(move.Email, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            yield return move.At(new($"{shown} is moved twice", $"{shown} が 2 回あります"));
        }

        var before = Before(move, company, today);
        var home = before?.To ?? company.Departments.FirstOrDefault(each => each.Addresses().Contains(move.Email.ToLowerInvariant()))?.Id;
        if (home is null && company.Moves.FirstOrDefault(plan => plan.IsOf(move.Email) && plan.Left is not null) is { } begun
            && (begun.From, begun.To) != (move.From, move.To))
        {
            yield return move.At(new(
                $"{shown} has left {begun.From} for {begun.To} already: finish that with `infrapoc department move-member --due --arrive`, and move on from {begun.To} afterwards",
                $"{shown} は {begun.To} へ移るため、すでに {begun.From} から除かれています。`infrapoc department move-member --due --arrive` でその異動を完了した後、{begun.To} から改めて異動させてください"));
        }
        else if (!arrives && before is not null && home != move.From)
        {
            yield return move.At(new(
                $"{shown} is to move from {before.From} to {before.To} on {before.On:yyyy-MM-dd} already; name {before.To} with --from, or take that back with `infrapoc department move-member {shown} --cancel`",
                $"{shown} には {before.On:yyyy-MM-dd} に {before.From} から {before.To} への異動が予定されています。その後の異動なら --from に {before.To} を指定し、日付を変えるなら `infrapoc department move-member {shown} --cancel` で取り消してから予定し直してください"));
        }
        else if (!arrives && home != move.From && known.Contains(move.From))
        {
            var second = $"`infrapoc department move-member {shown} --from {move.From} --to {move.To} --arrive`";
            var mayArrive = home is null && !move.IsAfter(today) && HasLeft(move, company, root);
            yield return move.At(Said(MoveFault.NoMember(move.From, home), move.Email) + (mayArrive
                ? new($"; once leaving is deployed, {second}", $"。除いたことをデプロイした後なら、{second} を実行してください")
                : Bilingual.Empty));
        }
        else if (arrives && home is null && known.Contains(move.From) && !HasLeft(move, company, root))
        {
            yield return move.At(Said(MoveFault.NoMember(move.From, home), move.Email));
        }
        else if (arrives && home is not null && !move.IsAfter(today))
        {
            yield return move.At(home == move.To ? new($"{shown} is a member of {home} already; nothing is left to do", $"{shown} はすでに {home} のメンバーです。異動は完了しています") : new(
                $"{shown} is still a member of {home}; run the command without --arrive and deploy first",
                $"{shown} はまだ {home} のメンバーです。先に --arrive なしで実行し、デプロイしてください"));
        }
    }

    /// <summary>Whether the person was in the department once, as the plan or its file's history tells; true where neither can.</summary>
    private static bool HasLeft(MemberMove move, SandboxConfig company, string root) =>
        company.Moves.Any(plan => plan.IsOf(move.Email) && plan.From == move.From && plan.Left is not null)
        || (GitCheckout.Held(root, ConfigDraft.FileOf(move.From), move.Email) ?? true);

    /// <summary>The move that is planned for the person before one that is to come; null for none.</summary>
    private static PlannedMove? Before(MemberMove move, SandboxConfig company, DateOnly today) => move.IsAfter(today)
        ? company.Moves.LastOrDefault(each => each.IsOf(move.Email) && string.CompareOrdinal($"{each.On:yyyy-MM-dd}", move.On) < 0)
        : null;

    private static Bilingual Said(MoveFault fault, string value) =>
        new Bilingual($"{fault.Key} ", $"{fault.Key} ") + fault.What + Excerpt.Got(value) + new Bilingual($"; {fault.Fix.English}", $"。{fault.Fix.Japanese}");

    /// <summary>A message without the key at its beginning.</summary>
    private static string Behind(string message) => message[(message.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
