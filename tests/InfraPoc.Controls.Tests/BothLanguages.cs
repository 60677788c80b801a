using System.Text.RegularExpressions;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

/// <summary>What a control finds is said in English, and by another sentence in Japanese.</summary>
internal static partial class BothLanguages
{
    /// <summary>The violations, after a look at the text of each.</summary>
    public static IReadOnlyList<Violation> Of(IReadOnlyList<Violation> violations)
    {
        violations.Select(violation => violation.What).Where(what => !Is(what)).ShouldBeEmpty();
        return violations;
    }

    /// <summary>Whether one text is English and the other Japanese; names, values and what other programs say may stand in both.</summary>
    public static bool Is(Bilingual text)
    {
        return char.IsAscii(text.English[0])
            && Japanese().IsMatch(text.Japanese)
            && !English().IsMatch(Foreign().Replace(text.Japanese, ""));
    }

    [GeneratedRegex("（詳細：.*）|「[^」]*」|\"[^\"]*\"", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Foreign();

    [GeneratedRegex("[ぁ-ん]", RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    /// <summary>Three words of a sentence, and what stands in English for a value that is absent.</summary>
    [GeneratedRegex(@"\b[a-z]+ [a-z]+ [a-z]+\b|\b(?:nothing|nobody|everybody|absent)\b", RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
