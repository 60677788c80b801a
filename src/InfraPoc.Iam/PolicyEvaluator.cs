using System.Runtime.CompilerServices;

namespace InfraPoc.Iam;

/// <summary>Decides requests as AWS IAM does within one account; whatever it does not understand throws, and is never "allowed".</summary>
/// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</remarks>
public static class PolicyEvaluator
{
    /// <summary>Name of the <see cref="System.Diagnostics.DiagnosticListener"/> that tells of every <see cref="PolicyRequest"/>.</summary>
    public const string Listener = "InfraPoc.Iam";

    /// <summary>
    /// Decides by identity policies, permissions boundary and service control policies: each can deny, and the first two must allow. Where
    /// several deny, the principal's own are named.
    /// </summary>
    /// <remarks>Policies of sessions, and what a resource's own policy grants, are left out.</remarks>
    /// <exception cref="PolicyFormatException">A policy or the request is not understood.</exception>
    public static PolicyDecision Evaluate(PolicyRequest request, PolicySet policies)
    {
        RequestContext context = new(request);
        if (!context.BelongsToAccount || context.IsRoot)
        {
            throw new PolicyFormatException(
                $"The request's principal '{request.Principal}' has no identity policies: give a role, a user or a session.",
                $"要求のプリンシパル '{request.Principal}' にはアイデンティティポリシーがありません。ロール、ユーザー、セッションのいずれかを指定してください。")
            {
                IsOfRequest = true,
            };
        }

        NamedPolicy[] boundaries = policies.Boundary is { } bound ? [bound] : [];

        // Every layer answers before one decides, so that what cannot be judged throws wherever it stands.
        PolicyDecision[] decisions =
        [
            .. boundaries.Select(boundary => Decide(context, PolicyLayer.Boundary, boundary.Name, boundaries)),
            Decide(context, PolicyLayer.Identity, "identity policies", policies.Identity),
        ];
        var organization = Decide(context, PolicyLayer.Organization, "service control policies", policies.ServiceControls);
        return Array.Find(decisions, decision => decision.Verdict == PolicyVerdict.ExplicitDeny)
            ?? (organization.Verdict == PolicyVerdict.ExplicitDeny ? organization : null)
            ?? Array.Find(decisions, decision => decision.Verdict == PolicyVerdict.ImplicitDeny)
            ?? decisions[^1];
    }

    /// <summary>Decides by a role trust policy or resource policy alone, whatever the principal's own policies say.</summary>
    /// <exception cref="PolicyFormatException">The policy or the request is not understood.</exception>
    public static PolicyDecision EvaluateResourcePolicy(PolicyDocument policy, PolicyRequest request) =>
        Decide(new(request), PolicyLayer.Resource, "resource policy", [new("resource policy", policy)]);

    /// <summary>
    /// Decides by one boundary or service control policy alone: what it denies stays denied, whatever others grant, to the root user as
    /// well.
    /// </summary>
    /// <exception cref="PolicyFormatException">The policy or the request is not understood.</exception>
    public static PolicyDecision EvaluateAlone(PolicyDocument policy, PolicyRequest request) =>
        Decide(new(request), PolicyLayer.Boundary, "policy", [new("policy", policy)]);

    [MethodImpl(CompiledStatement.Hot)]
    private static PolicyDecision Decide(RequestContext context, PolicyLayer layer, string name, IReadOnlyList<NamedPolicy> policies)
    {
        PolicyDecision? deny = null, allow = null;

        // No statement is left out once the verdict is clear, so that what cannot be judged throws wherever it stands.
        foreach (var policy in policies)
        {
            foreach (var statement in CompiledStatement.Compile(policy.Document, isResourcePolicy: layer == PolicyLayer.Resource))
            {
                if (!statement.AppliesTo(context))
                {
                    continue;
                }

                if (statement.Statement.Effect == PolicyEffect.Deny)
                {
                    deny ??= new(PolicyVerdict.ExplicitDeny, layer, policy.Name, statement.Statement);
                }
                else
                {
                    allow ??= new(PolicyVerdict.Allow, layer, policy.Name, statement.Statement);
                }
            }
        }

        return deny ?? allow ?? new(PolicyVerdict.ImplicitDeny, layer, name, null);
    }
}
