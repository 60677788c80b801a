using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary>A person who changes departments, and how a message names the place where that is written.</summary>
/// <param name="Email">Whose address.</param>
/// <param name="From">The department that the person leaves.</param>
/// <param name="To">The department that the person joins.</param>
/// <param name="On">From which day; null for now.</param>
/// <param name="Place">The place; null on the command line and in the configuration.</param>
internal sealed record MemberMove(string Email, string From, string To, string? On, Bilingual? Place)
{
    /// <summary>What is asked: under its name as a column, under its heading in an issue form and a column.</summary>
    private static readonly IReadOnlyList<(string Name, Bilingual Heading)> Fields =
    [
        ("email", new("Address", "メールアドレス")),
        ("from", new("From department", "異動元")),
        ("to", new("To department", "異動先")),
        ("on", new("Day of the move", "異動日")),
    ];

    /// <summary>Whether its day is to come.</summary>
    public bool IsAfter(DateOnly today) => string.CompareOrdinal(On ?? "", $"{today:yyyy-MM-dd}") > 0;

    /// <summary>The places of single answers, where each has its own.</summary>
    public IReadOnlyDictionary<string, FormAnswer>? Answers { get; init; }

    /// <summary>A text behind the place of what it is about.</summary>
    public Bilingual At(Bilingual text, string field = "email") => (Answers?.GetValueOrDefault(field)?.Place ?? Place) is { } place
        ? new($"{place.English}: {text.English}", $"{place.Japanese}：{text.Japanese}") : text;

    /// <summary>A move of the configuration.</summary>
    public static MemberMove Of(PlannedMove move) => new(move.Email, move.From, move.To, $"{move.On:yyyy-MM-dd}", null);

    /// <summary>The people in a spreadsheet with the columns email, from, to and on.</summary>
    /// <exception cref="EditException">It is no such table.</exception>
    public static IReadOnlyList<MemberMove> Read(string path)
    {
        List<string> columns = [.. Fields.Select(field => field.Name)];
        var table = SpreadsheetTable.Read(path, written => IssueForm.Find(Fields, written), columns);
        foreach (var needed in columns.Take(3).Where(needed => !table.Columns.Contains(needed)))
        {
            throw new EditException(new(
                $"{table.Name}, row 1: column {needed} is missing; the columns are {string.Join(", ", columns)}.",
                $"{table.Name} の 1 行目：{needed} 列がありません。列：{string.Join("、", columns)}"));
        }

        return
        [
            .. table.Rows.Select(row =>
            {
                string Cell(string column) => table.Columns.ToList().IndexOf(column) is >= 0 and var index ? row.Cells[index] : "";
                return new MemberMove(
                    Cell("email"), Cell("from"), Cell("to"), Cell("on") is { Length: > 0 } day ? TypedValue.Day(day) : null,
                    new($"{table.Name}, row {row.Number}", $"{table.Name} の {row.Number} 行目"));
            }),
        ];
    }

    /// <summary>The person in an issue that was filled in as a form.</summary>
    /// <exception cref="EditException">It is no such form, or has no answer for a heading.</exception>
    public static MemberMove ReadIssue(string path)
    {
        var answers = IssueForm.Answers(path, Fields);
        var name = Path.GetFileName(path);
        return Fields.Where(field => !answers.ContainsKey(field.Name)).Select(field => field.Heading).ToList() is { Count: > 0 } missing
            ? throw new EditException(new(
                $"{name} has no answer for {string.Join(", ", missing.Select(heading => heading.English))}.",
                $"{name} に {string.Join("、", missing.Select(heading => heading.Japanese))} の回答がありません。"))
            : new(
                answers["email"].Text, answers["from"].Text, answers["to"].Text, TypedValue.Day(answers["on"].Text), answers["email"].Place)
            { Answers = answers };
    }
}
