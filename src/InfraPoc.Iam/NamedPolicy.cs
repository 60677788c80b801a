namespace InfraPoc.Iam;

/// <summary>A policy document under the name that decisions report.</summary>
public sealed record NamedPolicy(string Name, PolicyDocument Document);
