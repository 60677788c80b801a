namespace InfraPoc.Config;

/// <content>What protects the sandbox from outside it.</content>
public sealed partial class SandboxNames
{
    /// <summary>ARN patterns of the roles that deploy the sandbox through CloudFormation.</summary>
    public IReadOnlyList<string> DeploymentRoleArns =>
        [.. sandbox.Accounts.DeploymentRoles.Select(pattern => $"arn:aws:iam::{account}:role/{pattern}")];

    /// <summary>Stack with the service control policies around the sandbox account, in the management account.</summary>
    public string OrganizationStack => $"{StackPrefix}-Organization";
}
