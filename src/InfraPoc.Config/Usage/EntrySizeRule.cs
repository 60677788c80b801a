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
            new(
                $"and what else meter and brake are given take {bytes} bytes, and a parameter holds {Entries.MaxBytes}",
                $"など、集計関数とブレーキに渡す情報が {bytes} バイトあり、1 つのパラメーターに収まる {Entries.MaxBytes} バイトを超えています"),
            new(
                "shorten the names of the department, its owner and its IT partner, or list fewer models",
                "部門、責任者、IT 担当の名前を短くするか、モデルを減らしてください"));
    }
}
