using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>One thing that is asked about a sandbox.</summary>
/// <param name="Name">Name of the option.</param>
/// <param name="Heading">What it is, in a few words.</param>
/// <param name="Example">How an answer is written.</param>
/// <param name="Keys">Keys of the file that come from it, the first with the value itself.</param>
internal sealed record SandboxField(string Name, Bilingual Heading, string Example, params IReadOnlyList<string> Keys)
{
    /// <summary>What most companies have; null where nobody else knows.</summary>
    public string? Default { get; init; }

    /// <summary>True where nobody is asked.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Every field, in the order in which it is asked.</summary>
    public static IReadOnlyList<SandboxField> All { get; } =
    [
        new("company", new("Company", "会社名"), "サンプル商事株式会社", "company"),
        new("sandbox-account", new("Sandbox account", "サンドボックスのアカウント"), "111122223333", "accounts.sandbox.id"),
        new("identity-account", new("Identity account", "Identity Center のアカウント"), "444455556666", "accounts.identity.id"),
        new(Region, new("Region", "リージョン"), "ap-northeast-1", "accounts.sandbox.region") { Default = "ap-northeast-1" },
        new("instance-arn", new("Instance ARN", "インスタンスの ARN"), "arn:aws:sso:::instance/ssoins-1234567890abcdef", "identityCenter.instanceArn"),
        new("identity-store", new("Identity store ID", "アイデンティティストア ID"), "d-1234567890", "identityCenter.identityStoreId"),
        new("start-url", new("Access portal URL", "アクセスポータルの URL"), "https://example.awsapps.com/start", "identityCenter.startUrl"),
        new("users", new("Where users come from", "ユーザーの管理元"), "directory", "identityCenter.users") { Default = "directory" },
        new("email-domains", new("E-mail domains", "メールアドレスのドメイン"), "example.com", "identityCenter.emailDomains"),
        new("currency", new("Currency", "通貨"), "JPY", "money.currency") { Default = "JPY" },
        new("per-usd", new("Rate: how much one US dollar costs", "1 米ドルの換算レート"), "150", "money.perUsd") { Default = "150" },
        new("monthly-budget", new("Monthly budget of the sandbox", "サンドボックス全体の月額予算"), "300000", "money.monthlyBudget") { Default = "300000" },
        new("security-contacts", new("Security contacts", "セキュリティの連絡先"), "security@example.com", "contacts.security"),
        new("cost-contacts", new("Cost contacts", "費用の連絡先"), "cloud-cost@example.com", "contacts.cost"),
        new(Residency, new("Residency", "データの所在地"), "japan", "residency", "guardrails") { Default = "japan" },
        new(AcceptedBy, new("Who accepted it", "承認者"), "情報セキュリティ委員会 <security-board@example.com>", "residency.acceptedBy"),
        new("name", new("Prefix of every AWS name", "AWS 上の名前の先頭"), "genai-poc", "name") { Default = "genai-poc", IsOptional = true },
        new(
            IdentityRegion, new("Region of IAM Identity Center, where it is another", "Identity Center のリージョン（異なる場合）"), "ap-northeast-1",
            "accounts.identity.region") { IsOptional = true },
        new("time-zone", new("Time zone", "タイムゾーン"), "Asia/Tokyo", "timeZone") { Default = "Asia/Tokyo", IsOptional = true },
        new("runbook", new("Address of the runbook", "運用手順書の URL"), "https://git.example.com/it/infrapoc/blob/main/docs/runbook.md", "contacts.runbook")
        {
            Default = "https://git.example.com/it/infrapoc/blob/main/docs/runbook.ja.md",
            IsOptional = true,
        },
        new(
            Helpdesk, new("Address that members ask", "利用者の問い合わせ先"), "ai-helpdesk@example.com",
            "guardrails.profiles[0].blockedPromptMessage", "guardrails.profiles")
        { IsOptional = true },
    ];

    /// <summary>The field with the Region of the sandbox.</summary>
    public const string Region = "region";

    /// <summary>The field with the Region of IAM Identity Center.</summary>
    public const string IdentityRegion = "identity-region";

    /// <summary>The field with the choice of where texts may be processed.</summary>
    public const string Residency = "residency";

    /// <summary>The field with who accepted that.</summary>
    public const string AcceptedBy = "accepted-by";

    /// <summary>The field with whom members ask.</summary>
    public const string Helpdesk = "helpdesk";

    /// <summary>The field of a name.</summary>
    public static SandboxField Of(string name) => All.First(each => each.Name == name);
}
