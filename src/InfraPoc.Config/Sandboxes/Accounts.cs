using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>The accounts InfraPoc deploys to.</summary>
public sealed record Accounts
{
    /// <summary>The member account in which departments use Bedrock.</summary>
    [Description("The member account in which departments use Bedrock")]
    public required AwsAccount Sandbox { get; init; }

    /// <summary>The account and home Region of the Identity Center organization instance (management account or delegated administrator).</summary>
    [Description("The account that administers the Identity Center organization instance (management account or delegated administrator) and the instance's home Region")]
    public required AwsAccount Identity { get; init; }
}
