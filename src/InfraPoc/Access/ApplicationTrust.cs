using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Access;

/// <summary>Who may assume a department's application role: members signed in through the department's own permission set.</summary>
public static class ApplicationTrust
{
    /// <summary>
    /// The trust policy. The sign-in role cannot be named as principal because its suffix is random, so the account is,
    /// and a condition narrows it to that role.
    /// </summary>
    public static PolicyDocument For(Department department, Sandbox sandbox, SandboxNames names) => new(
    [
        new PolicyStatement
        {
            Sid = "SignedInMembers",
            Effect = PolicyEffect.Allow,
            Principals = new Dictionary<string, IReadOnlyList<string>> { ["AWS"] = [$"arn:aws:iam::{sandbox.Accounts.Sandbox.Id}:root"] },
            Actions = ["sts:AssumeRole"],
        }.When("ArnLike", "aws:PrincipalArn", names.SignInRolePattern(department)),
    ]);
}
