using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Collects from all stacks the policies that a role has, however they are attached to it.</summary>
internal static class RolePolicies
{
    /// <summary>The policies and the boundary of a role.</summary>
    /// <exception cref="PolicyFormatException">A policy is not understood, or the role refers to one that no stack holds.</exception>
    public static PolicySet Of(SandboxTemplates templates, StackResource role) => new()
    {
        Identity =
        [
            .. role.List("ManagedPolicyArns").Select(arn => Find(templates, role, arn.Required())),
            .. role.List("Policies")
                .Select(policy => new NamedPolicy(policy.Required("PolicyName"), policy.Policy("PolicyDocument"))),
            .. templates
                .OfType("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy").Where(policy => IsOf(policy, role))
                .Select(policy => new NamedPolicy(policy.LogicalId, policy.Policy("PolicyDocument"))),
        ],
        Boundary = role.Text("PermissionsBoundary") is { } boundary ? Find(templates, role, boundary) : null,
    };

    /// <summary>The managed policies of all stacks, by ARN; see <see cref="SandboxTemplates.ManagedPolicies"/>.</summary>
    public static IReadOnlyDictionary<string, NamedPolicy> Managed(SandboxTemplates templates) =>
        templates.OfType("AWS::IAM::ManagedPolicy").ToDictionary(
            policy => policy.Ref,
            policy => new NamedPolicy(policy.Text("ManagedPolicyName") ?? policy.LogicalId, policy.Policy("PolicyDocument")),
            StringComparer.Ordinal);

    /// <summary>The managed policy that a principal refers to.</summary>
    /// <exception cref="PolicyFormatException">No stack holds it.</exception>
    public static NamedPolicy Find(SandboxTemplates templates, StackResource principal, string arn) =>
        templates.ManagedPolicies.TryGetValue(arn, out var policy)
            ? policy
            : throw new PolicyFormatException(
                $"{principal.ConstructPath} refers to the policy {arn}, which no stack holds; its document is not known.",
                $"{principal.ConstructPath} が参照するポリシー {arn} はどのスタックにもなく、内容を確認できません。");

    private static bool IsOf(StackResource policy, StackResource role) =>
        policy.Text("RoleName") == role.Ref || policy.List("Roles").Any(name => name.Text() == role.Ref);
}
