using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What is asked about a department.</summary>
internal static class DepartmentField
{
    /// <summary>Every field, in the order of the file.</summary>
    public static IReadOnlyList<FormField> All { get; } =
    [
        new("id", new("Id", "部門の id"), new("hr", "hr"), "id"),
        new("name", new("Name", "部門名"), new("Human Resources", "人事部"), "name"),
        new(
            "purpose", new("Purpose", "目的"),
            new("Spend less time on preparing training, and more with people.", "研修資料の準備にかかる時間を減らし、社員と向き合う時間を増やす。"), "purpose"),
        new(
            "use-case", new("Use cases", "用途"), new("Minutes of meetings, 60, 15, 20", "議事録の要約, 60, 15, 20"),
            "useCases", "kpi"),
        new("category", new("Kind of work", "用途の種類"), new("drafting", "drafting"), "useCases.category") { IsOptional = true },
        new("data-class", new("Most sensitive data", "入力してよいデータの区分"), new("internal", "internal"), "dataClass", "guardrail"),
        new("owner", new("Owner", "責任者"), new("Head of HR <hr-lead@example.com>", "人事部長 <hr-lead@example.com>"), "owner"),
        new("it-partner", new("IT partner", "IT 担当"), new("AI team <it-ai@example.com>", "情報システム部 AI 推進担当 <it-ai@example.com>"), "itPartner"),
        new(
            "decision-maker", new("Decision maker", "決裁者"), new("Head of planning <planning@example.com>", "経営企画室長 <planning@example.com>"),
            "decisionMaker"),
        new("approval", new("Approval number", "稟議番号"), new("R2027-0012", "稟議2027-0012"), "approval"),
        new("cost-center", new("Cost centre", "コストセンター"), new("CC-5100", "CC-5100"), "costCenter"),
        new("start", new("First day", "開始日"), new("2027-01-04", "2027-01-04"), "period.start"),
        new("end", new("Last day", "終了日"), new("2027-03-31", "2027-03-31"), "period.end", "period"),
        new("members", new("Members", "メンバー"), new("hr-01@example.com hr-02@example.com", "hr-01@example.com hr-02@example.com"), "members"),
        new(
            "group", new("Group", "グループ"),
            new("GenAI-HR a1b2c3d4-5678-90ab-cdef-1234567890ab", "GenAI-HR a1b2c3d4-5678-90ab-cdef-1234567890ab"), "group"),
        new("models", new("Models", "モデル"), new("claude-haiku", "claude-haiku"), "models"),
        new("monthly", new("Monthly cap", "月額上限"), new("30000", "30000"), "budget.monthly", "budget"),
        new("daily", new("Daily cap", "日額上限"), new("3000", "3000"), "budget.daily") { IsOptional = true },
        new("hourly", new("Hourly cap", "時間あたりの上限"), new("1000", "1000"), "budget.hourly") { IsOptional = true },
        new("total", new("Whole approved amount", "承認総額"), new("90000", "90000"), "budget.total") { IsOptional = true },
        new("guardrail", new("Guardrail profile", "ガードレール"), new("strict", "strict"), "guardrail") { IsOptional = true },
    ];

    /// <summary>The field of a name or a heading in either language, whatever the case; null when there is none.</summary>
    public static FormField? Find(string written) =>
        IssueForm.Find(All.Select(field => (field.Name, field.Heading)), written) is { } name ? Of(name) : null;

    /// <summary>The field of a name.</summary>
    public static FormField Of(string name) => All.First(field => field.Name == name);

    /// <summary>The heading of the field of a name.</summary>
    public static Bilingual HeadingOf(string name) => Of(name).Heading;

    /// <summary>The fields that a department of the company must answer.</summary>
    public static IEnumerable<FormField> Required(SandboxConfig company) => All.Where(field =>
        !field.IsOptional && field.Name != (company.Sandbox.IdentityCenter.Users == UserSource.External ? "members" : "group"));
}
