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
    ]);
}
