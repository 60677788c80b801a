namespace InfraPoc.Spending;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    /// <summary>Use was stopped, or is stopped for another cause.</summary>
    Stopped,

    /// <summary>Use is possible again.</summary>
    Released,

    /// <summary>A percentage of the month's cap was reached.</summary>
    Alert,

    /// <summary>The weekly digest.</summary>
    Digest,
}
