using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>
/// A CSV file (RFC 4180) as spreadsheets save it: separated by commas, semicolons or tabs, with a first row of column names. Read
/// strictly: what is no such file is refused with its row, and never guessed at.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Columns">The column names.</param>
/// <param name="Rows">The rows that are not empty: their number in the spreadsheet, and their cells.</param>
internal sealed record SpreadsheetTable(string Name, IReadOnlyList<string> Columns,
    IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> Rows)
{
    private const int MaxRows = 10_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columnOf">The name under which a column is known, or null.</param>
    /// <param name="known">The names of columns, for a message.</param>
    /// <exception cref="EditException">It is no such table; the message has row and column.</exception>
    public static SpreadsheetTable Read(string path, Func<string, string?> columnOf, IEnumerable<string> known)
    {
        var name = Path.GetFileName(path);
        var text = ForeignText.Read(path, mayBeOfExcel: true);
        var first = text.Split('\n')[0];
        var separator = ",;\t".MaxBy(candidate => first.Count(each => each == candidate));
        if (first.TrimEnd('\r') is ['s', 'e', 'p', '=', var named])
        {
            // Excel's own line, which it shows as no row.
            (text, separator) = (text[Math.Min(text.Length, first.Length + 1)..], named);
        }

        var records = Records(name, text, separator).ToList();
        var columns = records.DefaultIfEmpty([""]).First().Select((cell, index) => columnOf(cell) ?? throw Refused(
            name, 1, $"column {Letter(index)} \"{Excerpt.Of(cell)}\" is not known; the columns are {string.Join(", ", known)}",
            $"{Letter(index)} 列「{Excerpt.Of(cell)}」は使えません。使える列：{string.Join("、", known)}")).ToList();
        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Refused(name, 1, $"column \"{twice.Key}\" is there twice", $"列「{twice.Key}」が 2 回あります");
        }

        var rows = records.Index().Skip(1).Where(row => row.Item.Exists(cell => cell.Length > 0))
            .Select(row => row.Item.Count == columns.Count
            ? (row.Index + 1, (IReadOnlyList<string>)row.Item)
            : throw Refused(
                name, row.Index + 1,
                $"there are {row.Item.Count} cells for {columns.Count} columns; put a cell that holds a comma in quotes",
                $"列が {columns.Count} 列なのにセルが {row.Item.Count} 個あります。カンマを含むセルは引用符で囲んでください")).ToList();
        return rows.Count > 0
            ? new SpreadsheetTable(name, columns, rows)
            : throw Refused(name, 1, "there is no row below the names of columns", "列名の下に行がありません");
    }

    /// <summary>How a message names a cell.</summary>
    /// <param name="row">The row's number in the spreadsheet.</param>
    /// <param name="column">The column's name.</param>
    public Bilingual Place(int row, string column)
    {
        var index = Columns.ToList().IndexOf(column);
        var letter = index < 0 ? new Bilingual("", "") : new($" ({Letter(index)})", $"（{Letter(index)}）");
        return new($"{Name}, row {row}, column {column}{letter.English}", $"{Name} の {row} 行目、{column} 列{letter.Japanese}");
    }

    /// <summary>A column as spreadsheets name it.</summary>
    /// <param name="index">From 0.</param>
    public static string Letter(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{Letter((index / 26) - 1)}{Letter(index % 26)}";

    /// <summary>The cells of every row, without blanks around them.</summary>
    private static IEnumerable<List<string>> Records(string name, string text, char separator)
    {
        var isBad = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = $"{separator}",
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => isBad = true,
        });
        while (parser.Read())
        {
            List<string> cells = [];
            for (var column = 0; column < parser.Count; column++)
            {
                cells.Add(parser[column].Trim());
                if (isBad)
                {
                    throw Refused(
                        name, parser.Row, $"in column {Letter(column)} a quote is not closed, or stands within a cell; put the cell in quotes and double those in it",
                        $"{Letter(column)} 列の引用符が閉じていないか、セルの途中にあります。セルを引用符で囲み、中の引用符は 2 つ重ねてください");
                }
            }

            yield return parser.Row <= MaxRows + 1
                ? cells : throw Refused(name, parser.Row, $"there are more than {MaxRows} rows", $"{MaxRows} 行を超えています");
        }
    }

    private static EditException Refused(string name, int row, string english, string japanese) => new(
        new($"{name}, row {row}: {english}.", $"{name} の {row} 行目：{japanese}。"));
}
