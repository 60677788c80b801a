namespace InfraPoc.Iam;

/// <summary>Every policy that bears on one principal.</summary>
public sealed record PolicySet
{
    /// <summary>The policies attached to the principal.</summary>
    public required IReadOnlyList<NamedPolicy> Identity { get; init; }

    /// <summary>None means that nothing bounds the identity policies.</summary>
    public NamedPolicy? Boundary { get; init; }
}
