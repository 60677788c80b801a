using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The sentences that answer what is asked first.</summary>
internal static class ExecutiveSummaryWords
{
    public static readonly Bilingual Details = new(
        "Details: [what it costs](cost.md), [where texts are processed](residency.md), and [how the figures are made](../money.md).",
        "詳細：[費用](cost.md)、[データの処理場所](residency.md)、[金額の計算方法](../money.md)（英語）");

    public static readonly Bilingual PromptsAnywhere = new(
        "models may process prompts in any commercial AWS Region", "モデルは任意の商用 AWS リージョンでプロンプトを処理することがあります");

    public static Bilingual Title(string company) => new($"{company}: the sandbox in short", $"{company}：サンドボックスの要点");

    public static Bilingual Loss(string month, string caps, string beyond, string lag, string onTheBill) => new(
        $"The most that can be lost in a month{(month.Length == 0 ? "" : $" ({month}, with its top-ups)")} is the sum of the caps, {caps}, and what is spent until a stop holds: {beyond} in {lag} with a script at work in every department at once, or {onTheBill} if metering fails and only the bill tells.",
        $"1 か月に失いうる最大額{(month.Length == 0 ? "" : $"（増額のある {month}）")}は、上限の合計 {caps} に、停止が効くまでの利用額を加えた額です。加わる額は、全部門で同時にスクリプトが動いた場合に {beyond}（停止まで {lag}）、計測が働かず請求でしか分からない場合に {onTheBill} と見込みます。");

    public static Bilingual Idle(int departments, string cost, string none) => new(
        $"When nobody uses it, it costs about {cost} a month with the {(departments == 1 ? "1 configured department" : $"{departments} configured departments")}, and {none} without any.",
        $"誰も使わない月の費用は、設定済みの {departments} 部門で約 {cost} です（部門がない場合は {none}）。");

    public static Bilingual IdleAlone(string none) => new(
        $"When nobody uses it, it costs about {none} a month; no department is configured.",
        $"誰も使わない月の費用は約 {none} です。部門は設定されていません。");

    public static Bilingual NothingProcessed(string home) => new(
        $"No data leaves {home}: no department may call a model.", $"データは{home}の外に出ません。モデルを呼び出せる部門はありません。");

    public static Bilingual Stays(string home) => new(
        $"No data leaves {home}: models, guardrail checks, logs and names of members stay there.",
        $"データは{home}の外に出ません。モデルの処理、ガードレール検査、ログ、メンバーの氏名は、いずれも国内にとどまります。");

    public static Bilingual Leaves(string home, string what, bool promptsToo) => new(
        $"Data leaves {home}: {what}; {(promptsToo ? "" : "models process prompts there only, and ")}logs stay there.",
        $"データは{home}の外に出ることがあります。{what}。{(promptsToo ? "" : "モデルがプロンプトを処理するのは国内だけで、")}ログは国内に保存されます。");

    public static Bilingual Prompts(string countries) => new(
        $"models may process prompts in {countries}", $"モデルは{countries}でもプロンプトを処理することがあります");

    public static Bilingual Checks(string countries) => new(
        $"guardrails may check texts in {countries}", $"ガードレールは{countries}でも文章を検査することがあります");

    public static Bilingual Names(string countries) => new(
        $"names and addresses of members are kept in {countries}", $"メンバーの氏名とメールアドレスは{countries}に保存されます");
}
