using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace InfraPoc.Iam;

/// <summary>A statement in which every part was understood, ready to be tried against requests.</summary>
internal sealed class CompiledStatement
{
    /// <summary>
    /// For what runs a hundred thousand times in a few seconds, which are over before the runtime would optimise it by itself.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    // Many requests are tried against few documents, whose statements never change.
    private static readonly ConditionalWeakTable<PolicyDocument, List<CompiledStatement>> Compiled = [];

    // The same few actions are asked for again and again, and an action in a policy has no variables.
    private readonly ConcurrentDictionary<string, bool> byAction = new(StringComparer.Ordinal);
    private readonly List<PolicyPattern> actions;
    private readonly List<PolicyPattern> resources;
    private readonly List<PolicyCondition> conditions;
    private readonly PolicyPrincipals? principals;

    private CompiledStatement(PolicyStatement statement)
    {
        bool isIdentity = statement.Principals is null;
        Statement = statement;
        actions = [.. statement.Actions.Concat(statement.NotActions).Select(action => ParseAction(statement.Sid, action))];
        resources =
        [
            .. statement
                .Resources.Concat(statement.NotResources)
                .Select(resource => ArnPattern.ParseResource(statement.Sid, resource, completes: isIdentity)),
        ];
        conditions = [.. PolicyCondition.ParseAll(statement)];
        principals = isIdentity ? null : new(statement);
    }

    public PolicyStatement Statement { get; }

    [MethodImpl(Hot)]
    public static List<CompiledStatement> Compile(PolicyDocument document, bool isResourcePolicy)
    {
        List<CompiledStatement> compiled = Compiled.GetValue(document, CompileAll);
        foreach (CompiledStatement statement in compiled)
        {
            if (statement.principals is not null != isResourcePolicy)
            {
                throw PolicyFormatException.In(
                    statement.Statement.Sid,
                    $"a {(isResourcePolicy ? "resource policy needs a Principal" : "policy of an identity cannot have a Principal")}.",
                    isResourcePolicy ? "リソースポリシーには Principal が必要です。" : "アイデンティティのポリシーに Principal は指定できません。");
            }
        }

        return compiled;
    }

    [MethodImpl(Hot)]
    public bool AppliesTo(RequestContext context) =>
        principals?.Match(context) != false
        && byAction.GetOrAdd(context.Request.Action, MatchesAction, context)
        && MatchesResource(context)
        && MatchesConditions(context);

    private static List<CompiledStatement> CompileAll(PolicyDocument document)
    {
        PolicyRules.CheckResolved(document);
        return [.. document.Statements.Select(statement => new CompiledStatement(statement))];
    }

    private static PolicyPattern ParseAction(string sid, string action)
    {
        if (
            action != "*"
            && (action.Split(':') is not [{ Length: > 0 } service, { Length: > 0 }] || service.AsSpan().ContainsAny('*', '?')))
        {
            throw PolicyFormatException.In(
                sid, $"'{action}' is not an action of one service, nor *.", $"'{action}' は 1 つのサービスのアクションでも * でもありません。");
        }

        return PolicyPattern.Parse(sid, action, wildcards: true, variables: false);
    }

    private bool MatchesAction(string requested, RequestContext context) =>
        actions.Any(action => action.Matches(requested, context, ignoreCase: true)) == Statement.Actions.Count > 0;

    // A role trust policy has no Resource: it stands for its role.
    private bool MatchesResource(RequestContext context)
    {
        if (resources.Count == 0)
        {
            return true;
        }

        if (Statement.NotResources.Count > 0)
        {
            resources.ForEach(resource => resource.RequireValues(context));
        }

        bool isListed = resources.Exists(resource => !resource.IsUnknown(context) && resource.Matches(context.Request.Resource, context));
        return !isListed && resources.Exists(resource => resource.IsUnknown(context))
            ? context.UnknownHolds(Statement.Effect)
            : isListed == Statement.Resources.Count > 0;
    }

    // Every condition is tried, so that one that cannot be judged throws whatever the others say.
    private bool MatchesConditions(RequestContext context) =>
        conditions.Aggregate(true, (all, condition) => (condition.Matches(context) ?? context.UnknownHolds(Statement.Effect)) && all);
}
