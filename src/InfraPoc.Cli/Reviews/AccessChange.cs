using InfraPoc.Controls;

namespace InfraPoc.Cli.Reviews;

/// <summary>A request that one side of a review may allow and the other refuses.</summary>
/// <param name="Principal">
/// Who asks, as the side has it on which it is there; null for anybody in the sandbox account who is no department's, whom only the
/// organization's policies bind.
/// </param>
/// <param name="Question">The request.</param>
/// <param name="IsAllowed">Whether it is allowed afterwards; before it was the contrary.</param>
internal sealed record AccessChange(DepartmentPrincipal? Principal, ReviewQuestion Question, bool IsAllowed);
