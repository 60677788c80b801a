using System.Globalization;

namespace InfraPoc.Cli.Reports;

/// <summary>Text of the configuration within a Markdown document.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// The text with every character escaped that Markdown or HTML would take for markup, so that it reads as it was written.
    /// </summary>
    public static string Escape(string text) =>
        string.Concat(
            text.Select(character => "\\`*_[]<>|#~&!".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"));

    /// <summary>A text of our own, in which code stays code.</summary>
    public static string Prose(string text) =>
        string.Join('`', text.Split('`').Select((part, index) => index % 2 == 0 ? Escape(part) : part));

    /// <summary>Text on one line, in which what nobody sees is a blank.</summary>
    public static string Line(string text) => string.Concat(text.Select(character =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator ? ' ' : character));

    /// <summary>A table with a heading row.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) =>
        [Row(heads), Row([.. heads.Select(_ => "---")]), .. rows.Select(Row)];

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
