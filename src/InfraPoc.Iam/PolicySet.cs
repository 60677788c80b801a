namespace InfraPoc.Iam;

/// <summary>Every policy that bears on one principal.</summary>
public sealed record PolicySet
{
    /// <summary>The policies attached to the principal.</summary>
    public required IReadOnlyList<NamedPolicy> Identity { get; init; }

    /// <summary>None means that nothing bounds the identity policies.</summary>
    public NamedPolicy? Boundary { get; init; }

    /// <summary>
    /// Service control policies around the account. They only refuse: an organization that lists what it allows instead of leaving
    /// AWS's own FullAWSAccess attached may refuse more.
    /// </summary>
    public IReadOnlyList<NamedPolicy> ServiceControls { get; init; } = [];
}
