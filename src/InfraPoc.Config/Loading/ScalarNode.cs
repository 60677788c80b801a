using YamlDotNet.Core;

namespace InfraPoc.Config.Loading;

/// <summary>Text as written; <paramref name="IsPlain"/> when it is not quoted.</summary>
internal sealed record ScalarNode(SourcePosition Position, string Text, bool IsPlain) : ConfigNode(Position)
{
    /// <summary>How it is written.</summary>
    public ScalarStyle Style { get; init; }

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}
