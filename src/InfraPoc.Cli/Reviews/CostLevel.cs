namespace InfraPoc.Cli.Reviews;

/// <summary>Which threshold of <c>config/approvals.yaml</c> a cost reaches.</summary>
internal enum CostLevel
{
    /// <summary>None.</summary>
    None,

    /// <summary>Somebody has to decide.</summary>
    Warn,

    /// <summary>It is refused.</summary>
    Block,
}
