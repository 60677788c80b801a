using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using static InfraPoc.Cli.Reports.CostText;
using static InfraPoc.Cli.Reports.MarkdownText;

namespace InfraPoc.Cli.Reports;

/// <summary>The part of the cost document about a month in which nobody uses the sandbox.</summary>
internal sealed class IdleCostSection
{
    private static readonly int[] LargerSizes = [30, 100];

    private readonly SandboxConfig config;
    private readonly SandboxInventory inventory;
    private readonly Money money;
    private readonly IReadOnlyList<IdleCost> costs;

    public IdleCostSection(SandboxConfig config, SandboxInventory inventory)
    {
        this.config = config;
        this.inventory = inventory;
        money = config.Sandbox.Money;
        int[] sizes = HasDepartments ? [0, config.Departments.Count, .. LargerSizes] : [0];
        costs = [.. sizes.Distinct().Order().Select(size => IdleCost.Of(config, inventory, size))];
    }

    private bool HasDepartments => config.Departments.Count > 0;

    public IEnumerable<string> Lines() =>
    [
        "",
        $"## {In(new("A month in which nobody uses it", "誰も使わない月の費用"))}",
        "",
        In(new(
            "Everything is deployed, no model is called, nothing is deployed anew. Every size takes the configured departments in turn, in the order of their ids.",
            "すべてデプロイ済みで、モデルの呼び出しも新たなデプロイもない月の費用です。部門数を変えた列は、設定にある部門を ID の順に繰り返し当てはめて計算しています。")),
        "",
        .. Table(
            [
                In(new("US dollars a month", "1 か月の米ドル")), .. costs.Select(cost => In(Plural(cost.Departments))),
                .. HasDepartments ? [In(new("each further one", "追加 1 部門あたり"))] : (string[])[],
            ],
            [.. Items(), .. Totals()]),
        "",
        .. HasDepartments ? [] : (string[])[In(new(
            "- No department is configured: what some would cost is not known.",
            "- 部門が設定されていないため、部門がある場合の費用は分かりません。"))],
        In(new(
            $"- **`dashboard: own`** in `config/sandbox.yaml` adds {Usd(PriceList.Dashboard.Usd)} USD a month for each department; `shared` and `none` add nothing to the one dashboard in the table.",
            $"- `config/sandbox.yaml` の **`dashboard: own`** では、部門ごとに月 {Usd(PriceList.Dashboard.Usd)} USD が加わります。`shared` と `none` では、表にあるダッシュボード 1 つのままです。")),
        In(new(
            "- **Free allowances** are AWS's always-free amounts. The accounts of an organization share them, so a company with other workloads should read the line above them.",
            "- **無料枠**は、AWS が期限なく無料とする量です。組織のアカウントで共有するため、ほかのワークロードがある会社は、無料枠を引く前の行を見てください。")),
        In(new(
            $"- **If another trail already records this account** (an organization trail, for example), the sandbox's trail is a further copy: {Usd(PriceList.TrailCopy.Usd)} USD for {Number(PriceList.TrailCopy.Per)} management events, with those of the brake alone {string.Join(", ", costs.Select(SecondCopy))}. Not in the table.",
            $"- **別の証跡がすでにこのアカウントを記録している場合**（組織の証跡など）、サンドボックスの証跡は追加のコピーになり、管理イベント {Number(PriceList.TrailCopy.Per)} 件につき {Usd(PriceList.TrailCopy.Usd)} USD かかります。ブレーキのイベントだけで、{string.Join("、", costs.Select(SecondCopy))} です。表には含みません。")),
        In(new(
            "- **With the years** the audit key gets dearer: it rotates yearly, and the first two rotations add 1.00 USD a month each.",
            "- **年数がたつと**監査用のキーの料金が上がります。毎年ローテーションし、最初の 2 回はそれぞれ月 1.00 USD が加わります。")),
        .. Breakdown(),
        .. Assumptions(),
    ];

    private IEnumerable<IReadOnlyList<string>> Items() => PriceList.All
        .Where(price => costs.Any(cost => cost.UsdOf(price) > 0))
        .Select(price => Row(In(price.Item), [.. costs.Select(cost => cost.UsdOf(price))]));

    private IEnumerable<IReadOnlyList<string>> Totals()
    {
        decimal[] list = [.. costs.Select(cost => cost.Usd)];
        decimal[] free = [.. costs.Select(cost => cost.UsdAfterAllowance)];
        return
        [
            [.. Row(In(new("Total at list price", "定価の合計")), list).Select(cell => $"**{cell}**")],
            Row(In(Currency), list, usd => Local(usd, money)),
            Row(In(new("Total after free allowances", "無料枠を引いた合計")), free),
            Row(In(Currency), free, usd => Local(usd, money)),
        ];
    }

