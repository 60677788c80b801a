namespace InfraPoc.Iam;

/// <summary>Every policy that bears on one principal.</summary>
public sealed record PolicySet
{
    /// <summary>The policies attached to the principal.</summary>
    public required IReadOnlyList<NamedPolicy> Identity { get; init; }

    /// <summary>None means that nothing bounds the identity policies.</summary>
    public NamedPolicy? Boundary { get; init; }

    /// <summary>
    /// Root, OUs and account; each must allow. None means that no SCPs apply, as in the management account or without an organization.
    /// </summary>
    public IReadOnlyList<ServiceControlLevel> ServiceControl { get; init; } = [];
}
