using System.Globalization;
using System.Text;

namespace InfraPoc.Config.Validation;

/// <summary>Shows text received from a file in one short line in which every character can be seen.</summary>
internal static class Excerpt
{
    /// <summary>Characters shown of a name or a parser's message, which are longer than values.</summary>
    public const int LongLine = 200;

    /// <summary>The text with invisible characters escaped, cut after <paramref name="maxLength"/> characters.</summary>
    public static string Of(string text, int maxLength = 60)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= maxLength)
            {
                return shown.Append('…').ToString();
            }

            _ = IsInvisible(rune) ? shown.Append(CodeOf(rune, "\\u")) : shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>The code point in hexadecimal after a prefix, for example <c>U+202E</c>.</summary>
    public static string CodeOf(Rune rune, string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{rune.Value:X4}");

    /// <summary>True for line breaks, control characters and what makes text read differently from what it is, such as U+202E.</summary>
    public static bool IsInvisible(Rune rune) => !IsJoiner(rune) && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Joiners are part of emoji and of some scripts.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
