using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Access;

/// <summary>The answer to a question, and who gave it.</summary>
/// <param name="Verdict">Yes, no, or that it depends.</param>
/// <param name="Decision">The policy and the statement that decide.</param>
/// <param name="Action">What was decided: of a call, that or the use of the guardrail that it passes.</param>
/// <param name="Resource">What was decided on: a call to a model is decided on its profile and on the model in each Region.</param>
/// <param name="Why">In one sentence.</param>
/// <param name="Judged">Which policies were asked, and which could refuse more.</param>
internal sealed record AccessAnswer(
    AccessVerdict Verdict, PolicyDecision Decision, string Action, string Resource, Bilingual Why, Bilingual Judged);
