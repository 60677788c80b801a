using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No principal of a department reaches what belongs to another department, or to IT.</summary>
public sealed class DepartmentsStayApart() : Control(
    "ACC-02",
    guarantee: new(
        "No department reaches another's inference profiles, application role, dashboard, guardrail, topic, secrets or prompts.",
        "どの部門も、ほかの部門の推論プロファイル、アプリケーション用ロール、ダッシュボード、ガードレール、トピック、シークレット、プロンプトを利用・参照できません。"),
    why: new(
        "Otherwise one department spends another's budget, or reads the confidential terms that another's guardrail looks for.",
        "ある部門が別の部門の予算を使ったり、別の部門のガードレールに登録された社外秘の用語を読んだりできてしまうためです。"),
    fix: new(
        "Grant the department only resources that bear its own id, each by its full ARN.",
        "部門には、その部門の ID を持つリソースだけを、完全な ARN で許可してください。"),
    [Nist("AC-3"), Nist("AC-4"), Lens("GENSEC01-BP01"), Ai("5)①")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var reaches = templates.Reaches;
        var departments = templates.Config.Departments;
        var neighbours = departments
            .Index().ToDictionary(each => each.Item.Id, each => departments[(each.Index + 1) % departments.Count], StringComparer.Ordinal);
        return from principal in templates.Principals
               where principal.Department is not null // Another control names one that belongs to nobody.
               let department = principal.Department!
               let reach = reaches[department.Id]
               let neighbour = neighbours[department.Id]
               let requests = neighbour == department ? [] : OfNeighbour(neighbour, reaches[neighbour.Id], reach, templates)
               from request in requests.Concat(OfAnybodyElse(department, templates))
               where principal.Ask(request.Action, request.Resource, reach.First, request.Context).IsAllowed
               select principal.Source.Violates(
                   $"{request.Action} on {request.Resource} is allowed; it does not belong to department {department.Id}, which may use only its own.");
    }

    /// <summary>What is asked of one other department: each is asked for the next, because all policies are written alike.</summary>
    private static IEnumerable<Request> OfNeighbour(
        Department neighbour, DepartmentReach itsReach, DepartmentReach reach, SandboxTemplates templates)
    {
        foreach (var request in Of(neighbour, templates))
        {
            yield return request;
        }

        foreach (var profile in itsReach.Models.Select(model => model.OwnProfile))
        {
            yield return new("bedrock:InvokeModel", profile);
            yield return new("bedrock:InvokeModel", reach.Models[0].Arns.First(), ("bedrock:InferenceProfileArn", profile));
        }

        if (itsReach.Own != reach.Own && itsReach.Own != reach.Floor)
        {
            yield return new("bedrock:GetGuardrail", itsReach.Own);
            yield return new("bedrock:ApplyGuardrail", itsReach.Own);
        }
    }

    /// <summary>
    /// What is asked of departments that do not exist, the id of one of which begins like the department's own, and of IT.
    /// </summary>
    private static IEnumerable<Request> OfAnybodyElse(Department department, SandboxTemplates templates)
    {
        var names = templates.Names;
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var bedrock = $"arn:aws:bedrock:{account.Region}:{account.Id}";
        var prompts =
            $"arn:aws:logs:{account.Region}:{account.Id}:log-group:{names.AuditStack}-Invocations:log-stream:aws/bedrock/modelinvocations";
        return
        [
            .. Of(department with { Id = $"{department.Id}-x" }, templates),
            .. Of(department with { Id = $"x-{department.Id}" }, templates),
            new("bedrock:InvokeModel", $"{bedrock}:application-inference-profile/a1b2c3d4e5f6"),
            new("bedrock:GetGuardrail", $"{bedrock}:guardrail/a1b2c3d4e5f6"),
            new("bedrock:ApplyGuardrail", $"{bedrock}:guardrail/a1b2c3d4e5f6"),
            new("cloudwatch:GetDashboard", $"arn:aws:cloudwatch::{account.Id}:dashboard/{names.SandboxDashboard}"),
            new("logs:GetLogEvents", prompts),
            new("logs:StartQuery", prompts),
            new("s3:GetObject", "arn:aws:s3:::archive/AWSLogs/trail.json.gz"),
        ];
    }

    private static IEnumerable<Request> Of(Department other, SandboxTemplates templates)
    {
        var names = templates.Names;
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        yield return new("sts:AssumeRole", names.ApplicationRoleArn(other));
        yield return new("cloudwatch:GetDashboard", names.DashboardArn(other));
        yield return new("sns:Subscribe", names.DepartmentTopicArn(other));
        yield return new(
            "secretsmanager:GetSecretValue",
            $"arn:aws:secretsmanager:{account.Region}:{account.Id}:secret:{names.PermissionSet(other)}-key");
        yield return new("ssm:GetParameter", $"arn:aws:ssm:{account.Region}:{account.Id}:parameter{names.Path}{other.Id}");
    }

    private sealed record Request(string Action, string Resource, params IReadOnlyList<(string Key, string Value)> Context);
}
