using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The adjustable AWS quotas of the sandbox account, where they were raised.</summary>
public sealed record Quotas
{
    /// <summary>Permission sets provisioned to one account.</summary>
    [Description("Permission sets provisioned to one account")]
    [Range(1, 100_000)]
    [Hint("write the value that Service Quotas shows, e.g. 500", "Service Quotas が表示する値を書いてください（例：500）")]
    public int PermissionSets { get; init; } = 500;

    /// <summary>Inference profiles in one account and Region.</summary>
    [Description("Inference profiles in one account and Region")]
    [Range(1, 100_000)]
    [Hint("write the value that Service Quotas shows, e.g. 1000", "Service Quotas が表示する値を書いてください（例：1000）")]
    public int InferenceProfiles { get; init; } = 1_000;

    /// <summary>IAM roles in one account.</summary>
    [Description("IAM roles in one account")]
    [Range(1, 5_000)]
    [Hint("write the value that Service Quotas shows, e.g. 1000", "Service Quotas が表示する値を書いてください（例：1000）")]
    public int Roles { get; init; } = 1_000;

    /// <summary>Customer-managed IAM policies in one account.</summary>
    [Description("Customer-managed IAM policies in one account")]
    [Range(1, 5_000)]
    [Hint("write the value that Service Quotas shows, e.g. 1500", "Service Quotas が表示する値を書いてください（例：1500）")]
    public int ManagedPolicies { get; init; } = 1_500;

    /// <summary>CloudFormation stacks in one account and Region.</summary>
    [Description("CloudFormation stacks in one account and Region")]
    [Range(1, 100_000)]
    [Hint("write the value that Service Quotas shows, e.g. 2000", "Service Quotas が表示する値を書いてください（例：2000）")]
    public int Stacks { get; init; } = 2_000;
}
