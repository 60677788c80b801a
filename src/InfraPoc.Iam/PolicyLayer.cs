namespace InfraPoc.Iam;

/// <summary>The kind of policy that settled a request.</summary>
public enum PolicyLayer
{
    /// <summary>The policies attached to the principal.</summary>
    Identity,

    /// <summary>The principal's permissions boundary, or another policy that only bounds.</summary>
    Boundary,

    /// <summary>A service control policy of the organization.</summary>
    Organization,

    /// <summary>A role trust policy or another policy attached to the resource.</summary>
    Resource,
}
