using System.Text.RegularExpressions;

namespace InfraPoc.Metering.Dashboards;

/// <summary>Text for the text widgets of a dashboard.</summary>
internal static partial class Markdown
{
    /// <summary>Half-width characters that fit a line of a text over the whole width on a small screen.</summary>
    private const int LineLength = 140;

    /// <summary>Text from a configuration file, so that it shows as it was written.</summary>
    public static string Plain(string text) => Special().Replace(text, @"\$0");

    /// <summary>A link where there is an address to link to; a path in the repository as it is.</summary>
    public static string Link(string text, string target) =>
        target.StartsWith("https://", StringComparison.Ordinal) ? $"[{text}]({target})" : $"{text} `{target}`";

    /// <summary>Rows a text needs: two lines take one, a row of a table or a heading takes one each, and one is for the margins.</summary>
    public static int HeightOf(string markdown)
    {
        var halves = 2;
        foreach (var line in markdown.Split('\n').Where(line => line.Length > 0))
        {
            halves += line[0] is '#' or '|' ? 2 : 1 + (ColumnsOf(line) / LineLength);
        }

        return (halves + 1) / 2;
    }

    /// <summary>Width in half-width characters; Japanese ones take two.</summary>
    public static int ColumnsOf(string text) => text.Sum(character => character < 0x1100 ? 1 : 2);

    [GeneratedRegex(@"[\\`*_\[\]<>|#]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Special();
}
