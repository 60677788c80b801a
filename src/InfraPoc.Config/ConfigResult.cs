using System.Diagnostics.CodeAnalysis;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config;

/// <summary>The result of loading a configuration.</summary>
/// <param name="Config">The configuration; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong, ordered by file and place.</param>
/// <param name="Warnings">What is allowed and most likely not meant, in the same order.</param>
public sealed record ConfigResult(SandboxConfig? Config, IReadOnlyList<ConfigProblem> Problems, IReadOnlyList<ConfigProblem> Warnings)
{
    /// <summary>True when there are no problems.</summary>
    [MemberNotNullWhen(true, nameof(Config))]
    public bool IsValid => Config is not null;
}
