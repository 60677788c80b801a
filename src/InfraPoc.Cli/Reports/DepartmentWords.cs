using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The words of what is shown about departments.</summary>
internal static class DepartmentWords
{
    public static readonly Bilingual Name = new("Name", "部門名");
    public static readonly Bilingual People = new("People", "人数");
    public static readonly Bilingual LastDay = new("Last day", "終了日");
    public static readonly Bilingual DaysLeft = new("Days left", "残り日数");
    public static readonly Bilingual MonthlyCap = new("Monthly cap", "月額上限");
    public static readonly Bilingual Purpose = new("Purpose", "目的");
    public static readonly Bilingual UseCases = new("Use cases", "用途");
    public static readonly Bilingual DataClass = new("Data", "データの区分");
    public static readonly Bilingual Owner = new("Owner", "責任者");
    public static readonly Bilingual ItPartner = new("IT partner", "IT 担当");
    public static readonly Bilingual DecisionMaker = new("Decision maker", "決裁者");
    public static readonly Bilingual Approval = new("Approval", "稟議番号");
    public static readonly Bilingual CostCenter = new("Cost centre", "コストセンター");
    public static readonly Bilingual Period = new("Period", "期間");
    public static readonly Bilingual Members = new("Members", "メンバー");
    public static readonly Bilingual Group = new("Group", "グループ");
    public static readonly Bilingual Models = new("Models", "モデル");
    public static readonly Bilingual Guardrail = new("Guardrail", "ガードレール");
    public static readonly Bilingual Caps = new("Caps", "上限");
    public static readonly Bilingual Access = new("Access", "利用方法");
    public static readonly Bilingual SignIn = new("Sign-in", "サインイン");
    public static readonly Bilingual File = new("File", "ファイル");
}
