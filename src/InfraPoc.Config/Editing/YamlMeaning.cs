using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>What a file must say after a change, worked out without its text.</summary>
internal static class YamlMeaning
{
    /// <summary>The value at a path, or null.</summary>
    public static YamlValue? At(YamlValue root, IReadOnlyList<object> path) =>
        path.Aggregate((YamlValue?)root, (value, part) => (value, part) switch
    {
        (YamlKeys keys, string key) => keys.Find(key),
        (YamlList list, int index) => list.Items.ElementAtOrDefault(index),
        _ => null,
    });

    public static YamlValue Set(YamlValue root, IReadOnlyList<object> path, YamlValue value) => At(root, path, 0, _ => value);

    public static YamlValue Add(YamlValue root, IReadOnlyList<object> path, YamlValue item) => At(root, path, 0, list => list switch
    {
        null or YamlScalar { IsNull: true } => YamlValue.List(item),
        YamlList items => new YamlList([.. items.Items, item]),
        _ => throw NotThere(path),
    });

    public static YamlValue Remove(YamlValue root, IReadOnlyList<object> path) =>
        At(root, [.. path.SkipLast(1)], 0, parent => (parent, path[^1]) switch
        {
            (YamlKeys keys, string key) when keys.Find(key) is not null =>
                new YamlKeys([.. keys.Entries.Where(entry => entry.Key != key)]),
            (YamlList list, int index) when index < list.Items.Count =>
                new YamlList([.. list.Items.Where((_, place) => place != index)]),
            _ => throw NotThere(path),
        });

    private static YamlValue At(YamlValue? value, IReadOnlyList<object> path, int depth, Func<YamlValue?, YamlValue> change)
    {
        if (depth == path.Count)
        {
            return change(value);
        }

        switch (path[depth])
        {
            case string key when value is null or YamlKeys or YamlScalar { IsNull: true }:
                var keys = value as YamlKeys ?? new YamlKeys([]);
                var changed = At(keys.Find(key), path, depth + 1, change);
                return keys.Find(key) is null
                    ? new YamlKeys([.. keys.Entries, (key, changed)])
                    : new YamlKeys([.. keys.Entries.Select(entry => entry.Key == key ? (key, changed) : entry)]);
            case int index when value is YamlList list && index < list.Items.Count:
                return new YamlList([.. list.Items.Select((item, place) => place == index ? At(item, path, depth + 1, change) : item)]);
            default:
                throw NotThere(path);
        }
    }

    public static EditException NotThere(IReadOnlyList<object> path)
    {
        var parts = path.Select((part, place) => part is int index ? $"[{index}]" : place == 0 ? $"{part}" : $".{part}");
        var shown = Excerpt.Of(string.Concat(parts));
        return new(new($"{shown} is not in the file; check the key.", $"{shown} はファイルにありません。キーを確認してください。"));
    }
}
