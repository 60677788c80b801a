using System.Text;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config;

/// <summary>Confidential terms as regular expressions: as many alternatives in each as fit.</summary>
/// <remarks>
/// A guardrail's word filter does not read Japanese, its regular expressions do. A term is found in longer words too, and
/// Latin letters are found in upper and lower case. AWS documents no flag for that, so every letter becomes a class.
/// </remarks>
public static class ConfidentialTerms
{
    private const string Metacharacters = @"\^$.|?*+()[]{}";

    /// <summary>Regular expressions that are left for terms beside those for personal information.</summary>
    public static int RegexesLeft(GuardrailProfile profile) =>
        GuardrailRegex.MaximumCount - profile.PersonalInformation.Sum(information => JapaneseNumbers.For(information.Type).Count);

    /// <summary>
    /// The regular expressions for a list of terms, the same in whatever order they are listed. A term listed twice counts once.
    /// </summary>
    public static IReadOnlyList<GuardrailRegex> Pack(IEnumerable<string> terms)
    {
        var regexes = new List<StringBuilder>();
        foreach (
            var pattern in terms
                .Select(Pattern).Distinct(StringComparer.Ordinal).OrderByDescending(pattern => pattern.Length)
                .ThenBy(pattern => pattern, StringComparer.Ordinal))
        {
            if (regexes.Find(regex => regex.Length + 1 + pattern.Length <= GuardrailRegex.MaximumLength) is { } roomy)
            {
                _ = roomy.Append('|').Append(pattern);
            }
            else
            {
                regexes.Add(new StringBuilder(pattern));
            }
        }

        return
        [
            .. regexes.Select(
                (regex, index) =>
                    new GuardrailRegex($"confidential-terms-{index + 1}", "Confidential terms of the company", regex.ToString())),
        ];
    }

    /// <summary>How many terms, from the start of the list, fit into a number of regular expressions.</summary>
    public static int Fitting(IReadOnlyList<string> terms, int regexes)
    {
        var fitting = terms.Count;
        while (fitting > 0 && Pack(terms.Take(fitting)).Count > regexes)
        {
            fitting--;
        }

        return fitting;
    }

    /// <summary>The terms that the word filter can look for as well, which reads English.</summary>
    public static IReadOnlyList<string> English(IEnumerable<string> terms) =>
        [.. terms.Where(term => term.All(char.IsAscii)).DistinctBy(Pattern, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The pattern that finds one term: at most four characters for each of the term's.</summary>
    public static string Pattern(string term) => string.Concat(term.EnumerateRunes().Select(rune =>
        TextForm.IsVariation(rune) ? Optional(rune) : rune.IsBmp ? Pattern((char)rune.Value) : rune.ToString()));

    /// <summary>A selector that a term has, such as of an old form of a kanji, may be missing where the term is used.</summary>
    private static string Optional(Rune selector) => selector.IsBmp ? $"{selector}?" : $"(?:{selector})?";

    private static string Pattern(char character) => character switch
    {
        _ when char.IsAsciiLetter(character) => $"[{char.ToUpperInvariant(character)}{char.ToLowerInvariant(character)}]",
        >= 'Ａ' and <= 'Ｚ' => $"[{character}{(char)(character + FullWidthCase)}]",
        >= 'ａ' and <= 'ｚ' => $"[{(char)(character - FullWidthCase)}{character}]",
        ' ' or '　' => "[ 　]",
        _ when Metacharacters.Contains(character, StringComparison.Ordinal) => $@"\{character}",
        _ => character.ToString(),
    };

    private const int FullWidthCase = 'ａ' - 'Ａ';
}
