using Amazon.CDK;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Guardrails;

/// <summary>
/// The guardrails of all departments, and the floor that applies to everybody in the account; deployed before any department.
/// </summary>
public sealed class GuardrailsStack : Stack
{
    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public GuardrailsStack(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(
            scope, names.GuardrailsStack,
            SandboxEnvironment.Props(sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: guardrails of all departments", protect: true))
    {
        var guardrails = sandbox.Guardrails;
        var publications = guardrails.Profiles.ToDictionary(
            profile => profile.Id,
            profile => new GuardrailPublication(this, profile, sandbox, names));
        _ = new GuardrailFloor(this, publications[guardrails.Floor]);
    }
}
