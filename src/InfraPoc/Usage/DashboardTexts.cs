using InfraPoc.Config;
using InfraPoc.Spending;

namespace InfraPoc.Usage;

/// <summary>What the dashboards say.</summary>
internal static class DashboardTexts
{
    public static Bilingual Department { get; } = new("Department", "部門");

    public static Bilingual Spent { get; } = new("Spent this month", "今月の利用額");

    public static Bilingual Left { get; } = new("Left this month", "今月の残額");

    public static Bilingual Forecast { get; } = new("Month's end at this pace", "今のペースでの月末見込み");

    public static Bilingual Stopped { get; } = new("Stopped (0: no)", "停止状態（0：停止なし）");

    public static Bilingual Standing { get; } = new("Where the department stands", "部門の状況");

    public static Bilingual Everybody { get; } = new("Spent this month, by department", "部門別の今月の利用額");

    public static Bilingual Calls { get; } = new("Calls", "呼び出し回数");

    public static Bilingual Tokens { get; } = new("Tokens", "トークン数");

    public static Bilingual Unusual { get; } = new("Calls that belong to no department, have no price, or were set aside", "部門に属さない・単価がない・計測できなかった呼び出し");

    /// <summary>What the numbers are, and whom to ask.</summary>
    /// <param name="sandbox">The sandbox.</param>
    public static Bilingual Introduction(Sandbox sandbox) => new(
        $"""
        ## {Plain(sandbox.Company)}: use of generative AI
        Amounts are in {sandbox.Money.Currency}, estimated at list prices within minutes of a call; the bill decides. An idle department is updated on Mondays and on the first of a month.
        Questions: the IT partner of your department, or {string.Join(", ", sandbox.Contacts.Cost)}.
        """,
        $"""
        ## {Plain(sandbox.Company)} 生成 AI の利用状況
        金額は {sandbox.Money.Currency} 建ての見積もりです（定価で計算し、呼び出しから数分で反映されます）。確定額は請求によります。利用のない部門の値は毎週月曜日と毎月 1 日に更新されます。
        お問い合わせ：各部門の IT 担当者、または {string.Join("、", sandbox.Contacts.Cost)}
        """);

    /// <summary>What each number of <see cref="Stopped"/> means.</summary>
    public static Bilingual Causes { get; } = new(
        "Why a department is stopped: " + string.Join(", ", Enum.GetValues<BrakeCause>().Select(cause => $"{Number(cause)} {Cause(cause).English}")),
        "停止の理由：" + string.Join("、", Enum.GetValues<BrakeCause>().Select(cause => $"{Number(cause)} {Cause(cause).Japanese}")));

    /// <summary>The number with which the functions report a cause; 0 is none.</summary>
    private static int Number(BrakeCause cause) => (int)cause + 1;

    private static Bilingual Cause(BrakeCause cause) => cause switch
    {
        BrakeCause.Order => new("by a person", "担当者による停止"),
        BrakeCause.NotConfigured => new("not in the configuration", "設定ファイルなし"),
        BrakeCause.Status => new("suspended or closed", "停止中または終了"),
        BrakeCause.NotStarted => new("before its period", "利用期間の開始前"),
        BrakeCause.Ended => new("after its period", "利用期間の終了後"),
        BrakeCause.InputMissing => new("an input cannot be read", "判定に必要な情報を読み取れない"),
        BrakeCause.Total => new("approved amount spent", "承認総額に到達"),
        BrakeCause.Month => new("month's cap", "月の上限に到達"),
        BrakeCause.Bill => new("month's cap by the bill", "請求額が月の上限に到達"),
        BrakeCause.Sandbox => new("cap of the whole sandbox", "サンドボックス全体の上限に到達"),
        BrakeCause.Day => new("day's cap", "日の上限に到達"),
        BrakeCause.Hour => new("hour's cap", "時間の上限に到達"),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "has no text"),
    };

    /// <summary>A name as Markdown shows it, whatever characters it has.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Select(letter =>
            char.IsAscii(letter) && !char.IsAsciiLetterOrDigit(letter) && letter != ' ' ? $"\\{letter}" : $"{letter}"));
}
