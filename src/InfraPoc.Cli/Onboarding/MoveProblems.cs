using System.Globalization;
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
                    $"{key} {Behind(problem.Message.Japanese)}。{problem.Fix.Japanese}"));
            }
        }

        const int Month = 31;
        if (DateOnly.TryParse(move.On, CultureInfo.InvariantCulture, out var day) && day < today.AddDays(-Month)
            && !company.Moves.Any(plan => plan.IsOf(move.Email)))
        {
            yield return move.At(new(
                $"on {move.On} is more than a month ago; correct the year, or leave it out for a move at once",
                $"異動日 {move.On} は 1 か月以上前の日付です。年を確認してください。すぐに異動させる場合は省略します"));
        }

        var known = company.Departments.Select(each => each.Id).ToList();
        foreach (var id in new[] { move.From, move.To }.Where(id => !known.Contains(id)))
        {
            yield return move.At(new(
                $"there is no department \"{Excerpt.Of(id)}\"; there are: {string.Join(", ", known)}",
                $"部門「{Excerpt.Of(id)}」はありません（あるもの：{string.Join("、", known)}）"));
        }

        if (company.Departments.Any(each => each.Id == move.To && each.Status == DepartmentStatus.Closed))
        {
            yield return move.At(Said(MoveFault.Closed, move.To));
        }

        if (move.From == move.To)
        {
            yield return move.At(Said(MoveFault.SameDepartment, move.To));
        }

        if (all.Count(each => each.Email.Equals(move.Email, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            yield return move.At(new($"{shown} is moved twice", $"{shown} が 2 回あります"));
        }

        var home = Home(move, company, today);
        if (!arrives && home != move.From && known.Contains(move.From))
        {
            yield return move.At(Said(MoveFault.NoMember(move.From, home), move.Email) + (home is null && HasLeft(move, company, root)
                ? new("; once leaving is deployed, add --arrive", "。除いたことをデプロイした後なら、--arrive を付けてください") : Bilingual.Empty));
        }
        else if (arrives && home is null && known.Contains(move.From) && !HasLeft(move, company, root))
        {
            yield return move.At(Said(MoveFault.NoMember(move.From, home), move.Email));
        }
        else if (arrives && home is not null && !move.IsAfter(today))
        {
            yield return move.At(new(
                $"{shown} is still a member of {home}; run the command without --arrive and deploy first",
                $"{shown} はまだ {home} のメンバーです。先に --arrive なしで実行し、デプロイしてください"));
        }
    }

    /// <summary>Whether the person was in the department once, as the plan or its file's history tells; true where neither can.</summary>
    private static bool HasLeft(MemberMove move, SandboxConfig company, string root) =>
        company.Moves.Any(plan => plan.IsOf(move.Email) && plan.From == move.From && plan.Left is not null)
        || (GitCheckout.Held(root, ConfigDraft.FileOf(move.From), move.Email) ?? true);

    /// <summary>The department in which the person is when the move begins, as far as it is planned; null for none.</summary>
    private static string? Home(MemberMove move, SandboxConfig company, DateOnly today)
    {
        var before = move.IsAfter(today)
            ? company.Moves.LastOrDefault(each => each.IsOf(move.Email) && string.CompareOrdinal($"{each.On:yyyy-MM-dd}", move.On) < 0)
            : null;
        return before?.To ?? company.Departments.FirstOrDefault(each => each.Addresses().Contains(move.Email.ToLowerInvariant()))?.Id;
    }

    private static Bilingual Said(MoveFault fault, string value) =>
        new Bilingual($"{fault.Key} ", $"{fault.Key} ") + fault.What + Excerpt.Got(value) + new Bilingual($"; {fault.Fix.English}", $"。{fault.Fix.Japanese}");

    /// <summary>A message without the key at its beginning.</summary>
    private static string Behind(string message) => message[(message.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
