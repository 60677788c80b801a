using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>What is logged and for how long.</summary>
public sealed record Logging
{
    /// <summary>What is kept of a prompt.</summary>
    [Description("full: prompts and answers are logged; metadata: who, when, model and token counts only")]
    public required PromptLogging Prompts { get; init; }

    /// <summary>Retention of CloudWatch log groups, in days.</summary>
    [Description("Retention of CloudWatch log groups, in days; CloudWatch Logs accepts certain values only")]
    [Hint("write one of the values CloudWatch Logs accepts, e.g. 400", "CloudWatch Logs で選べる値を書いてください（例：400）")]
    public required int RetentionDays { get; init; }

    /// <summary>Object lock of the log archive, in days.</summary>
    [Description("Object lock of the log archive, in days: until then nobody can delete a log")]
    [Range(1, 3650)]
    [Hint("write days from 1 to 3650, e.g. 365", "1 から 3650 までの日数を書いてください（例：365）")]
    public required int ObjectLockDays { get; init; }

    /// <summary>
    /// True when InfraPoc may own the account's model-invocation logging configuration, of which an account has one per Region.
    /// </summary>
    [Description(
        "true: InfraPoc sets the model-invocation logging configuration of the sandbox account, replacing one that exists; there is one per account and Region")]
    public required bool OwnsInvocationLogging { get; init; }

    /// <summary>True to have CloudTrail Insights look for unusual call and error rates, which AWS charges by event analysed.</summary>
    [Description("true: CloudTrail Insights looks for unusual call and error rates; AWS charges by event analysed")]
    public bool Insights { get; init; }
}
