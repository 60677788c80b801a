using InfraPoc.Cli.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>How planned moves are spoken of.</summary>
internal static class MoveWords
{
    public static readonly Bilingual Planned = new("Planned moves", "異動の予定");

    /// <summary>Who moves, from where, to where and when.</summary>
    public static string Line(PlannedMove move) => $"{move.Email} {move.From} → {move.To} {move.On:yyyy-MM-dd}";

    /// <summary>What a change plans, and what it takes back, carries out or changes.</summary>
    public static IReadOnlyList<ConfigChange> Changes(IReadOnlyList<PlannedMove> before, IReadOnlyList<PlannedMove> after) =>
    [
        .. from key in before.Concat(after).Select(move => (Email: move.Email.ToLowerInvariant(), move.From, move.To)).Distinct()
           let old = Days(before, key)
           let now = Days(after, key)
           where old != now
           select new ConfigChange($"{key.Email} {key.From} → {key.To}", old, now),
    ];

    private static string? Days(IReadOnlyList<PlannedMove> moves, (string Email, string From, string To) key)
    {
        var days = moves.Where(move => move.IsOf(key.Email) && move.From == key.From && move.To == key.To)
            .Select(move => $"{move.On:yyyy-MM-dd}{(move.Left is { } left ? $" ({left:yyyy-MM-dd} {key.From} → -)" : "")}").ToList();
        return days.Count == 0 ? null : string.Join(", ", days);
    }

    /// <summary>What is to do about it on a day; nothing before its day.</summary>
    public static Bilingual ToDo(PlannedMove move, DateOnly today) => move switch
    {
        { Left: { } left } => new(
            $": out of {move.From} since {left:yyyy-MM-dd}; once that is deployed, `infrapoc department move-member --due --arrive`",
            $"：{left:yyyy-MM-dd} に {move.From} から除きました。デプロイ後に `infrapoc department move-member --due --arrive` を実行してください"),
        _ when move.On <= today => new(
            ": due, `infrapoc department move-member --due`", "：異動日です。`infrapoc department move-member --due` を実行してください"),
        _ => Bilingual.Empty,
    };
}
