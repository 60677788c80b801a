namespace InfraPoc.Config.Usage;

/// <summary>How the functions run: what the stacks configure, and what costs are computed from.</summary>
public static class UsageFunctions
{
    /// <summary>Minutes between two runs of the brake on schedule.</summary>
    public const int BrakeMinutes = 5;

    /// <summary>Memory of each function. More is more processor: a start of .NET takes half the time of that with 256 MB.</summary>
    public const int Megabytes = 512;
}
