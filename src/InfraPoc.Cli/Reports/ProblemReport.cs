using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Reports;

/// <summary>One problem of the configuration, in one language.</summary>
/// <param name="File">File relative to the project folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is wrong, with the value received.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Severity">What follows from it.</param>
internal sealed record ProblemReport(
    string File, int Line, int Column, string Code, string Message, string Fix, ProblemSeverity Severity)
{
    public static ProblemReport Of(ConfigProblem problem, Language language) => new(
        problem.File, problem.Line, problem.Column, problem.Code, problem.Message.In(language), problem.Fix.In(language), problem.Severity);
}
