using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Metering.Dashboards;

public sealed class SandboxDashboardBodyTests
{
    private const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Nova = "amazon.nova-2-lite-v1:0";

    private static readonly Sandbox English = TestCompany.Sandbox with { Language = Language.English, Company = "Sample Trading" };

    /// <summary>Two models, one of them in two variants with different prices.</summary>
    private static readonly Model[] Catalogue =
    [
        TestCompany.Haiku with { Name = "Claude Haiku" },
        TestCompany.Tokyo with { Name = "Claude Haiku (Tokyo)", Price = TestCompany.Tokyo.Price with { Input = 2, Output = 4 } },
        TestCompany.Haiku with { Name = "Nova", ModelId = Nova, Price = TestCompany.Haiku.Price with { Input = 0.38m, Output = 3.16m } },
    ];

    [Fact]
    public void Settings_OfEveryWidget_AreThese()
    {
        var dashboard = View();

        dashboard.Start.ShouldBe("-P14D");
        dashboard
            .Widgets.Where(widget => widget.Type == "metric").Select(widget => $"{widget.X},{widget.Width} {widget.Settings}")
            .ShouldBe([
            Lines("0,12", "Estimated cost per day by model (JPY)", 86400, stacked: true),
            "12,12 {'title':'Estimated cost by model and department, sum of the time shown (JPY)','view':'table','region':'ap-northeast-1','stat':'Sum','period':86400,'table':{'summaryColumns':['SUM'],'showTimeSeriesData':false}}",
            Lines("0,12", "Input tokens by department", 86400, stacked: true),
            Lines("12,12", "Output tokens by department", 86400, stacked: true),
            Lines("0,12", "Tokens through other names, by department", 86400),
            Lines("12,12", "Guardrail interventions", 3600),
            Lines("0,8", "Throttled calls by model", 3600),
            Lines("8,8", "Failed calls by model: errors of callers", 3600),
            Lines("16,8", "Failed calls by model: errors of AWS", 3600),
            Lines("12,12", "Calls by nobody's department", 3600),
            Lines("0,12", "Entries of the prompt log that were not delivered", 3600),
            Lines("12,12", "Bodies of large prompts that were not delivered", 3600),
        ]);

        static string Lines(string place, string title, int period, bool stacked = false) =>
            $"{place} {{'title':'{title}','view':'timeSeries','region':'ap-northeast-1','stat':'Sum','period':{period},'stacked':{(stacked ? "true" : "false")},'timezone':'+0900','yAxis':{{'left':{{'min':0,'showUnits':false}}}}}}";
    }

    [Fact]
    public void Cost_ByModel_IsOneLineForEachAtTheHighestPriceOfItsVariantsAndOneForOtherNames()
    {
        var widget = View().Titled("Estimated cost per day by model (JPY)");

        widget.Expressions.Where(step => !step.Visible).Select(step => (step.Id, step.Text)).ShouldBe(
        [
            ("input0", Tokens("InputTokens", $"model=\"{Nova}\"")), ("output0", Tokens("OutputTokens", $"model=\"{Nova}\"")),
            ("input1", Tokens("InputTokens", $"model=\"{Haiku}\"")), ("output1", Tokens("OutputTokens", $"model=\"{Haiku}\"")),
            ("input2", Tokens("InputTokens", $"NOT model=\"{Nova}\" NOT model=\"{Haiku}\"")),
            ("output2", Tokens("OutputTokens", $"NOT model=\"{Nova}\" NOT model=\"{Haiku}\"")),
        ]);
        widget.Shown.Select(line => (line.Label, line.Text)).ShouldBe(
        [
            ("Nova", "(SUM(input0)*0.00000038+SUM(output0)*0.00000316)*150"),
            ("Claude Haiku / Claude Haiku (Tokyo)", "(SUM(input1)*0.000002+SUM(output1)*0.000005)*150"),
            ("Other names", "(SUM(input2)*0.000002+SUM(output2)*0.000005)*150"),
        ]);
    }

    [Fact]
    public void Cost_ByDepartment_IsALineForEachOfItsModelsAndNamesOfProfilesAreShown()
    {
        var widget = View().Titled("Estimated cost by model and department, sum of the time shown (JPY)");

        widget.Expressions.Where(step => !step.Visible).Select(step => (step.Id, step.Label)).ShouldBe(
        [
            ("input0", "${PROP('Dim.department')}"), ("output0", "${PROP('Dim.department')}"),
            ("input1", "${PROP('Dim.department')}"), ("output1", "${PROP('Dim.department')}"),
            ("input2", "${PROP('Dim.department')} ${PROP('Dim.model')}"), ("output2", "${PROP('Dim.department')} ${PROP('Dim.model')}"),
        ]);
        widget.Expressions.Single(step => step.Id == "input1").Text.ShouldBe(Tokens("InputTokens", $"model=\"{Haiku}\""));
        widget.Expressions.Single(step => step.Id == "output1").Text.ShouldBe(Tokens("OutputTokens", $"model=\"{Haiku}\""));
        widget.Shown.Select(line => (line.Label, line.Text)).ShouldBe(
        [
            ("Nova input", "input0*0.00000038*150"), ("Nova output", "output0*0.00000316*150"),
            ("Claude Haiku / Claude Haiku (Tokyo) input", "input1*0.000002*150"),
            ("Claude Haiku / Claude Haiku (Tokyo) output", "output1*0.000005*150"),
            ("Other names input", "input2*0.000002*150"), ("Other names output", "output2*0.000005*150"),
        ]);
    }

