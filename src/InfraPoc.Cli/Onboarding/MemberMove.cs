using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>A person who changes departments, and how a message names the place where that is written.</summary>
/// <param name="Email">Whose address.</param>
/// <param name="From">The department that the person leaves.</param>
/// <param name="To">The department that the person joins.</param>
/// <param name="On">From which day; null for now.</param>
/// <param name="Place">The place; null on the command line.</param>
internal sealed record MemberMove(string Email, string From, string To, string? On, Bilingual? Place)
{
    private static readonly string[] Columns = ["email", "from", "to", "on"];

    private static readonly string[] Japanese = ["メールアドレス", "異動元", "異動先", "異動日"];

    /// <summary>The people in a spreadsheet with the columns email, from, to and on.</summary>
    /// <exception cref="Config.Editing.EditException">It is no such table.</exception>
    public static IReadOnlyList<MemberMove> Read(string path)
    {
        var table = SpreadsheetTable.Read(path, Column, Columns);
        foreach (var needed in Columns.Take(3).Where(needed => !table.Columns.Contains(needed)))
        {
            throw new Config.Editing.EditException(new(
                $"{table.Name}, row 1: column {needed} is missing; the columns are {string.Join(", ", Columns)}.",
                $"{table.Name} の 1 行目：{needed} 列がありません。列：{string.Join("、", Columns)}"));
        }

        return
        [
            .. table.Rows.Select(row =>
            {
                string Cell(string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var index ? row.Cells[index] : "";
                return new MemberMove(
                    Cell("email"), Cell("from"), Cell("to"), Cell("on") is { Length: > 0 } day ? day : null,
                    new($"{table.Name}, row {row.Number}", $"{table.Name} の {row.Number} 行目"));
            }),
        ];
    }

    private static string? Column(string written) =>
        Columns.FirstOrDefault(column => column.Equals(written, StringComparison.OrdinalIgnoreCase))
        ?? (Array.IndexOf(Japanese, written) is >= 0 and var index ? Columns[index] : null);
}
