namespace InfraPoc.Config.Loading;

/// <summary>A place in a file, both from 1.</summary>
internal sealed record SourcePosition(int Line, int Column);