    [Fact]
    public void Tokens_OfAllDepartments_AreFoundByQueryAndThoseOfOtherNamesBySearch()
    {
        var dashboard = View();

        Shown(dashboard.Titled("Input tokens by department"))
            .ShouldBe([
                (
                    "tokens", "",
                    "SELECT SUM(InputTokens) FROM SCHEMA(\"poc/usage\", department, model) GROUP BY department ORDER BY SUM() DESC LIMIT 100"),
            ]);
        Shown(dashboard.Titled("Output tokens by department"))
            .ShouldBe([
                (
                    "tokens", "",
                    "SELECT SUM(OutputTokens) FROM SCHEMA(\"poc/usage\", department, model) GROUP BY department ORDER BY SUM() DESC LIMIT 100"),
            ]);
        Shown(dashboard.Titled("Tokens through other names, by department")).ShouldBe(
        [
            (
                "input", "${PROP('Dim.department')} ${PROP('Dim.model')} input",
                Tokens("InputTokens", $"NOT model=\"{Nova}\" NOT model=\"{Haiku}\"")),
            (
                "output", "${PROP('Dim.department')} ${PROP('Dim.model')} output",
                Tokens("OutputTokens", $"NOT model=\"{Nova}\" NOT model=\"{Haiku}\"")),
        ]);
    }

    [Theory]
    [InlineData(
        "Guardrail interventions", "${PROP('Dim.GuardrailArn')} ${PROP('Dim.GuardrailVersion')}",
        "SEARCH('{\"AWS/Bedrock/Guardrails\",GuardrailArn,GuardrailVersion} MetricName=\"InvocationsIntervened\"', 'Sum', 3600)")]
    [InlineData(
        "Throttled calls by model", "${PROP('Dim.ModelId')}",
        "SEARCH('{\"AWS/Bedrock\",ModelId} MetricName=\"InvocationThrottles\"', 'Sum', 3600)")]
    [InlineData(
        "Failed calls by model: errors of callers", "${PROP('Dim.ModelId')}",
        "SEARCH('{\"AWS/Bedrock\",ModelId} MetricName=\"InvocationClientErrors\"', 'Sum', 3600)")]
    [InlineData(
        "Failed calls by model: errors of AWS", "${PROP('Dim.ModelId')}",
        "SEARCH('{\"AWS/Bedrock\",ModelId} MetricName=\"InvocationServerErrors\"', 'Sum', 3600)")]
    public void Metrics_OfBedrock_AreSearched(string title, string label, string search) =>
        Shown(View().Titled(title)).ShouldBe([("found", label, search)]);

    [Fact]
    public void Calls_ByNobodysDepartment_AreTheMetricWithoutDimensions()
    {
        var metric = View().Titled("Calls by nobody's department").Metrics.ShouldHaveSingleItem();

        (metric.Namespace, metric.Name, metric.Dimensions.Count, metric.Label, metric.Visible).ShouldBe(
            ("poc/usage", "UnattributedCalls", 0, "calls", true));
    }

    [Fact]
    public void Deliveries_ThatFailed_AreThoseTheAlarmsWatch() => View().Widgets.TakeLast(2).SelectMany(Shown).ShouldBe(
    [
        (
            "failures", "Entries of the prompt log that were not delivered",
            "SELECT SUM(ModelInvocationLogsCloudWatchDeliveryFailure) FROM \"AWS/Bedrock\""),
        (
            "failures", "Bodies of large prompts that were not delivered",
            "SELECT SUM(ModelInvocationLargeDataS3DeliveryFailure) FROM \"AWS/Bedrock\""),
    ]);

    [Fact]
    public void Users_AreCountedInTheTrailByTheSameRulesAsInTheSavedQueries()
    {
        var widget = View().Titled("Distinct users per day (UTC) and department");
        var callers = SavedQueries.For(English).Single(query => query.Id == "callers").Text.Split('\n');

        widget.Type.ShouldBe("log");
        widget.Settings.ShouldStartWith(
            "{'title':'Distinct users per day (UTC) and department','region':'ap-northeast-1','query':'SOURCE ");
        widget.Settings.ShouldEndWith(",'view':'table'}");
        var lines = widget.Query!.Split('\n');
        lines[0].ShouldBe($"SOURCE 'the-trail' | {callers[1]}");
        lines[1..4].ShouldBe(callers[2..5]);
        lines[4..]
            .ShouldBe([
                "| fields datefloor(@timestamp, 1d) as day", "| stats count_distinct(userIdentity.arn) as users by day, department",
                "| sort day desc", "| limit 1000",
            ]);
    }

