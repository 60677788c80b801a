using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Cli.Costs;

/// <summary>What templates are billed for each month because their resources exist.</summary>
/// <param name="Units">Units by price.</param>
/// <param name="Types">The types of resources that occur.</param>
public sealed record TemplateInventory(IReadOnlyDictionary<Price, decimal> Units, IReadOnlySet<string> Types)
{
    /// <summary>Counts.</summary>
    /// <param name="templates">CloudFormation templates.</param>
    /// <exception cref="BilingualException">It is not known how AWS bills for a resource.</exception>
    public static TemplateInventory Of(IEnumerable<JsonElement> templates)
    {
        List<(string Type, JsonElement Properties)> resources =
        [
            .. from template in templates
               from resource in template.GetProperty("Resources").EnumerateObject()
               select (
                   resource.Value.GetProperty("Type").GetString()!,
                   resource.Value.TryGetProperty("Properties", out var properties) ? properties : EmptyObject),
        ];
        var types = resources.Select(resource => resource.Type).ToHashSet(StringComparer.Ordinal);
        var unknown = types.Where(type => ResourceBillings.Of(type) is null).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new BilingualException(new(
                $"No price is known for {string.Join(", ", unknown)}: add each type to src/InfraPoc.Cli/Costs/{nameof(ResourceBillings)}.cs, with its price or with the reason why it costs nothing by itself.",
                $"{string.Join(", ", unknown)} の料金が登録されていません。料金、またはそれ自体に料金がかからない理由を `src/InfraPoc.Cli/Costs/{nameof(ResourceBillings)}.cs` に追加してください。"));
        }

        return new(Sum(resources.SelectMany(resource => ResourceBillings.Of(resource.Type)!.Units(resource.Properties))), types);
    }

    /// <summary>Adds units of the same price.</summary>
    internal static IReadOnlyDictionary<Price, decimal> Sum(IEnumerable<(Price Price, decimal Units)> units) =>
        units
            .GroupBy(each => each.Price).Select(group => (group.Key, Units: group.Sum(each => each.Units))).Where(each => each.Units != 0)
            .ToDictionary(each => each.Key, each => each.Units);

    private static JsonElement EmptyObject { get; } = JsonSerializer.Deserialize<JsonElement>("{}");
}
