using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The brake judges everybody every five minutes and after deployments of departments, and nothing else starts it.</summary>
public sealed partial class BrakeRunsOnScheduleAndDeployments() : Control(
    "MON-05",
    guarantee: new(
        "The brake judges every department every five minutes and after each deployment of one, and can stop and release it; no rule gives it a command.",
        "ブレーキは 5 分ごと、および部門のデプロイのたびに、すべての部門を判定し、利用の停止と再開ができます。ルールからブレーキに命令が渡されることはありません。"),
    why: new(
        "A brake that nothing starts stops nobody when a month's cap is billed, a period ends or a department is suspended.",
        "起動されないブレーキでは、月の上限が請求額で達したとき、期間が終わったとき、部門が一時停止されたときに、利用を停止できないためです。"),
    fix: new(
        "Restore the EventBridge rule named in the violation, its target, and the permission with which it invokes the brake.",
        "違反に示された EventBridge ルール、そのターゲット、およびブレーキの呼び出し許可を元に戻してください。"),
    [Nist("SI-4"), Nist("CM-6")])
{
    private const int Minutes = 5;

    /// <summary>How a deployment ends that changed, or may have changed, a department.</summary>
    private static readonly string[] Ends = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var brake = templates.Function(names.Brake);
        var rules = templates.OfType("AWS::Events::Rule").ToList();
        var silent = from stack in templates.Config.Departments.Select(names.DepartmentStack).Append(names.UsageStack)
                     from end in Ends
                     let ended = Ended(templates, stack, end)
                     where !rules.Exists(rule => rule.Whole("EventPattern") is { } pattern && EventPattern.Takes(pattern, ended))
                     select new Violation(
                         new(
                             $"No rule runs the brake when {stack} reaches {end}.",
                             $"{stack} が {end} になったときにブレーキを実行するルールがありません。"),
                         templates.Stack(names.UsageStack));
        return
        [
            .. rules.Exists(IsOftenEnough)
                ? []
                : new[]
                {
                    brake.Violates(new(
                        $"No rule runs the brake at least every {Minutes} minutes.",
                        $"ブレーキを {Minutes} 分以下の間隔で実行するルールがありません。")),
                },
            .. silent,
            .. rules.SelectMany(rule => Runs(rule, brake)),
            .. Invocations.Permitted(
                templates, brake, [.. rules.Select(rule => ("events.amazonaws.com", rule.Attribute("Arn")))]),
            // The next run looks at everybody again, so none is repeated, and none waits long behind others.
            .. Invocations.Retries(templates, brake, 0, 3_600),
            .. templates.CodeProblems(names.Brake),
            .. RoleRights.Missing(templates, templates.RoleOf(names.Brake), FunctionDuties.Of(templates, names.Brake)),
        ];
    }

    /// <summary>A rule is on, runs the brake and nothing else, and gives it an empty input: nothing in an event may be a command.</summary>
    private static IEnumerable<Violation> Runs(StackResource rule, StackResource brake)
    {
        var id = rule.List("Targets") is [var target] ? target.Text("Id") : null;
        return rule.Differences(("Targets", new[] { new { Id = id, Arn = brake.Attribute("Arn"), Input = "{}" } }))
            .Concat(rule.Must(rule.Text("State") is null ? Phrases.Nothing : "ENABLED", "State"))
            .Concat(rule.MustHaveOnly("Description", "EventPattern", "ScheduleExpression", "State", "Tags", "Targets"));
    }

    private static bool IsOftenEnough(StackResource rule) =>
        Rate().Match(rule.Text("ScheduleExpression") ?? "") is { Success: true } rate
        && int.Parse(rate.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) <= Minutes;

    /// <remarks>See: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-detail-types.html</remarks>
    private static JsonObject Ended(SandboxTemplates templates, string stack, string status)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox;
        return new()
        {
            ["source"] = "aws.cloudformation",
            ["detail-type"] = "CloudFormation Stack Status Change",
            ["account"] = account.Id,
            ["region"] = account.Region,
            ["detail"] = new JsonObject
            {
                ["stack-id"] = $"arn:aws:cloudformation:{account.Region}:{account.Id}:stack/{stack}/6a9f3b50-0000-11f0-8000-0a1b2c3d4e5f",
                ["status-details"] = new JsonObject { ["status"] = status, ["status-reason"] = "" },
            },
        };
    }

    [GeneratedRegex("^rate\\((?<minutes>[1-9][0-9]?) minutes?\\)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Rate();
}
