using InfraPoc.Iam;

namespace InfraPoc.Cli.Access;

/// <summary>One decision.</summary>
/// <param name="Department">The department's id.</param>
/// <param name="From">From where.</param>
/// <param name="Action">The action that was decided: the one asked for, or what it takes besides.</param>
/// <param name="Model">Alias of the model that is called; null for another resource.</param>
/// <param name="Resource">What was decided on.</param>
/// <param name="At">When.</param>
/// <param name="Stopped">Whether the brake has stopped the department.</param>
/// <param name="Decision">What the policies answer.</param>
/// <param name="Effect">How.</param>
/// <param name="Layer">The kind of policy that settled it.</param>
/// <param name="Policy">The policy; for an implicit deny, where nothing allows.</param>
/// <param name="Statement">The statement that decides, as it stands in the policy; null for an implicit deny.</param>
/// <param name="Why">In one sentence, in the session's language.</param>
/// <param name="Judged">Which policies were asked, and which could refuse more, in the session's language.</param>
internal sealed record AccessExplanation(
    string Department, AccessOrigin From, string Action, string? Model, string Resource, DateTimeOffset At, bool Stopped,
    AccessVerdict Decision, PolicyVerdict Effect, PolicyLayer Layer, string Policy, IReadOnlyDictionary<string, object>? Statement,
    string Why, string Judged);
