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
    /// <summary>
    /// Where they are that differ in more than the order of statements and lists: path of the construct and property. Those of a resource
    /// that one side alone has are not: what is new the controls judge, and what is gone grants nothing.
    /// </summary>
    public static IReadOnlyList<string> Changed(ReviewSide before, ReviewSide after)
    {
        var evaluated = Evaluated(before).Union(Evaluated(after)).ToHashSet(StringComparer.Ordinal);
        var (old, now) = (All(before), All(after));
        return
        [
            .. old
                .Keys.Intersect(now.Keys)
                .Where(place => old[place] != now[place] && !evaluated.Contains(place))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The policies that principals have, by their place.</summary>
    private static IEnumerable<string> Evaluated(ReviewSide side)
    {
        var documents = side
            .Templates.Principals.SelectMany(principal => principal.Policies.Identity.Append(principal.Policies.Boundary))
            .Select(policy => policy?.Document)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return from policy in side.Templates.OfType("AWS::IAM::ManagedPolicy")
               where documents.Contains(policy.Policy("PolicyDocument"))
               select Place(policy, "PolicyDocument");
    }

    private static Dictionary<string, string> All(ReviewSide side) =>
        (
            from resource in side.Templates.Resources
            from property in resource.Properties
            let value = resource.Value(property)
            where value is not null && Holds(value.Value)
            select (Place: Place(resource, property), Text: Normal(value.Value))
        ).ToDictionary(each => each.Place, each => each.Text, StringComparer.Ordinal);

    private static string Place(StackResource resource, string property) => $"{resource.ConstructPath} {property}";

    private static bool Holds(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.TryGetProperty("Statement", out _)
                || value.EnumerateObject().Any(member => Holds(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().Any(Holds),
            _ => false,
        };

    private static string Normal(JsonElement value) => Sorted(JsonNode.Parse(value.GetRawText()))?.ToJsonString() ?? "";

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .Where(member => member.Key != "Sid")
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
            _ => node?.DeepClone(),
        };
}
