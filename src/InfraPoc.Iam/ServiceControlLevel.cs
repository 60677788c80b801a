namespace InfraPoc.Iam;

/// <summary>The service control policies attached to the organization's root, to one OU or to the account.</summary>
public sealed record ServiceControlLevel(string Name, IReadOnlyList<NamedPolicy> Policies);
