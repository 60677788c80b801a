using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>What is asked about a sandbox.</summary>
internal static class SandboxField
{
    /// <summary>Every field, in the order in which it is asked.</summary>
    public static IReadOnlyList<FormField> All { get; } =
    [
        new("company", new("Company", "会社名"), new("Example Trading", "サンプル商事株式会社"), "company"),
        new("sandbox-account", new("Sandbox account", "サンドボックスのアカウント"), Same("111122223333"), "accounts.sandbox.id"),
        new("identity-account", new("Identity account", "Identity Center のアカウント"), Same("444455556666"), "accounts.identity.id"),
        new(Region, new("Region", "リージョン"), Same("ap-northeast-1"), "accounts.sandbox.region") { Default = "ap-northeast-1" },
        new("instance-arn", new("Instance ARN", "インスタンスの ARN"), Same("arn:aws:sso:::instance/ssoins-1234567890abcdef"), "identityCenter.instanceArn"),
        new("identity-store", new("Identity store ID", "アイデンティティストア ID"), Same("d-1234567890"), "identityCenter.identityStoreId"),
        new("start-url", new("Access portal URL", "アクセスポータルの URL"), Same("https://example.awsapps.com/start"), "identityCenter.startUrl"),
        new("users", new("Where users come from", "ユーザーの管理元"), Same("directory"), "identityCenter.users") { Default = "directory" },
        new("email-domains", new("E-mail domains", "メールアドレスのドメイン"), Same("example.com"), "identityCenter.emailDomains"),
        new("currency", new("Currency", "通貨"), Same("JPY"), "money.currency") { Default = "JPY" },
        new("per-usd", new("Rate: how much one US dollar costs", "1 米ドルの換算レート"), Same("150"), "money.perUsd") { Default = "150" },
        new("monthly-budget", new("Monthly budget of the sandbox", "サンドボックス全体の月額予算"), Same("300000"), "money.monthlyBudget") { Default = "300000" },
        new("security-contacts", new("Security contacts", "セキュリティの連絡先"), Same("security@example.com"), "contacts.security"),
        new("cost-contacts", new("Cost contacts", "費用の連絡先"), Same("cloud-cost@example.com"), "contacts.cost"),
        new(Residency, new("Residency", "データの所在地"), Same("japan"), "residency", "guardrails") { Default = "japan" },
        new(
            AcceptedBy, new("Who accepted it", "承認者"),
            new("Security board <security-board@example.com>", "情報セキュリティ委員会 <security-board@example.com>"), "residency.acceptedBy"),
        new("name", new("Prefix of every AWS name", "AWS 上の名前の先頭"), Same("genai-poc"), "name") { Default = "genai-poc", IsOptional = true },
        new(
            IdentityRegion, new("Region of IAM Identity Center, where it is another", "Identity Center のリージョン（異なる場合）"), Same("ap-northeast-1"),
            "accounts.identity.region") { IsOptional = true },
        new("time-zone", new("Time zone", "タイムゾーン"), Same("Asia/Tokyo"), "timeZone") { Default = "Asia/Tokyo", IsOptional = true },
        new("runbook", new("Address of the runbook", "運用手順書の URL"), Same("https://git.example.com/it/infrapoc/blob/main/docs/runbook.md"), "contacts.runbook")
        {
            Default = "https://git.example.com/it/infrapoc/blob/main/docs/runbook.ja.md",
            IsOptional = true,
        },
        new(
            Helpdesk, new("Address that members ask", "利用者の問い合わせ先"), Same("ai-helpdesk@example.com"),
            "guardrails.profiles")
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

    private static Bilingual Same(string example) => new(example, example);

    /// <summary>The field of a name.</summary>
    public static FormField Of(string name) => All.First(each => each.Name == name);
}
