namespace InfraPoc.Iam;

/// <summary>How to decide where a condition or policy variable depends on a key that a request does not give.</summary>
public enum UnknownKeys
{
    /// <summary>The request does not have the key: what AWS would answer.</summary>
    Absent,

    /// <summary>
    /// What depends on the key holds in an Allow and does not hold in a Deny: for asking what must be refused, whatever AWS or the caller
    /// puts into the request.
    /// </summary>
    Allow,

    /// <summary>The contrary: for asking what must be allowed in every case.</summary>
    Deny,
}
