using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>The change that gives a key a value; a list keeps the items that stay, with their comments.</summary>
internal static class ListChanges
{
    /// <summary>The change.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="kind">'=' for this value; '+' and '-' for a list with these items more or less.</param>
    public static YamlChange Of(YamlValue file, string key, YamlValue value, char kind)
    {
        IReadOnlyList<YamlValue> ItemsOf(YamlValue? list) => (list as YamlList)?.Items ?? [];
        var (there, items) = (ItemsOf(YamlMeaning.At(file, YamlPath.Of(key))), ItemsOf(value));
        return YamlChange.Set(key, kind switch
        {
            '+' => YamlValue.List([.. there, .. items]),
            '-' => items.FirstOrDefault(item => !Has(there, item)) is { } missing ? throw NoItem(key, missing)
                : YamlValue.List([.. there.Where(item => !Has(items, item))]),
            _ => value,
        });
    }

    private static bool Has(IReadOnlyList<YamlValue> list, YamlValue item) => list.Any(each => each.IsSame(item));

    private static EditException NoItem(string key, YamlValue item)
    {
        var shown = Excerpt.Of((item as YamlScalar)?.Content ?? "");
        return new(new($"{key} has no item \"{shown}\".", $"{key} に「{shown}」はありません。"));
    }
}
