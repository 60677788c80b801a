using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>A principal that people of a department can use in the sandbox account, with the policies the templates give it.</summary>
/// <param name="Department">The department it belongs to by its name; null for one that belongs to none.</param>
/// <param name="Source">The permission set or the role.</param>
/// <param name="Arn">ARN of the role, for a permission set that of the role IAM Identity Center might create.</param>
/// <param name="Policies">Its policies and its boundary.</param>
public sealed record DepartmentPrincipal(Department? Department, StackResource Source, string Arn, PolicySet Policies)
{
    /// <summary>True for the sign-in by IAM Identity Center, false for a role that a sign-in assumes.</summary>
    public bool IsSignIn => Source.Type == "AWS::SSO::PermissionSet";

    /// <summary>What AWS would answer, by its own policies and boundary alone: a service control policy may close more.</summary>
    /// <param name="action">One action.</param>
    /// <param name="resource">One ARN, or <c>*</c>.</param>
    /// <param name="time">When.</param>
    /// <param name="context">Further condition keys.</param>
    /// <exception cref="PolicyFormatException">A policy is not understood.</exception>
    public PolicyDecision Ask(
        string action, string resource, DateTimeOffset time, params IReadOnlyList<(string Key, string Value)> context
    ) => PolicyEvaluator.Evaluate(Request(action, resource, time, context), Policies);

    private PolicyRequest Request(string action, string resource, DateTimeOffset time, IReadOnlyList<(string Key, string Value)> context)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["aws:CurrentTime"] = [time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)],
        };
        foreach (var (key, value) in context)
        {
            keys[key] = [value];
        }

        return new PolicyRequest { Principal = Arn, Action = action, Resource = resource, Context = keys };
    }
}
