using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>Ends the reading of a document at its first problem that leaves nothing to go on with.</summary>
internal sealed class RefusedException(ConfigProblem problem) : Exception
{
    /// <summary>The problem.</summary>
    public ConfigProblem Problem { get; } = problem;
}
