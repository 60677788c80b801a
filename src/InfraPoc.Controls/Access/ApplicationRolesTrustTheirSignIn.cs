using System.IO.Enumeration;
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
        var (own, suffix) = ($"AWSReservedSSO_{names.PermissionSet(department)}_", templates.Samples.Suffixes[0]);
        var reserved = $"arn:aws:iam::{accounts.Sandbox.Id}:role/aws-reserved/sso.amazonaws.com/{accounts.Identity.Region}/";
        var trusted = templates.SignInRoles(names.PermissionSet(department));
        string[] strangers =
        [
            .. neighbour == department
                ? Array.Empty<string>()
                : [$"{reserved}AWSReservedSSO_{names.PermissionSet(neighbour)}_{suffix}", names.ApplicationRoleArn(neighbour)],
            $"{reserved}AWSReservedSSO_{names.PermissionSet(department with { Id = $"{department.Id}-x" })}_{suffix}",
            $"{reserved}AWSReservedSSO_{names.PermissionSet(department with { Id = department.Id[..^1] })}_{suffix}",
            $"{reserved}AWSReservedSSO_Administrators_{suffix}",
            $"{reserved}AWSReservedSSO_{templates.Samples.Name}_{suffix}",
            $"{reserved}{own}{suffix}0",
            $"{reserved}{own}{suffix[1..]}",
            $"arn:aws:iam::{accounts.Sandbox.Id}:role/{own}{suffix}",
            trusted[0].Replace(accounts.Sandbox.Id, templates.Samples.Account, StringComparison.Ordinal),
            names.ApplicationRoleArn(department),
            $"arn:aws:iam::{accounts.Sandbox.Id}:role/{templates.Samples.Name}",
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
            .. role.MustLetInOnly(Property, ($"arn:aws:iam::{accounts.Sandbox.Id}:root", "*"), (accounts.Sandbox.Id, "*")),
            .. from statement in role.Policy(Property).Statements
               where statement.Effect == PolicyEffect.Allow
               from pattern in statement.ValuesOf("aws:PrincipalArn")
               where !trusted.Any(arn => FileSystemName.MatchesSimpleExpression(pattern, arn, ignoreCase: false))
               select role.Violates(
                   Phrases.Of(statement) + new Bilingual(
                       $" names {pattern}, which is not the department's sign-in.", $"にある {pattern} は、この部門のサインインではありません。"),
                   Property),
            .. from statement in role.Policy(Property).Statements
               where statement.Effect == PolicyEffect.Allow && !statement.Actions.SequenceEqual(["sts:AssumeRole"])
               let actions = Phrases.List(Phrases.Actions(statement))
               select role.Violates(
                   new(
                       $"The trust policy allows {actions.English}; only sts:AssumeRole is allowed.",
                       $"信頼ポリシーが {actions.Japanese} を許可しています。許可できるのは sts:AssumeRole だけです。"),
                   Property),
        ];
    }
}
