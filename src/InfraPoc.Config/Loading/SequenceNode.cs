namespace InfraPoc.Config.Loading;

/// <summary>A list; <paramref name="IsFlow"/> when it is written in brackets.</summary>
internal sealed record SequenceNode(SourcePosition Position, IReadOnlyList<ConfigNode> Items, bool IsFlow) : ConfigNode(Position);
