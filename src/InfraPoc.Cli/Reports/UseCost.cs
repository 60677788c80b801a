using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about what calls cost besides the models. All assumptions about a call are here.</summary>
internal sealed class UseCost(SandboxConfig config)
{
    public const int Calls = 10_000;

    private const decimal KilobytesPerCall = 25;
    private const decimal SecondsPerCall = 0.2m;

    /// <summary>
    /// A marker and three sums, each twice because it is within a transaction. A busy log delivers many calls at once, which
    /// share sums.
    /// </summary>
    private const int WritesPerCall = 8;

    private readonly IReadOnlyList<CostLine> lines =
    [
        new(PriceList.LogIngestion, Calls * KilobytesPerCall / 1_000_000),
        new(PriceList.LogMasking, Calls * KilobytesPerCall / 1_000_000),
        new(PriceList.TableWrite, Calls * WritesPerCall),
        new(PriceList.TableRead, Calls * (BrakeLoad.ReadsPerDepartment + BrakeLoad.SharedReads)),
        new(PriceList.FunctionRequest, Calls),
        new(PriceList.FunctionTime, Calls * SecondsPerCall * UsageFunctions.Megabytes / 1024),
    ];

    /// <summary>US dollars of <see cref="Calls"/>, guardrails apart.</summary>
    public decimal Usd => lines.Sum(line => line.Usd);

    /// <summary>US dollars for 1,000 text units that the floor checks.</summary>
    public decimal FloorChecks => GuardrailPrices.Of(config.Sandbox.Guardrails.Profile(config.Sandbox.Guardrails.Floor)).Input;

    public IEnumerable<string> Lines() =>
    [
        "",
        $"## {In(new("What use adds, besides the models", "利用によって加わる費用（モデルの料金を除く）"))}",
        "",
        .. Table(
            [In(new($"For {Number(Calls)} calls", $"{Number(Calls)} 回の呼び出しあたり")), "USD"],
            [
                .. lines.Select(line => (string[])[In(line.Price.Item), CostText.Usd(line.Usd)]),
                [$"**{In(new("Together", "合計"))}**", $"**{CostText.Usd(Usd)}**"],
            ]),
        "",
        In(new(
            $"Assumed: {Number(KilobytesPerCall)} KB of prompt log and {Number(SecondsPerCall)} s of the meter for a call, and one delivery each; a busy log delivers many calls at once, for less. None of this is counted towards caps.",
            $"仮定：呼び出し 1 回につき、プロンプトログ {Number(KilobytesPerCall)} KB、集計関数 {Number(SecondsPerCall)} 秒、ログの配信 1 回。呼び出しが多いときはまとめて配信され、費用は下がります。ここにある費用は上限の対象になりません。")),
        "",
        In(new(
            $"- **Guardrail checks are counted towards caps.** {Rounded(FloorChecks)} USD for 1,000 text units of up to 1,000 characters that the floor checks, and again for a guardrail of the department's own, or once more for a program on the floor, which must pass it itself, prompts and answers alike: from the lengths of the texts where they are logged, else from tokens, at five characters each. Content filters and denied topics cost {Of(PriceList.GuardrailContent)} USD each, personal information {Of(PriceList.GuardrailPersonalInformation)}. Prices of the standard tier and of Tokyo were not found.",
            $"- **ガードレールの検査は上限の対象です。** 最低基準の検査は、1,000 テキストユニット（1 ユニットは 1,000 文字まで）あたり {Rounded(FloorChecks)} USD です。部門に別のガードレールがあればその検査が、最低基準を自分で指定するプログラムでは同じ検査がもう 1 回分、加わります。プロンプトも回答も同じです。文章がログにあればその長さから、なければトークンから 1 トークン 5 文字として数えます。コンテンツフィルターと拒否トピックはそれぞれ {Of(PriceList.GuardrailContent)} USD、個人情報は {Of(PriceList.GuardrailPersonalInformation)} USD です。スタンダードティアの料金と東京の料金は見つかりませんでした。")),
        In(new(
            $"- **Metrics**: {Of(PriceList.CustomMetric)} USD for one that has values all month, and only hours with calls count: ten of the whole sandbox, and four of each department that is used.",
            $"- **メトリクス**：1 か月を通して値があるもの 1 つにつき {Of(PriceList.CustomMetric)} USD で、呼び出しのあった時間だけを数えます。サンドボックス全体で 10 個、利用する部門ごとに 4 個です。")),
        In(new(
            $"- **Guardrail events in the trail**: {Of(PriceList.DataEvent)} USD for {Number(PriceList.DataEvent.Per)}, and the log they arrive in.",
            $"- **証跡に記録されるガードレールのイベント**：{Number(PriceList.DataEvent.Per)} 件につき {Of(PriceList.DataEvent)} USD と、書き込み先のログの料金です。")),
        In(new(
            $"- **The ledger**: {Of(PriceList.TableStorage)} USD a month for a GB, and {Of(PriceList.TableBackup)} for restoring it to any second of 35 days. A million calls are about 0.2 GB for 35 days.",
            $"- **台帳**：1 GB につき月 {Of(PriceList.TableStorage)} USD と、35 日以内の任意の時点に復元できるようにする {Of(PriceList.TableBackup)} USD です。100 万回の呼び出しは、35 日間で約 0.2 GB になります。")),
        In(new(
            $"- **Messages**: {Of(PriceList.Email)} USD for {Number(PriceList.Email.Per)} e-mails.",
            $"- **通知**：メール {Number(PriceList.Email.Per)} 通につき {Of(PriceList.Email)} USD です。")),
    ];

    private static string Of(Price price) => CostText.Usd(price.Usd);

    private string In(Bilingual text) => text.In(config.Sandbox.Language);
}
