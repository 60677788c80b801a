namespace InfraPoc.Config.Editing;

/// <summary>One change of a YAML file; a path names keys and items as messages do, for example <c>useCases[0].name</c>.</summary>
public sealed record YamlChange
{
    private YamlChange(YamlChangeKind kind, string path, YamlValue? value, string comment)
    {
        (Kind, Path, Value, Text) = (kind, path, value, comment);
    }

    internal YamlChangeKind Kind { get; }

    /// <summary>What is changed.</summary>
    public string Path { get; }

    internal YamlValue? Value { get; }

    internal string Text { get; }

    /// <summary>Gives a key or an item a value; a key that is not there is added, with the keys above it.</summary>
    public static YamlChange Set(string path, YamlValue value) => new(YamlChangeKind.Set, path, value, "");

    /// <summary>Adds an item at the end of a list; a list that is not there is added.</summary>
    public static YamlChange Add(string path, YamlValue item) => new(YamlChangeKind.Add, path, item, "");

    /// <summary>Removes a key or an item, with the comment that stands behind it.</summary>
    public static YamlChange Remove(string path) => new(YamlChangeKind.Remove, path, null, "");

    /// <summary>Writes a comment above a key or an item; the text is one line.</summary>
    public static YamlChange Comment(string path, string comment) => new(YamlChangeKind.Comment, path, null, comment);
}
