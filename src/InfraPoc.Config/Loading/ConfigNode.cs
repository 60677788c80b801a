namespace InfraPoc.Config.Loading;

/// <summary>A YAML value with its place.</summary>
internal abstract record ConfigNode(SourcePosition Position)
{
    /// <summary>Characters of the text before it.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends, comments and blank lines below a block included.</summary>
    public int End { get; init; }
}
