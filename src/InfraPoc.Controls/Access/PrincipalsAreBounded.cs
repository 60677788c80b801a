using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Departments have the principals their files give them, and each carries its two policies and the boundary, and nothing else.
/// </summary>
public sealed class PrincipalsAreBounded() : Control(
    "ACC-04",
    guarantee: new(
        "Every principal that people can use belongs to a department and carries the department's access policy, its brake policy and the boundary, and nothing else.",
        "人が利用できるプリンシパルはすべていずれかの部門に属し、その部門のアクセスポリシー、ブレーキポリシー、アクセス許可の境界だけを持ちます。"),
    why: new(
        "A further policy grants what nobody reviewed; without the brake or the boundary, nothing stops it.",
        "余分なポリシーは審査されていない権限を与え、ブレーキやアクセス許可の境界がなければそれを止められないためです。"),
    fix: new(
        "Give the department the permission set, the role and the policies that the violation names, and remove all others.",
        "違反に示された許可セット、ロール、ポリシーを部門に設定し、それ以外は削除してください。"),
    [Nist("AC-2"), Nist("AC-6"), Nist("CM-6"), Lens("GENSEC01-BP01"), Ai("5)①")])
{
    private const string PolicyType = "AWS::IAM::ManagedPolicy";
    private const string RoleType = "AWS::IAM::Role";
    private const string SignInType = "AWS::SSO::PermissionSet";

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        Dictionary<(string Stack, string Type, string Name), IEnumerable<(string Path, object? Value)>> expected = new()
        {
            [(templates.Names.BoundaryStack, PolicyType, templates.Names.Boundary)] = Policy(templates.Names.Path),
        };
        foreach (var department in templates.Config.Departments)
        {
            AddExpected(expected, department, templates.Config.Sandbox, templates.Names);
        }

        var found = templates.Principals.Select(principal => principal.Source).Concat(templates.OfType(PolicyType))
            .ToLookup(resource => (resource.Stack.Name, resource.Type, NameOf(resource)));
        var unexpected = from one in found
                         where !expected.ContainsKey(one.Key)
                         from resource in one
                         select resource.Violates(new(
                             $"Nothing named {one.Key.Item3} is expected in the stack {one.Key.Name}; only the principals and policies that the configuration gives to departments may exist.",
                             $"スタック {one.Key.Name} に余分なものがあります（名前：{Phrases.Value(one.Key.Item3).Japanese}）。存在できるのは、設定が部門に与えるプリンシパルとポリシーだけです。"));
        var missing = from one in expected.Keys
                      where found[one].Count() != 1
                      select new Violation(
                          Phrases.NotOne(one.Stack, found[one].Count(), new(one.Type, $" {one.Type} "), one.Name),
                          templates.Stack(one.Stack));
        var differences = from one in expected
                          from resource in found[one.Key]
                          from difference in resource.Differences([.. one.Value])
                          select difference;
        // A policy of its own can be attached to a role by naming the role.
        var attached = from principal in templates.Principals
                       where principal.Policies.Identity.Count > 2
                       let policies = string.Join(", ", principal.Policies.Identity.Select(policy => policy.Name))
                       select principal.Source.Violates(new(
                           $"It has {principal.Policies.Identity.Count} policies: {policies}; only the department's access and brake policy are allowed.",
                           $"{principal.Policies.Identity.Count} 個のポリシー（{policies}）を持っています。持てるのは部門のアクセスポリシーとブレーキポリシーだけです。"));
        var users = templates
            .OfType(
                "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::AccessKey", "AWS::IAM::UserToGroupAddition", "AWS::IAM::UserPolicy",
                "AWS::IAM::GroupPolicy")
            .Select(resource => resource.Violates(new(
                $"{resource.Type} is not allowed; people sign in through IAM Identity Center only.",
                $"{resource.Type} は作成できません。サインインできるのは IAM Identity Center からだけです。")));
        return [.. unexpected, .. missing, .. differences, .. attached, .. users];
    }

    private static void AddExpected(
        Dictionary<(string Stack, string Type, string Name), IEnumerable<(string Path, object? Value)>> expected, Department department,
        Sandbox sandbox, SandboxNames names)
    {
        var stack = names.DepartmentStack(department);
        expected[(stack, PolicyType, names.AccessPolicy(department))] = Policy(names.Path);
        expected[(stack, PolicyType, names.BrakePolicy(department))] = Policy(names.BrakePath);
        expected[(names.AccessStack(department), SignInType, names.PermissionSet(department))] =
        [
            ("InstanceArn", sandbox.IdentityCenter.InstanceArn),
            (
                "CustomerManagedPolicyReferences", new[]
                {
                    new { Name = names.AccessPolicy(department), names.Path },
                    new { Name = names.BrakePolicy(department), Path = names.BrakePath },
                }),
            ("PermissionsBoundary", new { CustomerManagedPolicyReference = new { Name = names.Boundary, names.Path } }),
            ("ManagedPolicies", null),
            ("InlinePolicy", null),
            ("RelayStateType", department.Access.Playground ? names.PlaygroundUrl : null),
        ];
        if (department.Access.Application && department.Status != DepartmentStatus.Closed)
        {
            var policies = $"arn:aws:iam::{sandbox.Accounts.Sandbox.Id}:policy";
            expected[(stack, RoleType, names.ApplicationRole(department))] =
            [
                (
                    "ManagedPolicyArns", new[]
                    {
                        $"{policies}{names.Path}{names.AccessPolicy(department)}",
                        $"{policies}{names.BrakePath}{names.BrakePolicy(department)}",
                    }),
                ("PermissionsBoundary", names.BoundaryArn),
                ("Policies", null),
            ];
        }
    }

    private static IEnumerable<(string Path, object? Value)> Policy(string path) =>
        [("Path", path), ("Roles", null), ("Groups", null), ("Users", null)];

    private static string NameOf(StackResource resource) => resource.Text(resource.Type switch
    {
        SignInType => "Name",
        RoleType => "RoleName",
        _ => "ManagedPolicyName",
    }) ?? Phrases.Nothing;
}
