using System.Globalization;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>A principal that people of a department can use in the sandbox account, with the policies the templates give it.</summary>
/// <param name="Department">The department it belongs to by its name; null for one that belongs to none.</param>
/// <param name="Source">The permission set or the role.</param>
/// <param name="Arns">ARN of the role; for a permission set, of some of the roles that IAM Identity Center might create.</param>
/// <param name="Policies">Its policies and its boundary.</param>
public sealed record DepartmentPrincipal(Department? Department, StackResource Source, IReadOnlyList<string> Arns, PolicySet Policies)
{
    /// <summary>True for the sign-in by IAM Identity Center, false for a role that a sign-in assumes.</summary>
    public bool IsSignIn => Source.Type == "AWS::SSO::PermissionSet";

    /// <summary>
    /// The most that AWS could answer, whichever role Identity Center creates and whatever is in the request besides: for what must be
    /// refused.
    /// </summary>
    /// <param name="action">One action.</param>
    /// <param name="resource">One ARN, or <c>*</c>.</param>
    /// <param name="time">When; null for any time.</param>
    /// <param name="context">Further condition keys; without value for one that the request does not have.</param>
    /// <remarks>By its own policies and boundary alone: a service control policy may close more.</remarks>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public PolicyDecision AtMost(
        string action, string resource, DateTimeOffset? time, params IReadOnlyList<(string Key, string? Value)> context) =>
        Extreme(UnknownKeys.Allow, action, resource, Keys(time, context));

    /// <summary>The least that AWS could answer: for what must be allowed.</summary>
    /// <inheritdoc cref="AtMost"/>
    public PolicyDecision AtLeast(
        string action, string resource, DateTimeOffset time, params IReadOnlyList<(string Key, string? Value)> context) =>
        Extreme(UnknownKeys.Deny, action, resource, Keys(time, context));

    /// <summary>Of the answers to its roles the one that is furthest to one side; no answer is further than the one to an unknown role.</summary>
    private PolicyDecision Extreme(
        UnknownKeys unknown, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        var request = new PolicyRequest { Principal = Arns[0], Action = action, Resource = resource, Context = keys, Unknown = unknown };
        var limit = PolicyEvaluator.Evaluate(request with { IsPrincipalUnknown = Arns.Count > 1 }, Policies);
        if (Arns.Count == 1)
        {
            return limit;
        }

        PolicyDecision? furthest = null;
        foreach (var arn in Arns)
        {
            var decision = PolicyEvaluator.Evaluate(request with { Principal = arn }, Policies);
            if (furthest is null || IsFurther(decision, furthest))
            {
                furthest = decision;
            }

            if (furthest.Verdict == limit.Verdict)
            {
                break;
            }
        }

        return furthest!;

        bool IsFurther(PolicyDecision one, PolicyDecision other) =>
            unknown == UnknownKeys.Allow ? Openness(one) > Openness(other) : Openness(one) < Openness(other);
    }

    private static int Openness(PolicyDecision decision) => decision.Verdict switch
    {
        PolicyVerdict.ExplicitDeny => 0,
        PolicyVerdict.ImplicitDeny => 1,
        _ => 2,
    };

    /// <summary>The condition keys of a request at a time.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> Keys(
        DateTimeOffset? time, IEnumerable<(string Key, string? Value)> context)
    {
        var keys = context.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value is null ? [] : [pair.Value]);
        if (time is { } moment)
        {
            keys["aws:CurrentTime"] = [moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)];
            keys["aws:EpochTime"] = [moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)];
        }

        return keys;
    }
}
