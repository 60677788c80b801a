using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// What says who may do something, and is evaluated for no department's principal: policies of resources and of roles for services, who
/// may assume a role, whom a permission set or a service control policy is for. What they let whom do is not computed; that they differ
/// is said.
/// </summary>
internal sealed class UnevaluatedPolicy
{
    private const string Role = "AWS::IAM::Role";
    private const string Document = "PolicyDocument";

    /// <summary>Types that are about nothing else.</summary>
    private static readonly string[] Whole =
    [
        "AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission", "AWS::Lambda::Url", "AWS::Events::EventBusPolicy",
        "AWS::IAM::InstanceProfile", "AWS::IAM::OIDCProvider", "AWS::IAM::SAMLProvider", "AWS::IAM::AccessKey",
        "AWS::IAM::UserToGroupAddition",
    ];

    /// <summary>Properties that name policies, or whom a policy is for.</summary>
    private static readonly string[] Attached = ["ManagedPolicyArns", "PermissionsBoundary", "Roles", "Users", "Groups"];

    private readonly ReviewSide side;
    private readonly bool isBase;
    private readonly HashSet<string> elsewhere;
    private readonly HashSet<string> strangers;
    private readonly HashSet<StackResource> principals;
    private readonly ILookup<string, StackResource> roles;

    private UnevaluatedPolicy(ReviewSide side, ReviewSide other, bool isBase)
    {
        this.side = side;
        this.isBase = isBase;
        elsewhere = other.Templates.Resources.Select(resource => resource.ConstructPath).ToHashSet(StringComparer.Ordinal);
        strangers = side.Config.Departments
            .Where(department => other.Config.Departments.All(each => each.Id != department.Id))
            .SelectMany(department =>
                new[] { side.Templates.Names.DepartmentStack(department), side.Templates.Names.AccessStack(department) })
            .ToHashSet(StringComparer.Ordinal);
        principals = side.Templates.Principals.Select(principal => principal.Source).ToHashSet();
        roles = side.Templates.OfType(Role).ToLookup(role => role.Ref, StringComparer.Ordinal);
    }

