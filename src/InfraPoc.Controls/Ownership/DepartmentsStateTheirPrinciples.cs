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
        "Complete the department's file in config/departments; restore the dashboard in its stack.",
        "config/departments にある部門のファイルを補い、スタックのダッシュボードを元に戻してください。"),
    [Nist("AC-2"), Nist("AC-5"), Ai("2)②"), Ai("7)③")])
{
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
                        $"The department {department.Id} {what}", templates.Stack(templates.Names.DepartmentStack(department)));
                }
            }
        }

        (string Stack, string Name)[] dashboards =
        [
            (templates.Names.InsightsStack, templates.Names.SandboxDashboard),
            .. templates
                .Config.Departments.Where(department => department.Status != DepartmentStatus.Closed)
                .Select(department => (templates.Names.DepartmentStack(department), templates.Names.Dashboard(department))),
        ];
        foreach (var (stack, name) in dashboards)
        {
            if (
                !templates
                    .In(stack, "AWS::CloudWatch::Dashboard")
                    .Any(each => each.Text("DashboardName") == name && each.Json("DashboardBody")?["widgets"] is JsonArray { Count: > 0 }))
            {
                yield return new Violation($"{stack} has no dashboard {name} with something on it.", templates.Stack(stack));
            }
        }
    }

    private static IEnumerable<(bool Missing, string What)> Principles(Department department) =>
    [
        (string.IsNullOrWhiteSpace(department.Purpose), "states no purpose."),
        (department.Kpi is not { HoursSavedPerWeek: > 0, Satisfaction: > 0, TrialUsers: > 0 }, "states no kpi to measure its purpose by."),
        (department.Period.End < department.Period.Start, $"ends on {department.Period.End:yyyy-MM-dd}, before it starts."),
        (department.UseCases.Count == 0, "states no useCases."),
        (
            string.IsNullOrWhiteSpace(department.Owner.Email)
                || string.IsNullOrWhiteSpace(department.CostCenter)
                || department.Budget.Monthly <= 0,
            "states no owner, costCenter or budget."),
        (
            Same(department.DecisionMaker, department.Owner) || Same(department.DecisionMaker, department.ItPartner),
            $"is decided by {department.DecisionMaker.Email}, who is also its owner or IT partner."),
        (department.Status == DepartmentStatus.Closed && department.Outcome is null, "is closed without an outcome."),
    ];

    private static bool Same(Contact one, Contact other) => string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase);
}
