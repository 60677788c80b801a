using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace InfraPoc.Usage;

/// <summary>
/// The function that stops and releases departments: every five minutes, after every deployment of one, and when a person invokes it.
/// </summary>
internal sealed class DepartmentBrake : Construct
{
    /// <summary>Adds the function and what starts it to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add them.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="keyArn">Key of the function's log.</param>
    /// <param name="code">The published functions.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="prompts">The prompt log.</param>
    public DepartmentBrake(
        Construct scope, Sandbox sandbox, SandboxNames names, string keyArn, Asset code, Ledger ledger, PromptLog prompts)
        : base(scope, "Brake")
    {
        var function = new SandboxFunction(this, "Brake", sandbox, keyArn, code, new FunctionProps
        {
            Name = names.Brake,
            Path = names.Path,
            Description = "Stops and releases departments; the runbook shows how to invoke it by hand",
            Class = "Brake",
            Permissions = [.. UsagePermissions.Judge(sandbox, names, ledger.Arn), .. UsagePermissions.Brake(sandbox, names, prompts.Arn)],
            Seconds = 120,
            Environment = FunctionEnvironment.Of(sandbox, ledger, prompts),
        });

        // The next run on schedule is the retry; an old one decides nothing that the next does not.
        function.Retry(retries: 0, hours: 1);
        Start("Schedule", new CfnRuleProps { Description = "Whatever happened", ScheduleExpression = $"rate({UsageFunctions.BrakeMinutes} minutes)" });
        Start("Deployments", new CfnRuleProps { Description = "A department was deployed", EventPattern = Deployments(sandbox, names) });
        Arn = function.Arn;
        LogName = function.LogName;

        void Start(string id, CfnRuleProps rule)
        {
            // Without the event: nothing in it may be taken for a command.
            rule.Targets = new[] { new CfnRule.TargetProperty { Id = "brake", Arn = function.Arn, Input = "{}" } };
            var created = new CfnRule(this, id, rule);
            _ = function.AllowInvocation($"From{id}", "events.amazonaws.com", sandbox.Accounts.Sandbox.Id, created.AttrArn);
        }
    }

    /// <summary>ARN of the function.</summary>
    public string Arn { get; }

    /// <summary>Name of the function's log group.</summary>
    public string LogName { get; }

    /// <summary>Deployments of a department's or of this stack that ended.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-detail-types.html</remarks>
    private static Dictionary<string, object> Deployments(Sandbox sandbox, SandboxNames names)
    {
        var stacks = $"arn:aws:cloudformation:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:stack";
        return new()
        {
            ["source"] = new object[] { "aws.cloudformation" },
            ["detail-type"] = new object[] { "CloudFormation Stack Status Change" },
            ["detail"] = new Dictionary<string, object>
            {
                ["stack-id"] = new object[] { Prefix($"{stacks}/{names.StackPrefix}-Dept-"), Prefix($"{stacks}/{names.UsageStack}/") },
                ["status-details"] = new Dictionary<string, object>
                {
                    ["status"] = new object[] { "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE" },
                },
            },
        };
    }

    private static Dictionary<string, object> Prefix(string text) => new() { ["prefix"] = text };
}
