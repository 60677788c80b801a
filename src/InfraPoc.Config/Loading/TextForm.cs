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

    /// <summary>Ideographs of the compatibility block that are not another character's double.</summary>
    private const string Unified = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩";

    /// <summary>True for a full-width letter, digit, sign or blank that has a half-width one.</summary>
    public static bool IsFullWidth(char character) => character is (>= FirstFullWidth and <= LastFullWidth) or '　';

    /// <summary>The text with half-width letters, digits, signs and blanks.</summary>
    public static string HalfWidth(string text) => string.Concat(text.Select(HalfWidth));

    /// <summary>What is the same for texts that people read as the same: width, case, joiners and variants of characters left out.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !Excerpt.IsInvisible(rune) && !IsVariation(rune)))
        {
            switch (rune.Value)
            {
                case VoicedMark when folded.Length > 0 && (folded[^1] == 'ウ' || folded[^1] is >= 'カ' and <= 'ホ'):
                    folded[^1] = folded[^1] == 'ウ' ? 'ヴ' : (char)(folded[^1] + 1);
                    break;
                case SemiVoicedMark when folded.Length > 0 && folded[^1] is >= 'ハ' and <= 'ホ':
                    folded[^1] = (char)(folded[^1] + 2);
                    break;
                case >= FirstHalfKatakana and < VoicedMark:
                    _ = folded.Append(Katakana[rune.Value - FirstHalfKatakana]);
                    break;
                default:
                    _ = folded.Append(HalfWidth(Rune.ToUpperInvariant(rune).ToString()));
                    break;
            }
        }

        return folded.ToString();
    }

    /// <summary>The first character that has a composed or ordinary form, which this text does not use; or null.</summary>
    public static Rune? Decomposed(string text)
    {
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var isDecomposed = rune.Value switch
            {
                0x3099 or 0x309A or (>= 0x0300 and <= 0x036F) => before is not null,
                (>= 0x1100 and <= 0x11FF) or (>= 0x2F800 and <= 0x2FA1F) or 0x2126 or 0x212A or 0x212B => true,
                >= 0xF900 and <= 0xFAFF => !Unified.Contains((char)rune.Value, StringComparison.Ordinal),
                _ => false,
            };
            if (isDecomposed)
            {
                return rune;
            }

            before = rune;
        }

        return null;
    }

    private static bool IsVariation(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static char HalfWidth(char character) => character switch
    {
        '　' => ' ',
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FirstFullWidth + '!'),
        _ => character,
    };
}
