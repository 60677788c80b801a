namespace InfraPoc.Config.Loading;

/// <summary>One key and its value.</summary>
internal sealed record MappingEntry(SourcePosition Position, string Key, ConfigNode Value)
{
    /// <summary>Characters of the text before the key.</summary>
    public int Start { get; init; }
}
