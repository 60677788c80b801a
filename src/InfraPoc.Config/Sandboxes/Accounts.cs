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
    /// The roles through which CloudFormation deploys InfraPoc: no alarm on changes fires for them, and the organization fence lets them
    /// change what it protects. So each is named in full; a pattern can only be that of a CDK bootstrap's role.
    /// </summary>
    [Description(
        "The roles through which CloudFormation deploys InfraPoc in the sandbox account, named in full, or a CDK bootstrap's role up to -cfn-exec-role-*: no alarm on changes fires for them, and the organization fence lets them change what it protects")]
    [Length(1, 2), RegularExpression("^([A-Za-z0-9_+=,.@-]{5,}|cdk-[A-Za-z0-9_-]{1,10}-cfn-exec-role-\\*)$"), StringLength(60)]
    [Hint(
        "list one or two roles with their full names of at most 60 characters, since they raise no alarm and may change what is protected; only a CDK bootstrap's role may end with *, e.g. - cdk-hnb659fds-cfn-exec-role-*",
        "60 文字以内のロール名を省略せずに 1 つか 2 つ書いてください。このロールによる変更はアラームの対象外で、保護されたものも変更できるためです。末尾の * は CDK のブートストラップのロールだけに使えます（例：- cdk-hnb659fds-cfn-exec-role-*）")]
    public IReadOnlyList<string> DeploymentRoles { get; init; } = ["cdk-hnb659fds-cfn-exec-role-*"];
}
