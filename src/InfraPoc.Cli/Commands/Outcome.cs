using InfraPoc.Config;

namespace InfraPoc.Cli.Commands;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="Next">What to do next, with the command that does it; printed after everything else.</param>
/// <param name="Files">What it is about, one a line.</param>
internal sealed record Outcome(int ExitCode, Bilingual Next, params IReadOnlyList<string> Files)
{
    /// <summary>Done.</summary>
    public static Outcome Done(Bilingual next, params IReadOnlyList<string> files) => new(Cli.ExitCode.Success, next, files);

    /// <summary>Something was found.</summary>
    public static Outcome Found(Bilingual next, params IReadOnlyList<string> files) => new(Cli.ExitCode.Findings, next, files);
}
