using System.Text.Json;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What a trail's advanced selectors take.</summary>
internal static class TrailSelection
{
    /// <summary>
    /// The fields of each selector as <c>field=value</c>, in order; a condition other than Equals shows as it is, so that it equals nothing
    /// expected.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(StackResource trail) =>
    [
        .. from selector in trail.List("AdvancedEventSelectors")
           select (IReadOnlyList<string>)
               [.. selector.List("FieldSelectors").Select(field => field.Whole()!.Value).SelectMany(Field).Order(StringComparer.Ordinal)],
    ];

    private static IEnumerable<string> Field(JsonElement field) =>
        field.EnumerateObject().Count() == 2
        && field.TryGetProperty("Field", out var name)
        && field.TryGetProperty("Equals", out var values)
            ? values.EnumerateArray().Select(value => $"{name.GetString()}={value.GetString()}")
            : [field.GetRawText()];
}
