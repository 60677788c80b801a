using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The IAM Identity Center organization instance through which departments sign in.</summary>
public sealed record IdentityCenter
{
    /// <summary>ARN of the instance.</summary>
    [Description("ARN of the IAM Identity Center instance")]
    [RegularExpression("^arn:aws:sso:::instance/(sso)?ins-[a-zA-Z0-9.-]{16}$")]
    [Hint(
        "copy \"Instance ARN\" from IAM Identity Center > Settings, e.g. arn:aws:sso:::instance/ssoins-1234567890abcdef",
        "IAM Identity Center の「設定」にある「インスタンス ARN」を書いてください（例：arn:aws:sso:::instance/ssoins-1234567890abcdef）")]
    public required string InstanceArn { get; init; }

    /// <summary>Id of the identity store that belongs to the instance.</summary>
    [Description("Id of the identity store that belongs to the instance")]
    [RegularExpression("^d-[0-9a-f]{10}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [Hint(
        "copy \"Identity store ID\" from IAM Identity Center > Settings, e.g. d-1234567890",
        "IAM Identity Center の「設定」にある「アイデンティティストア ID」を書いてください（例：d-1234567890）")]
    public required string IdentityStoreId { get; init; }

    /// <summary>URL of the access portal.</summary>
    [Description("URL of the access portal")]
    [RegularExpression(@"^https://([a-z0-9-]+\.awsapps\.com/start|ssoins-[a-z0-9]+\.portal\.[a-z0-9-]+\.app\.aws)/?$")]
    [Hint(
        "copy the access portal URL from IAM Identity Center > Settings, e.g. https://example.awsapps.com/start",
        "IAM Identity Center の「設定」にあるアクセスポータルの URL を書いてください（例：https://example.awsapps.com/start）")]
    public required string StartUrl { get; init; }

    /// <summary>The domains of the company's e-mail addresses: who is in a department's file has an address of one of them.</summary>
    [Description("Domains of the company's e-mail addresses; everybody named in a department's file has an address of one of them")]
    [Length(1, 20), RegularExpression(Patterns.Domain), StringLength(100, MinimumLength = 3)]
    [Hint("list what follows the @, e.g. - example.com", "@ の後の部分を並べて書いてください（例：- example.com）")]
    public required IReadOnlyList<string> EmailDomains { get; init; }

    /// <summary>Where users come from.</summary>
    [Description(
        "directory: InfraPoc creates groups, users and memberships; external: an identity provider synchronises them and InfraPoc creates none")]
    public required UserSource Users { get; init; }

    /// <summary>The groups of the identity provider that departments may name; no other is let in.</summary>
    [Description("With users: external, the groups that departments' files may name, one for each department; no other is let in")]
    [Length(0, 500)]
    [Hint(
        "list name and id of each group, e.g. - { name: GenAI-Sales, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }",
        "グループの名前と id を並べて書いてください（例：- { name: GenAI-Sales, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }）")]
    public IReadOnlyList<ExternalGroup> Groups { get; init; } = [];
}
