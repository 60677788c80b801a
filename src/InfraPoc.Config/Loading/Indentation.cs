using System.Text.RegularExpressions;

namespace InfraPoc.Config.Loading;

/// <summary>Finds tabs that indent, which YAML forbids and its parsers report at another place or not at all.</summary>
internal static partial class Indentation
{
    /// <summary>The first tab that indents a line, or null.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isContent">True for a line that goes on with quoted or block text, where a tab is content.</param>
    public static SourcePosition? FirstTab(string text, Predicate<int> isContent)
    {
        var line = 0;
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            line++;
            foreach (var tab in Indent().EnumerateMatches(written))
            {
                if (!isContent(line))
                {
                    return new SourcePosition(line, tab.Length);
                }
            }
        }

        return null;
    }

    /// <summary>Blanks and list dashes up to the first tab.</summary>
    [GeneratedRegex(@"^( |-(?=[ \t]))*\t", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indent();
}
