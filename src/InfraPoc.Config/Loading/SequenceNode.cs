namespace InfraPoc.Config.Loading;

/// <summary>A list.</summary>
internal sealed record SequenceNode(SourcePosition Position, IReadOnlyList<ConfigNode> Items) : ConfigNode(Position);
