using System.IO.Enumeration;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No principal of a department reaches what belongs to another department, or to IT.</summary>
public sealed class DepartmentsStayApart() : Control(
    "ACC-02",
    guarantee: new(
        "No department reaches another's inference profiles, application role, dashboard, guardrail, topic, secrets or prompts, nor what meters and stops departments; a dashboard is shared only where the configuration says so.",
        "どの部門も、ほかの部門の推論プロファイル、アプリケーション用ロール、ダッシュボード、ガードレール、トピック、シークレット、プロンプト、および利用の集計と停止の仕組みを利用・参照できません。ダッシュボードを共有するのは、設定した場合だけです。"),
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
        var owners = Owners(templates);
        var violations =
            from bounded in templates.Principals.GroupBy(principal => principal.Policies.Boundary)
            let shared = Passing(bounded.Key, OfIt(templates))
            from principal in bounded
            where principal.Department is not null // Another control names one that belongs to nobody.
            let department = principal.Department!
            let reach = reaches[department.Id]
            let neighbour = neighbours[department.Id]
            let requests = neighbour == department ? [] : OfNeighbour(neighbour, reaches[neighbour.Id], reach, templates)
            from request in requests.Concat(OfAnybodyElse(department, templates)).Concat(Granted(principal, owners)).Concat(shared)
            where principal.AtMost(request.Action, request.Resource, null, request.Context).IsAllowed
            select principal.Source.Violates(Phrases.Call(request.Action, request.Resource) + new Bilingual(
                $" is allowed; it does not belong to department {department.Id}, which may use only its own.",
                $"が許可されています。部門 {department.Id} のものではありません。部門が利用できるのは自部門のものだけです。"));
        return violations.Distinct();
    }

    /// <summary>Whose each resource is that one department alone may use.</summary>
    private static Dictionary<string, string> Owners(SandboxTemplates templates) => templates.Config.Departments
        .SelectMany(department => Of(department, templates).Select(request => request.Resource)
            .Concat(templates.Reaches[department.Id].Models.Select(model => model.OwnProfile))
            .Select(resource => KeyValuePair.Create(resource, department.Id)))
        .DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>What a statement names of another department's, whichever department that is.</summary>
    private static IEnumerable<Request> Granted(DepartmentPrincipal principal, Dictionary<string, string> owners) =>
        from policy in principal.Policies.Identity
        from statement in policy.Document.Statements
        where statement.Effect == PolicyEffect.Allow
        from pattern in statement.Resources
        from resource in pattern.AsSpan().ContainsAny('*', '?')
            ? pattern == "*" ? [] : owners.Keys.Where(owned => FileSystemName.MatchesSimpleExpression(pattern, owned, ignoreCase: false))
            : [pattern]
        where owners.TryGetValue(resource, out var owner) && owner != principal.Department!.Id
        from action in statement.Actions
        select new Request(action, resource);

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
        return
        [
            new("ssm:GetParameter", $"{names.ParametersArn[..^1]}departments/{department.Id}"),
            .. Of(department with { Id = $"{department.Id}-x" }, templates),
            .. Of(department with { Id = $"x-{department.Id}" }, templates),
            new("bedrock:InvokeModel", $"{bedrock}:application-inference-profile/a1b2c3d4e5f6"),
            new("bedrock:GetGuardrail", $"{bedrock}:guardrail/a1b2c3d4e5f6"),
            new("bedrock:ApplyGuardrail", $"{bedrock}:guardrail/a1b2c3d4e5f6"),
            .. templates.Config.Sandbox.Dashboard == DashboardKind.Shared
                ? Array.Empty<Request>()
                : [new("cloudwatch:GetDashboard", names.SandboxDashboardArn)],
            .. templates.Config.Sandbox.Dashboard == DashboardKind.Own
                ? Array.Empty<Request>()
                : [new("cloudwatch:GetDashboard", names.DashboardArn(department))],
            new("s3:GetObject", $"{templates.Archive().Attribute("Arn")}/AWSLogs/trail.json.gz"),
        ];
    }

    /// <summary>What meters and stops departments, and whatever is written of them.</summary>
    private static IReadOnlyList<Request> OfIt(SandboxTemplates templates)
    {
        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox);
        var logs = from stack in new[] { names.AuditStack, names.UsageStack }
                   from log in templates.In(stack, "AWS::Logs::LogGroup")
                   from action in new[] { "FilterLogEvents", "GetLogEvents", "StartLiveTail", "StartQuery" }
                   select new Request($"logs:{action}", $"{log.Attribute("Arn")[..^1]}log-stream:a");
        var parameters = from parameter in templates.In(names.UsageStack, "AWS::SSM::Parameter")
                         let arn = $"arn:aws:ssm:{account.Region}:{account.Id}:parameter{parameter.Text("Name")}"
                         from action in new[] { "GetParameter", "GetParameterHistory", "GetParameters", "GetParametersByPath" }
                         select new Request($"ssm:{action}", arn);
        var ledger = from action in new[] { "BatchGetItem", "GetItem", "PartiQLSelect", "PutItem", "Query", "Scan", "UpdateItem" }
                     select new Request($"dynamodb:{action}", templates.Ledger().Attribute("Arn"));
        var functions = from name in templates.FunctionNames()
                        from action in new[] { "GetFunction", "InvokeFunction", "UpdateFunctionCode" }
                        select new Request($"lambda:{action}", templates.Function(name).Attribute("Arn"));
        string[] alarms = ["DescribeAlarmHistory", "DescribeAlarms", "DescribeAlarmsForMetric", "PutMetricData"];
        return [.. logs, .. parameters, .. ledger, .. functions, .. alarms.Select(action => new Request($"cloudwatch:{action}", "*"))];
    }

    /// <summary>What a boundary lets pass: the rest need not be asked of each that it bounds, which matters with many.</summary>
    private static IReadOnlyList<Request> Passing(NamedPolicy? boundary, IReadOnlyList<Request> requests)
    {
        if (boundary is null)
        {
            return requests;
        }

        // Of a service, which has no ARN, so that this is unknown as well.
        return
        [
            .. requests.Where(request => PolicyEvaluator.EvaluateAlone(boundary.Document, new PolicyRequest
            {
                Principal = "any.amazonaws.com",
                Action = request.Action,
                Resource = request.Resource,
                Unknown = UnknownKeys.Allow,
            }).IsAllowed),
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
        yield return new("ssm:GetParameter", $"{names.ParametersArn[..^1]}departments/{other.Id}");
    }

    private sealed record Request(string Action, string Resource, params IReadOnlyList<(string Key, string? Value)> Context);
}
