using System.Globalization;
using System.Text;

namespace InfraPoc.Spending;

/// <summary>Texts that people typed, as data within a message.</summary>
internal static class MessageText
{
    /// <summary>Amazon SNS takes subjects of less than 100 characters.</summary>
    public const int LongestSubject = 99;

    /// <summary>
    /// A text on one line: line breaks and control characters are blanks, broken characters are replaced, and what is too long is
    /// cut.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Its longest length in UTF-16 units.</param>
    public static string Line(string text, int longest = int.MaxValue)
    {
        StringBuilder line = new();
        foreach (var rune in text.EnumerateRunes())
        {
            _ = line.Append(IsBlank(rune) ? " " : rune.ToString());
        }

        var result = line.ToString().Trim();
        if (result.Length <= longest)
        {
            return result;
        }

        var cut = longest - 1;
        return $"{result[..(char.IsHighSurrogate(result[cut - 1]) ? cut - 1 : cut)]}…";
    }

    private static bool IsBlank(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
            && rune.Value != 0x200D;
}
