using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Only somebody signed in through the department's own permission set can assume its application role, for an hour.</summary>
public sealed class ApplicationRolesTrustTheirSignIn() : Control(
    "ACC-09",
    guarantee: new(
        "An application role can be assumed from its own department's sign-in only, by no other role, department, account, user or service.",
        "アプリケーション用ロールを引き受けられるのは、その部門のサインインからだけで、ほかのロール、部門、アカウント、ユーザー、サービスからは引き受けられません。"),
    why: new(
        "Who can assume the role spends the department's budget, in its name.",
        "ロールを引き受けた人は、その部門の名義で、その部門の予算を使えるためです。"),
    fix: new(
        "Restore the trust policy: the account, on condition that `aws:PrincipalArn` is the role of the department's permission set with any 16-character suffix.",
        "信頼ポリシーを元に戻してください（プリンシパルはアカウント、条件は `aws:PrincipalArn` が部門の許可セットのロール（末尾 16 文字は任意）と一致すること）。"),
    [Nist("AC-3"), Nist("IA-2"), Lens("GENSEC01-BP01")])
{
    private const string Suffix = "0123456789abcdef";

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var departments = templates.Config.Departments;
        var neighbours = departments
            .Index().ToDictionary(each => each.Item.Id, each => departments[(each.Index + 1) % departments.Count], StringComparer.Ordinal);
        return from principal in templates.Principals
               where principal is { IsSignIn: false, Department: not null } // Another control names one that belongs to nobody.
               let role = principal.Source
               from violation in Trust(role, principal.Department!, neighbours[principal.Department!.Id], templates)
                   .Concat(role.Must(templates.Names.Path, "Path"))
                   .Concat(role.Must("3600", "MaxSessionDuration"))
               select violation;
    }

    private static IEnumerable<Violation> Trust(StackResource role, Department department, Department neighbour, SandboxTemplates templates)
    {
        var (names, accounts) = (templates.Names, templates.Config.Sandbox.Accounts);
        var own = $"AWSReservedSSO_{names.PermissionSet(department)}_";
        var reserved = $"arn:aws:iam::{accounts.Sandbox.Id}:role/aws-reserved/sso.amazonaws.com/{accounts.Identity.Region}/";
        // The role of an instance in us-east-1 has no Region in its path.
        string[] trusted =
        [
            $"{reserved}{own}{Suffix}", $"arn:aws:iam::{accounts.Sandbox.Id}:role/aws-reserved/sso.amazonaws.com/{own}{Suffix}",
        ];
        string[] strangers =
        [
            .. neighbour == department
                ? Array.Empty<string>()
                : [$"{reserved}AWSReservedSSO_{names.PermissionSet(neighbour)}_{Suffix}", names.ApplicationRoleArn(neighbour)],
            $"{reserved}AWSReservedSSO_{names.PermissionSet(department with { Id = $"{department.Id}-x" })}_{Suffix}",
            $"{reserved}AWSReservedSSO_{names.PermissionSet(department with { Id = department.Id[..^1] })}_{Suffix}",
            $"{reserved}AWSReservedSSO_Administrators_{Suffix}",
            $"{reserved}{own}{Suffix}0",
            $"{reserved}{own}{Suffix[1..]}",
            $"arn:aws:iam::{accounts.Sandbox.Id}:role/{own}{Suffix}",
            trusted[0].Replace(accounts.Sandbox.Id, "999999999999", StringComparison.Ordinal),
            names.ApplicationRoleArn(department),
            $"arn:aws:iam::{accounts.Sandbox.Id}:role/Administrator",
            $"arn:aws:iam::{accounts.Sandbox.Id}:user/somebody",
            $"arn:aws:iam::{accounts.Sandbox.Id}:root",
            $"arn:aws:iam::{accounts.Sandbox.Id}:oidc-provider/token.actions.githubusercontent.com",
            $"arn:aws:iam::{accounts.Sandbox.Id}:saml-provider/company",
            "lambda.amazonaws.com",
            "ec2.amazonaws.com",
            "bedrock.amazonaws.com",
        ];
        const string Property = "AssumeRolePolicyDocument";
        return
        [
            .. trusted.SelectMany(arn => role.MustAnswer(Property, allowed: true, arn, "sts:AssumeRole", role.Attribute("Arn"))),
            .. strangers.SelectMany(arn => role.MustAnswer(Property, allowed: false, arn, "sts:AssumeRole", role.Attribute("Arn"))),
            .. from statement in role.Policy(Property).Statements
               where statement.Effect == PolicyEffect.Allow && !statement.Actions.SequenceEqual(["sts:AssumeRole"])
               select role.Violates(
                   $"The trust policy allows {string.Join(", ", statement.Actions.Concat(statement.NotActions.Select(action => $"all but {action}")))}; only sts:AssumeRole is allowed.",
                   Property),
        ];
    }
}
