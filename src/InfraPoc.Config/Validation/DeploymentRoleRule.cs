using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>
/// Refuses deployment roles that are also somebody else's: no alarm would fire for that role, and the fence would not hold it, which
/// controls refuse at synthesis.
/// </summary>
internal static class DeploymentRoleRule
{
    /// <summary>The rule.</summary>
    public static void Check(BoundFile<Sandbox> file, SandboxNames names)
    {
        // What people and departments wear, and what the sandbox's functions do. Only a bootstrap's role is a pattern, which reaches none.
        string[] others =
        [
            "AWSReservedSSO_", "OrganizationAccountAccessRole", "AWSControlTowerExecution",
            names.Meter, names.Brake, names.PromptLogging, $"{names.StackPrefix}-",
        ];
        foreach (var (index, role) in file.Value.Accounts.DeploymentRoles.Index())
        {
            var other = others.FirstOrDefault(other => role.StartsWith(other, StringComparison.Ordinal))
                ?? (IsOfDepartment(role, file.Value.Name) ? $"{file.Value.Name}-...-app" : null);
            file.Require(
                "SBX040", $"accounts.deploymentRoles[{index}]",
                () => other is null,
                new(
                    $"must not match roles that do not deploy, and it matches {other}{(IsStem(other) ? "..." : "")}",
                    $"が、デプロイに使わないロール {other}{(IsStem(other) ? "…" : "")} にも当てはまります"),
                new(
                    "name the roles that CloudFormation deploys with, e.g. cdk-hnb659fds-cfn-exec-role-*",
                    "CloudFormation がデプロイに使うロールを書いてください（例：cdk-hnb659fds-cfn-exec-role-*）"));
        }
    }

    private static bool IsOfDepartment(string role, string sandbox) =>
        role.StartsWith($"{sandbox}-", StringComparison.Ordinal) && role.EndsWith('*') | role.EndsWith("-app", StringComparison.Ordinal);

    private static bool IsStem(string? name) => name?[^1] is '-' or '_';
}
