namespace InfraPoc.Iam;

/// <summary>What AWS would answer.</summary>
public enum PolicyVerdict
{
    /// <summary>Refused, because nothing allows it.</summary>
    ImplicitDeny,

    /// <summary>Refused, because a statement denies it.</summary>
    ExplicitDeny,

    /// <summary>Granted.</summary>
    Allow,
}
