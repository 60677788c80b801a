namespace InfraPoc.Config.Editing;

/// <summary>Keys with values, every key once.</summary>
internal sealed record YamlKeys(IReadOnlyList<(string Key, YamlValue Value)> Entries) : YamlValue
{
    public YamlValue? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key).Value;
}
