using InfraPoc.Config;

namespace InfraPoc.Brakes;

/// <summary>When the reconciler runs: when a cap alarm changes, every 15 minutes, and after a deployment.</summary>
internal static class ReconcilerTriggers
{
    /// <summary>How often it runs when nothing happens, in minutes.</summary>
    public const int Minutes = 15;

    /// <summary>Cap alarms that begin or end to ring.</summary>
    public static object Alarms(SandboxNames names) =>
        Pattern(
            "aws.cloudwatch", "CloudWatch Alarm State Change", new Dictionary<string, object>
            {
                ["alarmName"] = Prefixes(names.CapAlarms),
                ["state"] = new Dictionary<string, object> { ["value"] = new object[] { "ALARM", "OK" } },
            });

    /// <summary>Deployments of a department's or of the brake's own stack that ended.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-detail-types.html</remarks>
    public static object Deployments(Sandbox sandbox, SandboxNames names)
    {
        var stacks = $"arn:aws:cloudformation:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:stack";
        return Pattern("aws.cloudformation", "CloudFormation Stack Status Change", new Dictionary<string, object>
        {
            ["stack-id"] = Prefixes($"{stacks}/{names.StackPrefix}-Dept-", $"{stacks}/{names.BrakeStack}/"),
            ["status-details"] = new Dictionary<string, object>
            {
                ["status"] = new object[] { "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE" },
            },
        });
    }

    private static Dictionary<string, object> Pattern(string source, string type, Dictionary<string, object> detail) => new()
    {
        ["source"] = new object[] { source },
        ["detail-type"] = new object[] { type },
        ["detail"] = detail,
    };

    private static object[] Prefixes(params IEnumerable<string> prefixes) =>
        [.. prefixes.Select(prefix => new Dictionary<string, object> { ["prefix"] = prefix })];
}
