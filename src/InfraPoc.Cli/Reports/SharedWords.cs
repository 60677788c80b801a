using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>Texts that several reports use.</summary>
internal static class SharedWords
{
    public static readonly Bilingual Colon = new(": ", "：");
    public static readonly Bilingual Separator = new(", ", "、");
    public static readonly Bilingual Sandbox = new("sandbox", "サンドボックス");
    public static readonly Bilingual Department = new("Department", "部門");
    public static readonly Bilingual Status = new("Status", "状態");
    public static readonly Bilingual Guardrail = new("Guardrail", "ガードレール");

    /// <summary>A number of stacks in English.</summary>
    public static string Stacks(int count) => count == 1 ? "1 stack" : $"{count} stacks";

    public static Bilingual Of(DepartmentStanding standing) => standing switch
    {
        DepartmentStanding.NotStarted => new("not started", "開始前"),
        DepartmentStanding.Running => new("running", "期間中"),
        DepartmentStanding.Suspended => new("suspended", "停止中"),
        _ => new("ended", "終了"),
    };
}
