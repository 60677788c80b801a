namespace InfraPoc.Config.Loading;

/// <summary>One key and its value.</summary>
internal sealed record MappingEntry(SourcePosition Position, string Key, ConfigNode Value);
