using System.IO.Enumeration;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>Asks a role that a service wears what it can do.</summary>
internal static class RoleRights
{
    /// <summary>Stands for any text where a policy has a wildcard; no name of the sandbox and no action holds it.</summary>
    private const string Anything = "zzzzz";

    /// <summary>A violation for each duty that the role does not allow, whatever AWS puts into the request.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="role">The role.</param>
    /// <param name="duties">What is done with it.</param>
    public static IEnumerable<Violation> Missing(SandboxTemplates templates, StackResource role, IReadOnlyList<RoleDuty> duties)
    {
        var policies = RolePolicies.Of(templates, role);
        return from duty in duties
               from resource in duty.On
               let context = duty.Context.Select(pair => (pair.Key, (string?)pair.Value)).ToList()
               where !IsAllowed(role, policies, UnknownKeys.Deny, duty.Action.TrimEnd('*'), resource, context)
               let call = Phrases.Call(duty.Action.TrimEnd('*'), resource)
               let needs = string.Concat(duty.Context.Select(pair => $", with {pair.Key} {pair.Value}"))
               select role.Violates(
                   new(
                       $"The role must be allowed {call.English}{needs}.",
                       $"このロールには、{call.Japanese}を許可しなければなりません{Phrases.Conditions(context)}。"),
                   "Policies");
    }

    /// <summary>
    /// A violation for each grant that reaches beyond the duties: every action that a statement grants is asked for, on what the statement
    /// grants it on.
    /// </summary>
    /// <inheritdoc cref="Missing"/>
    public static IEnumerable<Violation> Excess(SandboxTemplates templates, StackResource role, IReadOnlyList<RoleDuty> duties)
    {
        var policies = RolePolicies.Of(templates, role);
        List<PolicyStatement> grants =
        [
            .. policies.Identity.SelectMany(policy => policy.Document.Statements)
                .Where(statement => statement.Effect == PolicyEffect.Allow),
        ];
        var open = grants.Any(statement => statement.NotActions.Count + statement.NotResources.Count > 0)
            ?
            [
                role.Violates(
                    new(
                        "The role is allowed all but a list (NotAction, NotResource); it must list what it allows.",
                        "このロールは NotAction または NotResource によって、一覧にあるもの以外をすべて許可されています。許可する対象を列挙してください。"),
                    "Policies"),
            ]
            : Array.Empty<Violation>();
        var beyond = from statement in grants
                     from action in statement.Actions
                     from resource in statement.Resources
                     let asked = (action == "*" ? Sample("*:*") : Sample(action), resource == "*" ? "*" : Sample(resource))
                     where IsBeyond(role, policies, duties, asked, statement)
                     let call = Phrases.Call(action, resource)
                     select role.Violates(
                         new(
                             $"The role is allowed {call.English}, which goes beyond what it is for.",
                             $"このロールに {call.Japanese}が許可されていますが、役割に必要な範囲を超えています。"),
                         "Policies");
        return open.Concat(beyond);
    }

    /// <summary>A violation for anybody but the service who may wear the role, and for whatever else the trust policy allows.</summary>
    /// <param name="role">The role.</param>
    /// <param name="service">The service.</param>
    public static IEnumerable<Violation> Trust(StackResource role, string service)
    {
        const string Property = "AssumeRolePolicyDocument";
        return role.Policy(Property).Statements
            .Where(statement => statement.Effect == PolicyEffect.Allow && !IsAlone(statement, service))
            .Select(statement => role.Violates(
                new(
                    $"The trust statement {statement.Sid} lets in somebody besides {service}.",
                    $"信頼ポリシーの{Phrases.Of(statement).Japanese}が {service} 以外も許可しています。"),
                Property));
    }

    private static bool IsAlone(PolicyStatement statement, string service) =>
        statement.Principals is { Count: 1 } principals
        && principals.TryGetValue("Service", out var services) && services.SequenceEqual([service])
        && statement.Actions is ["sts:AssumeRole"];

    private static bool IsBeyond(
        StackResource role, PolicySet policies, IReadOnlyList<RoleDuty> duties, (string Action, string Resource) asked,
        PolicyStatement grant)
    {
        List<RoleDuty> covering =
        [
            .. duties.Where(duty => Covers(duty.Action, asked.Action, ignoreCase: true)
                && duty.Within.Any(within => Covers(within, asked.Resource, ignoreCase: false))),
        ];
        if (covering.Exists(duty => duty.Context.Count == 0))
        {
            return false;
        }

        var keys = covering.SelectMany(duty => duty.Context).Select(pair => pair.Key).Distinct().ToList();
        var circumstances = from duty in covering
                            from each in Others(duty.Context, grant)
                            select each.Concat(keys.Except(duty.Context.Select(pair => pair.Key)).Select(key => (key, (string?)null)));
        return circumstances.DefaultIfEmpty([])
            .Any(each => IsAllowed(role, policies, UnknownKeys.Allow, asked.Action, asked.Resource, each));
    }

    private static bool IsAllowed(
        StackResource role, PolicySet policies, UnknownKeys unknown, string action, string resource,
        IEnumerable<(string Key, string? Value)> context) =>
        PolicyEvaluator.Evaluate(
            new PolicyRequest
            {
                Principal = role.Attribute("Arn"),
                Action = action,
                Resource = resource,
                Context = DepartmentPrincipal.Keys(null, context),
                Unknown = unknown,
            },
            policies).IsAllowed;

    /// <summary>
    /// The circumstances with one key absent, or with a value that some pattern takes for the right one, or that the grant lists.
    /// </summary>
    private static IEnumerable<IReadOnlyList<(string Key, string? Value)>> Others(
        IReadOnlyList<(string Key, string Value)> context, PolicyStatement grant) =>
        from each in context
        let listed = grant.ValuesOf(each.Key).Select(Sample)
        let similar = Enumerable.Range(0, each.Value.Length + 1).Select(at => each.Value.Insert(at, Anything))
        from value in listed.Concat(similar).Append(Anything).Where(value => value != each.Value).Append(null)
        select (IReadOnlyList<(string Key, string? Value)>)
        [
            .. context.Where(pair => pair != each).Select(pair => (pair.Key, (string?)pair.Value)), (each.Key, value),
        ];

    private static bool Covers(string pattern, string sample, bool ignoreCase) =>
        FileSystemName.MatchesSimpleExpression(pattern, sample, ignoreCase);

    /// <summary>A request that a pattern of a policy grants, and that no narrower pattern would.</summary>
    private static string Sample(string pattern) =>
        pattern.Replace("*", Anything, StringComparison.Ordinal).Replace('?', 'z');
}
