using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc.Stacks;

/// <summary>What all stacks have in common.</summary>
internal static class SandboxEnvironment
{
    /// <summary>Properties of a stack in an account.</summary>
    public static StackProps Props(AwsAccount account, string description) => new()
    {
        Env = new Amazon.CDK.Environment { Account = account.Id, Region = account.Region },
        Description = description,
        AnalyticsReporting = false,
    };

    /// <summary>Tags as CloudFormation takes them.</summary>
    public static ICfnTag[] ToCfn(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new CfnTag { Key = tag.Key, Value = tag.Value })];
}
