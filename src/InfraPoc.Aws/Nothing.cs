namespace InfraPoc.Aws;

/// <summary>The input or output of an operation that has none.</summary>
public sealed record Nothing;
