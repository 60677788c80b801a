namespace InfraPoc.Config.Loading;

/// <summary>A YAML value with its place.</summary>
internal abstract record ConfigNode(SourcePosition Position);
