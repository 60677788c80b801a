using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>What controls on the shared stacks ask of a resource.</summary>
internal static class Expectations
{
    /// <summary>Stands for the principal of a statement that names none.</summary>
    private const string Everybody = "everybody";

    /// <summary>The one resource of a type in a stack that fits.</summary>
    /// <exception cref="BilingualException">There is none, or more than one.</exception>
    public static StackResource Only(this SandboxTemplates templates, string stack, string type, Func<StackResource, bool>? fits = null)
    {
        List<StackResource> found = [.. templates.In(stack, type).Where(resource => fits?.Invoke(resource) != false)];
        return found is [var one]
            ? one
            : throw new BilingualException(new(
                $"{stack} must have exactly one {type} for this; it has {found.Count}.",
                $"{stack} には該当する {type} がちょうど 1 個必要ですが、{found.Count} 個あります。"));
    }

    /// <summary>A violation unless a property has the one permitted value.</summary>
    public static IEnumerable<Violation> Must(this StackResource resource, string permitted, params string[] path)
    {
        var found = Shown(resource.Whole(path));
        if (found != permitted)
        {
            var property = string.Join('.', path);
            yield return resource.Violates(Phrases.Is(property, found, permitted), property);
        }
    }

    /// <summary>A violation for each property besides some: what nobody asked for may undo what is right.</summary>
    public static IEnumerable<Violation> MustHaveOnly(this StackResource resource, params IEnumerable<string> permitted) =>
        resource.Properties.Except(permitted, StringComparer.Ordinal)
            .Select(property => resource.Violates(new($"{property} must be absent.", $"{property} は指定できません。"), property));

    /// <summary>A violation unless a property is at least a number.</summary>
    public static IEnumerable<Violation> MustBeAtLeast(this StackResource resource, int least, params string[] path)
    {
        if (!(resource.Number(path) >= least))
        {
            var property = string.Join('.', path);
            yield return resource.Violates(
                Phrases.Is(property, Shown(resource.Value(path)), new Bilingual($"at least {least}", $"{least} 以上")), property);
        }
    }

    /// <summary>A violation unless the resource stays when it leaves its stack or a change replaces it.</summary>
    public static IEnumerable<Violation> MustStay(this StackResource resource)
    {
        if (resource.DeletionPolicy is not ("Retain" or "RetainExceptOnCreate"))
        {
            yield return resource.Violates(Phrases.Is(
                "DeletionPolicy", resource.DeletionPolicy, new Bilingual("Retain or RetainExceptOnCreate", "Retain または RetainExceptOnCreate ")));
        }

        if (resource.UpdateReplacePolicy != "Retain")
        {
            yield return resource.Violates(Phrases.Is("UpdateReplacePolicy", resource.UpdateReplacePolicy, "Retain"));
        }
    }

    /// <summary>
    /// A violation unless a resource policy answers a request as it must, whatever AWS or the caller puts into it besides.
    /// </summary>
    public static IEnumerable<Violation> MustAnswer(
        this StackResource resource, string property, bool allowed, string principal, string action, string on,
        params IReadOnlyList<(string Key, string? Value)> context)
    {
        var request = new PolicyRequest
        {
            Principal = principal,
            Action = action,
            Resource = on,
            Context = DepartmentPrincipal.Keys(null, context),
            Unknown = allowed ? UnknownKeys.Deny : UnknownKeys.Allow,
        };
        if (PolicyEvaluator.EvaluateResourcePolicy(resource.Policy(property), request).IsAllowed != allowed)
        {
            var call = Phrases.Call(action, on);
            var circumstances = string.Join(", ", context.Select(pair => $"{pair.Key} {pair.Value ?? "absent"}"));
            yield return resource.Violates(
                new(
                    $"{principal} {(allowed ? "must be" : "must not be")} allowed {call.English} with {circumstances}.",
                    $"{principal} に、{call.Japanese}を許可{(allowed ? "しなければなりません" : "してはなりません")}{Phrases.Conditions(context)}。"),
                property);
        }
    }

    /// <summary>
    /// A violation for each principal that a resource policy lets in by name and that is not one of some, and for each action that it lets
    /// one of them do and that is not the principal's.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">The property that is the policy.</param>
    /// <param name="permitted">Services, and ARNs of principals, each with an action or a pattern of actions.</param>
    public static IEnumerable<Violation> MustLetInOnly(
        this StackResource resource, string property, params IEnumerable<(string Principal, string Action)> permitted)
    {
        var actions = permitted.ToLookup(each => each.Principal, each => each.Action, StringComparer.Ordinal);
        var known = string.Join(", ", actions.Select(each => each.Key));
        var only = known.Length > 0
            ? new($"only {known} may be", $"許可できるのは {known} だけです")
            : new Bilingual("only nobody may be", "誰も許可してはなりません");
        return from statement in resource.Policy(property).Statements
               where statement.Effect == PolicyEffect.Allow
               from principal in statement.Principals?.Values.SelectMany(values => values) ?? [Everybody]
               let permittedActions = string.Join(", ", actions[principal].Distinct())
               from mistake in !actions.Contains(principal)
                   ?
                   [
                       new Bilingual(
                           $"lets in {principal}; {only.English}",
                           $"{(principal == Everybody ? "すべての相手" : principal)} を許可しています。{only.Japanese}"),
                   ]
                   : Phrases.Actions(statement)
                       .Where(action => !actions[principal].Any(each => FileSystemName.MatchesSimpleExpression(each, action.English)))
                       .Select(action => new Bilingual(
                           $"lets {principal} do {action.English}; it may do {permittedActions}",
                           $"{principal} に {action.Japanese} を許可しています。許可できるのは {permittedActions} だけです"))
               select resource.Violates(Phrases.Of(statement) + new Bilingual($" {mistake.English}.", $"が {mistake.Japanese}。"), property);
    }

    /// <summary>The key of the logs.</summary>
    public static StackResource AuditKey(this SandboxTemplates templates) => templates.Only(templates.Names.AuditStack, "AWS::KMS::Key");

    /// <summary>The trail.</summary>
    public static StackResource Trail(this SandboxTemplates templates) =>
        templates.Only(templates.Names.AuditStack, "AWS::CloudTrail::Trail");

    /// <summary>The bucket that the trail writes to.</summary>
    public static StackResource Archive(this SandboxTemplates templates)
    {
        var name = templates.Trail().Text("S3BucketName");
        return templates.Only(templates.Names.AuditStack, "AWS::S3::Bucket", bucket => bucket.Ref == name);
    }

    /// <summary>The bucket that records who touched <see cref="Archive"/>.</summary>
    public static StackResource AccessLog(this SandboxTemplates templates)
    {
        var archive = templates.Archive();
        return templates.Only(templates.Names.AuditStack, "AWS::S3::Bucket", bucket => bucket != archive);
    }

    /// <summary>A property that is JSON in text, read; null where it is absent.</summary>
    /// <exception cref="BilingualException">It is not JSON.</exception>
    public static JsonNode? Json(this StackResource resource, string property)
    {
        try
        {
            return JsonNode.Parse(resource.Text(property) ?? "null");
        }
        catch (JsonException exception)
        {
            throw new BilingualException(
                new Bilingual($"{property} of {resource.ConstructPath} is no JSON: ", $"{resource.ConstructPath} の {property} が JSON ではありません")
                    + Bilingual.Detail(exception.Message),
                exception);
        }
    }

    /// <summary>Any value as it is shown; text without quotes.</summary>
    public static string Shown(JsonElement? value) => value switch
    {
        null => Phrases.Nothing,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { } other => other.GetRawText(),
    };
}
