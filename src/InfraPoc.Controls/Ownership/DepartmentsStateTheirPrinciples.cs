using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Every department states purpose, scope, responsibility, a neutral decision maker and shows results.</summary>
public sealed class DepartmentsStateTheirPrinciples() : Control(
    "OWN-01",
    guarantee: new(
        "Every department states a measurable purpose, an end date, its scope, owner and cost, a decision maker who is neither owner nor IT partner, and shows its results.",
        "すべての部門が、測定できる目的、終了日、対象範囲・責任者・費用、責任者でも IT 担当でもない決裁者を明示し、結果を公開します。"),
    why: new(
        "A trial without them cannot be judged, and so never ends.",
        "これらがないトライアルは評価できず、終わらないためです。"),
    fix: new(
        "Complete the department's file in config/departments; restore the dashboard, and the right to open it.",
        "config/departments にある部門のファイルを補い、ダッシュボードとその閲覧権限を元に戻してください。"),
    [Nist("AC-2"), Nist("AC-5"), Ai("2)②"), Ai("7)③")])
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var department in templates.Config.Departments)
        {
            foreach (var (missing, what) in Principles(department))
            {
                if (missing)
                {
                    yield return new Violation(
                        new Bilingual($"The department {department.Id} ", $"部門 {department.Id} ") + what,
                        templates.Stack(templates.Names.DepartmentStack(department)));
                }
            }
        }

        foreach (var violation in Dashboards(templates).Concat(Closed(templates)))
        {
            yield return violation;
        }
    }

    /// <summary>The shared dashboard is there in every case, because IT looks at it; departments have one where each has its own.</summary>
    private static IEnumerable<Violation> Dashboards(SandboxTemplates templates)
    {
        var names = templates.Names;
        var own = templates.Config.Sandbox.Dashboard != DashboardKind.Own ? [] : templates
            .Config.Departments.Where(department => department.Status != DepartmentStatus.Closed)
            .Select(department => (Stack: names.DepartmentStack(department), Name: names.Dashboard(department)));
        var expected = own.Append((Stack: names.UsageStack, Name: names.SandboxDashboard)).ToList();
        return
        [
            .. from dashboard in expected
               where !templates.In(dashboard.Stack, "AWS::CloudWatch::Dashboard")
                   .Any(each => each.Text("DashboardName") == dashboard.Name && Shows(each, names.UsageMetrics))
               select new Violation(
                   new(
                       $"{dashboard.Stack} has no dashboard {dashboard.Name} that shows what was used.",
                       $"{dashboard.Stack} に、利用状況を示すダッシュボード {dashboard.Name} がありません。"),
                   templates.Stack(dashboard.Stack)),
            .. from dashboard in templates.OfType("AWS::CloudWatch::Dashboard")
               where !expected.Contains((dashboard.Stack.Name, dashboard.Text("DashboardName") ?? ""))
               select dashboard.Violates(new(
                   "The configuration asks for no such dashboard, and each has its price.",
                   "設定にないダッシュボードです。ダッシュボードは 1 つごとに料金がかかります。")),
        ];
    }

    /// <summary>Whether a widget draws what departments spent.</summary>
    private static bool Shows(StackResource dashboard, string metrics) =>
        dashboard.Json("DashboardBody")?["widgets"] is JsonArray widgets
        && widgets.Where(widget => $"{widget?["type"]}" == "metric")
            .SelectMany(widget => widget?["properties"]?["metrics"]?.AsArray() ?? [])
            .Select(metric => metric?.ToJsonString(Readable) ?? "")
            .Any(metric => metric.Contains(metrics, StringComparison.Ordinal) && metric.Contains("Spent", StringComparison.Ordinal));

    /// <summary>Members may open the dashboard that shows their department, from its first day on.</summary>
    private static IEnumerable<Violation> Closed(SandboxTemplates templates) =>
        from principal in templates.Principals
        where principal.Department is { Status: not DepartmentStatus.Closed } && templates.Config.Sandbox.Dashboard != DashboardKind.None
        let dashboard = templates.Config.Sandbox.Dashboard == DashboardKind.Own
            ? templates.Names.DashboardArn(principal.Department!)
            : templates.Names.SandboxDashboardArn
        from request in new[] { ("cloudwatch:GetDashboard", dashboard), ("cloudwatch:GetMetricData", "*") }
        where templates.Reaches[principal.Department!.Id].Moments
            .Any(time => !principal.AtLeast(request.Item1, request.Item2, time).IsAllowed)
        select principal.Source.Violates(Phrases.Call(request.Item1, request.Item2) + new Bilingual(
            " is not allowed; members must see what is left to their department.",
            "が許可されていません。メンバーは部門の残りの枠を確認できなければなりません。"));

    private static IEnumerable<(bool Missing, Bilingual What)> Principles(Department department) =>
    [
        (department.Purpose.Trim() is "" or "-" or "未定" or "検討中" or "TBD" or "TODO", new("states no purpose.", "の purpose が書かれていません。")),
        (
            department.Kpi is not { HoursSavedPerWeek: > 0, Satisfaction: > 0, TrialUsers: > 0 },
            new("states no kpi to measure its purpose by.", "に、目的の達成度を測る kpi が書かれていません。")),
        (
            department.Period.End < department.Period.Start,
            new($"ends on {department.Period.End:yyyy-MM-dd}, before it starts.", $"の終了日 {department.Period.End:yyyy-MM-dd} が開始日より前です。")),
        (department.UseCases.Count == 0, new("states no useCases.", "の useCases が書かれていません。")),
        (
            string.IsNullOrWhiteSpace(department.Owner.Email)
                || string.IsNullOrWhiteSpace(department.CostCenter)
                || department.Budget.Monthly <= 0,
            new("states no owner, costCenter or budget.", "の owner、costCenter、budget のいずれかが書かれていません。")),
        (
            department.DecisionMaker.IsSameAs(department.Owner) || department.DecisionMaker.IsSameAs(department.ItPartner),
            new(
                $"is decided by {department.DecisionMaker.Email}, who is also its owner or IT partner.",
                $"の決裁者 {department.DecisionMaker.Email} が、責任者または IT 担当を兼ねています。")),
        (
            department.Status == DepartmentStatus.Closed && department.Outcome is null,
            new("is closed without an outcome.", "は終了していますが、outcome が書かれていません。")),
    ];
}
