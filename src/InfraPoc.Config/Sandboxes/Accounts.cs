using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The accounts InfraPoc deploys to.</summary>
public sealed record Accounts
{
    /// <summary>The member account in which departments use Bedrock.</summary>
    [Description("The member account in which departments use Bedrock")]
    public required AwsAccount Sandbox { get; init; }

    /// <summary>
    /// The account and home Region of the Identity Center organization instance (management account or delegated administrator).
    /// </summary>
    [Description(
        "The account that administers the Identity Center organization instance (management account or delegated administrator) and the instance's home Region")]
    public required AwsAccount Identity { get; init; }

    /// <summary>
    /// Name patterns of the roles through which CloudFormation deploys InfraPoc: no alarm on changes fires for them, and the
    /// organization fence lets them change what it protects.
    /// </summary>
    [Description(
        "Name patterns of the roles through which CloudFormation deploys InfraPoc in the sandbox account: no alarm on changes fires for them, and the organization fence lets them change what it protects")]
    [Length(1, 2), RegularExpression("^[A-Za-z0-9_+=,.@-]{5,}\\*?$"), StringLength(60)]
    [Hint(
        "list one or two role names of at most 60 characters, * at the end only, e.g. - cdk-hnb659fds-cfn-exec-role-*",
        "60 文字以内のロール名を 1 つか 2 つ書いてください。* は末尾だけに使えます（例：- cdk-hnb659fds-cfn-exec-role-*）")]
    public IReadOnlyList<string> DeploymentRoles { get; init; } = ["cdk-hnb659fds-cfn-exec-role-*"];
}
