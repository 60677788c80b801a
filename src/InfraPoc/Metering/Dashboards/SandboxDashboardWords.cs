using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>The words of IT's dashboard in one language.</summary>
internal sealed record SandboxDashboardWords
{
    /// <summary>Heading, with the company's name.</summary>
    public required Func<string, string> Heading { get; init; }

    public required string Estimate { get; init; }

    public required string TwoWeeks { get; init; }

    /// <summary>What the line of other names is, with how it is labelled.</summary>
    public required Func<string, string> OtherNames { get; init; }

    public required string OwnDashboards { get; init; }

    public required string Rate { get; init; }

    public required string Budget { get; init; }

    public required string Runbook { get; init; }

    public required string Colon { get; init; }

    public required string Comma { get; init; }

    /// <summary>Title of the cost by model, with the currency.</summary>
    public required Func<string, string> CostByModel { get; init; }

    /// <summary>Title of the cost by model and department, with the currency.</summary>
    public required Func<string, string> CostByDepartment { get; init; }

    public required string Other { get; init; }

    public required string Input { get; init; }

    public required string Output { get; init; }

    public required string InputByDepartment { get; init; }

    public required string OutputByDepartment { get; init; }

    public required string OtherTokens { get; init; }

    public required string Interventions { get; init; }

    public required string Throttles { get; init; }

    public required string ClientErrors { get; init; }

    public required string ServerErrors { get; init; }

    public required string Users { get; init; }

    public required string Unattributed { get; init; }

    public required string Calls { get; init; }

    /// <summary>Deliveries of Bedrock's log that failed, by the id of the alarm on them.</summary>
    public required IReadOnlyDictionary<string, string> LostDeliveries { get; init; }

    private static SandboxDashboardWords English { get; } = new()
    {
        Heading = company => $"{company}: generative AI sandbox",
        Estimate =
            "All costs here are **estimates**: tokens at list price, some minutes old. What is paid is decided by the **bill** of AWS. Points are days in UTC.",
        TwoWeeks = "Models and departments without any use in the last two weeks are missing.",
        OtherNames = label =>
            $"**{label}**: calls through application inference profiles, which are metered by the profile's id, and of models outside the catalogue. They count at the catalogue's highest price here; a department's dashboard has its profiles at their own prices.",
        OwnDashboards = "Each department's dashboard shows its exact estimate and what is left of its caps.",
        Rate = "Rate",
        Budget = "Budget of the sandbox per month",
        Runbook = "Runbook",
        Colon = ": ",
        Comma = ", ",
        CostByModel = currency => $"Estimated cost per day by model ({currency})",
        CostByDepartment = currency => $"Estimated cost by model and department, sum of the time shown ({currency})",
        Other = "Other names",
        Input = "input",
        Output = "output",
        InputByDepartment = "Input tokens by department",
        OutputByDepartment = "Output tokens by department",
        OtherTokens = "Tokens through other names, by department",
        Interventions = "Guardrail interventions",
        Throttles = "Throttled calls by model",
        ClientErrors = "Failed calls by model: errors of callers",
        ServerErrors = "Failed calls by model: errors of AWS",
        Users = "Distinct users per day (UTC) and department",
        Unattributed = "Calls by nobody's department",
        Calls = "calls",
        LostDeliveries = new Dictionary<string, string>
        {
            ["prompt-log-lost"] = "Entries of the prompt log that were not delivered",
            ["large-prompt-lost"] = "Bodies of large prompts that were not delivered",
        },
    };

    private static SandboxDashboardWords Japanese { get; } = new()
    {
        Heading = company => $"{company}　生成 AI サンドボックス",
        Estimate =
            "この画面の金額はすべて**推定**です。トークン数に定価を掛けたもので、数分遅れて表示されます。支払う金額は AWS の**請求**で決まります。1 点は UTC の 1 日です。",
        TwoWeeks = "直近 2 週間に利用のないモデルと部門は表示されません。",
        OtherNames = label =>
            $"**{label}**：プロファイルの ID で計測される、アプリケーション推論プロファイル経由の呼び出しと、カタログにないモデルの呼び出しです。ここではカタログの最高単価で計算します。部門のダッシュボードでは、その部門のプロファイルを実際の単価で計算します。",
        OwnDashboards = "部門ごとの正確な推定額と上限までの残りは、各部門のダッシュボードにあります。",
        Rate = "換算レート",
        Budget = "サンドボックス全体の月額予算",
        Runbook = "運用手順書",
        Colon = "：",
        Comma = "、",
        CostByModel = currency => $"モデル別の推定費用（{currency}、1 日ごと）",
        CostByDepartment = currency => $"モデルと部門別の推定費用（{currency}、表示期間の合計）",
        Other = "その他の名前",
        Input = "入力",
        Output = "出力",
        InputByDepartment = "部門別の入力トークン数",
        OutputByDepartment = "部門別の出力トークン数",
        OtherTokens = "その他の名前でのトークン数（部門別）",
        Interventions = "ガードレールの介入件数",
        Throttles = "スロットリングされた呼び出し（モデル別）",
        ClientErrors = "失敗した呼び出し（モデル別、呼び出し側のエラー）",
        ServerErrors = "失敗した呼び出し（モデル別、AWS 側のエラー）",
        Users = "部門別の利用者数（UTC の日ごと）",
        Unattributed = "部門に属さない呼び出し",
        Calls = "呼び出し",
        LostDeliveries = new Dictionary<string, string>
        {
            ["prompt-log-lost"] = "届かなかったプロンプトログ",
            ["large-prompt-lost"] = "届かなかった大きなプロンプトの本文",
        },
    };

    public static SandboxDashboardWords In(Language language) => language == Language.Japanese ? Japanese : English;
}
