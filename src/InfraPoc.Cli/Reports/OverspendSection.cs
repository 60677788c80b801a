using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about the most that is spent beyond a cap.</summary>
/// <param name="most">The most that can be spent in a month.</param>
internal sealed class OverspendSection(MostSpent most)
{
    private readonly Money money = most.Config.Sandbox.Money;
    private readonly IReadOnlyList<Department> spending = [.. most.Bounds.Select(bound => bound.Department)];

    public IEnumerable<string> Lines() =>
    [
        "",
        $"## {In(new("The most that is spent beyond a cap", "上限を超えて使われる最大額"))}",
        "",
        $"    {In(new("spent <= cap + rate x lag", "利用額 <= 上限 + 速度 × 遅れ"))}",
        "",
        In(new(
            "[How this is meant, which use each channel sees, and what the bound takes for granted](../money.md).",
            "[考え方、それぞれの経路で分かる利用、前提としていること](../money.md)（英語）。")),
        "",
        $"### {In(new("Lags", "遅れ"))}",
        "",
        .. BrakeChannel.All.SelectMany(Lag),
        In(new(
            $"So planned for: {Channels}. The delays of AWS are assumed: measure them once after the first deployment (a small cap, a script, the clock).",
            $"したがって、{Channels}を見込みます。AWS の遅れは仮定です。最初のデプロイの後に一度、小さな上限とスクリプトと時計で測定してください。")),
        "",
        $"### {In(new("Caps", "上限"))}",
        "",
        .. Caps(),
        "",
        $"### {In(new("What can be spent beyond them", "上限を超えて使われうる額"))}",
        "",
        In(new(
            $"With the dearest model of each department at the prices of `config/models.yaml`, at {string.Join("; ", SpendRate.Examples.Select(Shown))}.",
            $"各部門で最も高いモデルを、`config/models.yaml` の価格で、次の速度で使い続けた場合の額です：{string.Join("、", SpendRate.Examples.Select(Shown))}。")),
        "",
        .. Bounds(),
        "",
        In(new(
            "How to read it: a department that a runaway loop takes over passes whichever cap it reaches by at most the amount in the fifth column, and is then stopped. The last column applies to use that the log does not show, or while metering is broken: then only the bill stops it.",
            "表の読み方：部門でループが暴走した場合、達した上限を超える額は最大でも 5 列目の額で、そこで停止されます。最後の列は、ログに現れない利用や、集計が働かない間の利用の場合です。そのときは請求だけが停止のきっかけになります。")),
    ];

    private string Channels => string.Join(
        In(SharedWords.Separator), BrakeChannel.All.Select(channel => $"{In(channel.Name)} **{Time(channel.Lag, most.Config.Sandbox.Language)}**"));

    private IEnumerable<string> Lag(BrakeChannel channel) =>
    [
        $"**{char.ToUpperInvariant(In(channel.Name)[0])}{In(channel.Name)[1..]}{In(SharedWords.Separator)}{Time(channel.Lag, most.Config.Sandbox.Language)}**",
        "",
        .. Table(
            [In(new("step", "段階")), In(new("time", "時間")), In(new("known from", "根拠"))],
            channel.Steps.Select(step => (string[])[In(step.What), Time(step.Time, most.Config.Sandbox.Language), In(step.Basis)])),
        "",
    ];

    private IEnumerable<string> Caps() => spending.Count == 0
        ? [In(new("No department may spend.", "利用できる部門はありません。"))]
        : Table(
        [
            In(SharedWords.Department), In(new("an hour", "1 時間")), In(new("a day", "1 日")),
            In(new($"{Month("a month")}, where use stops", $"{Month("1 か月")}（利用を停止する額）")), In(new("the whole approved amount", "承認総額")),
        ],
        [
            .. spending.Select(department => (IReadOnlyList<string>)
            [
                Name(department),
                Amount(department.Budget.Hourly),
                Amount(department.Budget.Daily),
                Amount(department.Budget.StopIn(most.Month)),
                Amount(department.Budget.Total),
            ]),
            [
                $"**{In(new("All", "合計"))}**", "", "",
                $"**{Amount(most.Caps(most.Month))}**",
                "",
            ],
            [
                In(new("**Whole sandbox**, where everybody is stopped", "**サンドボックス全体**（全部門を停止する額）")), "", "",
                $"**{Amount(money.MonthlyBudget)}**", "",
            ],
        ]);

    private IEnumerable<string> Bounds() => spending.Count == 0 ? [] : Table(
        [
            In(SharedWords.Department), In(new("dearest model", "最も高いモデル")), In(new("rate of", "速度")),
            In(new("in a minute, USD", "1 分あたり（USD）")), In(new("beyond a cap", "上限を超える額")),
            In(new("beyond the cap of the month, if only the bill shows it", "月額上限を超える額（請求だけで分かる場合）")),
        ],
        SpendRate.Examples.SelectMany(Bounds));

    private IEnumerable<IReadOnlyList<string>> Bounds(SpendRate rate)
    {
        var bounds = spending.Select(department => OverspendBound.Of(department, most.Config, rate)).ToList();
        return
        [
            .. bounds.Select(bound => (IReadOnlyList<string>)
            [
                Name(bound.Department),
                Escape(bound.Model.Name),
                In(rate.Name),
                Rounded(bound.UsdPerMinute),
                Both(bound.Beyond, money),
                Both(bound.BeyondOnTheBill, money),
            ]),
            [
                $"**{In(new("All at once", "全部門が同時の場合"))}**",
                "",
                In(rate.Name),
                Rounded(bounds.Sum(bound => bound.UsdPerMinute)),
                Both(bounds.Sum(bound => bound.Beyond), money),
                Both(bounds.Sum(bound => bound.BeyondOnTheBill), money),
            ],
        ];
    }

    private string Shown(SpendRate rate) => In(new(
        $"the rate of {rate.Name.English}: {Number(rate.InputTokens)} tokens in and {Number(rate.OutputTokens)} out in a minute",
        $"{rate.Name.Japanese}（1 分に入力 {Number(rate.InputTokens)}、出力 {Number(rate.OutputTokens)} トークン）"));

    private string Month(string any) => most.Month.Length == 0 ? any : most.Month;

    private string In(Bilingual text) => text.In(most.Config.Sandbox.Language);

    private static string Name(Department department) => $"{Escape(department.Name)} (`{department.Id}`)";

    private string Amount(decimal? amount) =>
        amount is { } value ? $"{CostText.Amount(value, money)} ({Usd(money.ToUsd(value))} USD)" : "-";
}
