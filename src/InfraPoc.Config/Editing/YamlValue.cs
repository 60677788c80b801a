using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Editing;

/// <summary>A value to write to a YAML file, or one that was read: a scalar, a list, or keys with values.</summary>
public abstract record YamlValue
{
    /// <summary>Text, which stays text whatever it looks like.</summary>
    public static YamlValue Text(string text) => new YamlScalar(text, IsText: true);

    /// <summary>A number, a date, or true or false, as a file has it.</summary>
    public static YamlValue Plain(string text) => new YamlScalar(text, IsText: false);

    /// <summary>A list.</summary>
    public static YamlValue List(params IReadOnlyList<YamlValue> items) => new YamlList(items);

    /// <summary>Keys with values.</summary>
    public static YamlValue Keys(params IReadOnlyList<(string Key, YamlValue Value)> entries) => new YamlKeys(entries);

    /// <summary>What a node says, without its place and style.</summary>
    internal static YamlValue Of(ConfigNode node) => node switch
    {
        ScalarNode scalar => new YamlScalar(scalar.Text, !scalar.IsPlain || !(scalar.IsNull || ScalarText.IsNumberOrTruth(scalar.Text))),
        SequenceNode list => new YamlList([.. list.Items.Select(Of)]),
        MappingNode keys => new YamlKeys([.. keys.Entries.Select(entry => (entry.Key, Of(entry.Value)))]),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>True when both say the same to every reader of YAML.</summary>
    internal bool IsSame(YamlValue other) => (this, other) switch
    {
        (YamlScalar a, YamlScalar b) => a.Content == b.Content && a.IsTyped == b.IsTyped,
        (YamlList a, YamlList b) =>
            a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => pair.First.IsSame(pair.Second)),
        (YamlKeys a, YamlKeys b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(entry => b.Find(entry.Key) is { } found && entry.Value.IsSame(found)),
        _ => false,
    };
}