    /// <summary>What a department adds is how the largest sandbox differs from the smallest with departments.</summary>
    private string[] Row(string what, decimal[] usd, Func<decimal, string>? format = null)
    {
        decimal[] further = HasDepartments ? [(usd[^1] - usd[1]) / (costs[^1].Departments - costs[1].Departments)] : [];
        return [what, .. usd.Concat(further).Select(format ?? Usd)];
    }

    private IEnumerable<string> Breakdown() => HasDepartments
        ? Breakdown(costs.Single(cost => cost.Departments == config.Departments.Count))
        : [];

    private IEnumerable<string> Breakdown(IdleCost cost) =>
    [
        "",
        $"### {In(new($"How it adds up with {Plural(cost.Departments).English}", $"{Plural(cost.Departments).Japanese}の場合の内訳"))}",
        "",
        .. Table(
            [
                In(new("What", "項目")), In(new("units a month", "1 か月の数量")), In(new("unit", "単位")), In(new("USD for", "単価（USD）")),
                In(new("list price, USD", "定価（USD）")), In(new("free units", "無料の数量")),
                In(new("after free allowances, USD", "無料枠を引いた額（USD）")),
            ],
            cost.Lines.Select(line => (string[])
            [
                In(line.Price.Item),
                Number(line.Units),
                In(line.Price.Unit),
                line.Price.Per == 1 ? Rounded(line.Price.Usd) : $"{Rounded(line.Price.Usd)} / {Number(line.Price.Per)}",
                Usd(line.Usd),
                line.Price.Free == 0 ? "-" : Number(line.Price.Free),
                Usd(line.UsdAfterAllowance),
            ]).Append([$"**{In(new("Total", "合計"))}**", "", "", "", $"**{Usd(cost.Usd)}**", "", Usd(cost.UsdAfterAllowance)])),
        "",
        In(new(
            "Cents are rounded line by line, so a column may differ from its total by a few.",
            "セントは行ごとに丸めるため、列の合計と数セント違うことがあります。")),
    ];

