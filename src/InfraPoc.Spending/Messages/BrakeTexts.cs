using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>
/// The texts of one department's messages in the company's language. What people typed is data: one line each, whatever it holds.
/// </summary>
internal sealed class BrakeTexts(BrakeInput input, SandboxCalendar calendar, BrakeVerdict verdict)
{
    private readonly AmountText amounts = new(input.Sandbox);
    private readonly string zone = input.Sandbox.TimeZone;

    /// <summary>Why it is stopped, or why it runs.</summary>
    public string Why => verdict.Cause is { } cause ? Reason(cause) : verdict.Order is { } order ? ReleasedBy(order) : In(
        "停止の理由がなくなりました。",
        "No reason to stop it is left.");

    /// <summary>The message that use is stopped.</summary>
    public (string Subject, string Body) Stopped => (
        In($"利用停止: {Name}", $"Stopped: {Name}"),
        In(
            $"{Name} の生成 AI（Amazon Bedrock）の利用を停止しました。\n\n理由: {Why}\n停止日時: {At(verdict.Since)}\n{Used}\n解除: {Lifts}\n\n{Steps}",
            $"The use of generative AI (Amazon Bedrock) by {Name} is stopped.\n\nWhy: {Why}\nSince: {At(verdict.Since)}\n{Used}\n"
                + $"Use is possible again: {Lifts}\n\n{Steps}"));

    /// <summary>The message that use is possible again.</summary>
    public (string Subject, string Body) Released => (
        In($"停止解除: {Name}", $"Running again: {Name}"),
        In(
            $"{Name} の生成 AI（Amazon Bedrock）の利用停止を解除しました。\n\n理由: {Why}\n{Used}\n\n{Steps}",
            $"The use of generative AI (Amazon Bedrock) by {Name} is possible again.\n\nWhy: {Why}\n{Used}\n\n{Steps}"));

    /// <summary>Whom to ask.</summary>
    public string Ask => In("お問い合わせ: ", "Questions: ") + MessageText.Line(input.Rules?.ItPartner ?? "");

    private string Name => input.Rules is { } rules ? $"{MessageText.Line(rules.Name)} ({input.Department})" : input.Department;

    private string Steps => In("管理者向けの手順: ", "For administrators: ") + $"{input.Sandbox.Runbook}#a-department-is-stopped";

    private string Used => In("今月の推定利用額: ", "Estimated use of this month: ")
        + (input.Spending is { } spending ? amounts.Spent(spending.Month) : In("確認できません", "not known"));

    /// <summary>What lets it run again.</summary>
    public string Lifts => verdict.Until is { } until
        ? In($"{At(until)} に自動で解除します", $"at {At(until)}, by itself")
        : verdict.LiftedBy switch
        {
            BrakeCause.Order => In("担当者が解除したとき", "when somebody releases it"),
            BrakeCause.NotConfigured => In("設定ファイルを戻してデプロイしたとき", "when its file is back and deployed"),
            BrakeCause.Status when input.Rules?.Status == "closed" =>
                In("解除されません（終了した部門です）", "never: the department is closed"),
            BrakeCause.Status => In("設定の status を active に戻してデプロイしたとき", "when its status is active again and deployed"),
            BrakeCause.Ended => In("利用期間の延長が承認され、デプロイしたとき", "when an extension of its period is approved and deployed"),
            BrakeCause.Total => In("承認額の増額が承認され、デプロイしたとき", "when a higher amount is approved and deployed"),
            _ => In("確認できるようになったとき", "when what could not be read can be read again"),
        };

    /// <summary>The message that a percentage of the month's cap was reached.</summary>
    public (string Subject, string Body) Alert(DepartmentRules rules, DepartmentSpending spending, int percent) => (
        In($"月の上限の {percent} % に到達: {Name}", $"{percent} % of the month's cap: {Name}"),
        In(
            $"{Name} の今月の推定利用額が、月の上限の {percent} % に達しました。\n\n{Amounts(rules, spending)}\n{Pace(rules, spending)}\n\n"
                + $"上限の {rules.StopPercent} % で利用を停止します。",
            $"The estimated use of this month by {Name} reached {percent} % of the month's cap.\n\n{Amounts(rules, spending)}\n"
                + $"{Pace(rules, spending)}\n\nUse stops at {rules.StopPercent} % of the cap."));

