namespace InfraPoc.Config.Loading;

/// <summary>Keys and values, every key once; <paramref name="IsFlow"/> when they are written in braces.</summary>
internal sealed record MappingNode(SourcePosition Position, IReadOnlyList<MappingEntry> Entries, bool IsFlow) : ConfigNode(Position);
