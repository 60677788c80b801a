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
               from time in new[] { reach.First.AddSeconds(-1), reach.End, reach.End.AddDays(365) }
               let allowed = Actions(principal, reach, time, dashboard, role)
                   .Where(each => each.Decision.Verdict != PolicyVerdict.ExplicitDeny).Select(each => each.Action).Distinct().ToList()
               where allowed.Count > 0
               select principal.Source.Violates(
                   $"At {time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} nothing denies {string.Join(", ", allowed)}; everything must be denied outside {Day(department.Period.Start)} to {Day(department.Period.End)}, {templates.Config.Sandbox.TimeZone}.");
    }

    /// <summary>
    /// One action of each kind that departments are given, and one that nobody is: only a denial of everything covers both.
    /// </summary>
    private static IEnumerable<(string Action, PolicyDecision Decision)> Actions(
        DepartmentPrincipal principal, DepartmentReach reach, DateTimeOffset time, string dashboard, string role)
    {
        var model = reach.Models[0];
        yield return ("bedrock:InvokeModel", reach.Call(principal, "bedrock:InvokeModel", model.OwnProfile, "", time));
        yield return ("bedrock:InvokeModel", reach.Call(principal, "bedrock:InvokeModel", model.Arns.First(), model.OwnProfile, time));
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
            yield return (action, principal.Ask(action, resource, time));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
