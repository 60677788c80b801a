using InfraPoc.Config;
using InfraPoc.Metering;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Metering.Dashboards;

public sealed class DepartmentDashboardBodyTests
{
    private static readonly Sandbox English = TestCompany.Sandbox with { Language = Language.English };
    private static readonly Department Sales = TestCompany.Sales with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500, StopPercent = 80 },
    };
    private static readonly Model Haiku = TestCompany.Haiku with { Name = "Claude Haiku" };
    private static readonly Model Tokyo = TestCompany.Tokyo with { Name = "Claude Haiku (Tokyo)" };
    private static readonly Model Sonnet = TestCompany.Sonnet with
    {
        Name = "Claude Sonnet",
        Price = TestCompany.Sonnet.Price with { Input = 3, Output = 15 },
    };

    [Fact]
    public void Settings_OfEveryWidget_AreThese()
    {
        var dashboard = View(Sales);

        dashboard.Start.ShouldBe("-P7D");
        dashboard.Widgets.Skip(1).Select(widget => $"{widget.Type} {widget.X},{widget.Width} {widget.Settings}").ShouldBe(
        [
            "metric 0,8 {'title':'This month, % of the cap','view':'gauge','region':'ap-northeast-1','stat':'Sum','period':3600,'start':'-P32D','yAxis':{'left':{'min':0,'max':100}},'annotations':{'horizontal':[{'value':80,'label':'Stop','color':'#d62728','fill':'above'}]}}",
            "metric 8,8 {'title':'Today, % of the cap','view':'gauge','region':'ap-northeast-1','stat':'Sum','period':3600,'start':'-P32D','yAxis':{'left':{'min':0,'max':100}},'annotations':{'horizontal':[{'value':100,'label':'Stop','color':'#d62728','fill':'above'}]}}",
            "metric 16,8 {'title':'This hour, % of the cap','view':'gauge','region':'ap-northeast-1','stat':'Sum','period':3600,'start':'-P32D','yAxis':{'left':{'min':0,'max':100}},'annotations':{'horizontal':[{'value':100,'label':'Stop','color':'#d62728','fill':'above'}]}}",
            "metric 0,24 {'title':'Estimated cost so far, and what is left until use stops','view':'singleValue','region':'ap-northeast-1','stat':'Sum','period':3600,'start':'-P32D','singleValueFullPrecision':true}",
            "metric 0,12 {'title':'Estimated cost per hour by model (JPY)','view':'timeSeries','region':'ap-northeast-1','stat':'Sum','period':3600,'stacked':true,'timezone':'+0900','yAxis':{'left':{'min':0,'showUnits':false}}}",
            "metric 12,12 {'title':'Tokens per hour','view':'timeSeries','region':'ap-northeast-1','stat':'Sum','period':3600,'stacked':false,'timezone':'+0900','yAxis':{'left':{'min':0,'showUnits':false}}}",
            "metric 0,24 {'title':'Sums over the time shown','view':'table','region':'ap-northeast-1','stat':'Sum','period':3600,'table':{'summaryColumns':['SUM'],'showTimeSeriesData':false}}",
        ]);
    }

    /// <summary>Only metrics of this department, with exactly the dimensions they are metered by.</summary>
    [Fact]
    public void Metrics_OfEveryWidget_AreThoseOfTheDepartmentAndHidden()
    {
        foreach (var widget in View(Sales, Haiku, Sonnet).Widgets.Skip(1))
        {
            widget.Metrics.Select(metric => $"{metric.Id} {metric.Namespace} {metric.Name} {string.Join(' ', metric.Dimensions)}").ShouldBe(
            [
                "m0 poc/usage InputTokens (department, sales) (model, anthropic.claude-haiku-4-5-20251001-v1:0)",
                "m1 poc/usage OutputTokens (department, sales) (model, anthropic.claude-haiku-4-5-20251001-v1:0)",
                "m2 poc/usage InputTokens (department, sales) (model, anthropic.claude-sonnet-4-6)",
                "m3 poc/usage OutputTokens (department, sales) (model, anthropic.claude-sonnet-4-6)",
                "m4 poc/usage InputTokens (department, sales) (model, id-of-haiku)",
                "m5 poc/usage OutputTokens (department, sales) (model, id-of-haiku)",
                "m6 poc/usage InputTokens (department, sales) (model, id-of-sonnet)",
                "m7 poc/usage OutputTokens (department, sales) (model, id-of-sonnet)",
            ]);
            widget.Metrics.ShouldAllBe(metric => !metric.Visible);
        }
    }

    [Theory]
    [InlineData("This month, % of the cap", "This month", "FLOOR(costOfMonth*150*100/50000*10+0.5)/10")]
    [InlineData("Today, % of the cap", "Today", "FLOOR(costOfDay*150*100/5000*10+0.5)/10")]
    [InlineData("This hour, % of the cap", "This hour", "FLOOR(costOfHour*150*100/1500*10+0.5)/10")]
    public void Share_OfACap_IsWhatSpendMathCalculatesInPercentOfIt(string title, string label, string expression)
    {
        var widget = View(Sales).Titled(title);

        widget.Shown.Select(shown => (shown.Label, shown.Text)).ShouldBe([(label, expression)]);
        widget
            .Expressions.Where(step => !step.Visible).Select(step => (step.Id, step.Text)).ShouldBe(SpendMath.Of(UsageOf(Haiku), English));
    }

    [Fact]
    public void Amounts_OfEveryCap_AreInBothCurrenciesAndWhatIsLeftUntilTheStop() => Values(View(Sales).Widgets[4]).ShouldBe(
    [
        ("This month (JPY)", "FLOOR(costOfMonth*150+0.5)"), ("This month (USD)", "FLOOR(costOfMonth*100+0.5)/100"),
        ("Left this month (JPY)", "FLOOR(40000-costOfMonth*150+0.5)"),
        ("Today (JPY)", "FLOOR(costOfDay*150+0.5)"), ("Today (USD)", "FLOOR(costOfDay*100+0.5)/100"),
        ("Left today (JPY)", "FLOOR(5000-costOfDay*150+0.5)"),
        ("This hour (JPY)", "FLOOR(costOfHour*150+0.5)"), ("This hour (USD)", "FLOOR(costOfHour*100+0.5)/100"),
        ("Left this hour (JPY)", "FLOOR(1500-costOfHour*150+0.5)"),
    ]);

    [Fact]
    public void Amounts_InDollars_AreNotShownTwice()
    {
        var sandbox = English with { Money = English.Money with { Currency = "USD", PerUsd = 1 } };

        var dashboard = View(TestCompany.Sales with { Budget = new Budget { Monthly = 300.5m } }, sandbox, Haiku);

        Values(dashboard.Widgets[2])
            .ShouldBe([
                ("This month (USD)", "FLOOR(costOfMonth*100+0.5)/100"), ("Left this month (USD)", "FLOOR((300.5-costOfMonth)*100+0.5)/100"),
            ]);
        dashboard.Widgets[0].Markdown!.ShouldContain("| 300.50 USD | 300.50 USD |");
    }

    [Fact]
    public void Caps_ThatAreNotConfigured_AreNotShown()
    {
        var dashboard = View(TestCompany.Sales);

        dashboard
            .Widgets.Where(widget => widget.Settings.Contains("gauge", StringComparison.Ordinal))
            .Select(widget => (widget.Title, widget.Width)).ShouldBe([("This month, % of the cap", 24)]);
        Values(dashboard.Widgets[2]).Count.ShouldBe(3);
        dashboard.Texts.ShouldAllBe(text =>
            !text.Contains("oday", StringComparison.Ordinal) && !text.Contains("this hour", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Cost_OfAModel_AddsDirectCallsAndItsProfilesAtTheirPrices()
    {
        var dashboard = View(Sales, Haiku, Sonnet, Tokyo);

        Values(dashboard.Titled("Estimated cost per hour by model (JPY)")).ShouldBe(
        [
            ("Claude Haiku / Claude Haiku (Tokyo)", "(m0*0.000001+m1*0.000005+m4*0.000001+m5*0.000005+m8*0.000001+m9*0.000005)*150"),
            ("Claude Sonnet", "(m2*0.000003+m3*0.000015+m6*0.000003+m7*0.000015)*150"),
        ]);
    }

    [Fact]
    public void Tokens_OfADepartment_AreSummedByDirection() => Values(View(Sales, Haiku, Sonnet).Titled("Tokens per hour"))
        .ShouldBe([("input tokens", "m0+m2+m4+m6"), ("output tokens", "m1+m3+m5+m7")]);

    [Fact]
    public void Sums_OfEveryModel_AreCostAndTokens() => Values(View(Sales, Haiku, Sonnet).Titled("Sums over the time shown")).ShouldBe(
    [
        ("Claude Haiku: cost (JPY)", "(m0*0.000001+m1*0.000005+m4*0.000001+m5*0.000005)*150"),
        ("Claude Haiku: cost (USD)", "m0*0.000001+m1*0.000005+m4*0.000001+m5*0.000005"),
        ("Claude Haiku: input tokens", "m0+m4"),
        ("Claude Haiku: output tokens", "m1+m5"),
        ("Claude Sonnet: cost (JPY)", "(m2*0.000003+m3*0.000015+m6*0.000003+m7*0.000015)*150"),
        ("Claude Sonnet: cost (USD)", "m2*0.000003+m3*0.000015+m6*0.000003+m7*0.000015"),
        ("Claude Sonnet: input tokens", "m2+m6"),
        ("Claude Sonnet: output tokens", "m3+m7"),
    ]);

    [Fact]
    public void Text_InEnglish_SaysWhatTheFiguresAreAndWhomToAsk() => View(Sales with
    {
        Name = "Sales",
        ItPartner = new Contact { Name = "IT desk", Email = "it_ai@example.com" },
        Owner = new Contact { Name = "Head of Sales", Email = "sales@example.com" },
    }).Widgets[0].Markdown.ShouldBe(
        """
        # Sales: use of generative AI

        Period: 2026-12-01 - 2027-02-28, Status: active

        | Cap | Amount | In US dollars | What happens |
        |:--|--:|--:|:--|
        | Month (calendar month in UTC) | 50,000 JPY | 333.33 USD | Use stops at 80 % (40,000 JPY) until the next month |
        | Day (Asia/Tokyo) | 5,000 JPY | 33.33 USD | Use stops until the next day |
        | Hour (clock hour) | 1,500 JPY | 10.00 USD | Use pauses; the message about it says until when |

        - All costs here are **estimates**: tokens at list price, some minutes old.
        - What is paid is decided by the **bill** of AWS. Use also stops when the billed amount reaches the cap of the month.
        - No value means no use yet.
        - Rate: 1 USD = 150 JPY (2026-11-01)
        - Questions: IT desk `it_ai@example.com` (IT), Head of Sales `sales@example.com` (owner)
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Text_InJapanese_SaysTheSame() => View(Sales with
    {
        Status = DepartmentStatus.Suspended,
        ItPartner = new Contact { Name = "情報システム部", Email = "it_ai@example.com" },
        Owner = new Contact { Name = "営業部長", Email = "sales@example.com" },
    }, TestCompany.Sandbox, Haiku).Widgets[0].Markdown.ShouldBe(
        """
        # 営業部　生成 AI の利用状況

        利用期間：2026-12-01 - 2027-02-28、状態：停止中

        | 上限 | 金額 | 米ドル換算 | 達したとき |
        |:--|--:|--:|:--|
        | 月（UTC の暦月） | 50,000 JPY | 333.33 USD | 80 %（40,000 JPY）で利用を停止し、翌月に再開します |
        | 日（Asia/Tokyo） | 5,000 JPY | 33.33 USD | 利用を停止し、翌日に再開します |
        | 時間（毎正時から 1 時間） | 1,500 JPY | 10.00 USD | 利用を一時停止します。再開の時刻は通知でお知らせします |

        - この画面の金額はすべて**推定**です。トークン数に定価を掛けたもので、数分遅れて表示されます。
        - 支払う金額は AWS の**請求**で決まります。請求額が月の上限に達したときも、利用を停止します。
        - 数値が表示されないときは、まだ利用がありません。
        - 換算レート：1 USD = 150 JPY (2026-11-01)
        - お問い合わせ：情報システム部 `it_ai@example.com`（情シス）、営業部長 `sales@example.com`（部門の責任者）
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Titles_InJapanese_AreThese()
    {
        var dashboard = View(Sales, TestCompany.Sandbox, Haiku);

        dashboard.Widgets.Skip(1).Select(widget => widget.Title).ShouldBe(
        [
            "今月の利用（上限に対する %）", "今日の利用（上限に対する %）", "この 1 時間の利用（上限に対する %）",
            "これまでの推定費用と、停止までの残り",
            "モデル別の推定費用（JPY、1 時間ごと）", "トークン数（1 時間ごと）", "表示期間の合計",
        ]);
        dashboard.Widgets[4].Shown.Select(value => value.Label).ShouldBe(
        [
            "今月 (JPY)", "今月 (USD)", "今月の残り (JPY)", "今日 (JPY)", "今日 (USD)", "今日の残り (JPY)",
            "この 1 時間 (JPY)", "この 1 時間 (USD)", "この 1 時間の残り (JPY)",
        ]);
        dashboard.Widgets[1].Settings.ShouldContain("'label':'停止'");
        dashboard.Titled("トークン数（1 時間ごと）").Shown.Select(value => value.Label).ShouldBe(["入力トークン", "出力トークン"]);
        dashboard
            .Titled("表示期間の合計").Shown.Select(value => value.Label)
            .ShouldBe(["Claude Haiku：費用 (JPY)", "Claude Haiku：費用 (USD)", "Claude Haiku：入力トークン", "Claude Haiku：出力トークン"]);
    }

    /// <summary>A name is free text; what it contains must not become a link or break the text.</summary>
    [Fact]
    public void Text_OfANameWithMarkdown_ShowsItAsItWasWritten()
    {
        var name = $"[Sales](https://example.com) *{new string('x', 60)}*";

        View(Sales with { Name = name })
            .Widgets[0].Markdown!.Split('\n')[0]
            .ShouldBe($@"# \[Sales\](https://example.com) \*{new string('x', 60)}\*: use of generative AI");
    }

    [Theory]
    [InlineData("Asia/Tokyo", "+0900")]
    [InlineData("Asia/Kolkata", "+0530")]
    [InlineData("America/New_York", "-0500")]
    [InlineData("UTC", "+0000")]
    public void Lines_AreDrawnInTheTimeZoneOfTheSandbox(string timeZone, string offset)
    {
        var dashboard = View(Sales, English with { TimeZone = timeZone }, Haiku);

        dashboard.Titled("Tokens per hour").Settings.ShouldContain($"'timezone':'{offset}'");
        dashboard.Widgets[0].Markdown!.ShouldContain($"| Day ({timeZone}) |");
    }

    private static List<(string? Label, string Text)> Values(DashboardView.Widget widget) =>
        [.. widget.Shown.Select(shown => (shown.Label, shown.Text))];

    private static DepartmentUsage UsageOf(params IReadOnlyList<Model> models) =>
        DepartmentUsage.Of([.. models.Select(model => (model, $"id-of-{model.Alias}"))]);

    private static DashboardView View(Department department, params IReadOnlyList<Model> models) =>
        View(department, English, models.Count == 0 ? [Haiku] : models);

    private static DashboardView View(Department department, Sandbox sandbox, params IReadOnlyList<Model> models) =>
        new(DepartmentDashboardBody.For(department, sandbox, models, UsageOf(models)));
}
