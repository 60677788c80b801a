using Amazon.CDK;
using InfraPoc.Config;

namespace InfraPoc;

/// <summary>What all stacks have in common.</summary>
internal static class SandboxEnvironment
{
    /// <summary>Properties of a stack in an account.</summary>
    /// <param name="account">The account and Region.</param>
    /// <param name="description">What the stack holds, in ASCII.</param>
    /// <param name="protect">
    /// True where destroying the stack must take a decision first: termination protection has to be switched off.
    /// </param>
    public static StackProps Props(AwsAccount account, string description, bool protect = false) => new()
    {
        Env = new Amazon.CDK.Environment { Account = account.Id, Region = account.Region },
        Description = description,
        AnalyticsReporting = false,
        TerminationProtection = protect,
    };

    /// <summary>Tags as CloudFormation takes them.</summary>
    public static ICfnTag[] ToCfn(this IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new CfnTag { Key = tag.Key, Value = tag.Value })];
}
