using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What is shown about departments, beside the headings of <see cref="Onboarding.DepartmentField"/>.</summary>
internal static class DepartmentWords
{
    public static readonly Bilingual People = new("People", "人数");
    public static readonly Bilingual DaysLeft = new("Days left", "残り日数");
    public static readonly Bilingual DataClass = new("Data", "データの区分");
    public static readonly Bilingual Approval = new("Approval", "稟議番号");
    public static readonly Bilingual Period = new("Period", "期間");
    public static readonly Bilingual Caps = new("Caps", "上限");
    public static readonly Bilingual Access = new("Access", "利用方法");
    public static readonly Bilingual SignIn = new("Sign-in", "サインイン");
    public static readonly Bilingual File = new("File", "ファイル");

    /// <summary>Name and address as people write them.</summary>
    public static string Person(Contact contact) => $"{contact.Name} <{contact.Email}>";
}
