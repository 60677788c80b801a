using System.Text.RegularExpressions;

namespace InfraPoc.Config.Tests.Guardrails;

public sealed class ConfidentialTermsTests
{
    [Theory]
    [InlineData("Orion")]
    [InlineData("プロジェクト朝霧")]
    [InlineData("Ｏｒｉｏｎ計画")]
    [InlineData("^a.b$c|d?e*f+g")]
    [InlineData(@"(x)[y]{2}\d\w")]
    [InlineData("a-b/c#d&e~f<g>\"'!=:,;%@`")]
    [InlineData("葛󠄀城 𠮷田")]
    public void Pack_AnyTerm_IsFoundAsItIsWrittenAndNotOtherwise(string term)
    {
        IsFound([term], term).ShouldBeTrue();
        IsFound([term], $"極秘の{term}について").ShouldBeTrue();
        IsFound([term], term[..^1]).ShouldBeFalse();
        IsFound([term], term[..1] + "＿" + term[1..]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Orion", "ORION orion oRiOn")]
    [InlineData("Ｏｒｉｏｎ", "ＯＲＩＯＮ ｏｒｉｏｎ")]
    [InlineData("Project Orion", "PROJECT　ORION")]
    public void Pack_LatinLetters_AreFoundInBothCases(string term, string text) =>
        text.Split(' ').ShouldAllBe(word => IsFound(new[] { term }, word));

    [Theory]
    [InlineData("葛\U000E0100城計画", "葛城計画")]
    [InlineData("☎\uFE0F作戦", "☎作戦")]
    public void Pack_SelectorOfTheTerm_MayBeMissingInTheText(string term, string text) => IsFound([term], text).ShouldBeTrue();

    [Theory]
    [InlineData("a.c", "abc")]
    [InlineData("ab+", "abb")]
    [InlineData("[ab]", "a")]
    [InlineData("a|b", "a")]
    public void Pack_Metacharacters_MeanThemselves(string term, string text) => IsFound([term], text).ShouldBeFalse();

    [Fact]
    public void Pattern_EveryAsciiCharacter_IsALetterClassOrEscapedOnlyIfAMetacharacter()
    {
        var characters = Enumerable
            .Range('!', '~' - '!' + 1).Select(code => ((char)code).ToString()).Where(text => !char.IsAsciiLetter(text[0]));

        string.Concat(characters.Where(text => ConfidentialTerms.Pattern(text) != text)).ShouldBe(@"$()*+.?[\]^{|}");
        ConfidentialTerms.Pattern("a. B　霧").ShouldBe(@"[Aa]\.[ 　][Bb][ 　]霧");
    }

    [Fact]
    public void Pack_TermsOf100Characters_FitOneToARegex()
    {
        var terms = new[] { new string('a', 100), new string('b', 100) };

        var regexes = ConfidentialTerms.Pack(terms);

        regexes.Select(regex => regex.Pattern.Length).ShouldBe([400, 400]);
        regexes.Select(regex => regex.Name).ShouldBe(["confidential-terms-1", "confidential-terms-2"]);
        terms.ShouldAllBe(term => IsFound(terms, term.ToUpperInvariant()));
    }

    [Theory]
    [InlineData(99, 1)] // 4 * 100 for the others with their separators, and 99: 499 + 1
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void Pack_Terms_FillARegexTo500CharactersAndNotBeyond(int last, int expected)
    {
        var terms = Enumerable.Range(0, 4).Select(number => $"{number}{new string('霧', 98)}").Append(new string('朝', last));

        ConfidentialTerms.Pack(terms).Count.ShouldBe(expected);
        ConfidentialTerms.Pack(terms).ShouldAllBe(regex => regex.Pattern.Length <= 500);
    }

    [Fact]
    public void Pack_OrderAndDoubles_MakeNoDifference() =>
        ConfidentialTerms.Pack(["朝霧", "Orion", "決算短信"]).ShouldBe(ConfidentialTerms.Pack(["決算短信", "ORION", "朝霧", "orion"]));

    [Fact]
    public void English_Terms_AreThoseInAsciiOnce() =>
        ConfidentialTerms.English(["朝霧", "Orion", "ORION", "Ｏｒｉｏｎ", "C++ plan"]).ShouldBe(["C++ plan", "Orion"]);

    private static bool IsFound(IEnumerable<string> terms, string text) =>
        ConfidentialTerms.Pack(terms).Any(regex => Regex.IsMatch(text, regex.Pattern, RegexOptions.NonBacktracking));
}
