namespace InfraPoc.Config.Loading;

/// <summary>Keys and values; every key occurs once.</summary>
internal sealed record MappingNode(SourcePosition Position, IReadOnlyList<MappingEntry> Entries) : ConfigNode(Position);
