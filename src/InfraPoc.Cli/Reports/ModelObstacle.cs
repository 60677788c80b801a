namespace InfraPoc.Cli.Reports;

/// <summary>Why no department may be given a model.</summary>
internal enum ModelObstacle
{
    /// <summary>It is served no longer.</summary>
    EndOfLife,

    /// <summary>It may be processed where the residency sign-off does not accept.</summary>
    Residency,
}
