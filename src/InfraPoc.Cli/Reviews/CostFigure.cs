namespace InfraPoc.Cli.Reviews;

/// <summary>A cost of a month, as <c>infrapoc estimate</c> calculates it.</summary>
internal enum CostFigure
{
    /// <summary>What the sandbox costs unused.</summary>
    Idle,

    /// <summary>The amounts at which use stops, together.</summary>
    Cap,

    /// <summary>The caps, and what is spent until a stop holds.</summary>
    Worst,
}
