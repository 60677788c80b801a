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

    /// <summary>Until when a department may be used: its last day, and how many there are.</summary>
    public static Bilingual Until(EndingDepartment department) => department.DaysLeft > 0
        ? new Bilingual(CostText.Day(department.End), CostText.Day(department.End)) + DaysLeft(department.DaysLeft)
        : new($"ended on {CostText.Day(department.End)}", $"{CostText.Day(department.End)} に終了");

    /// <summary>Until when a model is served, behind its name.</summary>
    public static Bilingual Served(ModelReport model)
    {
        var (day, left) = (CostText.Day(model.EndOfLife!.Value), model.DaysLeft!.Value);
        return left > 0 ? new Bilingual($"is served until {day}", $"{day} に提供が終わります") + DaysLeft(left)
            : new($"was served until {day}", $"{day} に提供が終わりました");
    }

    private static Bilingual DaysLeft(int days) => new($" ({days} day{(days == 1 ? "" : "s")} left)", $"（残り {days} 日）");

    public static Bilingual Of(DepartmentStanding standing) => standing switch
    {
        DepartmentStanding.NotStarted => new("not started", "開始前"),
        DepartmentStanding.Running => new("running", "期間中"),
        DepartmentStanding.Suspended => new("suspended", "停止中"),
        _ => new("ended", "終了"),
    };
}