    /// <summary>
    /// Where two sides differ in more than how the same is written: path of the construct and property. What a department has that is on
    /// one side alone is not there, nor what is gone together with what it was for: the controls judge the one, the other grants nothing.
    /// </summary>
    public static IReadOnlyList<string> Changed(ReviewSide before, ReviewSide after)
    {
        var old = new UnevaluatedPolicy(before, after, isBase: true).Parts();
        var now = new UnevaluatedPolicy(after, before, isBase: false).Parts();
        return
        [
            .. old.Concat(now).Select(place => place.Key).Except(Evaluated(before).Concat(Evaluated(after)), StringComparer.Ordinal)
                .Where(place => old.Contains(place) && now.Contains(place)
                    ? Text(old[place]) != Text(now[place])
                    : old[place].Concat(now[place]).Any(part => part.CountsAlone))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Where the policies of principals are that have a place of their own.</summary>
    private static IEnumerable<string> Evaluated(ReviewSide side)
    {
        var documents = side.Templates.Principals
            .SelectMany(principal => principal.Policies.Identity.Append(principal.Policies.Boundary))
            .Select(policy => policy?.Document).ToHashSet(ReferenceEqualityComparer.Instance);
        return from policy in side.Templates.OfType("AWS::IAM::ManagedPolicy")
               where documents.Contains(policy.Policy(Document))
               select $"{policy.ConstructPath} {Document}";
    }

    private static string Text(IEnumerable<Part> parts) =>
        string.Join('\n', parts.Select(part => part.Text).Distinct().Order(StringComparer.Ordinal));

    private ILookup<string, Part> Parts() =>
        side.Templates.Resources.SelectMany(Of).ToLookup(part => part.Place, StringComparer.Ordinal);

    private IEnumerable<Part> Of(StackResource resource) => resource.Type switch
    {
        // Evaluated, but not for whom.
        "AWS::SSO::PermissionSet" => [],
        "AWS::SSO::Assignment" => [new($"{Value(resource, "PermissionSetArn")} {resource.Type}", All(resource), CountsAlone: false)],
        "AWS::Organizations::Policy" when resource.Text("Type") == "SERVICE_CONTROL_POLICY" =>
            [new($"{resource.ConstructPath} TargetIds", Normal(Value(resource, "TargetIds")), CountsAlone: false)],
        "AWS::IAM::Policy" or "AWS::IAM::RolePolicy" when Roles(resource) is { Count: > 0 } owners =>
            owners.Where(owner => !principals.Contains(owner))
                .SelectMany(owner => Statements(Value(resource, Document)).Select(text => Own(owner, "Policies", text)))
                .Concat(Elsewhere(resource)),
        _ when Whole.Contains(resource.Type) => [new(resource.ConstructPath, All(resource), IsFamiliar(resource))],
        _ => resource.Properties
            .Where(property => !(principals.Contains(resource) && property is "Policies" or "ManagedPolicyArns" or "PermissionsBoundary"))
            .SelectMany(property => Of(resource, property)),
    };

    private IEnumerable<Part> Of(StackResource resource, string property)
    {
        var value = Value(resource, property);
        return resource.Type == Role && property == "Policies" && value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray()
                    .SelectMany(policy => Statements(policy.TryGetProperty(Document, out var document) ? document : policy))
                    .Select(text => Own(resource, property, text))
            : resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal) && Attached.Contains(property)
                ? [Own(resource, property, Sorted(JsonNode.Parse(value.GetRawText()))?.ToJsonString() ?? "")]
            : Holds(value) ? [Own(resource, property, Normal(value))]
            : [];
    }

    /// <summary>The roles of these templates that a policy is attached to.</summary>
    private List<StackResource> Roles(StackResource policy) =>
    [
        .. policy.List(nameof(Roles)).Select(name => name.Text()).Append(policy.Text("RoleName")).OfType<string>()
            .SelectMany(name => roles[name]),
    ];

    /// <summary>Whom else a policy is attached to, that these templates do not have: it counts in full.</summary>
    private IEnumerable<Part> Elsewhere(StackResource policy)
    {
        var names = policy.List(nameof(Roles)).Where(name => name.Text() is not { } text || !roles.Contains(text))
            .Select(name => name.Text() ?? "?");
        var others = new[] { "Users", "Groups" }.Where(policy.Properties.Contains).Select(property => Normal(Value(policy, property)));
        return names.Concat(others).ToList() is { Count: > 0 } all
            ? [new(
                $"{policy.ConstructPath} {nameof(Roles)}", string.Join('\n', [.. all, .. Statements(Value(policy, Document))]),
                CountsAlone: true)]
            : [];
    }

    private Part Own(StackResource resource, string property, string text) => new(
        $"{resource.ConstructPath} {property}", text,
        IsFamiliar(resource) && !(principals.Contains(resource) && !elsewhere.Contains(resource.ConstructPath))
            && !(isBase && !IsAttachment(resource) && !elsewhere.Contains(resource.ConstructPath)));

    /// <summary>A resource that is a policy of something else, which may stay when it goes.</summary>
    private static bool IsAttachment(StackResource resource) => resource.Type.EndsWith("Policy", StringComparison.Ordinal);

    private bool IsFamiliar(StackResource resource) => !strangers.Contains(resource.Stack.Name);

    private static bool Holds(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.TryGetProperty("Statement", out _)
                || value.EnumerateObject().Any(member => Holds(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().Any(Holds),
            JsonValueKind.String => Written(value.GetString()!) is not null,
            _ => false,
        };

    /// <summary>A policy that is written as text; null for any other text.</summary>
    private static JsonObject? Written(string text)
    {
        if (!text.Contains("\"Statement\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject policy && policy.ContainsKey("Statement") ? policy : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A property with what it refers to filled in; as it is written where that is not understood.</summary>
    private static JsonElement Value(StackResource resource, string property)
    {
        try
        {
            return resource.Value(property) ?? default;
        }
        catch (PolicyFormatException)
        {
            return resource.Written.GetProperty(property);
        }
    }

    private static string All(StackResource resource) => string.Join(
        '\n', resource.Properties.Order(StringComparer.Ordinal).Select(property => $"{property} {Normal(Value(resource, property))}"));

    /// <summary>The statements of a policy, each with the version that it is to be read by.</summary>
    private static IEnumerable<string> Statements(JsonElement policy)
    {
        var node = policy.ValueKind == JsonValueKind.Undefined ? null : Plain(JsonNode.Parse(policy.GetRawText()));
        return node is JsonObject document && document["Statement"] is JsonArray statements
            ? statements.Select(statement => $"{document["Version"]} {statement?.ToJsonString()}")
            : [node?.ToJsonString() ?? ""];
    }

    private static string Normal(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? "" : Plain(JsonNode.Parse(value.GetRawText()))?.ToJsonString() ?? "";

    /// <summary>A value in which policies are written in one way; whatever else it holds stays in its order.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(
                member.Key,
                member.Key == "Statement" ? Set(member.Value) : Plain(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Written(value.GetValue<string>()) is { } policy =>
            Plain(policy),
        _ => node?.DeepClone(),
    };

    /// <summary>
    /// Within a statement every list is a set, and one item alone may stand for a list; but what intrinsic functions are given has an
    /// order.
    /// </summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members when members.Any(member => member.Key == "Ref" || member.Key.StartsWith("Fn::", StringComparison.Ordinal)) =>
            node.DeepClone(),
        JsonObject members => new JsonObject(
            members.Where(member => member.Key != "Sid").OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, Sorted(Name(member))))),
        JsonArray items => Set(items) is var set && set.Count == 1 ? set[0]?.DeepClone() : set,
        _ => node?.DeepClone(),
    };

    private static JsonArray Set(JsonNode? node) => new(
    [
        .. (node is JsonArray items ? items : (IEnumerable<JsonNode?>)[node]).Select(Sorted)
            .DistinctBy(item => item?.ToJsonString()).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal),
    ]);

    /// <summary>Actions are the same in capitals, and anybody is anybody of AWS.</summary>
    private static JsonNode? Name(KeyValuePair<string, JsonNode?> member) => member switch
    {
        ("Action" or "NotAction", { } actions) when actions is not JsonObject => JsonNode.Parse(actions.ToJsonString().ToLowerInvariant()),
        ("Principal", JsonValue anybody) => new JsonObject { ["AWS"] = anybody.DeepClone() },
        _ => member.Value,
    };

    /// <param name="Place">Path of the construct and property.</param>
    /// <param name="Text">The same however it is written.</param>
    /// <param name="CountsAlone">Whether it makes a difference where the other side has nothing there.</param>
    private sealed record Part(string Place, string Text, bool CountsAlone);
}
