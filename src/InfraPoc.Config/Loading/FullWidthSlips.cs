using System.Text.RegularExpressions;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>
/// Finds full-width characters (全角) where YAML wants half-width ones (半角). Its parsers take them for text, and report another line
/// or nothing at all.
/// </summary>
internal static partial class FullWidthSlips
{
    private static readonly Lazy<HashSet<string>> Keys = new(() =>
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Add(typeof(Sandbox), keys);
        Add(typeof(ModelCatalogue), keys);
        Add(typeof(Department), keys);
        return keys;
    });

    /// <summary>Every such place.</summary>
    /// <param name="file">How messages name the file.</param>
    /// <param name="text">The file.</param>
    /// <param name="isContent">True for a line that goes on with quoted or block text, where such characters are content.</param>
    /// <param name="isMalformed">True when the text is no YAML, so that what only looks like a slip is one.</param>
    public static IEnumerable<ConfigProblem> Find(string file, string text, Predicate<int> isContent, bool isMalformed)
    {
        var previous = "";
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (isContent(index + 1))
            {
                continue;
            }

            if (Space().Match(line) is { Success: true } space && (isMalformed || Keys.Value.Contains(space.Groups["key"].Value)))
            {
                var (key, value) = (space.Groups["key"].Value, Excerpt.Of(line[(space.Index + space.Length)..].Trim()));
                yield return Slip(index, space, "after the colon of a key", $"\"{key}: {value}\"");
            }
            else if (Blank().Match(line) is { Success: true } blank)
            {
                yield return Slip(index, blank, "used to indent", Indented(line, previous));
            }
            else if (Dash().Match(line) is { Success: true } dash)
            {
                var item = Excerpt.Of(line[(dash.Index + dash.Length)..].Trim());
                yield return Slip(index, dash, "where a list item starts", $"\"- {item}\"");
            }
            else if (Colon().Match(line) is { Success: true } colon
                && (isMalformed || Keys.Value.Contains(TextForm.HalfWidth(colon.Groups["key"].Value))))
            {
                var key = TextForm.HalfWidth(colon.Groups["key"].Value);
                var value = Excerpt.Of(line[(colon.Index + colon.Length)..].Trim());
                yield return Slip(index, colon, "after a key", $"\"{key}: {value}\"");
            }
            else if (isMalformed && Comment().Match(line) is { Success: true } comment)
            {
                yield return Slip(index, comment, "where a comment starts", "\"# ...\"");
            }

            previous = line.Trim().Length > 0 ? line : previous;
        }

        ConfigProblem Slip(int index, Match match, string where, string meant)
        {
            var bad = match.Groups["bad"];
            return new ConfigProblem(
                file, index + 1, bad.Index + 1, "YML020",
                $"the full-width \"{Excerpt.Of(bad.Value)}\" (全角 {Excerpt.CodeOf(bad.Value.EnumerateRunes().First(), "U+")}) is {where}",
                meant.StartsWith('"') ? $"did you mean {meant} in half-width characters (半角)?" : $"did you mean {meant}?");
        }
    }

    /// <summary>The line, indented as the one before it asks for.</summary>
    private static string Indented(string line, string previous)
    {
        var (written, above) = (Beginning().Replace(line, match => match.Groups["dash"].Success ? "- " : ""), previous.Trim());
        var deeper = above.EndsWith(':') || (above.StartsWith('-') && !written.StartsWith('-')) ? 2 : 0;
        return written.Length == 0
            ? "an empty line"
            : $"\"{new string(' ', previous.Length - previous.TrimStart().Length + deeper)}{Excerpt.Of(written)}\"";
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

    [GeneratedRegex(@"^ *(?<bad>＃)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