    [Fact]
    public void Catalogue_OfManyModels_GetsMoreWidgetsAndShorterSearches()
    {
        var models = Enumerable
            .Range(1, 81)
            .Select(number =>
                TestCompany.Haiku with
                {
                    Alias = $"m-{number}",
                    Name = $"Model {number:000}",
                    ModelId = $"{(number % 2 == 0 ? "anthropic" : "amazon")}.model-{number:000}",
                })
            .ToList();

        var dashboard = new DashboardView(SandboxDashboardBody.For(English, models, "the-trail"));

        var widgets = dashboard.Widgets.Where(widget => widget.Title == "Estimated cost per day by model (JPY)").ToList();
        widgets.Select(widget => widget.Shown.Count).ShouldBe([40, 40, 2]);
        widgets
            .SelectMany(widget => widget.Shown).Select(line => line.Label).Order(StringComparer.Ordinal)
            .ShouldBe(models.Select(model => model.Name).Append("Other names").Order(StringComparer.Ordinal));
        dashboard
            .Titled("Tokens through other names, by department").Shown[0]
            .Text.ShouldBe(Tokens("InputTokens", "NOT model=amazon NOT model=anthropic"));
    }

    [Fact]
    public void Text_InEnglish_SaysWhatTheFiguresAre() => View().Widgets[0].Markdown.ShouldBe(
        """
        # Sample Trading: generative AI sandbox

        - All costs here are **estimates**: tokens at list price, some minutes old. What is paid is decided by the **bill** of AWS. Points are days in UTC.
        - Models and departments without any use in the last two weeks are missing.
        - **Other names**: calls through application inference profiles, which are metered by the profile's id, and of models outside the catalogue. They count at the catalogue's highest price here; a department's dashboard has its profiles at their own prices.
        - Each department's dashboard shows its exact estimate and what is left of its caps.
        - Budget of the sandbox per month: 1,000,000 JPY (6,666.67 USD), Rate: 1 USD = 150 JPY (2026-11-01)
        - Runbook `docs/runbook.md`
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Text_InJapanese_SaysTheSameAndLinksTheRunbook()
    {
        var sandbox = TestCompany.Sandbox with
        {
            Contacts = TestCompany.Sandbox.Contacts with { Runbook = "https://wiki.example.com/runbook" },
        };

        new DashboardView(SandboxDashboardBody.For(sandbox, Catalogue, "the-trail")).Widgets[0].Markdown.ShouldBe(
            """
            # サンプル商事　生成 AI サンドボックス

            - この画面の金額はすべて**推定**です。トークン数に定価を掛けたもので、数分遅れて表示されます。支払う金額は AWS の**請求**で決まります。1 点は UTC の 1 日です。
            - 直近 2 週間に利用のないモデルと部門は表示されません。
            - **その他の名前**：プロファイルの ID で計測される、アプリケーション推論プロファイル経由の呼び出しと、カタログにないモデルの呼び出しです。ここではカタログの最高単価で計算します。部門のダッシュボードでは、その部門のプロファイルを実際の単価で計算します。
            - 部門ごとの正確な推定額と上限までの残りは、各部門のダッシュボードにあります。
            - サンドボックス全体の月額予算：1,000,000 JPY (6,666.67 USD)、換算レート：1 USD = 150 JPY (2026-11-01)
            - [運用手順書](https://wiki.example.com/runbook)
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Titles_InJapanese_AreThese()
    {
        var dashboard = new DashboardView(SandboxDashboardBody.For(TestCompany.Sandbox, Catalogue, "the-trail"));

        dashboard.Widgets.Skip(1).Select(widget => widget.Title).ShouldBe(
        [
            "モデル別の推定費用（JPY、1 日ごと）", "モデルと部門別の推定費用（JPY、表示期間の合計）", "部門別の入力トークン数",
            "部門別の出力トークン数",
            "その他の名前でのトークン数（部門別）", "ガードレールの介入件数", "スロットリングされた呼び出し（モデル別）",
            "失敗した呼び出し（モデル別、呼び出し側のエラー）", "失敗した呼び出し（モデル別、AWS 側のエラー）",
            "部門別の利用者数（UTC の日ごと）",
            "部門に属さない呼び出し", "届かなかったプロンプトログ", "届かなかった大きなプロンプトの本文",
        ]);
        dashboard
            .Titled("モデルと部門別の推定費用（JPY、表示期間の合計）").Shown.Select(line => line.Label).TakeLast(2)
            .ShouldBe(["その他の名前 入力", "その他の名前 出力"]);
        dashboard.Titled("部門に属さない呼び出し").Metrics[0].Label.ShouldBe("呼び出し");
    }

    private static DashboardView View() => new(SandboxDashboardBody.For(English, Catalogue, "the-trail"));

    private static IReadOnlyList<(string Id, string? Label, string Text)> Shown(DashboardView.Widget widget) =>
        [.. widget.Shown.Select(shown => (shown.Id, shown.Label, shown.Text))];

    private static string Tokens(string metric, string terms) =>
        $"SEARCH('{{\"poc/usage\",department,model}} MetricName=\"{metric}\" {terms}', 'Sum', 86400)";
}
