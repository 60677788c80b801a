using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Metering;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Metering.Dashboards;

/// <summary>What CloudWatch asks of any dashboard, and what people ask of any text, for each dashboard in both languages.</summary>
public sealed class DashboardRulesTests
{
    /// <summary>
    /// Namespace, metric and dimensions that exist: ours as they are metered, AWS's as the Bedrock user guide lists them.
    /// </summary>
    private static readonly string[] Known =
    [
        "poc/usage InputTokens department,model", "poc/usage OutputTokens department,model", "poc/usage UnattributedCalls ",
        "AWS/Bedrock InvocationThrottles ModelId", "AWS/Bedrock InvocationClientErrors ModelId",
        "AWS/Bedrock InvocationServerErrors ModelId",
        "AWS/Bedrock/Guardrails InvocationsIntervened GuardrailArn,GuardrailVersion",
        "AWS/Bedrock ModelInvocationLogsCloudWatchDeliveryFailure *", "AWS/Bedrock ModelInvocationLargeDataS3DeliveryFailure *",
    ];

    private static readonly string[] Functions = ["CEIL", "EPOCH", "FLOOR", "IF", "MAX", "MONTH", "RUNNING_SUM", "SEARCH", "SUM", "YEAR"];

    private static IEnumerable<DashboardView> EveryDashboard =>
        from language in Enum.GetValues<Language>()
        from dashboard in Dashboards(language)
        select dashboard;

    [Fact]
    public void Body_OfEveryDashboard_FitsTheGridAndTheLimits()
    {
        foreach (var dashboard in EveryDashboard)
        {
            dashboard.PeriodOverride.ShouldBe("inherit");
            dashboard.Start.ShouldMatch("^-P[0-9]+D$");
            dashboard.Widgets.Count.ShouldBeLessThan(50);
            dashboard.Widgets.Sum(widget => widget.Metrics.Count + widget.Expressions.Count).ShouldBeLessThan(2_000);
            dashboard.Widgets.ShouldAllBe(widget => widget.Metrics.Count + widget.Expressions.Count < 250);
            dashboard.Widgets.ShouldAllBe(widget => widget.X >= 0 && widget.X + widget.Width <= 24 && widget.Height > 0);
            foreach (
                var (one, other) in from one in dashboard.Widgets.Index()
                                    from other in dashboard.Widgets.Index()
                                    where one.Index < other.Index
                                    select (one.Item, other.Item))
            {
                (
                    one.X + one.Width <= other.X
                    || other.X + other.Width <= one.X
                    || one.Y + one.Height <= other.Y
                    || other.Y + other.Height <= one.Y
                ).ShouldBeTrue($"{one.Title} and {other.Title}");
            }
        }
    }

    [Fact]
    public void Expressions_OfEveryWidget_ReferToWhatTheWidgetHas()
    {
        foreach (var widget in EveryDashboard.SelectMany(dashboard => dashboard.Widgets))
        {
            var ids = widget
                .Metrics.Select(metric => metric.Id).OfType<string>().Concat(widget.Expressions.Select(expression => expression.Id))
                .ToList();

            ids.ShouldBeUnique();
            ids.ShouldAllBe(id => Regex.IsMatch(id, "^[a-z][A-Za-z0-9_]*$", RegexOptions.NonBacktracking));
            widget.Expressions.SelectMany(expression => expression.References).Except(ids).ShouldBeEmpty(widget.Title);
            widget.Expressions.SelectMany(expression => expression.Functions).Except(Functions).ShouldBeEmpty(widget.Title);
            widget
                .Metrics.Where(metric => !metric.Visible).Select(metric => metric.Id!)
                .Except(widget.Expressions.SelectMany(expression => expression.References)).ShouldBeEmpty(widget.Title);
            widget.Expressions.ShouldAllBe(expression => expression.Text.Length <= 2_048);
            widget.Expressions.Count(expression => expression.IsQuery).ShouldBeLessThanOrEqualTo(1);
            widget.Expressions.Sum(expression => expression.Searches.Count()).ShouldBeLessThanOrEqualTo(100);
            widget.Expressions.SelectMany(expression => expression.Searches).ShouldAllBe(terms => terms.Length <= 1_024);
        }
    }

