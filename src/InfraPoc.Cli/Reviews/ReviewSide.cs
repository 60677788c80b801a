using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>What one side of a review would deploy: a configuration, and the templates that were synthesized from it.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Templates">The templates.</param>
/// <param name="Assembly">The folder with manifest.json.</param>
internal sealed record ReviewSide(SandboxConfig Config, SandboxTemplates Templates, string Assembly)
{
    /// <summary>Findings of cdk-nag that are acknowledged, resource and rule; null where the side is no whole project.</summary>
    public IReadOnlyList<string>? Acknowledged { get; init; }

    private readonly Lazy<IReadOnlyList<PolicyDocument>> fences = new(() =>
    [
        .. Templates.OfType("AWS::Organizations::Policy")
            .Where(policy => policy.Text("Type") == "SERVICE_CONTROL_POLICY")
            .Select(policy => PolicyDocument.Parse(policy.Text("Content")!)),
    ]);

    private readonly Lazy<IReadOnlySet<string>> assigned = new(() => Templates.OfType("AWS::SSO::Assignment")
        .Select(assignment => assignment.Text("PermissionSetArn")!).ToHashSet(StringComparer.Ordinal));

    /// <summary>The service control policies around the sandbox account.</summary>
    public IReadOnlyList<PolicyDocument> Fences => fences.Value;

    /// <summary>Whether anybody can be the principal: a permission set lets in nobody before it is assigned to a group.</summary>
    public bool IsReachable(DepartmentPrincipal principal) =>
        !principal.IsSignIn || assigned.Value.Contains(principal.Source.Attribute("PermissionSetArn"));

    /// <summary>The role, for a permission set without what Identity Center puts behind its name.</summary>
    public static string Role(DepartmentPrincipal principal) =>
        principal.IsSignIn ? principal.Arns[0][..principal.Arns[0].LastIndexOf('_')] : principal.Arns[0];

    /// <summary>Every policy that bears on a principal, as text: where two sides have the same, they answer the same.</summary>
    public string Policies(DepartmentPrincipal principal) => JsonSerializer.Serialize(new[]
    {
        [$"{IsReachable(principal)}"],
        [Role(principal)],
        principal.Policies.Identity.Select(policy => policy.Document.ToJson()).Order(StringComparer.Ordinal).ToArray(),
        [principal.Policies.Boundary?.Document.ToJson() ?? ""],
        Fences.Select(fence => fence.ToJson()).Order(StringComparer.Ordinal).ToArray(),
    });

    /// <summary>The most that AWS could answer to a request: by the principal's policies, its boundary and the organization's.</summary>
    public bool Allows(DepartmentPrincipal principal, AccessQuestion question) =>
        IsReachable(principal)
        && principal.AtMost(question.Action, question.Resource, question.Time, question.Context).IsAllowed
        && Fences.All(fence => !Denies(fence, principal.Arns[0], question));

    /// <summary>Whether a service control policy refuses a request whatever else is in it.</summary>
    public static bool Denies(PolicyDocument fence, string principal, AccessQuestion question) =>
        PolicyEvaluator.EvaluateAlone(fence, new PolicyRequest
        {
            Principal = principal,
            Action = question.Action,
            Resource = question.Resource,
            Context = question.Keys(),
            Unknown = UnknownKeys.Allow,
        }).Verdict == PolicyVerdict.ExplicitDeny;
}
