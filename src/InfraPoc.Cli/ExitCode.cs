namespace InfraPoc.Cli;

/// <summary>What a command's exit code means to a script.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The configuration has problems; they were printed.</summary>
    public const int InvalidConfig = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Something the command needs is missing; what and how to get it was printed.</summary>
    public const int Unavailable = 3;

    /// <summary>Generated files that are committed do not match the code; they were named.</summary>
    public const int OutOfDate = 4;

    /// <summary>The templates violate controls; they were printed.</summary>
    public const int ControlViolated = 5;
}
