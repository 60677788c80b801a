using System.Text;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>
/// The forms in which one text can be written: full width (全角) and half width (半角), composed and decomposed. The parts of Unicode
/// normalization that Japanese keyboards and file systems bring about, because .NET normalizes nothing in its invariant mode.
/// </summary>
internal static class TextForm
{
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const char FirstHalfKatakana = '｡';
    private const char VoicedMark = 'ﾞ';
    private const char SemiVoicedMark = 'ﾟ';

    private const string Katakana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>
    /// Characters that look like another in most fonts, in upper case, and under each the one it is compared as: Cyrillic, Greek, long s,
    /// dashes, katakana that are the strokes of a kanji, hiragana that are those of a katakana.
    /// </summary>
    private const string LookAlike = "АВЕКМНОРСТХЅІЈУΑΒΕΖΗΙΚΜΝΟΡΤΥΧſı−‐‑‒–—―ー一エオカタトニハロへべぺり";
    private const string Compared = "ABEKMHOPCTXSIJYABEZHIKMNOPTYXSI---------工才力夕卜二八口ヘベペリ";

    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>Ideographs of the compatibility block that are not another character's double.</summary>
    private const string Unified = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩";

    /// <summary>True for what a Japanese keyboard gives for a half-width letter, digit, sign or blank.</summary>
    public static bool IsFullWidth(char character) => Typed(character) != character;

    /// <summary>The text with half-width letters, digits, signs and blanks, for values that have no Japanese characters.</summary>
    public static string HalfWidth(string text) => string.Concat(text.Select(Typed)).Trim(' ');

    /// <summary>What is the same for texts that people read as the same: without width, case, joiners and variants, and with
    /// one of the characters that look alike.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder();
        var seen = text.EnumerateRunes().Where(rune => !Excerpt.IsInvisible(rune) && !IsVariation(rune));
        foreach (var rune in seen.Select(Rune.ToUpperInvariant))
        {
            switch (rune.Value)
            {
                case VoicedMark when folded.Length > 0 && (folded[^1] == 'ウ' || folded[^1] is >= 'カ' and <= 'ホ'):
                    folded[^1] = folded[^1] == 'ウ' ? 'ヴ' : (char)(folded[^1] + 1);
                    break;
                case SemiVoicedMark when folded.Length > 0 && folded[^1] is >= 'ハ' and <= 'ホ':
                    folded[^1] = (char)(folded[^1] + 2);
                    break;
                case >= '①' and <= '⑳':
                    _ = folded.Append(rune.Value - '①' + 1);
                    break;
                case >= 'Ⅰ' and <= 'Ⅻ':
                    _ = folded.Append(Roman[rune.Value - 'Ⅰ']);
                    break;
                case '㈱':
                    _ = folded.Append("(株)");
                    break;
                case '㈲':
                    _ = folded.Append("(有)");
                    break;
                case >= FirstHalfKatakana and < VoicedMark:
                    _ = folded.Append(Katakana[rune.Value - FirstHalfKatakana]);
                    break;
                default:
                    _ = folded.Append(string.Concat(rune.ToString().Select(HalfWidth)));
                    break;
            }
        }

        return string.Concat(folded.ToString().Select(character =>
            LookAlike.IndexOf(character, StringComparison.Ordinal) is >= 0 and var place ? Compared[place] : character));
    }

    /// <summary>The same, and with one of the letters and digits that only some fonts tell apart: l, I and 1, O and 0.</summary>
    public static string Alike(string text) =>
        Folded(string.Concat(HalfWidth(text).Select(each => each is 'I' or '1' or '|' ? 'l' : each is '0' ? 'O' : each)));

    /// <summary>The first character that has a composed or ordinary form, which this text does not use; or null.</summary>
    public static Rune? Decomposed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var isDecomposed = rune.Value switch
            {
                // Marks that combine, and parts of Hangul syllables.
                0x3099 or 0x309A or (>= 0x0300 and <= 0x036F) or (>= 0x1100 and <= 0x11FF) => true,

                // Doubles of other characters, among them the radicals that copying from a PDF file gives for ideographs.
                (>= 0x2E80 and <= 0x2FDF) or (>= 0x2F800 and <= 0x2FA1F) or 0x2126 or 0x212A or 0x212B or 0x2329 or 0x232A => true,
                (>= 0x0958 and <= 0x095F) or (>= 0xFB1D and <= 0xFB4F) => true,
                >= 0xF900 and <= 0xFAFF => !Unified.Contains((char)rune.Value, StringComparison.Ordinal),
                _ => false,
            };
            if (isDecomposed)
            {
                return rune;
            }
        }

        return null;
    }

    /// <summary>Whether a variation selector stands where it changes no character, so that nobody sees it.</summary>
    public static bool HasStraySelector(string text)
    {
        var mayVary = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVariation(rune) && !mayVary)
            {
                return true;
            }

            mayVary = !IsVariation(rune) && !Rune.IsWhiteSpace(rune);
        }

        return false;
    }

    private static char Typed(char character) => character switch
    {
        'ー' or '−' or '‐' or '‑' or '–' or '—' => '-',
        '。' => '.',
        '、' => ',',
        _ => HalfWidth(character),
    };

    /// <summary>A selector of a character's variant, such as of an old form of a name's kanji.</summary>
    public static bool IsVariation(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static char HalfWidth(char character) => character switch
    {
        '　' => ' ',
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FirstFullWidth + '!'),
        _ => character,
    };
}
