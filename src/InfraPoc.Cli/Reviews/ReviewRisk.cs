namespace InfraPoc.Cli.Reviews;

/// <summary>How much of a decision a topic takes.</summary>
internal enum ReviewRisk
{
    /// <summary>Nothing changes.</summary>
    None,

    /// <summary>Something changes to the safe side.</summary>
    Low,

    /// <summary>Somebody has to decide.</summary>
    High,
}
