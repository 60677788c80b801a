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

    public static Bilingual Of(DepartmentStatus status) => status switch
    {
        DepartmentStatus.Active => new("active", "利用中"),
        DepartmentStatus.Suspended => new("suspended", "停止中"),
        _ => new("closed", "終了"),
    };
}
