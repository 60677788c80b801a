namespace InfraPoc.Iam;

/// <summary>What a statement does when it applies to a request.</summary>
public enum PolicyEffect
{
    /// <summary>Grants, unless something denies.</summary>
    Allow,

    /// <summary>Refuses, whatever else allows.</summary>
    Deny,
}
