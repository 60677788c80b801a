using System.Text.Json;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Finds the principals that departments can use, and collects their policies from the templates.</summary>
internal static class DepartmentPrincipals
{
    /// <summary>All of them; see <see cref="SandboxTemplates.Principals"/>.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood, or a principal refers to one that no stack holds.</exception>
    public static IReadOnlyList<DepartmentPrincipal> Of(SandboxTemplates templates)
    {
        var documents = templates.OfType("AWS::IAM::ManagedPolicy").ToDictionary(
            policy => policy.Ref,
            policy => new NamedPolicy(policy.Text("ManagedPolicyName") ?? policy.LogicalId, policy.Policy("PolicyDocument")),
            StringComparer.Ordinal);
        return
        [
            .. templates.OfType("AWS::SSO::PermissionSet").Select(set => SignIn(templates, set, documents)),
            .. templates.OfType("AWS::IAM::Role").Where(IsForPeople).Select(role => Role(templates, role, documents)),
        ];
    }

    /// <summary>Whether anybody but AWS services may assume a role.</summary>
    private static bool IsForPeople(StackResource role) => role.Policy("AssumeRolePolicyDocument").Statements.Any(statement =>
        statement.Effect == PolicyEffect.Allow && statement.Principals?.Keys.All(kind => kind == "Service") != true);

    private static DepartmentPrincipal SignIn(SandboxTemplates templates, StackResource set, Dictionary<string, NamedPolicy> documents)
    {
        var name = set.Text("Name") ?? throw new PolicyFormatException($"{set.ConstructPath} has no Name.");
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        List<NamedPolicy> identity =
        [
            .. set.List("CustomerManagedPolicyReferences").Select(reference => Find(set, documents, PolicyArn(reference))),
        ];
        foreach (var managed in set.List("ManagedPolicies"))
        {
            identity.Add(Find(set, documents, managed.GetString()!));
        }

        if (set.Value("InlinePolicy") is not null)
        {
            identity.Add(new NamedPolicy("inline", set.Policy("InlinePolicy")));
        }

        return new(
            templates.Config.Departments.FirstOrDefault(department => templates.Names.PermissionSet(department) == name),
            set,
            $"arn:aws:iam::{account.Id}:role/aws-reserved/sso.amazonaws.com/{templates.Config.Sandbox.Accounts.Identity.Region}/AWSReservedSSO_{name}_0123456789abcdef",
            new PolicySet
            {
                Identity = identity,
                Boundary =
                    set.Value("PermissionsBoundary", "CustomerManagedPolicyReference") is { } boundary
                        ? Find(set, documents, PolicyArn(boundary))
                    : set.Text("PermissionsBoundary", "ManagedPolicyArn") is { } arn ? Find(set, documents, arn)
                    : null,
            });

        string PolicyArn(JsonElement reference) =>
            $"arn:aws:iam::{account.Id}:policy{(reference.TryGetProperty("Path", out var path) ? path.GetString() : "/")}{reference.GetProperty("Name").GetString()}";
    }

    private static DepartmentPrincipal Role(SandboxTemplates templates, StackResource role, Dictionary<string, NamedPolicy> documents) =>
        new(
        templates.Config.Departments.FirstOrDefault(department => templates.Names.ApplicationRole(department) == role.Text("RoleName")),
        role,
        role.Attribute("Arn"),
        new PolicySet
        {
            Identity =
            [
                .. role.List("ManagedPolicyArns").Select(arn => Find(role, documents, arn.GetString()!)),
                .. role.List("Policies")
                    .Select(policy => new NamedPolicy(
                        policy.GetProperty("PolicyName").GetString()!, PolicyDocument.Parse(policy.GetProperty("PolicyDocument")))),
                .. templates
                    .OfType("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy").Where(policy => IsOf(policy, role))
                    .Select(policy => new NamedPolicy(policy.LogicalId, policy.Policy("PolicyDocument"))),
            ],
            Boundary = role.Text("PermissionsBoundary") is { } boundary ? Find(role, documents, boundary) : null,
        });

    private static bool IsOf(StackResource policy, StackResource role) =>
        policy.Text("RoleName") == role.Ref || policy.List("Roles").Any(name => name.GetString() == role.Ref);

    private static NamedPolicy Find(StackResource principal, Dictionary<string, NamedPolicy> documents, string arn) =>
        documents.TryGetValue(arn, out var policy)
        ? policy
        : throw new PolicyFormatException(
            $"{principal.ConstructPath} refers to the policy {arn}, which no stack holds; its document is not known.");
}
