using Amazon.CDK;
using Constructs;
using InfraPoc.Access;
using InfraPoc.Config;

namespace InfraPoc.Guardrails;

/// <summary>
/// The guardrails of all departments, and the floor that applies to everybody in the account; deployed before any department.
/// </summary>
public sealed class GuardrailsStack : Stack
{
    private readonly GuardrailSettings guardrails;

    /// <summary>Adds the stack to <paramref name="scope"/>.</summary>
    public GuardrailsStack(Construct scope, Sandbox sandbox, SandboxNames names)
        : base(
            scope, names.GuardrailsStack,
            SandboxEnvironment.Props(sandbox.Accounts.Sandbox, $"InfraPoc {sandbox.Name}: guardrails of all departments", protect: true))
    {
        guardrails = sandbox.Guardrails;
        var publications = guardrails.Profiles.ToDictionary(
            profile => profile.Id,
            profile => new GuardrailPublication(this, profile, sandbox, names));
        _ = new GuardrailFloor(this, publications[guardrails.Floor]);
    }

    /// <summary>The guardrails of a department, for stacks that are deployed after this one.</summary>
    public GuardrailAccess AccessOf(Department department)
    {
        var floor = guardrails.Profile(guardrails.Floor);
        var own = guardrails.Profile(department.Guardrail);
        return new GuardrailAccess(floor, ArnOf(floor), own, ArnOf(own));
    }

    /// <summary>
    /// Read from an output that is always there, so that this template does not change with the departments that refer to it.
    /// </summary>
    private string ArnOf(GuardrailProfile profile) => Fn.GetStackOutput(StackName, SandboxNames.GuardrailArnOutput(profile));
}
