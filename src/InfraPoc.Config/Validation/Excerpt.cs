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

            _ = IsInvisible(rune) || rune.Value == IdeographicBlank ? shown.Append(Escape(rune)) : shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>A line of a file, whole, in which nothing steers the terminal that shows it.</summary>
    public static string Line(string line) => string.Concat(
        line.EnumerateRunes().Select(rune => IsInvisible(rune) && rune.Value != '\t' ? Escape(rune) : rune.ToString()));

    /// <summary>What follows a message on a text that was received.</summary>
    public static Bilingual Got(string text) => new($", got \"{Of(text)}\"", $"（\"{Of(text)}\" と書かれています）");

    /// <summary>As YAML escapes it.</summary>
    private static string Escape(Rune rune) => rune.IsBmp ? CodeOf(rune, "\\u") : CodeOf(rune, "\\U000");

    /// <summary>The code point in hexadecimal after a prefix, for example <c>U+202E</c>.</summary>
    public static string CodeOf(Rune rune, string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{rune.Value:X4}");

    /// <summary>
    /// True for line breaks, control characters, joiners, and what nobody can see or tell from a blank, such as U+00A0 and U+202E. What is
    /// left is what IAM Identity Center's identity store takes as a name.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        (Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned
            && rune.Value is not (' ' or IdeographicBlank))
        || IsFiller(rune);

    /// <summary>True for joiners, which are part of emoji and of some scripts.</summary>
    public static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private const int IdeographicBlank = 0x3000;

    /// <summary>Letters and signs that are drawn as nothing, and the one that stands for a character that was lost.</summary>
    private static bool IsFiller(Rune rune) => rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0 or 0xFFFC or 0xFFFD;
}
