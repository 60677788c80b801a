using System.Text.Json;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// Tokens are counted by department and model from the prompt log, by the role that called; what nobody answers for, or is not counted,
/// rings.
/// </summary>
public sealed class UseIsMeteredByRole() : Control(
    "MON-02",
    guarantee: new(
        "Tokens of every logged call are counted within minutes by model and by the department whose role called; use by nobody's department, or that cannot be counted, rings.",
        "記録されたすべての呼び出しのトークン数は、数分以内に、モデル別および呼び出したロールの部門別に集計されます。どの部門にも属さない利用や集計できない利用があると、警報が届きます。"),
    why: new(
        "Caps can stop only what is counted for the right department, and bills come a day late.",
        "上限で停止できるのは正しい部門に集計された利用だけであり、請求データは 1 日遅れで届くためです。"),
    fix: new(
        "Restore the transformer, metric filter or alarm so that the sample call in the violation is counted as required.",
        "違反に示されたサンプルの呼び出しが要求どおりに集計されるように、トランスフォーマー、メトリクスフィルター、アラームを元に戻してください。"),
    [Nist("AU-12"), Nist("SI-4"), Lens("GENOPS02-BP02")])
{
    private const string Model = "anthropic.claude-sample-1-20260101-v1:0";
    private const string Unattributed = "unattributed";

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (stack, group) = (templates.Names.InsightsStack, templates.PromptLog().Ref);
        var transformer = templates.Only(stack, "AWS::Logs::Transformer");
        var filters = templates.In(stack, "AWS::Logs::MetricFilter").ToList();
        return
        [
            .. transformer.Differences(("LogGroupIdentifier", group)),
            .. filters.SelectMany(filter => filter.Differences(("LogGroupName", group))),
            // Tokens before the transformer are compared with those after it: a call that it leaves out would pass unseen.
            .. filters.SelectMany(filter => filter.Differences(("ApplyOnTransformedLogs", Metric(filter) != "LoggedInputTokens"))),
            .. Counts(templates, transformer, new LogMetering(transformer, filters)),
            .. Alarms(templates, group),
        ];
    }

    private static string? Metric(StackResource filter) =>
        filter.List("MetricTransformations") is [var only, ..] && only.TryGetProperty("MetricName", out var name) ? name.GetString() : null;

    private static IEnumerable<Violation> Counts(SandboxTemplates templates, StackResource transformer, LogMetering metering)
    {
        var metrics = templates.Names.UsageMetrics;
        foreach (var (caller, modelId, department, model) in Calls(templates))
        {
            // A field that the log might have in future must not speak for the caller.
            var line = JsonSerializer.Serialize(new
            {
                timestamp = "2026-12-10T05:00:00Z",
                modelId,
                identity = new { arn = caller },
                input = new { inputTokenCount = 5 },
                output = new { outputTokenCount = 7 },
                department = "other",
                model = "other",
            });
            string[] expected =
            [
                $"{metrics} InputTokens{{department={department},model={model}}} 5",
                $"{metrics} LoggedInputTokens{{}} 5",
                $"{metrics} MeteredInputTokens{{}} 5",
                $"{metrics} OutputTokens{{department={department},model={model}}} 7",
                .. department == Unattributed ? new[] { $"{metrics} UnattributedCalls{{}} 1" } : [],
            ];
            string[] found = [.. metering.Points(line).Order(StringComparer.Ordinal)];
            if (!found.SequenceEqual(expected))
            {
                yield return transformer.Violates(
                    $"A call of {modelId} by {caller} is counted as {string.Join("; ", found)}. Required is {string.Join("; ", expected)}.",
                    "TransformerConfig");
            }
        }

        var nobodys = """{"timestamp":"2026-12-10T05:00:00Z","input":{"inputTokenCount":5}}""";
        var unknown = $"{metrics} InputTokens{{department={Unattributed},model=unknown}} 5";
        if (!metering.Points(nobodys).Contains(unknown))
        {
            yield return transformer.Violates(
                $"A call whose record names neither caller nor model must be counted as {unknown}.", "TransformerConfig");
        }
    }

    /// <summary>Callers and models as the log writes them, where it masks digits too, with what they must be counted as.</summary>
    private static IEnumerable<(string Caller, string ModelId, string Department, string Model)> Calls(SandboxTemplates templates)
    {
        var names = templates.Names;
        var (name, account) = (templates.Config.Sandbox.Name, templates.Config.Sandbox.Accounts.Sandbox);
        string Session(string role) => $"arn:aws:sts::{account.Id}:assumed-role/{role}/somebody@example.com";
        string Arn(string resource) => $"arn:aws:bedrock:{account.Region}:{account.Id}:{resource}";
        return
        [
            .. from department in templates.Config.Departments
               from role in new[] { $"AWSReservedSSO_{names.PermissionSet(department)}_0123456789abcdef", names.ApplicationRole(department) }
               select (Session(role), Model, department.Id, Model),
            ($"arn:aws:sts::************:assumed-role/AWSReservedSSO_{name}-a-app_01************ef/*****", $"jp.{Model}", "a-app", Model),
            ($"arn:aws:sts::************:assumed-role/{name}-a-app-app/*****", $"apac.{Model}", "a-app", Model),
            (Session($"{name}-a-app"), $"global.{Model}", "a", Model),
            (Session($"{name}-a-app"), $"arn:aws:bedrock:{account.Region}::foundation-model/{Model}", "a", Model),
            (Session($"{name}-a-app"), Arn($"inference-profile/jp.{Model}"), "a", Model),
            (Session($"{name}-a-app"), Arn("application-inference-profile/0123456789ab"), "a", "0123456789ab"),
            (Session("AWSReservedSSO_AdministratorAccess_0123456789abcdef"), Model, Unattributed, Model),
            (Session($"AWSReservedSSO_other-{name}-a_0123456789abcdef"), Model, Unattributed, Model),
            (Session($"other-{name}-a-app"), Model, Unattributed, Model),
            (Session("Administrator"), Model, Unattributed, Model),
            ($"arn:aws:iam::{account.Id}:root", Model, Unattributed, Model),
        ];
    }

    private static IEnumerable<Violation> Alarms(SandboxTemplates templates, string group)
    {
        var metrics = templates.Names.UsageMetrics;
        return Alarm("unattributed-use",
            ("Namespace", metrics), ("MetricName", "UnattributedCalls"), ("Statistic", "Sum"), ("Period", 300), ("Dimensions", null),
            ("Metrics", null))
            .Concat(Alarm("use-not-metered",
                ("MetricName", null),
                ("Metrics", new object[]
                {
                    // AWS documents the dimension's name in two spellings.
                    Sum("a", "AWS/Logs", "TransformationErrors", "LogGroupName"),
                    Sum("b", "AWS/Logs", "TransformationErrors", "LogGroupname"),
                    Sum("logged", metrics, "LoggedInputTokens"),
                    Sum("metered", metrics, "MeteredInputTokens"),
                    new { Id = "missing", Expression = "a+b+(logged>metered)", ReturnData = true },
                })));

        IEnumerable<Violation> Alarm(string id, params (string Path, object? Value)[] expected)
        {
            var name = templates.Names.SecurityAlarm(id);
            return
                templates
                    .In(templates.Names.InsightsStack, "AWS::CloudWatch::Alarm").FirstOrDefault(alarm => alarm.Text("AlarmName") == name)
                    is { } alarm
                ? alarm.MustFire(templates.Names, 1).Concat(alarm.Differences(expected))
                : [new Violation($"There is no alarm {name}.", templates.Stack(templates.Names.InsightsStack))];
        }

        object Sum(string id, string space, string metric, string? dimension = null)
        {
            object what = dimension is null
                ? new { Namespace = space, MetricName = metric }
                : new { Namespace = space, MetricName = metric, Dimensions = new[] { new { Name = dimension, Value = group } } };
            return new { Id = id, ReturnData = false, MetricStat = new { Stat = "Sum", Period = 300, Metric = what } };
        }
    }
}
