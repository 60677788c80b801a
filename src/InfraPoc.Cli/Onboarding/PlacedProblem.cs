using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What is wrong with an answer, where it was written.</summary>
/// <param name="Place">How a message names the place; null for a place in the configuration.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record PlacedProblem(Bilingual? Place, ConfigProblem Problem)
{
    /// <summary>The answer that it is about; null where it is about none.</summary>
    public FormField? Field { get; init; }

    /// <summary>More are of one cause, such as a column in another form.</summary>
    private const int MaxShown = 100;

    /// <summary>The lines of a message: each problem, and that nothing was written.</summary>
    public static Bilingual Text(IReadOnlyList<PlacedProblem> problems)
    {
        var more = problems.Count - MaxShown;
        var shown = problems.Take(MaxShown).ToList();
        return new(
            string.Join(
                Environment.NewLine,
                [
                    .. shown.Select(problem => problem.Line(Language.English)), .. more > 0
                        ? new[] { $"{more} more problems are not shown." } : [],
                    $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}. Nothing was written.",
                ]),
            string.Join(
                Environment.NewLine,
                [
                    .. shown.Select(problem => problem.Line(Language.Japanese)), .. more > 0
                        ? new[] { $"残りの {more} 件は省略しました。" } : [],
                    $"問題が {problems.Count} 件あります。何も書き込んでいません。",
                ]));
    }

    /// <summary>The problem with its place.</summary>
    public string Line(Language language) =>
        Place is null ? Problem.In(language) : $"{Place.In(language)}: error {Problem.Code}: {Said(language)}";

    /// <summary>The same without place and code.</summary>
    public string Said(Language language)
    {
        // What the configuration says of a problem, behind its place.
        var whole = Problem.In(language);
        return whole[(whole.IndexOf($" {Problem.Code}: ", StringComparison.Ordinal) + Problem.Code.Length + 3)..];
    }
}
