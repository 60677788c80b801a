using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>The changes that give a key a value; a list keeps the items that stay, with their comments.</summary>
internal static class ListChanges
{
    /// <summary>The changes.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="kind">'=' for this value; '+' and '-' for a list with these items more or less.</param>
    public static IReadOnlyList<YamlChange> Of(YamlValue file, string key, YamlValue value, char kind)
    {
        var there = YamlMeaning.At(file, YamlPath.Of(key)) as YamlList;
        if (value is not YamlList wanted || there is null)
        {
            return kind == '-' ? throw NoItem(key, (value as YamlList)?.Items[0]) : [YamlChange.Set(key, value)];
        }

        return kind switch
        {
            '+' => [.. wanted.Items.Select(item => YamlChange.Add(key, item))],
            '-' => [.. wanted.Items.Select(item => Place(there, item) is >= 0 and var place ? place : throw NoItem(key, item))
                .OrderDescending().Select(place => YamlChange.Remove($"{key}[{place}]"))],
            _ => Replace(there, key, wanted),
        };
    }

    private static IReadOnlyList<YamlChange> Replace(YamlList there, string key, YamlList wanted)
    {
        var kept = there.Items.Where(item => Place(wanted, item) >= 0).ToList();
        if (kept.Zip(wanted.Items).All(pair => pair.First.IsSame(pair.Second)))
        {
            return
            [
                .. there.Items.Index().Where(item => Place(wanted, item.Item) < 0).Reverse()
                    .Select(item => YamlChange.Remove($"{key}[{item.Index}]")),
                .. wanted.Items.Skip(kept.Count).Select(item => YamlChange.Add(key, item)),
            ];
        }

        return
        [
            .. wanted.Items.Zip(there.Items).Index().Where(each => !each.Item.First.IsSame(each.Item.Second))
                .Select(each => YamlChange.Set($"{key}[{each.Index}]", each.Item.First)),
            .. wanted.Items.Skip(there.Items.Count).Select(item => YamlChange.Add(key, item)),
            .. Enumerable.Range(0, Math.Max(0, there.Items.Count - wanted.Items.Count))
                .Select(more => YamlChange.Remove($"{key}[{there.Items.Count - 1 - more}]")),
        ];
    }

    private static int Place(YamlList list, YamlValue item) => list.Items.ToList().FindIndex(each => each.IsSame(item));

    private static EditException NoItem(string key, YamlValue? item)
    {
        var shown = Excerpt.Of((item as YamlScalar)?.Content ?? "");
        return new(new($"{key} has no item \"{shown}\".", $"{key} に「{shown}」はありません。"));
    }
}
