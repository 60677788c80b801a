using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The brake is started by cap alarms, every 15 minutes, and after deployments.</summary>
public sealed class BrakeStartsOnAlarmsScheduleAndDeployments() : Control(
    "MON-05",
    guarantee: new(
        "The brake looks at every department when a cap alarm changes, every 15 minutes, and after each deployment.",
        "ブレーキは、上限アラームの状態が変わったとき、15 分ごと、およびデプロイのたびに、すべての部門を確認します。"),
    why: new(
        "A brake that nothing starts stops nobody.",
        "起動されないブレーキでは、利用を停止できないためです。"),
    fix: new(
        "Restore the EventBridge rule named in the violation, its target and the role it starts the brake with.",
        "違反に示された EventBridge ルール、そのターゲット、およびブレーキを起動するロールを元に戻してください。"),
    [Nist("SI-4"), Nist("CM-6")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        var stacks = $"arn:aws:cloudformation:{account.Region}:{account.Id}:stack/";
        var departments = names.BrakeStack[..^"Brake".Length] + "Dept-";
        var rules = templates.In(names.BrakeStack, "AWS::Events::Rule").ToList();
        return Check("EventPattern", Pattern("aws.cloudwatch", "CloudWatch Alarm State Change", new()
        {
            ["alarmName"] = new[] { new { prefix = names.CapAlarms } },
            ["state"] = new { value = new[] { "ALARM", "OK" } },
        }))
            .Concat(Check("ScheduleExpression", "rate(15 minutes)"))
            .Concat(Check("EventPattern", Pattern("aws.cloudformation", "CloudFormation Stack Status Change", new()
            {
                ["stack-id"] = new[] { new { prefix = stacks + departments }, new { prefix = $"{stacks}{names.BrakeStack}/" } },
                ["status-details"] = new { status = new[] { "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE" } },
            })));

        IEnumerable<Violation> Check(string property, object value)
        {
            if (rules.FirstOrDefault(rule => ExpectedProperties.Same(rule.Value(property), value)) is not { } rule)
            {
                return
                [
                    new Violation(
                        $"No rule of {names.BrakeStack} has the {property} {System.Text.Json.JsonSerializer.Serialize(value)}.",
                        templates.Stack(names.BrakeStack)),
                ];
            }

            if (rule.List("Targets") is not [var target] || !target.TryGetProperty("RoleArn", out var arn))
            {
                return [rule.Violates("The rule needs one target, with a role.", "Targets")];
            }

            var enabled = rule.Text("State") is null or "ENABLED";
            var role = templates
                .OfType("AWS::IAM::Role").FirstOrDefault(role => role.Stack == rule.Stack && role.Attribute("Arn") == arn.GetString());
            return rule.Differences(
                    ("State", enabled ? rule.Text("State") : "ENABLED"),
                    ("EventBusName", null),
                    ("Targets", new[] { new { Id = "reconciler", Arn = names.ReconcilerArn, RoleArn = arn.GetString(), Input = "{}" } }))
                .Concat(role is null ? [rule.Violates($"The stack has no role {arn}.", "Targets")] : Starter(role));
        }

        IEnumerable<Violation> Starter(StackResource role) => role.Differences(
            ("ManagedPolicyArns", null),
            (
                "AssumeRolePolicyDocument",
                Trust("events.amazonaws.com", account.Id, $"arn:aws:events:{account.Region}:{account.Id}:rule/{names.BrakeStack}-*")),
            ("Policies", new[]
            {
                new
                {
                    PolicyName = "start",
                    PolicyDocument = new
                    {
                        Version = "2012-10-17", Statement = new[]
                        {
                            new { Sid = "Start", Effect = "Allow", Action = "states:StartExecution", Resource = names.ReconcilerArn },
                        },
                    },
                },
            }));
    }

    /// <summary>A trust policy that lets one service act for one of the account's resources.</summary>
    internal static object Trust(string service, string account, string source) => new
    {
        Version = "2012-10-17",
        Statement = new[]
        {
            new
            {
                Sid = "Service",
                Effect = "Allow",
                Principal = new { Service = service },
                Action = "sts:AssumeRole",
                Condition = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = account },
                    ["ArnLike"] = new Dictionary<string, string> { ["aws:SourceArn"] = source },
                },
            },
        },
    };

    private static Dictionary<string, object> Pattern(string source, string type, Dictionary<string, object> detail) => new()
    {
        ["source"] = new[] { source },
        ["detail-type"] = new[] { type },
        ["detail"] = detail,
    };
}
