using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// What must hold of planned moves: departments exist, and each person is, on the day, where the move begins. What a change of another file
/// breaks is a warning: a plan that cannot be carried out holds up nothing else.
/// </summary>
internal static class MoveRules
{
    /// <summary>Days after which a half that was not done is spoken of.</summary>
    private const int Patience = 7;

    /// <summary>The rules.</summary>
    /// <param name="file">The moves.</param>
    /// <param name="sandbox">The sandbox's file.</param>
    /// <param name="departments">The departments' files that could be read.</param>
    /// <param name="ids">The departments there are, readable or not.</param>
    /// <param name="today">A day of the sandbox's time zone, for warnings.</param>
    public static void Check(
        BoundFile<PlannedMoves> file, BoundFile<Sandbox>? sandbox, IReadOnlyList<BoundFile<Department>> departments,
        IReadOnlyList<string> ids, DateOnly today)
    {
        var moves = file.Value.Moves;
        if (moves.Count > 0 && sandbox?.Value.IdentityCenter.Users == UserSource.External && sandbox.IsBound("identityCenter.users"))
        {
            file.Report(
                "MOV001", "moves",
                new(
                    "does not go with identityCenter.users: external, where the identity provider manages members",
                    "は identityCenter.users: external では書けません。メンバーは ID プロバイダーが管理します"),
                new("move people between its groups, and remove the file", "グループの所属をそちらで変更し、このファイルを削除してください"));
            return;
        }

        file.RequireUnique(
            "MOV002", "moves", ".on", moves, move => (move.Email.ToLowerInvariant(), move.On),
            new("is the day of another move of the same person", "には同じ人の別の異動があります"),
            new("keep one of the two", "どちらかを削除してください"), ".email");
        // A file that could not be read may be the one with a person.
        var areKnown = departments.Count == ids.Count && departments.All(department => department.IsBound("members"));
        foreach (var (index, move) in moves.Index())
        {
            var path = $"moves[{index}]";
            foreach (var (key, id) in new[] { ("from", move.From), ("to", move.To) })
            {
                file.Expect(
                    "MOV003", $"{path}.{key}", () => ids.Contains(id),
                    new("is not a department of config/departments", "は config/departments にない部門です"),
                    Suggestion.Fix(id, ids, new("write the id of one", "部門の id を書いてください")));
            }

            file.Require(
                "MOV004", $"{path}.to", () => move.To != move.From,
                MoveFault.SameDepartment.What, MoveFault.SameDepartment.Fix, $"{path}.from");
            file.Require(
                "MOV005", $"{path}.left", () => move.Left is null || move.Left >= move.On,
                new("is before the day of the move", "が異動日より前です"),
                new("remove it; the command writes it", "削除してください。コマンドが書き込みます"), $"{path}.on");
            People(file, path, move, areKnown ? departments : null);
            Target(file, path, move, departments);
            Overdue(file, path, move, today);
        }
    }

    /// <summary>Where the person is when the move begins: in its department today, or where the move before it ends.</summary>
    private static void People(
        BoundFile<PlannedMoves> file, string path, PlannedMove move, IReadOnlyList<BoundFile<Department>>? departments)
    {
        var before = file.Value.Moves.Where(other => other.IsOf(move.Email) && other.On < move.On).MaxBy(other => other.On);
        if (before is not null)
        {
            file.Require(
                "MOV006", $"{path}.from", () => before.To == move.From,
                new(
                    $"is not where the person is after the move of {before.On:yyyy-MM-dd}, which comes first",
                    $"が、先に行われる {before.On:yyyy-MM-dd} の異動の異動先と違います"),
                new($"write {Excerpt.Of(before.To)}, or remove one of the two", $"{Excerpt.Of(before.To)} と書くか、どちらかを削除してください"), "moves");
            file.Require(
                "MOV007", $"{path}.left", () => move.Left is null,
                new("does not go with another move that comes first", "がありますが、先に行われる異動が済んでいません"),
                new("remove it; the command writes it", "削除してください。コマンドが書き込みます"), "moves");
            return;
        }

        if (departments is null)
        {
            return;
        }

        var address = move.Email.ToLowerInvariant();
        var home = departments.FirstOrDefault(department => department.Value.Addresses().Contains(address))?.Value.Id;
        if (move.Left is not null)
        {
            file.Expect(
                "MOV007", $"{path}.left", () => home is null,
                new($"does not go with the person being a member of {home}", $"がありますが、まだ {home} のメンバーです"),
                home == move.To
                    ? new("remove the whole move, which is done", "異動は済んでいます。この異動を削除してください")
                    : new("remove left, or the person from the department's file", "left を削除するか、部門のファイルからこの人を削除してください"),
                $"{path}.email");
            return;
        }

        var fault = MoveFault.NoMember(move.From, home);
        file.Expect(
            "MOV008", $"{path}.email", () => home == move.From || departments.All(department => department.Value.Id != move.From),
            fault.What, fault.Fix, $"{path}.from");
    }

    private static void Target(
        BoundFile<PlannedMoves> file, string path, PlannedMove move, IReadOnlyList<BoundFile<Department>> departments)
    {
        if (departments.FirstOrDefault(department => department.Value.Id == move.To) is not { } target || !target.IsBound("status"))
        {
            return;
        }

        file.Expect(
            "MOV009", $"{path}.to", () => target.Value.Status != DepartmentStatus.Closed, MoveFault.Closed.What, MoveFault.Closed.Fix);
        file.Expect(
            "MOV010", $"{path}.on",
            () => !target.IsBound("period") || target.Value.Status == DepartmentStatus.Closed || move.On <= target.Value.Period.End,
            new(
                $"is after the period of {move.To}, which ends on {target.Value.Period.End:yyyy-MM-dd}: nobody can call a model there",
                $"が、{move.To} の期間が終わる {target.Value.Period.End:yyyy-MM-dd} より後です。異動先ではモデルを利用できません"),
            new("have the period extended, or remove the move", "期間を延長してもらうか、異動を削除してください"), $"{path}.to");
    }

    private static void Overdue(BoundFile<PlannedMoves> file, string path, PlannedMove move, DateOnly today)
    {
        file.Expect(
            "MOV011", $"{path}.on", () => move.On <= today.AddYears(1),
            new("is more than a year ahead", "が 1 年以上先です"),
            new("correct the year, or keep it if it is meant", "年を確認してください。正しければ、このままで構いません"));
        file.Expect(
            "MOV012", $"{path}.on", () => move.Left is not null || move.On.AddDays(Patience) >= today,
            new("is over, and the person has not left", "を過ぎていますが、まだ異動元から除いていません"),
            new(
                "run `infrapoc department move-member --due`, or remove the move",
                "`infrapoc department move-member --due` を実行するか、異動を削除してください"),
            $"{path}.left");
        file.Expect(
            "MOV013", $"{path}.left", () => move.Left is not { } left || left.AddDays(Patience) >= today,
            new("is long ago, and the person is in no department since", "から日数がたっていますが、まだ異動先に加えていません"),
            new(
                "once it is deployed, run `infrapoc department move-member --due --arrive`",
                "デプロイが済んでいれば、`infrapoc department move-member --due --arrive` を実行してください"));
    }
}
