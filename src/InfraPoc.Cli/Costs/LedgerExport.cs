using System.Globalization;
using System.Text.Json;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config.Validation;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Costs;

/// <summary>What a department has spent, from a file with its rows of the ledger as <c>aws dynamodb query</c> prints them.</summary>
internal static class LedgerExport
{
    /// <summary>The command that writes the file, a line of a shell each; it needs AWS.</summary>
    /// <param name="department">Id of the department.</param>
    /// <param name="file">The file.</param>
    public static IReadOnlyList<string> Query(string department, string file) =>
    [
        "aws dynamodb query --table-name TABLE --consistent-read --output json \\",
        "  --key-condition-expression 'pk = :id' \\",
        $$$"""  --expression-attribute-values '{":id":{"S":"{{{LedgerKey.Use(department)}}}"}}' > {{{file}}}""",
    ];

    /// <summary>Reads a file, which must hold all rows of one department and no other's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="department">Id of the department.</param>
    /// <param name="calendar">The sandbox's calendar.</param>
    /// <param name="at">When it is asked for: nothing may have been spent later, because sums of months cannot be taken apart.</param>
    /// <exception cref="CommandException">It is no such file.</exception>
    /// <exception cref="Config.Editing.EditException">It cannot be read.</exception>
    public static LedgerRows Read(string path, string department, SandboxCalendar calendar, DateTimeOffset at)
    {
        var name = Excerpt.Of(Path.GetFileName(path));
        var rows = Rows(name, ForeignText.Read(path, mayBeOfExcel: false), department);
        var last = rows.Hours.Select(row => row.Hour).Concat(rows.Months.Select(row => MonthStart(row.Month, calendar)))
            .DefaultIfEmpty().Max();
        return last <= at
            ? rows
            : throw Refused(
                name, $"holds use of {calendar.Local(last):yyyy-MM-dd HH:mm}, which is after {calendar.Local(at):yyyy-MM-dd HH:mm}; ask for a later time",
                $"には {calendar.Local(last):yyyy-MM-dd HH:mm} の利用があり、指定した日時（{calendar.Local(at):yyyy-MM-dd HH:mm}）より後です。より後の日時を指定してください");
    }

    private static LedgerRows Rows(string name, string text, string department)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return LedgerRows.Of([.. Items(name, document.RootElement, department)]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Refused(name, "is not what `aws dynamodb query --output json` prints", "は `aws dynamodb query --output json` の出力ではありません");
        }
    }

    private static IEnumerable<(string Key, Func<string, string?> Number)> Items(string name, JsonElement root, string department)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Items", out var items)
            || items.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException();
        }

        var isFiltered = root.TryGetProperty("ScannedCount", out var scanned) && scanned.GetRawText() != $"{items.GetArrayLength()}";
        if (isFiltered || root.TryGetProperty("LastEvaluatedKey", out _) || root.TryGetProperty("NextToken", out _))
        {
            throw Refused(
                name, "holds a part of the rows; query without --no-paginate, --max-items, --limit and --filter-expression",
                "には一部の行しかありません。--no-paginate、--max-items、--limit、--filter-expression を付けずに実行してください");
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            var partition = Value(item, "pk", "S") ?? throw new FormatException();
            if (partition != LedgerKey.Use(department))
            {
                throw Refused(
                    name, $"holds rows of \"{Excerpt.Of(partition)}\", and not of \"{LedgerKey.Use(department)}\" alone",
                    $"には \"{LedgerKey.Use(department)}\" 以外の行（\"{Excerpt.Of(partition)}\"）があります");
            }

            var key = Value(item, "sk", "S") ?? throw new FormatException();
            if (!IsOfOurs(key))
            {
                throw Refused(
                    name, $"holds in row {index + 1} \"{Excerpt.Of(key)}\", which is neither an hour's nor a month's; export it again",
                    $"の {index + 1} 行目（\"{Excerpt.Of(key)}\"）が、時間ごとの行でも月ごとの行でもありません。出力し直してください");
            }

            if (!keys.Add(key))
            {
                throw Refused(
                    name, $"holds \"{Excerpt.Of(key)}\" twice, again in row {index + 1}; export it again",
                    $"に \"{Excerpt.Of(key)}\" が 2 回あります（2 回目は {index + 1} 行目）。出力し直してください");
            }

            yield return (key, number => Value(item, number, "N") is { } text ? Amount(text) : Missing(number));
        }

        // What a row has not is nothing, but for what it cost.
        static string? Missing(string number) => number == "micros" ? throw new FormatException() : null;
    }

    /// <summary>An attribute of a kind; null where the item has none of the name.</summary>
    private static string? Value(JsonElement item, string name, string kind) =>
        item.ValueKind != JsonValueKind.Object ? throw new FormatException()
        : !item.TryGetProperty(name, out var attribute) ? null
        : attribute.ValueKind == JsonValueKind.Object && attribute.TryGetProperty(kind, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException();

    /// <summary>Whether it is the key of an hour or a month, of a year in which there was a sandbox.</summary>
    private static bool IsOfOurs(string key) => LedgerKey.ReadHour(key) is { Hour.Year: >= 2020 and <= 2099 }
        || (LedgerKey.ReadMonth(key) is { } month && string.CompareOrdinal(month, "2020") > 0 && string.CompareOrdinal(month, "2100") < 0);

    /// <summary>Digits, and no more than can be added up: a million US dollars in millionths.</summary>
    private static string Amount(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000_000_000
            ? text
            : throw new FormatException();

    private static DateTimeOffset MonthStart(string month, SandboxCalendar calendar) =>
        calendar.Begin(DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static CommandException Refused(string name, string english, string japanese) =>
        CommandException.Misused(new($"{name} {english}.", $"{name} {japanese}。"));
}
