using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config.Schema;

namespace InfraPoc.Cli.Reviews;

/// <summary>A value of a configuration file that a change sets, removes or replaces.</summary>
/// <param name="Path">Its keys, such as <c>budget.monthly</c>; items of a list have the path of the list.</param>
/// <param name="Before">The value before; null where it is new.</param>
/// <param name="After">The value after; null where it is gone.</param>
internal sealed record ConfigChange(string Path, string? Before, string? After)
{
    /// <summary>Keys by which items of a list are told apart.</summary>
    private static readonly string[] Ids = ["id", "alias", "name", "type", "month"];

    /// <summary>Every value in which two files differ, whatever their order of keys and items.</summary>
    /// <param name="before">The file's record before; null where there was none.</param>
    /// <param name="after">The same after.</param>
    public static IReadOnlyList<ConfigChange> Of<T>(T? before, T? after)
        where T : class
    {
        var (old, now) = (Values(ConfigSchema.Written(before)), Values(ConfigSchema.Written(after)));
        return
        [
            .. from path in old.Select(each => each.Key).Union(now.Select(each => each.Key))
               from change in Compare(path, [.. old[path]], [.. now[path]])
               select change,
        ];
    }

    private static IEnumerable<ConfigChange> Compare(string path, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (gone, come) = (before.Except(after, StringComparer.Ordinal).ToList(), after.Except(before, StringComparer.Ordinal).ToList());
        return (gone, come) is ([var old], [var now]) && before.Count == 1 && after.Count == 1
            ? [new(path, old, now)]
            : [.. gone.Select(value => new ConfigChange(path, value, null)), .. come.Select(value => new ConfigChange(path, null, value))];
    }

    private static ILookup<string, string> Values(JsonNode? node) =>
        Flat("", node).ToLookup(each => each.Path, each => each.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Value)> Flat(string path, JsonNode? node) => node switch
    {
        null => [],
        JsonObject keys => keys.SelectMany(key => Flat(path.Length == 0 ? key.Key : $"{path}.{key.Key}", key.Value)),
        JsonArray items => items.SelectMany((item, index) =>
            item is JsonObject named ? Flat($"{path}[{Id(named) ?? $"{index}"}]", item) : Flat(path, item)),
        _ => [(path, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString())],
    };

    private static string? Id(JsonObject item) => Ids.Select(id => item[id]?.ToString()).FirstOrDefault(id => id is not null);
}
