using System.Globalization;
using System.IO.Enumeration;
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
    private (PolicySet Of, IReadOnlyList<string> Arns)? told;

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
    /// <remarks>By <see cref="Policies"/> alone: what else the organization closes is not known.</remarks>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public PolicyDecision AtMost(
        string action, string resource, DateTimeOffset? time, params IReadOnlyList<(string Key, string? Value)> context) =>
        Extreme(UnknownKeys.Allow, action, resource, Keys(time, context));

    /// <summary>The least that AWS could answer: for what must be allowed.</summary>
    /// <inheritdoc cref="AtMost"/>
    public PolicyDecision AtLeast(
        string action, string resource, DateTimeOffset time, params IReadOnlyList<(string Key, string? Value)> context) =>
        Extreme(UnknownKeys.Deny, action, resource, Keys(time, context));

    /// <summary>
    /// One of <see cref="Arns"/> for each way in which the policies tell them apart: as no condition looks at the last part of a name,
    /// most often one for all.
    /// </summary>
    private IReadOnlyList<string> Told
    {
        get
        {
            // A copy with other policies begins with what these tell apart.
            if (told is not { } known || known.Of != Policies)
            {
                told = known = (Policies, Tell());
            }

            return known.Arns;
        }
    }

    private IReadOnlyList<string> Tell()
    {
        if (Arns.Count == 1 || Documents.Any(document => document.ToJson().Contains("${", StringComparison.Ordinal)))
        {
            return Arns;
        }

        var patterns = Patterns;
        return [.. Arns.DistinctBy(arn => string.Concat(patterns.Select(pattern => Matches(pattern, arn))))];
    }

    private IEnumerable<PolicyDocument> Documents =>
        Policies.Identity.Append(Policies.Boundary).Concat(Policies.ServiceControls).OfType<NamedPolicy>()
            .Select(policy => policy.Document);

    private List<string> Patterns =>
    [
        .. from statement in Documents.SelectMany(document => document.Statements)
           from pattern in statement.ValuesOf("aws:PrincipalArn")
           select pattern,
    ];

    private static string Matches(string pattern, string arn) =>
        FileSystemName.MatchesSimpleExpression(pattern, arn, ignoreCase: false) ? "="
        : FileSystemName.MatchesSimpleExpression(pattern, arn, ignoreCase: true) ? "~"
        : "-";

    /// <summary>Of the answers to its roles the one that is furthest to one side.</summary>
    private PolicyDecision Extreme(
        UnknownKeys unknown, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        var decisions = Told.Select(arn => PolicyEvaluator.Evaluate(
            new PolicyRequest { Principal = arn, Action = action, Resource = resource, Context = keys, Unknown = unknown }, Policies));
        return unknown == UnknownKeys.Allow ? decisions.MaxBy(Openness)! : decisions.MinBy(Openness)!;
    }

    private static int Openness(PolicyDecision decision) => decision.Verdict switch
    {
        PolicyVerdict.ExplicitDeny => 0,
        PolicyVerdict.ImplicitDeny => 1,
        _ => 2,
    };

    /// <summary>The condition keys of a request, those without a value absent; at a time, or at any.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Keys(
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
