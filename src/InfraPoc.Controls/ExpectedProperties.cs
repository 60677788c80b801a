using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>Compares resources with the only values that are right.</summary>
internal static class ExpectedProperties
{
    /// <summary>A violation for each property that is something else.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="expected">Path below Properties, with dots, and value; null where the property must be absent.</param>
    public static IEnumerable<Violation> Differences(
        this StackResource resource,
        params IReadOnlyList<(string Path, object? Value)> expected) =>
        from property in expected
        let found = resource.Whole(property.Path.Split('.'))
        where !Same(found, property.Value)
        let required = property.Value is null ? null : JsonSerializer.Serialize(property.Value)
        select resource.Violates(Difference(Short(found?.GetRawText()), Short(required)), property.Path);

    /// <summary>Whether a property has this value; null for an absent one.</summary>
    public static bool Same(JsonElement? found, object? expected) => expected is null
        ? found is null
        : found is { } value && JsonNode.DeepEquals(JsonNode.Parse(value.GetRawText()), JsonSerializer.SerializeToNode(expected));

    private static Bilingual Difference(Bilingual found, Bilingual required) => new(
        $"Found {found.English}; required is {required.English}.", $"現在の値：{found.Japanese}、正しい値：{required.Japanese}。");

    private static Bilingual Short(string? text) => Phrases.Value(text is { Length: > 300 } ? $"{text[..300]}..." : text);
}
