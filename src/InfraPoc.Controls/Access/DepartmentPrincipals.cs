using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Finds the principals that departments can use, and collects their policies from the templates.</summary>
internal static class DepartmentPrincipals
{
    /// <summary>All of them; see <see cref="SandboxTemplates.Principals"/>.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood, or a principal refers to one that no stack holds.</exception>
    public static IReadOnlyList<DepartmentPrincipal> Of(SandboxTemplates templates) =>
    [
        .. templates.OfType("AWS::SSO::PermissionSet").Select(set => SignIn(templates, set)),
        .. templates.OfType("AWS::IAM::Role").Where(IsForPeople).Select(role => Role(templates, role)),
    ];

    /// <summary>Whether anybody but AWS services may assume a role.</summary>
    private static bool IsForPeople(StackResource role) => role.Policy("AssumeRolePolicyDocument").Statements.Any(statement =>
        statement.Effect == PolicyEffect.Allow && statement.Principals?.Keys.All(kind => kind == "Service") != true);

    private static DepartmentPrincipal SignIn(SandboxTemplates templates, StackResource set)
    {
        var name = set.Text("Name") ?? throw new PolicyFormatException(
            $"{set.ConstructPath} has no Name.", $"{set.ConstructPath} に Name がありません。");
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        List<NamedPolicy> identity =
        [
            .. set.List("CustomerManagedPolicyReferences")
                .Select(reference => RolePolicies.Find(templates, set, PolicyArn(reference.Required("Name"), reference.Text("Path")))),
        ];
        foreach (var managed in set.List("ManagedPolicies"))
        {
            identity.Add(RolePolicies.Find(templates, set, managed.Required()));
        }

        if (set.Value("InlinePolicy") is not null)
        {
            identity.Add(new NamedPolicy("inline", set.Policy("InlinePolicy")));
        }

        return new(
            templates.Config.Departments.FirstOrDefault(department => templates.Names.PermissionSet(department) == name),
            set,
            templates.SignInRoles(name),
            new PolicySet
            {
                Identity = identity,
                Boundary =
                    set.Text("PermissionsBoundary", "CustomerManagedPolicyReference", "Name") is { } boundary
                        ? RolePolicies.Find(
                            templates, set, PolicyArn(boundary, set.Text("PermissionsBoundary", "CustomerManagedPolicyReference", "Path")))
                    : set.Text("PermissionsBoundary", "ManagedPolicyArn") is { } arn ? RolePolicies.Find(templates, set, arn)
                    : null,
            });

        string PolicyArn(string policy, string? path) => $"arn:aws:iam::{account.Id}:policy{path ?? "/"}{policy}";
    }

    private static DepartmentPrincipal Role(SandboxTemplates templates, StackResource role) => new(
        templates.Config.Departments.FirstOrDefault(department => templates.Names.ApplicationRole(department) == role.Text("RoleName")),
        role,
        [role.Attribute("Arn")],
        RolePolicies.Of(templates, role));
}