    /// <summary>The weekly digest.</summary>
    public (string Subject, string Body) Digest(DepartmentRules rules, DepartmentSpending spending)
    {
        var last = calendar.Date(rules.End.AddTicks(-1));
        // Today is one of them, as it is on the command line.
        var days = last.DayNumber - calendar.Date(input.Now).DayNumber + 1;
        var state = verdict.Cause is null ? In("利用できます", "running") : In($"停止中（{Why}）", $"stopped ({Why})");
        var total = rules.Total is { } whole
            ? "\n" + In("承認額の残り: ", "Left of the whole approved amount: ") + amounts.Left(whole, spending.Total)
            : "";
        return (
            In($"今週の利用状況: {Name}", $"Weekly digest: {Name}"),
            In(
                $"{Name} の生成 AI（Amazon Bedrock）の利用状況です。\n\n状態: {state}\n{Amounts(rules, spending)}{total}\n{Pace(rules, spending)}\n"
                    + $"利用期間: {Day(last)} まで（残り {days} 日）",
                $"How {Name} uses generative AI (Amazon Bedrock).\n\nState: {state}\n{Amounts(rules, spending)}{total}\n"
                    + $"{Pace(rules, spending)}\nPeriod: until {Day(last)} (days left: {days})"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Amounts(DepartmentRules rules, DepartmentSpending spending) => In(
        $"{Used}\n月の上限: {amounts.Of(rules.Monthly)}\n残り: {amounts.Left(rules.MonthlyStop, spending.Month)}",
        $"{Used}\nCap of a month: {amounts.Of(rules.Monthly)}\nLeft until use stops: {amounts.Left(rules.MonthlyStop, spending.Month)}");

    private string Pace(DepartmentRules rules, DepartmentSpending spending)
    {
        var forecast = Forecast.Of(input.Sandbox, rules, spending, input.Now);
        var end = amounts.Spent(forecast.MonthEnd);
        return forecast switch
        {
            { Reached: true } => In("見込み: 今月の停止の基準に達しています", "At this pace: the amount at which use stops was reached"),
            { ReachedAt: { } at } => In(
                $"見込み: このペースでは {Day(calendar.Date(at))} に停止の基準に達します（今月の見込み {end}）",
                $"At this pace: use stops on {Day(calendar.Date(at))} (this month's use would be {end})"),
            _ => In($"見込み: 今月は停止の基準に達しません（今月の見込み {end}）", $"At this pace: use does not stop this month (this month's use would be {end})"),
        };
    }

    private string Reason(BrakeCause cause) => cause switch
    {
        BrakeCause.Order when verdict.Order is { } order => In(
            $"担当者（{By(order)}）が停止しました。「{MessageText.Line(order.Reason)}」", $"{By(order)} stopped it: \"{MessageText.Line(order.Reason)}\""),
        BrakeCause.Order => In("担当者が停止しました。", "Somebody stopped it."),
        BrakeCause.NotConfigured => In("設定ファイルにない部門です。", "The configuration has no such department."),
        BrakeCause.Status when input.Rules is { } rules =>
            In($"設定で {rules.Status} になっています。", $"Its status in the configuration is {rules.Status}."),
        BrakeCause.Status => In("設定で利用が止められています。", "Its status in the configuration is not active."),
        BrakeCause.NotStarted => In($"利用期間（{Date(input.Rules?.Start)} から）の前です。", $"Its period begins on {Date(input.Rules?.Start)}."),
        BrakeCause.Ended => In(
            $"利用期間（{Date(input.Rules?.End.AddTicks(-1))} まで）が終わりました。", $"Its period ended on {Date(input.Rules?.End.AddTicks(-1))}."),
        BrakeCause.Total =>
            In($"承認額 {Cap(input.Rules?.Total)} に達しました。", $"The whole approved amount, {Cap(input.Rules?.Total)}, was reached."),
        BrakeCause.Month => In(
            $"今月の推定利用額が停止の基準{Stop(input.Rules)}に達しました。",
            $"This month's estimated use reached the amount at which use stops,{Stop(input.Rules)}."),
        BrakeCause.Bill => In(
            $"今月（UTC）の請求額が停止の基準{Stop(verdict.BillRules)}に達しました。",
            $"This month's bill (UTC) reached the amount at which use stops,{Stop(verdict.BillRules)}."),
        BrakeCause.Sandbox => In(
            $"サンドボックス全体の今月の上限 {Cap(input.Sandbox.MonthlyBudget)} に達しました。",
            $"The whole sandbox reached its cap of a month, {Cap(input.Sandbox.MonthlyBudget)}."),
        BrakeCause.Day => In($"1 日の上限 {Cap(input.Rules?.Daily)} に達しました。", $"The cap of a day, {Cap(input.Rules?.Daily)}, was reached."),
        BrakeCause.Hour =>
            In($"1 時間の上限 {Cap(input.Rules?.Hourly)} に達しました。", $"The cap of an hour, {Cap(input.Rules?.Hourly)}, was reached."),
        _ => In("利用額または設定を確認できないため、停止を続けています。", "What was used, or what is allowed, could not be read, so it stays stopped."),
    };

    private string ReleasedBy(BrakeOrder order) => In(
        $"担当者（{By(order)}）が解除しました。「{MessageText.Line(order.Reason)}」期限: {At(order.Until)}",
        $"{By(order)} released it: \"{MessageText.Line(order.Reason)}\", until {At(order.Until)}");

    private string By(BrakeOrder order) => order.By is { } by ? MessageText.Line(by) : In("氏名の記入なし", "somebody");

    private string Stop(DepartmentRules? rules) => rules is { IsToppedUp: true }
        ? In($"（追加分を含む）{Cap(rules.MonthlyStop)} ", $" {Cap(rules.MonthlyStop)} with top-ups")
        : In($" {Cap(rules?.MonthlyStop)} ", $" {Cap(rules?.MonthlyStop)}");

    private string Cap(decimal? cap) => cap is { } amount ? amounts.Of(amount) : In("（設定を確認できません）", "(not known)");

    private string Date(DateTimeOffset? at) => at is { } instant ? Day(calendar.Date(instant)) : "-";

    private string At(DateTimeOffset? at) =>
        at is { } instant ? $"{calendar.Local(instant).DateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({zone})" : "-";

    private string In(string japanese, string english) => input.Sandbox.IsJapanese ? japanese : english;
}
