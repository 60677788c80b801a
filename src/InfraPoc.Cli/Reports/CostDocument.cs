using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// What the sandbox costs while nobody uses it, and the most that is spent beyond a cap, for finance: the page <c>cost.md</c> of
/// docs/company.
/// </summary>
internal static class CostDocument
{
    /// <summary>The document as Markdown, in the company's language; the same configuration and templates give the same text.</summary>
    public static string Of(SandboxConfig config, SandboxInventory inventory, DateOnly today) =>
        string.Join('\n', Lines(config, inventory, new ExecutiveSummary(config, today))) + "\n";

    private static IEnumerable<string> Lines(SandboxConfig config, SandboxInventory inventory, ExecutiveSummary summary)
    {
        var (sandbox, money) = (config.Sandbox, config.Sandbox.Money);
        var rate = $"1 USD = {Number(money.PerUsd)} {money.Currency} ({Day(money.AsOf)})";
        string In(Bilingual text) => text.In(sandbox.Language);

        return
        [
            $"# {In(new("What the sandbox costs", "サンドボックスの費用"))}",
            "",
            $"<!-- {In(Generated)} -->",
            "",
            $"- {summary.Loss()}",
            $"- {summary.Idle(inventory)}",
            "",
            In(new(
                $"{Escape(sandbox.Company)}, sandbox `{sandbox.Name}`. All figures are estimates from list prices in US dollars, before tax and discounts, at {rate}. A month has 30 days. Nothing here was measured on a bill.",
                $"{Escape(sandbox.Company)}、サンドボックス `{sandbox.Name}`。金額はすべて、税と割引を適用する前の定価（米ドル）による見積もりで、{rate} で換算しています。1 か月は 30 日とします。請求書で確かめた値ではありません。")),
            .. new OverspendSection(summary.Most).Lines(),
            .. new IdleCostSection(config, inventory).Lines(),
            .. new UseCost(config).Lines(),
            "",
            $"## {In(new("Prices", "料金"))}",
            "",
            In(new(
                $"Read on {Day(PriceList.ReadOn)}, none of it from AWS's live price list, and rounded here to two digits. Check those that matter at the address given, and correct `src/InfraPoc.Cli/Costs/PriceList.cs`.",
                $"{Day(PriceList.ReadOn)} に調べた料金です。AWS の最新の料金表から直接読んだものではなく、ここでは有効数字 2 桁に丸めています。重要な料金は表にあるページで確認し、違っていれば `src/InfraPoc.Cli/Costs/PriceList.cs` を直してください。")),
            "",
            .. Table(
                [.. Heads.Select(In)],
                PriceList.All.Select(price => (string[])
                [
                    In(price.Item),
                    Rounded(price.Usd),
                    price.Per == 1 ? $"1 {In(price.Unit)}" : $"{Number(price.Per)} × {In(price.Unit)}",
                    price.Free == 0 ? "-" : Number(price.Free),
                    In(price.Region),
                    In(Grade(price)),
                    $"<{price.AwsPage}>",
                ])),
        ];
    }

    private static readonly Bilingual Generated = new(
        "Generated from config/, the synthesized templates and src/InfraPoc.Cli/Costs by `npm run docs`. Do not edit.",
        "config/、合成済みのテンプレート、src/InfraPoc.Cli/Costs から `npm run docs` が生成します。編集しないでください。");

    private static readonly Bilingual[] Heads =
    [
        new("What", "項目"), new("USD", "USD"), new("for", "単位"), new("free each month", "毎月の無料枠"), new("price of", "リージョン"),
        new("known from", "情報源"), new("check on AWS's page", "確認する AWS のページ"),
    ];

    private static Bilingual Grade(Price price)
    {
        var dated = price.AsOf is { } day ? new Bilingual($" of {Day(day)}", $"（{Day(day)}）") : new Bilingual(", undated", "（日付なし）");
        return price.Grade switch
        {
            PriceGrade.PriceListQuery => new Bilingual("a third party's query of AWS's price list", "第三者による AWS の料金表の照会") + dated,
            PriceGrade.AwsPage => new Bilingual("a stored copy of AWS's page", "AWS のページの保存コピー") + dated,
            PriceGrade.ThirdParty => new Bilingual($"[a third party's page]({price.Source})", $"[第三者のページ]({price.Source})") + dated,
            _ => new("not found, assumed", "見つからないため仮定"),
        };
    }
}
