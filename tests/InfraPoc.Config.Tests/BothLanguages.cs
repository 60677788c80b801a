using System.Text.RegularExpressions;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Tests;

/// <summary>
/// That a problem says the same in both languages, as far as can be seen: words of each, and every value received. Every code occurs in
/// a test, and every test's problems come by here.
/// </summary>
internal static partial class BothLanguages
{
    public static ConfigResult Checked(ConfigResult result)
    {
        foreach (var problem in result.Problems.Concat(result.Warnings).Where(problem => problem.Code != "POL999"))
        {
            Check(problem, problem.Message);
            Check(problem, problem.Fix);
            Values(problem.Message.English).Except(Values(problem.Message.Japanese)).ShouldBeEmpty($"{problem.Code}: {problem.Message}");
            problem.In(Language.Japanese).ShouldStartWith($"{problem.File}:{problem.Line}:{problem.Column}: ");
            problem.In(Language.Japanese).ShouldMatch(@$" {problem.Code}: [^\n]+。[^\n]+[。？]\z");
        }

        return result;
    }

    private static void Check(ConfigProblem problem, Bilingual text)
    {
        JapaneseWord().IsMatch(Quoted().Replace(text.Japanese, "")).ShouldBeTrue($"{problem.Code} in Japanese: {text.Japanese}");
        JapaneseWord().IsMatch(Exempt().Replace(text.English, "")).ShouldBeFalse($"{problem.Code} in English: {text.English}");
    }

    private static IEnumerable<string> Values(string text) => Quoted().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[\u3040-\u309f]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JapaneseWord();

    [GeneratedRegex("\"(?:[^\"]*)\"(?=[ ,;.?)（）のとかを。、]|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    /// <summary>What people typed, and names of keys of a keyboard and examples, which are in Japanese whatever the language.</summary>
    [GeneratedRegex("\".*\"|\\([^)]*\\)|e\\.g\\. .*|it lacks .*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exempt();
}
