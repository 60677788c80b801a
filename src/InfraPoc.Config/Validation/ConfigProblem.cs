namespace InfraPoc.Config.Validation;

/// <summary>One thing that is wrong in the configuration, where, and how to put it right.</summary>
/// <param name="File">File relative to the project folder, with forward slashes.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Stable code, for example <c>DEP014</c>.</param>
/// <param name="Message">What is wrong, with the value received.</param>
/// <param name="Fix">What to write instead, without a final period.</param>
public sealed record ConfigProblem(string File, int Line, int Column, string Code, string Message, string Fix)
{
    /// <summary><c>file:line:column: error CODE: message; fix.</c> A fix that is a question ends as it is.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: error {Code}: {Message}; {Fix}{(Fix.EndsWith('?') ? "" : ".")}";

    /// <summary>A line for each problem and one with their number; nothing where there are none.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ConfigProblem> problems) => problems.Count == 0 ? [] :
    [
        .. problems.Select(problem => problem.ToString()),
        $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")} in config/. Nothing was synthesized or deployed.",
    ];
}
