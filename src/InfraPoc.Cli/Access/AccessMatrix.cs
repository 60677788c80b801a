using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Access;

/// <summary>Who may do what: every department, model and capability, asked of the templates one by one.</summary>
internal static class AccessMatrix
{
    /// <summary>The rows, departments as the configuration lists them.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="department">One department alone; null for all.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<AccessRow> Of(SandboxTemplates templates, Department? department, DateTimeOffset now)
    {
        var judge = new AccessJudge(templates);
        return
        [
            .. from each in templates.Config.Departments
               where department is null || each.Id == department.Id
               let reach = templates.Reaches[each.Id]
               from question in Questions(templates, each)
               let current = judge.Ask(question with { At = now })
               where current is not null
               let isToCome = now < reach.First
               select new AccessRow(
                   each.Id, question.Model?.Alias, question.Origin, question.Action, current.Verdict,
                   isToCome ? each.Period.Start : null, isToCome ? judge.Ask(question with { At = reach.First })!.Verdict : null,
                   judge.Ask(question with { At = reach.End })!.Verdict,
                   judge.Ask(question with { At = reach.First, IsStopped = true })!.Verdict),
        ];
    }

    private static IEnumerable<AccessQuestion> Questions(SandboxTemplates templates, Department department)
    {
        AccessQuestion Ask(AccessOrigin origin, string action) => new(department, origin, action, null);

        var models = templates.Config.Models.Values.OrderBy(model => model.Alias, StringComparer.Ordinal);
        foreach (var (model, origin) in from model in models from origin in Enum.GetValues<AccessOrigin>() select (model, origin))
        {
            yield return Ask(origin, DepartmentReach.Actions[0]) with { Model = model };
        }

        yield return Ask(AccessOrigin.Portal, "bedrock:ListFoundationModels");
        yield return Ask(AccessOrigin.Portal, "sts:AssumeRole") with { Resource = templates.Names.ApplicationRoleArn(department) };
        yield return Ask(AccessOrigin.Portal, "cloudwatch:GetDashboard") with { Resource = templates.Names.SandboxDashboardArn };
    }
}