    [Fact]
    public void Metrics_OfEveryWidget_AreOnesThatSomebodyWrites()
    {
        foreach (var widget in EveryDashboard.SelectMany(dashboard => dashboard.Widgets))
        {
            IReadOnlyList<string> found =
            [
                .. widget.Metrics.Select(metric =>
                    $"{metric.Namespace} {metric.Name} {string.Join(',', metric.Dimensions.Select(dimension => dimension.Name))}"),
                .. widget
                    .Expressions.SelectMany(expression => expression.Searches)
                    .Select(terms =>
                        Regex.Replace(
                            terms,
                            "^{\"(?<namespace>[^\"]+)\",(?<dimensions>[A-Za-z,]+)} MetricName=\"(?<metric>[A-Za-z]+)\"(?<terms>( (NOT )?model=[^ ]+)*)$",
                            "${namespace} ${metric} ${dimensions}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)),
                .. widget.Expressions.Where(expression => expression.IsQuery).Select(expression => Regex.Replace(
                    expression.Text,
                    "^SELECT SUM\\((?<metric>[A-Za-z0-9]+)\\) FROM (SCHEMA\\(\"(?<namespace>[^\"]+)\", department, model\\) GROUP BY department ORDER BY SUM\\(\\) DESC LIMIT 100|\"(?<all>AWS/Bedrock)\")$",
                    match =>
                        match.Groups["all"].Success
                            ? $"{match.Groups["all"]} {match.Groups["metric"]} *"
                            : $"{match.Groups["namespace"]} {match.Groups["metric"]} department,model",
                    RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)),
            ];

            found.Except(Known).ShouldBeEmpty(widget.Title);
        }
    }

    [Fact]
    public void Texts_OfEveryWidget_AreNotCut()
    {
        foreach (var widget in EveryDashboard.SelectMany(dashboard => dashboard.Widgets))
        {
            if (widget.Markdown is { } markdown)
            {
                // A line of 14 pixels takes 24, a heading or a row of a table 40, and a row of the grid has 50 or more.
                var pixels = markdown
                    .Split('\n').Where(line => line.Length > 0).Sum(line => line[0] is '#' or '|' ? 40 : 24 * (1 + (Columns(line) / 160)));
                (widget.Height * 50).ShouldBeGreaterThan(pixels);
                continue;
            }

            // A column has 45 pixels or more, and so room for six half-width characters.
            Columns(widget.Title!).ShouldBeLessThanOrEqualTo(6 * widget.Width, widget.Title);
        }
    }

    [Fact]
    public void Texts_OfTheTwoLanguages_DoNotMix()
    {
        foreach (var dashboard in Dashboards(Language.English))
        {
            dashboard.Texts.ShouldAllBe(text => text.All(character => character < 0x80));
        }

        foreach (var dashboard in Dashboards(Language.Japanese))
        {
            dashboard
                .Widgets.Select(widget => widget.Title ?? widget.Markdown!).ShouldAllBe(text => text.Any(character => character > 0x3000));
        }
    }

    /// <summary>A department with one model, one with every cap and model, and IT.</summary>
    private static IEnumerable<DashboardView> Dashboards(Language language)
    {
        var contact = new Contact { Name = "IT desk", Email = "it@example.com" };
        var sandbox = TestCompany.Sandbox with
        {
            Language = language,
            Company = language == Language.Japanese ? "サンプル商事" : "Sample Trading",
        };
        Model[] all =
        [
            .. Enumerable
                .Range(1, 20)
                .Select(number =>
                    TestCompany.Haiku with
                    {
                        Alias = $"m-{number}", Name = $"Model {number}", ModelId = $"anthropic.claude-haiku-4-5-20251001-v{number}:0",
                    }),
        ];
        var sales = TestCompany.Sales with
        {
            Name = language == Language.Japanese ? "営業部" : "Sales",
            Owner = contact,
            ItPartner = contact,
        };
        return
        [
            Department(sales, [TestCompany.Haiku]),
            Department(
                sales with
                {
                    Status = DepartmentStatus.Suspended, Budget = new Budget
                    {
                        Monthly = 50_000, Daily = 5_000, Hourly = 1_500, StopPercent = 80,
                    },
                },
                all),
            new DashboardView(SandboxDashboardBody.For(sandbox, all, "trail")),
            new DashboardView(
                SandboxDashboardBody.For(
                    sandbox, Enumerable
                        .Range(1, 200)
                        .Select(number =>
                            TestCompany.Haiku with
                            {
                                Alias = $"m-{number}", Name = $"Model {number}",
                                ModelId = $"anthropic.claude-haiku-4-5-20251001-v{number}:0",
                            }),
                    "trail")),
        ];

        DashboardView Department(Department department, IReadOnlyList<Model> models) =>
            new(
                DepartmentDashboardBody.For(
                    department, sandbox, models,
                    DepartmentUsage.Of([.. models.Select(model => (model, $"profile{model.Alias}"))])));
    }

    private static int Columns(string text) => text.Sum(character => character < 0x1100 ? 1 : 2);
}
