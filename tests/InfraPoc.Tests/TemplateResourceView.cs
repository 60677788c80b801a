using System.Text.Json;

namespace InfraPoc.Tests;

/// <summary>A resource in a template.</summary>
internal sealed record TemplateResourceView(string LogicalId, JsonElement Properties)
{
    /// <summary>A text property, by its path.</summary>
    public string? Text(params IReadOnlyList<string> path) =>
        path.Aggregate(Properties, (value, key) => value.GetProperty(key)).GetString();

    /// <summary>The tags as a dictionary.</summary>
    public IReadOnlyDictionary<string, string> Tags => Properties.GetProperty(nameof(Tags)).EnumerateArray()
        .ToDictionary(tag => tag.GetProperty("Key").GetString()!, tag => tag.GetProperty("Value").GetString()!);
}
