namespace InfraPoc.Cli.Access;

/// <summary>What the policies answer.</summary>
internal enum AccessVerdict
{
    /// <summary>Yes, whatever else is in the request.</summary>
    Allowed,

    /// <summary>No, whatever else is in the request.</summary>
    Refused,

    /// <summary>It depends on something that was not said.</summary>
    Depends,
}
