using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>
/// What somebody does who is notified of an alarm. The first step is part of the alarm's own text; all of it is the alarm's section in
/// both runbooks, where <c>&lt;name&gt;</c> and <c>&lt;Name&gt;</c> stand for the sandbox's name and the prefix of its stacks.
/// </summary>
/// <param name="Id">Id of the alarm.</param>
/// <param name="Severity">How soon.</param>
/// <param name="First">The first step, one sentence that needs no link.</param>
/// <param name="Check">What to look at next; at most five minutes together with the first step.</param>
/// <param name="Do">What ends it.</param>
/// <param name="Harmless">When it means nothing.</param>
/// <param name="Permissions">IAM actions that the steps need, besides reading logs and deploying.</param>
internal sealed record AlarmGuide(
    string Id, AlarmSeverity Severity, Bilingual First, Bilingual Check, Bilingual Do, Bilingual Harmless,
    params IReadOnlyList<string> Permissions)
{
    /// <summary>Where to look, and a query of Logs Insights to paste; null for the events that the alarm watches.</summary>
    public AlarmQuery? Query { get; init; }
}
