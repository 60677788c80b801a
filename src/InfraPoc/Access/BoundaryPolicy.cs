using InfraPoc.Config;
using InfraPoc.Fence;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Access;

/// <summary>
/// The permissions boundary of every principal a department can use: the most it can ever be granted, less the closed surfaces.
/// </summary>
public static class BoundaryPolicy
{
    /// <summary>The document.</summary>
    public static PolicyDocument For(Sandbox sandbox, SandboxNames names) => new(
    [
        Allow(
            "Envelope",
            [
                .. BedrockActions.Playground, .. BedrockActions.Invoke, BedrockActions.ApplyGuardrail, BedrockActions.GetGuardrail,
                CloudWatchActions.GetDashboard, CloudWatchActions.WidgetData,
            ],
            ["*"]),
        Allow("PlaygroundHub", [BedrockActions.ListHub], [BedrockActions.PublicHub]),
        Allow("ApplicationRoles", ["sts:AssumeRole"], [names.ApplicationRolesArn]),
        .. ClosedSurfaces.ForDepartments(sandbox),
        .. Programs(sandbox, names),
    ]);

    /// <summary>
    /// Programs call models through application inference profiles only, which AWS refuses where guardrails do not apply, and pass a
    /// numbered guardrail, which the department's access policy lets be its own only. A missing key fits ArnNotLike as well.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html
    /// </summary>
    private static IEnumerable<PolicyStatement> Programs(Sandbox sandbox, SandboxNames names)
    {
        const string Profiles = "arn:aws:bedrock:*:*:application-inference-profile/*";
        var account = sandbox.Accounts.Sandbox.Id;
        yield return (Deny("ProgramsPastTheirProfile", BedrockActions.Invoke, []) with { NotResources = [Profiles] })
            .When("ArnLike", "aws:PrincipalArn", names.ApplicationRolesArn)
            .When("ArnNotLike", "bedrock:InferenceProfileArn", Profiles);
        yield return Deny("ProgramsWithoutGuardrail", BedrockActions.Invoke, BedrockActions.AllModels)
            .When("ArnLike", "aws:PrincipalArn", names.ApplicationRolesArn)
            .When("ArnNotLike", "bedrock:GuardrailIdentifier", $"arn:aws:bedrock:*:{account}:guardrail/*:*");
    }
}
