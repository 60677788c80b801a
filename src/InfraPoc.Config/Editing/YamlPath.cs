using System.Globalization;
using System.Text.RegularExpressions;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>The keys and indexes of a path, such as <c>useCases[0].name</c>: a string for a key, an int for an item.</summary>
internal static partial class YamlPath
{
    public static IReadOnlyList<object> Of(string path)
    {
        if (!Form().IsMatch(path))
        {
            throw new EditException(new(
                $"\"{Excerpt.Of(path)}\" names no key; write it as in messages, e.g. budget.monthly or members[0].",
                $"「{Excerpt.Of(path)}」はキーの書き方ではありません。budget.monthly や members[0] のように書いてください。"));
        }

        return
        [
            .. Part().Matches(path).Select(part => part.Groups["index"] is { Success: true } index
                ? int.Parse(index.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : (object)part.Groups["key"].Value),
        ];
    }

    [GeneratedRegex(
        @"^[A-Za-z][A-Za-z0-9]*((\.[A-Za-z][A-Za-z0-9]*)|\[[0-9]{1,4}\]){0,16}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"(?<key>[A-Za-z0-9]+)(?=[.\[]|\z)|\[(?<index>[0-9]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
