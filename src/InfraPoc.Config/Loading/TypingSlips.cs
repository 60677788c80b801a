using System.Text.RegularExpressions;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>
/// Finds what a Japanese keyboard slips into YAML: full-width characters (全角) where it wants half-width ones (半角), and no blank after a
/// colon. Its parsers take them for text, and report another line or nothing at all.
/// </summary>
internal static partial class TypingSlips
{
    private static readonly Lazy<HashSet<string>> Keys = new(() =>
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Add(typeof(Sandbox), keys);
        Add(typeof(ModelCatalogue), keys);
        Add(typeof(Department), keys);
        return keys;
    });

    /// <summary>Every such place, and the text as it was most likely meant, with every line where it was.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="text">The file.</param>
    /// <param name="isContent">True for a line that goes on with quoted or block text, where such characters are content.</param>
    /// <param name="isMalformed">True when the text is no YAML, so that what only looks like a slip is one.</param>
    public static (IReadOnlyList<ConfigProblem> Slips, string Meant) Find(
        string file, string text, Predicate<int> isContent, bool isMalformed)
    {
        var (slips, lines, previous) = (new List<ConfigProblem>(), text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'), "");
        for (var index = 0; index < lines.Length; index++)
        {
            if (isContent(index + 1))
            {
                continue;
            }

            if (In(lines[index], previous, isMalformed) is { } slip)
            {
                slips.Add(new ConfigProblem(file, index + 1, slip.At + 1, slip.Code, slip.Message, slip.Fix));
                lines[index] = slip.Meant;
            }

            previous = lines[index].Trim().Length > 0 ? lines[index] : previous;
        }

        return (slips, string.Join('\n', lines));
    }

    private sealed record Slip(int At, string Code, Bilingual Message, Bilingual Fix, string Meant);

    private static Slip? In(string line, string previous, bool isMalformed)
    {
        if (Space().Match(line) is { Success: true } space && (isMalformed || Keys.Value.Contains(space.Groups["key"].Value)))
        {
            return Value(space, new("after the colon of a key", "キーのコロンの後"));
        }

        if (Blank().Match(line) is { Success: true } blank)
        {
            var meant = Indented(line, previous);
            return FullWidth(
                blank, new("used to indent", "字下げ"), meant.Length == 0 ? null : $"\"{Excerpt.Of(meant, Excerpt.LongLine)}\"", meant);
        }

        if (Dash().Match(line) is { Success: true } dash)
        {
            var item = line[(dash.Index + dash.Length)..].Trim();
            return FullWidth(
                dash, new(
                    "where a list item starts",
                    "リストの項目の先頭"),
                $"\"- {Excerpt.Of(item)}\"", $"{line[..dash.Groups["bad"].Index]}- {item}");
        }

        if (Colon().Match(line) is { Success: true } colon
            && (isMalformed || Keys.Value.Contains(TextForm.HalfWidth(colon.Groups["key"].Value))))
        {
            return Value(colon, new("after a key", "キーの後"));
        }

        if (NoBlank().Match(line) is { Success: true } noBlank && Keys.Value.Contains(noBlank.Groups["key"].Value))
        {
            var (key, value) = (noBlank.Groups["key"].Value, line[noBlank.Length..]);
            return new Slip(
                noBlank.Length, "YML021",
                new($"there is no blank after the colon of \"{key}\"", $"\"{key}\" のコロンの後に空白がありません"),
                new($"did you mean \"{key}: {Excerpt.Of(value)}\"?", $"\"{key}: {Excerpt.Of(value)}\" のことですか？"),
                $"{line[..noBlank.Length]} {value}");
        }

        return isMalformed && Comment().Match(line) is { Success: true } comment
            ? FullWidth(comment, new("where a comment starts", "コメントの先頭"), "\"# ...\"", "")
            : null;

        Slip Value(Match match, Bilingual where)
        {
            var (key, value) = (TextForm.HalfWidth(match.Groups["key"].Value), line[(match.Index + match.Length)..].Trim());
            return FullWidth(
                match, where, $"\"{key}: {Excerpt.Of(value)}\"", $"{line[..match.Groups["key"].Index]}{key}: {value}");
        }
    }

    private static Slip FullWidth(Match match, Bilingual where, string? shown, string meant)
    {
        var bad = match.Groups["bad"];
        var code = Excerpt.CodeOf(bad.Value.EnumerateRunes().First(), "U+");
        return new Slip(
            bad.Index, "YML020",
            new(
                $"the full-width \"{Excerpt.Of(bad.Value)}\" (全角 {code}) is {where.English}",
                $"{where.Japanese}に全角の \"{Excerpt.Of(bad.Value)}\"（{code}）が使われています"),
            shown is null ? new("did you mean an empty line?", "空行のことですか？") : Suggestion.HalfWidth(shown),
            meant);
    }

    /// <summary>The line, indented as the one before it asks for.</summary>
    private static string Indented(string line, string previous)
    {
        var (written, above) = (Beginning().Replace(line, match => match.Groups["dash"].Success ? "- " : ""), previous.Trim());
        var deeper = above.EndsWith(':') || (above.StartsWith('-') && !written.StartsWith('-')) ? 2 : 0;
        return written.Length == 0 ? "" : $"{new string(' ', previous.Length - previous.TrimStart().Length + deeper)}{written}";
    }

    private static void Add(Type record, HashSet<string> keys)
    {
        foreach (var (key, constraints) in RecordShape.KeysOf(record))
        {
            _ = keys.Add(key);
            var type = RecordShape.ItemOf(constraints.Property.PropertyType) ?? constraints.Property.PropertyType;
            if (RecordShape.IsRecord(type))
            {
                Add(type, keys);
            }
        }
    }

    [GeneratedRegex(
        @"^[ \u3000]*(?<dash>-[ \u3000]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"^ *(- +)*-?(?<bad>\u3000)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(
        @"^ *(?<bad>[－ー‐−・･])(?=[ \u3000])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(
        @"^ *(- +)*(?<key>[A-Za-zＡ-Ｚａ-ｚ]+) *(?<bad>[：∶︓﹕])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colon();

    [GeneratedRegex(
        @"^ *(- +)*(?<key>[A-Za-z]+):(?<bad>\u3000)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    [GeneratedRegex(
        @"^ *(- +)*(?<key>[A-Za-z]+):(?=[^ \t\u3000])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoBlank();

    [GeneratedRegex(@"^ *(?<bad>＃)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
