using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Reviews;

/// <summary>
/// Policies that no department's principal has: of resources, of roles for services, and who may assume a role. What they let whom do is
/// not computed; that they differ is said.
/// </summary>
internal static class UnevaluatedPolicy
{
    /// <summary>Where they are that differ in more than the order of statements and lists: path of the construct and property.</summary>
    public static IReadOnlyList<string> Changed(ReviewSide before, ReviewSide after)
    {
        var (old, now) = (All(before), All(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Where(place => old.GetValueOrDefault(place) != now.GetValueOrDefault(place)),
        ];
    }

    private static Dictionary<string, string> All(ReviewSide side)
    {
        var evaluated = side.Templates.Principals
            .SelectMany(principal => principal.Policies.Identity.Append(principal.Policies.Boundary))
            .Select(policy => policy?.Document).ToHashSet(ReferenceEqualityComparer.Instance);
        return (from resource in side.Templates.Resources
                from property in resource.Properties
                where resource.Value(property) is { } value && Holds(value) && !IsEvaluated(resource, property)
                select (Place: $"{resource.ConstructPath} {property}", Text: Normal(resource.Value(property)!.Value)))
            .GroupBy(each => each.Place, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => string.Concat(each.Select(one => one.Text)), StringComparer.Ordinal);

        bool IsEvaluated(StackResource resource, string property) =>
            property == "PolicyDocument" && resource.Type == "AWS::IAM::ManagedPolicy" && evaluated.Contains(resource.Policy(property));
    }

    private static bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.TryGetProperty("Statement", out _) || value.EnumerateObject().Any(member => Holds(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(Holds),
        _ => false,
    };

    private static string Normal(JsonElement value) => Sorted(JsonNode.Parse(value.GetRawText()))?.ToJsonString() ?? "";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Key != "Sid")
            .OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray(
            [.. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
