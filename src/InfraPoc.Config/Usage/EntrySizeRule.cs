using InfraPoc.Config.Loading;
using InfraPoc.Spending;

namespace InfraPoc.Config.Usage;

/// <summary>What meter and brake read of a department must fit one parameter.</summary>
internal static class EntrySizeRule
{
    /// <summary>The rule.</summary>
    public static void Check(BoundFile<Department> file, Sandbox sandbox, SandboxNames names, IReadOnlyList<Model> models)
    {
        var bytes = UsageEntries.Bytes(file.Value, sandbox, names);
        file.Require(
            "LIM007", "name",
            () => bytes <= Entries.MaxBytes,
            $"and what else meter and brake are given take {bytes} bytes, and a parameter holds {Entries.MaxBytes}",
            "shorten the names of the department, its owner and its IT partner, or list fewer models");
    }
}
