namespace InfraPoc.Config.Validation;

/// <summary>One thing that is wrong in the configuration, where, and how to put it right.</summary>
/// <param name="File">File relative to the project folder, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Stable code, for example <c>DEP014</c>.</param>
/// <param name="Message">What is wrong, with the value received.</param>
/// <param name="Fix">What to write instead, without a final period.</param>
/// <param name="Severity">What follows from it.</param>
public sealed record ConfigProblem(
    string File, int Line, int Column, string Code, Bilingual Message, Bilingual Fix, ProblemSeverity Severity = ProblemSeverity.Error)
{
    /// <summary>In English; see <see cref="In"/>.</summary>
    public override string ToString() => In(Language.English);

    /// <summary>
    /// <c>file:line:column: error CODE: message; fix.</c> in a language; what programs look for is the same in both. A fix that is a
    /// question ends as it is.
    /// </summary>
    public string In(Language language)
    {
        var severity = Severity == ProblemSeverity.Error ? "error" : "warning";
        var (and, end) = language == Language.Japanese ? ("。", "。") : ("; ", ".");
        var fix = Fix.In(language);
        return $"{File}:{Line}:{Column}: {severity} {Code}: {Message.In(language)}{and}{fix}{(fix[^1] is '?' or '？' ? "" : end)}";
    }

    /// <summary>A line for each problem, and one with their number; nothing where there are none.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ConfigProblem> problems, Language language)
    {
        var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        var warnings = problems.Count - errors;
        return
        [
            .. problems.Select(problem => problem.In(language)),
            .. warnings > 0 ? new[] { Warned(warnings).In(language) } : [],
            .. errors > 0 ? new[] { Refused(errors).In(language) } : [],
        ];
    }

    private static Bilingual Warned(int count) => new(
        $"{count} warning{(count == 1 ? "" : "s")} in config/.", $"config/ に警告が {count} 件あります。");

    private static Bilingual Refused(int count) => new(
        $"{count} problem{(count == 1 ? "" : "s")} in config/. Nothing was synthesized or deployed.",
        $"config/ に問題が {count} 件あります。合成もデプロイもしていません。");
}
