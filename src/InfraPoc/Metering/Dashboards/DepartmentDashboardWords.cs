using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>The words of a department's dashboard in one language.</summary>
internal sealed record DepartmentDashboardWords
{
    /// <summary>Heading, with the department's name.</summary>
    public required Func<string, string> Heading { get; init; }

    public required string Period { get; init; }

    public required string Status { get; init; }

    /// <summary>Without closed, because a closed department has no dashboard.</summary>
    public required IReadOnlyDictionary<DepartmentStatus, string> Statuses { get; init; }

    /// <summary>Headings of the table of caps.</summary>
    public required string CapsHeader { get; init; }

    /// <summary>The caps as the table names them, with the sandbox's time zone.</summary>
    public required Func<SpendCap, string, string> Cap { get; init; }

    /// <summary>What happens at a cap, with the amount at which it happens.</summary>
    public required Func<SpendCap, string, string> AtCap { get; init; }

    public required string Estimate { get; init; }

    public required string Bill { get; init; }

    public required string NoValue { get; init; }

    public required string Rate { get; init; }

    public required string Contacts { get; init; }

    /// <summary>What stands behind the name of the IT partner.</summary>
    public required string ItPartner { get; init; }

    /// <summary>What stands behind the name of the owner.</summary>
    public required string Owner { get; init; }

    public required string Comma { get; init; }

    public required string Colon { get; init; }

    public required IReadOnlyDictionary<SpendWindow, string> Share { get; init; }

    public required string Stop { get; init; }

    public required string Amounts { get; init; }

    /// <summary>What was spent so far, by window.</summary>
    public required IReadOnlyDictionary<SpendWindow, string> Spent { get; init; }

    /// <summary>What is left until use stops, by window.</summary>
    public required IReadOnlyDictionary<SpendWindow, string> Left { get; init; }

    /// <summary>Title of the cost by model, with the currency.</summary>
    public required Func<string, string> CostByModel { get; init; }

    public required string Tokens { get; init; }

    public required string Input { get; init; }

    public required string Output { get; init; }

    public required string Sums { get; init; }

    public required string Cost { get; init; }

    private static DepartmentDashboardWords English { get; } = new()
    {
        Heading = name => $"{name}: use of generative AI",
        Period = "Period",
        Status = "Status",
        Statuses = new Dictionary<DepartmentStatus, string>
        {
            [DepartmentStatus.Active] = "active",
            [DepartmentStatus.Suspended] = "suspended",
        },
        CapsHeader = "| Cap | Amount | In US dollars | What happens |",
        Cap = (cap, timeZone) => cap.Window switch
        {
            SpendWindow.Month => "Month (calendar month in UTC)",
            SpendWindow.Day => $"Day ({timeZone})",
            _ => "Hour (clock hour)",
        },
        AtCap = (cap, amount) => cap.Window switch
        {
            SpendWindow.Month => $"Use stops at {cap.StopPercent} % ({amount}) until the next month",
            SpendWindow.Day => "Use stops until the next day",
            _ => "Use pauses; the message about it says until when",
        },
        Estimate = "All costs here are **estimates**: tokens at list price, some minutes old.",
        Bill = "What is paid is decided by the **bill** of AWS. Use also stops when the billed amount reaches the cap of the month.",
        NoValue = "No value means no use yet.",
        Rate = "Rate",
        Contacts = "Questions",
        ItPartner = " (IT)",
        Owner = " (owner)",
        Comma = ", ",
        Colon = ": ",
        Share = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "This month, % of the cap",
            [SpendWindow.Day] = "Today, % of the cap",
            [SpendWindow.Hour] = "This hour, % of the cap",
        },
        Stop = "Stop",
        Amounts = "Estimated cost so far, and what is left until use stops",
        Spent = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "This month",
            [SpendWindow.Day] = "Today",
            [SpendWindow.Hour] = "This hour",
        },
        Left = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "Left this month",
            [SpendWindow.Day] = "Left today",
            [SpendWindow.Hour] = "Left this hour",
        },
        CostByModel = currency => $"Estimated cost per hour by model ({currency})",
        Tokens = "Tokens per hour",
        Input = "input tokens",
        Output = "output tokens",
        Sums = "Sums over the time shown",
        Cost = "cost",
    };

    private static DepartmentDashboardWords Japanese { get; } = new()
    {
        Heading = name => $"{name}　生成 AI の利用状況",
        Period = "利用期間",
        Status = "状態",
        Statuses = new Dictionary<DepartmentStatus, string>
        {
            [DepartmentStatus.Active] = "利用中",
            [DepartmentStatus.Suspended] = "停止中",
        },
        CapsHeader = "| 上限 | 金額 | 米ドル換算 | 達したとき |",
        Cap = (cap, timeZone) => cap.Window switch
        {
            SpendWindow.Month => "月（UTC の暦月）",
            SpendWindow.Day => $"日（{timeZone}）",
            _ => "時間（毎正時から 1 時間）",
        },
        AtCap = (cap, amount) => cap.Window switch
        {
            SpendWindow.Month => $"{cap.StopPercent} %（{amount}）で利用を停止し、翌月に再開します",
            SpendWindow.Day => "利用を停止し、翌日に再開します",
            _ => "利用を一時停止します。再開の時刻は通知でお知らせします",
        },
        Estimate = "この画面の金額はすべて**推定**です。トークン数に定価を掛けたもので、数分遅れて表示されます。",
        Bill = "支払う金額は AWS の**請求**で決まります。請求額が月の上限に達したときも、利用を停止します。",
        NoValue = "数値が表示されないときは、まだ利用がありません。",
        Rate = "換算レート",
        Contacts = "お問い合わせ",
        ItPartner = "（情シス）",
        Owner = "（部門の責任者）",
        Comma = "、",
        Colon = "：",
        Share = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "今月の利用（上限に対する %）",
            [SpendWindow.Day] = "今日の利用（上限に対する %）",
            [SpendWindow.Hour] = "この 1 時間の利用（上限に対する %）",
        },
        Stop = "停止",
        Amounts = "これまでの推定費用と、停止までの残り",
        Spent = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "今月",
            [SpendWindow.Day] = "今日",
            [SpendWindow.Hour] = "この 1 時間",
        },
        Left = new Dictionary<SpendWindow, string>
        {
            [SpendWindow.Month] = "今月の残り",
            [SpendWindow.Day] = "今日の残り",
            [SpendWindow.Hour] = "この 1 時間の残り",
        },
        CostByModel = currency => $"モデル別の推定費用（{currency}、1 時間ごと）",
        Tokens = "トークン数（1 時間ごと）",
        Input = "入力トークン",
        Output = "出力トークン",
        Sums = "表示期間の合計",
        Cost = "費用",
    };

    public static DepartmentDashboardWords In(Language language) => language == Language.Japanese ? Japanese : English;
}
