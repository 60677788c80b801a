using System.Globalization;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>A department can do nothing before the first and after the last day of its period.</summary>
public sealed class AccessEndsWithThePeriod() : Control(
    "ACC-03",
    guarantee: new(
        "Every action of a department is denied up to the first and from the end of the last day of its period, in the sandbox's time zone.",
        "部門の操作は、サンドボックスのタイムゾーンで、利用期間の初日より前と最終日の終了後は、すべて拒否されます。"),
    why: new(
        "A trial without an end that nobody has to remember goes on for ever.",
        "終了作業が人の記憶頼みでは、トライアルがいつまでも続いてしまうためです。"),
    fix: new(
        "Deny `*` on `*` in the access policy before and after the period that the department's file states.",
        "アクセスポリシーで、部門ファイルに記載された期間の前後について、すべての操作（`*`）をすべてのリソース（`*`）に対して拒否してください。"),
    [Nist("AC-2"), Nist("AC-3")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var reaches = templates.Reaches;
        return from principal in templates.Principals
               where principal.Department is not null // Another control names one that belongs to nobody.
               let department = principal.Department!
               let reach = reaches[department.Id]
               let dashboard = templates.Names.SandboxDashboardArn
               let role = templates.Names.ApplicationRoleArn(department)
               from time in Outside(reach, templates.Samples.Days)
               where !IsEverythingDenied(principal, time, templates.Samples.Name)
               let actions = Actions(principal, reach, time, dashboard, role)
                   .Where(each => each.Decision.Verdict != PolicyVerdict.ExplicitDeny).Select(each => each.Action).Distinct()
               let allowed = Phrases.List(actions.Select(Phrases.Value).DefaultIfEmpty(new("some action", "一部の操作")))
               let moment = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
               let start = Day(department.Period.Start)
               let end = Day(department.Period.End)
               select principal.Source.Violates(new(
                   $"At {moment} nothing denies {allowed.English}; everything must be denied outside {start} to {end}, {templates.Config.Sandbox.TimeZone}.",
                   $"{moment} に次の操作が拒否されません：{allowed.Japanese}。{start} から {end} まで（{templates.Config.Sandbox.TimeZone}）の期間外は、すべて拒否しなければなりません。"));
    }

    /// <summary>Whether one statement denies whatever there is, an action that nobody has heard of as well.</summary>
    private static bool IsEverythingDenied(DepartmentPrincipal principal, DateTimeOffset time, string name) =>
        principal.AtMost($"{name}:{name}", "*", time) is { Verdict: PolicyVerdict.ExplicitDeny, Statement: { } statement }
        && statement.Actions.Contains("*") && statement.Resources.Contains("*");

    /// <summary>One action of each kind that departments are given, and one that nobody is.</summary>
    private static IEnumerable<(string Action, PolicyDecision Decision)> Actions(
        DepartmentPrincipal principal, DepartmentReach reach, DateTimeOffset time, string dashboard, string role)
    {
        var model = reach.Models[0];
        yield return ("bedrock:InvokeModel", DepartmentReach.CallAtMost(principal, "bedrock:InvokeModel", model.OwnProfile, "", time));
        yield return (
            "bedrock:InvokeModel",
            DepartmentReach.CallAtMost(principal, "bedrock:InvokeModel", model.Arns.First(), model.OwnProfile, time));
        foreach (var (action, resource) in new[]
        {
            ("bedrock:ListFoundationModels", "*"),
            ("bedrock:ApplyGuardrail", reach.Floor),
            ("bedrock:GetGuardrail", reach.Own),
            ("cloudwatch:GetDashboard", dashboard),
            ("cloudwatch:GetMetricData", "*"),
            ("sts:AssumeRole", role),
            ("s3:ListAllMyBuckets", "*"),
        })
        {
            yield return (action, principal.AtMost(action, resource, time));
        }
    }

    /// <summary>The seconds and days next to the period, later years, and moments that nobody can write a policy for.</summary>
    private static IEnumerable<DateTimeOffset> Outside(DepartmentReach reach, int days) =>
    [
        reach.First.AddSeconds(-1), reach.First.AddDays(-days),
        reach.End, reach.End.AddDays(1), reach.End.AddDays(days), reach.End.AddDays(365), reach.End.AddDays(3650 + days),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
