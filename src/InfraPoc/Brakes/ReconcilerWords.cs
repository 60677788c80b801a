using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Brakes;

/// <summary>What the reconciler writes to departments and IT. Each <c>{}</c> is filled in while it runs.</summary>
internal static class ReconcilerWords
{
    /// <summary>The texts by name, in the company's language. Subjects are English: Amazon SNS takes ASCII only there.</summary>
    public static IReadOnlyDictionary<string, string> Of(Sandbox sandbox)
    {
        var money = sandbox.Money;
        var zone = sandbox.TimeZone;
        var runbook = $"{sandbox.Contacts.Runbook}#a-department-is-stopped";
        var subjects = new Dictionary<string, string>
        {
            ["subjectStopped"] = $"[{sandbox.Name}] {{}}: stopped",
            ["subjectReleased"] = $"[{sandbox.Name}] {{}}: running again",
        };
        var texts = sandbox.Language is Language.Japanese ? Japanese(money, zone, runbook) : English(money, zone, runbook);
        return subjects.Concat(texts).ToDictionary();
    }

    private static Dictionary<string, string> Japanese(Money money, string zone, string runbook) => new()
    {
        ["stopped"] =
            $"{{}} の生成 AI（Amazon Bedrock）の利用を停止しました。\n\n理由: {{}}\n今月（UTC）の推定利用額: {{}} {money.Currency}\n再開: {{}}\n\n管理者向けの手順: {runbook}",
        ["released"] =
            $"{{}} の生成 AI（Amazon Bedrock）の利用を再開しました。\n\n理由: {{}}\n今月（UTC）の推定利用額: {{}} {money.Currency}\n\n管理者向けの手順: {runbook}",
        ["ask"] = "{}\nお問い合わせ: {}",
        ["whyHuman"] = "担当者（{}）が停止しました。「{}」",
        ["whyUnknown"] = "設定ファイルにない部門です。",
        ["whyStatus"] = "設定で {} になっています。",
        ["whyNotBegun"] = "利用期間（{} から）の前です。",
        ["whyOver"] = "利用期間（{} まで）が終わりました。",
        ["whyBill"] = "今月の請求額（{} USD）が停止の基準 {} に達しました。",
        ["whyMonth"] = "今月の推定利用額が停止の基準 {} に達しました。",
        ["whyDay"] = "1 日の上限 {} に達しました。",
        ["whyHour"] = "1 時間の上限 {} に達しました。",
        ["whyIncomplete"] = "利用額を確認できないため、停止したままにしています。",
        ["whyReleasedBy"] = "担当者（{}）が再開しました。「{}」期限（UTC）: {}",
        ["whyReleased"] = "停止の理由がなくなりました。",
        ["liftsHuman"] = "担当者が再開したとき、または期限（UTC）: {}（- は期限なし）",
        ["liftsUnknown"] = "設定ファイルを戻したとき",
        ["liftsStatus"] = "設定で active に戻したとき",
        ["liftsNotBegun"] = "{} に自動で",
        ["liftsOver"] = "期間の延長が承認されたとき",
        ["liftsMonth"] = $"翌月の初め（UTC の 1 日 0 時、{zone} では {MonthBegins(zone)} 時）に自動で",
        ["liftsDay"] = $"翌日 0 時（{zone}）に自動で",
        ["liftsHour"] = "約 {} 分後に自動で",
        ["liftsIncomplete"] = "利用額を確認できたとき",
    };

    private static Dictionary<string, string> English(Money money, string zone, string runbook) => new()
    {
        ["stopped"] =
            $"The use of generative AI (Amazon Bedrock) by {{}} was stopped.\n\nWhy: {{}}\nEstimated use of this month (UTC): {{}} {money.Currency}\nUse is possible again: {{}}\n\nFor administrators: {runbook}",
        ["released"] =
            $"The use of generative AI (Amazon Bedrock) by {{}} is possible again.\n\nWhy: {{}}\nEstimated use of this month (UTC): {{}} {money.Currency}\n\nFor administrators: {runbook}",
        ["ask"] = "{}\nQuestions: {}",
        ["whyHuman"] = "{} stopped it: \"{}\"",
        ["whyUnknown"] = "The configuration has no such department.",
        ["whyStatus"] = "Its status in the configuration is {}.",
        ["whyNotBegun"] = "Its period begins on {}.",
        ["whyOver"] = "Its period ended on {}.",
        ["whyBill"] = "This month's bill ({} USD) reached the amount at which use stops, {}.",
        ["whyMonth"] = "This month's estimated use reached the amount at which use stops, {}.",
        ["whyDay"] = "The cap of a day, {}, was reached.",
        ["whyHour"] = "The cap of an hour, {}, was reached.",
        ["whyIncomplete"] = "What was used could not be read, so it stays stopped.",
        ["whyReleasedBy"] = "{} released it: \"{}\", until (UTC) {}",
        ["whyReleased"] = "No reason to stop it is left.",
        ["liftsHuman"] = "when somebody releases it, or at (UTC) {} (-: no end)",
        ["liftsUnknown"] = "when its file is back",
        ["liftsStatus"] = "when its status is active again",
        ["liftsNotBegun"] = "on {}, by itself",
        ["liftsOver"] = "when an extension of the period is approved",
        ["liftsMonth"] = $"at the beginning of next month, by itself (00:00 UTC on the first, {MonthBegins(zone)}:00 in {zone})",
        ["liftsDay"] = $"at midnight ({zone}), by itself",
        ["liftsHour"] = "in about {} minutes, by itself",
        ["liftsIncomplete"] = "when what was used can be read",
    };

    private static string MonthBegins(string zone) =>
        ((TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset.Hours + 24) % 24).ToString(CultureInfo.InvariantCulture);
}