    private IEnumerable<string> Assumptions() =>
    [
        "",
        $"### {In(new("What is counted, and what is assumed", "数えるものと、仮定していること"))}",
        "",
        In(new(
            $"- Keys, alarms and dashboards are counted in the templates of the {Plural(config.Departments.Count).English} of the configuration: in the stacks that all share, and in each department's own. The other sizes follow by adding what each department adds; a test synthesizes companies of several sizes and finds the same counts.",
            $"- キー、アラーム、ダッシュボードは、設定にある {Plural(config.Departments.Count).Japanese}のテンプレートにあるものを、全部門に共通のスタックと部門ごとのスタックに分けて数えます。ほかの部門数の値は、部門が加える分を足したものです。いくつかの規模の会社を合成して同じ数になることを、テストで確かめています。")),
        In(new(
            "- An alarm counts for each metric it refers to. One on a Metrics Insights query counts for each metric the query finds: one is assumed while nothing is used.",
            "- アラームは、参照するメトリクスの数で数えます。Metrics Insights のクエリを見るアラームは、クエリが見つけるメトリクスの数で数え、利用がない間は 1 つと仮定します。")),
        In(new(
            $"- The brake runs every {UsageFunctions.BrakeMinutes} minutes, {Number(BrakeLoad.Runs)} times a month. A run takes {Number(BrakeLoad.FixedSeconds)} s, and {Number(BrakeLoad.SecondsPerDepartment)} s more for each department (assumed), with {UsageFunctions.Megabytes} MB. It reads pages of {BrakeLoad.ParametersPerPage} parameters and {BrakeLoad.BudgetsPerPage} budgets and one page of policies, which are management events, and {BrakeLoad.ReadsPerDepartment} items of the ledger for each department. Its own invocation is a data event. Once an hour it asks CloudWatch with {BrakeLoad.HourlyQueries} queries what Bedrock counted.",
            $"- ブレーキは {UsageFunctions.BrakeMinutes} 分ごと、1 か月に {Number(BrakeLoad.Runs)} 回動きます。1 回に {Number(BrakeLoad.FixedSeconds)} 秒、部門ごとにさらに {Number(BrakeLoad.SecondsPerDepartment)} 秒かかり（仮定）、メモリは {UsageFunctions.Megabytes} MB です。1 ページ {BrakeLoad.ParametersPerPage} 個のパラメーター、1 ページ {BrakeLoad.BudgetsPerPage} 個の予算、ポリシー 1 ページを読み（管理イベントになります）、部門ごとに台帳の項目を {BrakeLoad.ReadsPerDepartment} 個読みます。ブレーキの呼び出し自体はデータイベントです。1 時間に 1 回、Bedrock が数えた値を {BrakeLoad.HourlyQueries} 個のクエリで CloudWatch に問い合わせます。")),
        In(new(
            $"- The trail's log gets {Number(IdleCost.TrailMegabytes)} MB a month that neither departments nor the brake cause, and {Number(IdleCost.KilobytesPerEvent)} KB for each event of the brake. The brake's own log gets {Number(BrakeLoad.LogKilobytes)} KB a run. Assumed.",
            $"- 証跡のログには、部門にもブレーキにもよらない {Number(IdleCost.TrailMegabytes)} MB が毎月、ブレーキのイベント 1 件につき {Number(IdleCost.KilobytesPerEvent)} KB が書き込まれます。ブレーキ自身のログは 1 回につき {Number(BrakeLoad.LogKilobytes)} KB です。いずれも仮定です。")),
        In(new(
            $"- Logs are kept {config.Sandbox.Logging.RetentionDays} days in CloudWatch Logs and {ArchiveDays} in the archive. The figures are those of the time after that; before it, less is kept. Compression and the archive's colder class are left out.",
            $"- ログの保持期間は、CloudWatch Logs で {config.Sandbox.Logging.RetentionDays} 日、ログ保管バケットで {ArchiveDays} 日です。金額はその期間がたった後のもので、それまでは保持する量が少なくなります。圧縮と、ログ保管バケットの低頻度アクセス向けのストレージクラスは考慮していません。")),
        In(new(
            $"- {Number(IdleCost.ArchiveWrites)} writes to the archive and {Number(IdleCost.KeyRequests)} requests to the key a month. Assumed.",
            $"- 1 か月に、ログ保管バケットへの書き込みが {Number(IdleCost.ArchiveWrites)} 回、キーへのリクエストが {Number(IdleCost.KeyRequests)} 回あると仮定します。")),
        In(new Bilingual(
            $"- Metrics of a department that nobody uses have a value in one hour on Mondays and on the first of a month: {BrakeLoad.IdleMetrics} for each department. ",
            $"- 誰も使わない部門のメトリクスに値があるのは、月曜日と毎月 1 日の 1 時間です（部門ごとに {BrakeLoad.IdleMetrics} 個）。")
            + (config.Sandbox.Logging.Insights
                ? new Bilingual("CloudTrail Insights is switched on and billed by event; not counted.", "CloudTrail Insights は有効で、イベントの数で課金されますが、数えていません。")
                : new Bilingual("CloudTrail Insights is off.", "CloudTrail Insights は無効です。"))),
        In(new(
            "- Calls to IAM, AWS Budgets and Systems Manager are free. The ledger of an unused sandbox is too small to cost anything. Not counted: the stacks that `cdk bootstrap` makes (a bucket, a container repository, roles), and deployments.",
            "- IAM、AWS Budgets、Systems Manager の呼び出しは無料です。使われないサンドボックスの台帳は小さく、費用になりません。`cdk bootstrap` が作るスタック（バケット、コンテナのリポジトリ、ロール）とデプロイは数えていません。")),
        In(new("- Without a price of their own:", "- それ自体に料金がないもの：")),
        .. inventory.Types
            .Select(type => (Type: type, ResourceBillings.Of(type)!.Note))
            .Where(each => each.Note is not null)
            .GroupBy(each => In(each.Note!), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"  - {group.Key}{In(SharedWords.Colon)}" + string.Join(
                In(SharedWords.Separator), group.Select(each => $"`{each.Type}`").Order(StringComparer.Ordinal))),
    ];

    private static readonly Bilingual Currency = new("in the sandbox's currency", "サンドボックスの通貨");

    private int ArchiveDays => Math.Max(config.Sandbox.Logging.RetentionDays, config.Sandbox.Logging.ObjectLockDays);

    private string SecondCopy(IdleCost cost)
    {
        var usd = Usd(PriceList.TrailCopy.List(BrakeLoad.Runs * new BrakeLoad(cost.Departments).ManagementEvents));
        return In(new($"{usd} USD at {cost.Departments}", $"{Plural(cost.Departments).Japanese}で {usd} USD"));
    }

    private static Bilingual Plural(int departments) => new(departments == 1 ? "1 department" : $"{departments} departments", $"{departments} 部門");

    private string In(Bilingual text) => text.In(config.Sandbox.Language);
}
