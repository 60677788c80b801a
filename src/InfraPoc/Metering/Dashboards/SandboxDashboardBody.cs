using System.Globalization;
using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>
/// What IT sees of all departments. Departments are found by searches, so that the dashboard neither changes nor grows when
/// one is added; it grows with the catalogue of models, because each has its price.
/// </summary>
internal static class SandboxDashboardBody
{
    /// <summary>Models on one widget, which searches twice for each; CloudWatch allows 100 searches.</summary>
    public const int ModelsPerWidget = 40;

    /// <summary>Namespace of Bedrock's own metrics. See: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html</summary>
    private const string Bedrock = "AWS/Bedrock";

    private const int Half = DashboardBody.Columns / 2;
    private const int Third = DashboardBody.Columns / 3;

    private static readonly string[] UsageDimensions = [DepartmentUsage.DepartmentDimension, DepartmentUsage.ModelDimension];

    /// <summary>The JSON of the dashboard.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="catalogue">All models of the catalogue, whether a department uses them or not.</param>
    /// <param name="trailLog">Name of the log group with the trail's events.</param>
    public static string For(Sandbox sandbox, IEnumerable<Model> catalogue, string trailLog)
    {
        var words = SandboxDashboardWords.In(sandbox.Language);
        var place = DashboardPlace.Of(sandbox);
#pragma warning disable RS0030
        var usage = new SandboxNames(sandbox).UsageMetrics;
#pragma warning restore RS0030
        var models = MeteredModel.Of(catalogue, words.Other);
        var others = models[^1];
        var money = DashboardMoney.Of(sandbox.Money);

        return DashboardBody.ToJson("-P14D",
        [
            [DashboardWidget.Text(About(sandbox, money, words))],
            .. models.Chunk(ModelsPerWidget).Select(part => CostOf(part)),
            [
                DashboardWidget.Lines(
                    words.InputByDepartment, Half, place, DashboardPlace.Day, true, [ByDepartment(DepartmentUsage.InputTokens)]),
                DashboardWidget.Lines(
                    words.OutputByDepartment, Half, place, DashboardPlace.Day, true, [ByDepartment(DepartmentUsage.OutputTokens)]),
            ],
            [
                DashboardWidget.Lines(words.OtherTokens, Half, place, DashboardPlace.Day, false,
                [
                    DashboardMetric.Shown("input", others.Search(usage, DepartmentUsage.InputTokens), $"{others.Label} {words.Input}"),
                    DashboardMetric.Shown("output", others.Search(usage, DepartmentUsage.OutputTokens), $"{others.Label} {words.Output}"),
                ]),
                Found(words.Interventions, Half, $"{Bedrock}/Guardrails", ["GuardrailArn", "GuardrailVersion"], "InvocationsIntervened"),
            ],
            [
                Found(words.Throttles, Third, Bedrock, ["ModelId"], "InvocationThrottles"),
                Found(words.ClientErrors, Third, Bedrock, ["ModelId"], "InvocationClientErrors"),
                Found(words.ServerErrors, Third, Bedrock, ["ModelId"], "InvocationServerErrors"),
            ],
            [
                DashboardWidget.Log(words.Users, Half, place.Region, trailLog, Users(sandbox)),
                DashboardWidget.Lines(
                    words.Unattributed, Half, place, DashboardPlace.Hour, false,
                    [DashboardMetric.Count(usage, UsageFilter.UnattributedCalls, words.Calls)]),
            ],
            [
                .. DeliveryAlarm.For(sandbox).Select(alarm => DashboardWidget.Lines(
                    words.LostDeliveries[alarm.Id], Half, place, DashboardPlace.Hour, false,
                    [DashboardMetric.Shown("failures", alarm.Query, words.LostDeliveries[alarm.Id])])),
            ],
        ]);

        // Two widgets on the same searches: sums over departments by model, and what each department has of them.
        IReadOnlyList<DashboardWidget> CostOf(MeteredModel[] part) =>
        [
            DashboardWidget.Lines(
                words.CostByModel(money.Currency), Half, place, DashboardPlace.Day, true,
                [
                    .. part.SelectMany(
                        (model, index) =>
                            new[]
            {
                DashboardMetric.Step($"input{index}", model.Search(usage, DepartmentUsage.InputTokens)),
                DashboardMetric.Step($"output{index}", model.Search(usage, DepartmentUsage.OutputTokens)),
                DashboardMetric.Shown(
                    $"cost{index}", money.Of($"SUM(input{index})*{model.Input}+SUM(output{index})*{model.Output}"), model.Name),
            })]),
            DashboardWidget.Sums(
                words.CostByDepartment(money.Currency), Half, 7, place, DashboardPlace.Day,
                [
                    .. part.SelectMany(
                        (model, index) =>
                            new[]
            {
                DashboardMetric.Step($"input{index}", model.Search(usage, DepartmentUsage.InputTokens), model.Label),
                DashboardMetric.Step($"output{index}", model.Search(usage, DepartmentUsage.OutputTokens), model.Label),
                DashboardMetric.Shown($"inputCost{index}", money.Of($"input{index}*{model.Input}"), $"{model.Name} {words.Input}"),
                DashboardMetric.Shown($"outputCost{index}", money.Of($"output{index}*{model.Output}"), $"{model.Name} {words.Output}"),
            })]),
        ];

        // A query adds up a department's models, which a search cannot.
        object[] ByDepartment(string metric) => DashboardMetric.Shown(
            "tokens",
            $"SELECT SUM({metric}) FROM SCHEMA(\"{usage}\", {string.Join(", ", UsageDimensions)}) GROUP BY {DepartmentUsage.DepartmentDimension} ORDER BY SUM() DESC LIMIT 100",
            "");

        DashboardWidget Found(string title, int width, string metricNamespace, IReadOnlyList<string> dimensions, string metric) =>
            DashboardWidget.Lines(title, width, place, DashboardPlace.Hour, false,
            [
                DashboardMetric.Shown(
                    "found", DashboardMetric.Search(metricNamespace, dimensions, metric, DashboardPlace.Hour),
                    string.Join(' ', dimensions.Select(DashboardMetric.ValueOf))),
            ]);
    }

