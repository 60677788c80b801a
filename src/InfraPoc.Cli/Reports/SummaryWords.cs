using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The words of the summary in one language.</summary>
internal sealed record SummaryWords
{
    public required string Sandbox { get; init; }

    public required string Department { get; init; }

    public required string Status { get; init; }

    public required string Models { get; init; }

    public required string Guardrail { get; init; }

    public required string Period { get; init; }

    public required string Members { get; init; }

    public required string ExternalGroup { get; init; }

    public required string MonthlyCap { get; init; }

    public required string Budget { get; init; }

    public required string Rate { get; init; }

    public required string StacksWritten { get; init; }

    public required string Resources { get; init; }

    public required string NotSynthesized { get; init; }

    public required string Next { get; init; }

    public required IReadOnlyDictionary<DepartmentStatus, string> Statuses { get; init; }

    private static SummaryWords English { get; } = new()
    {
        Sandbox = "sandbox",
        Department = "Department",
        Status = "Status",
        Models = "Models",
        Guardrail = "Guardrail",
        Period = "Period",
        Members = "Members",
        ExternalGroup = "external group",
        MonthlyCap = "Monthly cap",
        Budget = "Sandbox budget per month",
        Rate = "Rate",
        StacksWritten = "stacks written to cdk.out:",
        Resources = "resources",
        NotSynthesized = "Nothing synthesized yet: run npm start.",
        Next = "Next, with credentials of the deployment role and both accounts bootstrapped (README, Deploy):",
        Statuses = new Dictionary<DepartmentStatus, string>
        {
            [DepartmentStatus.Active] = "active",
            [DepartmentStatus.Suspended] = "suspended",
            [DepartmentStatus.Closed] = "closed",
        },
    };

    private static SummaryWords Japanese { get; } = new()
    {
        Sandbox = "サンドボックス",
        Department = "部門",
        Status = "状態",
        Models = "モデル",
        Guardrail = "ガードレール",
        Period = "期間",
        Members = "人数",
        ExternalGroup = "外部グループ",
        MonthlyCap = "月額上限",
        Budget = "サンドボックス全体の月額予算",
        Rate = "換算レート",
        StacksWritten = "個のスタックを cdk.out に出力しました:",
        Resources = "リソース",
        NotSynthesized = "まだ合成していません。npm start を実行してください。",
        Next = "次の手順（デプロイ用の認証情報と、両アカウントのブートストラップが必要です。README.ja.md の「デプロイ」を参照）:",
        Statuses = new Dictionary<DepartmentStatus, string>
        {
            [DepartmentStatus.Active] = "利用中",
            [DepartmentStatus.Suspended] = "停止中",
            [DepartmentStatus.Closed] = "終了",
        },
    };

    public static SummaryWords In(Language language) => language == Language.Japanese ? Japanese : English;

    public string Of(DepartmentStatus status) => Statuses[status];
}
