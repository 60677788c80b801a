namespace InfraPoc.Spending;

/// <summary>What the brake function's input asks for: a command, no command, or something to refuse.</summary>
public sealed record CommandReading
{
    /// <summary>Longest reason in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Longest name of who commands, in characters.</summary>
    public const int MaxBy = 100;

    /// <summary>The command; null if there is none.</summary>
    public BrakeCommand? Command { get; private init; }

    /// <summary>Why the input is refused: what was received, what is allowed, what to do; null otherwise. Nothing must be changed then.</summary>
    public string? Error { get; private init; }

    internal static CommandReading Of(string? json, IReadOnlyCollection<string> departments, DateTimeOffset now) => throw new NotSupportedException();
}
