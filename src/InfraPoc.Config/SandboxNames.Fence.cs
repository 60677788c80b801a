namespace InfraPoc.Config;

/// <content>What protects the sandbox from outside it.</content>
public sealed partial class SandboxNames
{
    /// <summary>ARN patterns of the roles that deploy the sandbox through CloudFormation.</summary>
    public IReadOnlyList<string> DeploymentRoleArns =>
        [.. sandbox.Accounts.DeploymentRoles.Select(pattern => $"arn:aws:iam::{account}:role/{pattern}")];

    /// <summary>
    /// Name patterns of the roles that change stacks: those above, and for each of the CDK's bootstrap the one that the CDK calls
    /// CloudFormation with.
    /// </summary>
    public IReadOnlyList<string> StackRoles =>
    [
        .. sandbox.Accounts.DeploymentRoles
            .SelectMany(pattern => new[] { pattern, pattern.Replace("-cfn-exec-role-", "-deploy-role-", StringComparison.Ordinal) })
            .Distinct(),
    ];

    /// <summary>Stack with the service control policies around the sandbox account, in the management account.</summary>
    public string OrganizationStack => $"{StackPrefix}-Organization";
}