    private static string About(Sandbox sandbox, DashboardMoney money, SandboxDashboardWords words)
    {
        var rate = string.Create(
            CultureInfo.InvariantCulture,
            $"1 USD = {DashboardMoney.Number(sandbox.Money.PerUsd)} {sandbox.Money.Currency} ({sandbox.Money.AsOf:yyyy-MM-dd})");
        return string.Join('\n',
        [
            $"# {words.Heading(Markdown.Plain(sandbox.Company))}",
            "",
            $"- {words.Estimate}",
            $"- {words.TwoWeeks}",
            $"- {words.OtherNames(words.Other)}",
            $"- {words.OwnDashboards}",
            $"- {words.Budget}{words.Colon}{money.Text(sandbox.Money.MonthlyBudget)} ({DashboardMoney.Usd.Text(sandbox.Money.ToUsd(sandbox.Money.MonthlyBudget))}){words.Comma}{words.Rate}{words.Colon}{rate}",
            $"- {Markdown.Link(words.Runbook, sandbox.Contacts.Runbook)}",
        ]);
    }

    /// <summary>
    /// Distinct callers of models, read from the trail: the invocation log masks e-mail addresses, and a session is named after its user's.
    /// </summary>
    private static string Users(Sandbox sandbox) =>
        $"""
        {SavedQueries.ModelCalls}
        {SavedQueries.Then(SavedQueries.DepartmentOf(sandbox, "userIdentity.arn"))}
        | fields datefloor(@timestamp, 1d) as day
        | stats count_distinct(userIdentity.arn) as users by day, department
        | sort day desc
        | limit 1000
        """.ReplaceLineEndings("\n");
}
