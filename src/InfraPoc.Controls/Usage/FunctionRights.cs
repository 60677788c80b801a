using System.IO.Enumeration;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Asks the role of a function of the sandbox what it can do.</summary>
internal static class FunctionRights
{
    /// <summary>Stands for any text where a policy has a wildcard; no name of the sandbox and no action holds it.</summary>
    private const string Anything = "zzzzz";

    /// <summary>A violation for each duty that the role does not let the function do, whatever AWS puts into the request.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="function">Name of the function.</param>
    public static IEnumerable<Violation> Missing(SandboxTemplates templates, string function)
    {
        var role = templates.RoleOf(function);
        var policies = RolePolicies.Of(templates, role);
        return from duty in FunctionDuties.Of(templates, function)
               let narrowest = policies.Narrowest([.. duty.Context.Select(pair => pair.Key)])
               from resource in duty.On
               where !IsAllowed(role, narrowest, duty.Action.TrimEnd('*'), resource, duty.Context)
               select role.Violates($"{function} must be able to do {duty.Action.TrimEnd('*')} on {resource}, and its role does not allow it.");
    }

    /// <summary>
    /// A violation for each grant that reaches beyond the duties: every action that a statement grants is asked for, on what the statement
    /// grants it on.
    /// </summary>
    /// <inheritdoc cref="Missing"/>
    public static IEnumerable<Violation> Excess(SandboxTemplates templates, string function)
    {
        var role = templates.RoleOf(function);
        var policies = RolePolicies.Of(templates, role);
        var duties = FunctionDuties.Of(templates, function);
        foreach (var statement in policies.Identity.SelectMany(policy => policy.Document.Statements))
        {
            if (statement.Effect == PolicyEffect.Allow && statement.NotActions.Count + statement.NotResources.Count > 0)
            {
                yield return role.Violates($"{function} is granted everything but a list (NotAction, NotResource); grants must list what they give.");
            }
        }

        var grants = from policy in policies.Identity
                     from statement in policy.Document.Statements
                     where statement.Effect == PolicyEffect.Allow
                     from action in statement.Actions
                     from resource in statement.Resources
                     select (Action: action == "*" ? Sample("*:*") : Sample(action), Resource: resource == "*" ? "*" : Sample(resource), Shown: $"{action} on {resource}");
        foreach (var grant in grants.Distinct())
        {
            List<FunctionDuty> covering =
            [
                .. duties.Where(duty => Covers(duty.Action, grant.Action, ignoreCase: true)
                    && duty.Within.Any(within => Covers(within, grant.Resource, ignoreCase: false))),
            ];
            if (covering.Count == 0)
            {
                if (IsAllowed(role, policies.Widest(), grant.Action, grant.Resource, []))
                {
                    yield return role.Violates($"{function} is allowed {grant.Shown}, which its work does not need.");
                }
            }
            else if (!covering.Exists(duty => duty.Context.Count == 0))
            {
                foreach (var circumstances in Others(covering[0].Context))
                {
                    if (IsAllowed(role, policies.Widest([.. covering[0].Context.Select(pair => pair.Key)]), grant.Action, grant.Resource, circumstances))
                    {
                        yield return role.Violates(
                            $"{function} is allowed {grant.Shown} without {string.Join(" and ", covering[0].Context.Select(pair => $"{pair.Key} {pair.Value}"))}.");
                        break;
                    }
                }
            }
        }
    }

    /// <summary>A violation for anybody but Lambda who may run with the role, and for whatever else than running.</summary>
    /// <inheritdoc cref="Missing"/>
    public static IEnumerable<Violation> Trust(SandboxTemplates templates, string function)
    {
        const string Property = "AssumeRolePolicyDocument";
        var role = templates.RoleOf(function);
        return role.Policy(Property).Statements
            .Where(statement => statement.Effect == PolicyEffect.Allow && !IsLambdaAlone(statement))
            .Select(statement => role.Violates($"The trust statement {statement.Sid} lets in somebody besides lambda.amazonaws.com.", Property))
            .Concat(role.MustAnswer(Property, true, "lambda.amazonaws.com", "sts:AssumeRole", "*"));
    }

    private static bool IsLambdaAlone(PolicyStatement statement) =>
        statement.Principals is { Count: 1 } principals
        && principals.TryGetValue("Service", out var services) && services is ["lambda.amazonaws.com"]
        && statement.Actions is ["sts:AssumeRole"];

    private static bool IsAllowed(
        StackResource role, PolicySet policies, string action, string resource, IReadOnlyList<(string Key, string Value)> context) =>
        PolicyEvaluator.Evaluate(
            new PolicyRequest
            {
                Principal = role.Attribute("Arn"),
                Action = action,
                Resource = resource,
                Context = context.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => [pair.Value]),
            },
            policies).IsAllowed;

    /// <summary>The circumstances with one key absent, and with one of another value.</summary>
    private static IEnumerable<IReadOnlyList<(string Key, string Value)>> Others(IReadOnlyList<(string Key, string Value)> context) =>
        context.SelectMany(each => new IReadOnlyList<(string Key, string Value)>[]
        {
            [.. context.Where(pair => pair != each)],
            [.. context.Select(pair => pair == each ? (pair.Key, Anything) : pair)],
        });

    private static bool Covers(string pattern, string sample, bool ignoreCase) =>
        FileSystemName.MatchesSimpleExpression(pattern, sample, ignoreCase);

    /// <summary>A request that a pattern of a policy grants, and that no narrower pattern would.</summary>
    private static string Sample(string pattern) =>
        pattern.Replace("*", Anything, StringComparison.Ordinal).Replace('?', 'z');
}
