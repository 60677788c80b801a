using InfraPoc.Config;

namespace InfraPoc.Cli;

/// <summary>Ends a command; the message says why, and the fix.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">For standard error.</param>
/// <param name="next">What to do next; the command's help by default.</param>
internal sealed class CommandException(int exitCode, Bilingual message, Bilingual? next = null) : BilingualException(message)
{
    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int ExitCode => exitCode;

    /// <summary>What to do next; null for the command's help.</summary>
    public Bilingual? Next => next;

    /// <summary>Something that the command needs is missing.</summary>
    public static CommandException Missing(Bilingual message) => new(Cli.ExitCode.Unavailable, message);

    /// <summary>What was asked for cannot be.</summary>
    public static CommandException Misused(Bilingual message) => new(Cli.ExitCode.Usage, message);
}
