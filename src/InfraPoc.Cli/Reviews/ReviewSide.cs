using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>What one side of a review would deploy: a configuration, and the templates that were synthesized from it.</summary>
internal sealed class ReviewSide
{
    private readonly Lazy<IReadOnlyList<PolicyDocument>> fences;
    private readonly Lazy<string[]> fenceTexts;
    private readonly Lazy<IReadOnlySet<string>> assigned;

    /// <param name="config">The configuration.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="assembly">The folder with manifest.json.</param>
    public ReviewSide(SandboxConfig config, SandboxTemplates templates, string assembly)
    {
        Config = config;
        Templates = templates;
        Assembly = assembly;
        fences = new(() => [.. templates.Around.Select(policy => policy.Document)]);
        fenceTexts = new(() => [.. Fences.Select(fence => fence.ToJson()).Order(StringComparer.Ordinal)]);
        assigned = new(() => templates.OfType("AWS::SSO::Assignment")
            .Select(assignment => assignment.Text("PermissionSetArn")!).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The configuration.</summary>
    public SandboxConfig Config { get; }

    /// <summary>The templates.</summary>
    public SandboxTemplates Templates { get; }

    /// <summary>The folder with manifest.json.</summary>
    public string Assembly { get; }

    /// <summary>The project folder; null where the side is none.</summary>
    public string? Project { get; init; }

    /// <summary>How often a department's period was extended before, by its id; null where that is not known.</summary>
    public Func<string, int?> Extensions { get; init; } = _ => null;

    /// <summary>Findings of cdk-nag that are acknowledged, resource and rule; null where the side is no whole project.</summary>
    public IReadOnlyList<string>? Acknowledged { get; init; }

    /// <summary>The service control policies around the sandbox account.</summary>
    public IReadOnlyList<PolicyDocument> Fences => fences.Value;

    /// <summary>The principals that somebody can be, by the path of their construct, with the fences around them.</summary>
    public Dictionary<string, DepartmentPrincipal> Principals() => Templates.FencedPrincipals
        .Where(IsReachable).ToDictionary(principal => principal.Source.ConstructPath, StringComparer.Ordinal);

    /// <summary>The role, for a permission set without what Identity Center puts behind its name.</summary>
    public static string Role(DepartmentPrincipal principal) =>
        principal.IsSignIn ? principal.Arns[0][..principal.Arns[0].LastIndexOf('_')] : principal.Arns[0];

    /// <summary>Every policy that bears on a principal, as text: where two sides have the same, they answer the same.</summary>
    public string Policies(DepartmentPrincipal principal) => JsonSerializer.Serialize(new[]
    {
        [Role(principal)],
        principal.Policies.Identity.Select(policy => policy.Document.ToJson()).Order(StringComparer.Ordinal).ToArray(),
        [principal.Policies.Boundary?.Document.ToJson() ?? ""],
        fenceTexts.Value,
    });

    /// <summary>The most that AWS could answer to a request: by the principal's policies, its boundary and the organization's.</summary>
    public static bool Allows(DepartmentPrincipal principal, ReviewQuestion question) =>
        principal.AtMost(question.Action, question.Resource, question.Time, question.Context).IsAllowed;

    /// <summary>Whether a service control policy refuses a request whatever else is in it.</summary>
    public static bool Denies(PolicyDocument fence, string principal, ReviewQuestion question) =>
        PolicyEvaluator.EvaluateAlone(fence, new PolicyRequest
        {
            Principal = principal,
            Action = question.Action,
            Resource = question.Resource,
            Context = question.Keys(),
            Unknown = UnknownKeys.Allow,
        }).Verdict == PolicyVerdict.ExplicitDeny;

    /// <summary>A permission set lets in nobody before it is assigned to a group.</summary>
    private bool IsReachable(DepartmentPrincipal principal) =>
        !principal.IsSignIn || assigned.Value.Contains(principal.Source.Attribute("PermissionSetArn"));
}
