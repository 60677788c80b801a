using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The questions about a sandbox.</summary>
internal static class SandboxQuestions
{
    /// <summary>The questions, at most twelve.</summary>
    public static IReadOnlyList<FormQuestion> All { get; } =
    [
        new(
            new("What is the company called?", "会社名"),
            new("Departments read it.", "利用部門に表示されます。"), "company"),
        new(
            new("Which AWS account is the sandbox?", "サンドボックスにする AWS アカウントの ID"),
            new("12 digits; a member account that holds nothing else.", "12 桁。ほかに何も置いていないメンバーアカウントを使います。"), "sandbox-account"),
        new(
            new("Which account administers IAM Identity Center?", "IAM Identity Center を管理するアカウントの ID"),
            new("12 digits; the management account or a delegated administrator.", "12 桁。管理アカウントか、委任された管理者のアカウントです。"), "identity-account"),
        new(
            new("Which Region?", "リージョン"),
            new("Tokyo unless you know better: the models of the sample, and guardrails that read Japanese, are called from there.", "通常は東京です。サンプルのモデルと、日本語に対応したガードレールは東京から呼び出します。"), "region"),
        new(
            new("Instance ARN and identity store ID of IAM Identity Center", "IAM Identity Center のインスタンス ARN とアイデンティティストア ID"),
            new("Both are on its page Settings; a blank between them.", "「設定」の画面にあります。空白で区切って書きます。"), "instance-arn", "identity-store"),
        new(
            new("URL of the access portal", "アクセスポータルの URL"),
            new("On the same page.", "同じ画面にあります。"), "start-url"),
        new(
            new("Where do users come from?", "ユーザーの管理元"),
            new(
                "directory: InfraPoc creates them; external: your identity provider (Entra ID, Okta) synchronises them.",
                "directory：InfraPoc が作成します。external：社内の ID プロバイダー（Entra ID、Okta など）が同期します。"),
            "users"),
        new(
            new("What follows the @ in the company's addresses?", "会社のメールアドレスの @ の後ろ"),
            new("Domains, separated by blanks; nobody else can be let in.", "空白で区切って書きます。ほかのドメインの人は追加できません。"), "email-domains"),
        new(
            new("Currency, what one US dollar costs in it, and the sandbox's budget of a month", "通貨、1 米ドルの換算レート、サンドボックス全体の月額予算"),
            new("Every amount is in this currency. A blank between them, no separators.", "設定の金額はすべてこの通貨です。空白で区切り、桁区切りは付けません。"),
            "currency", "per-usd", "monthly-budget"),
        new(
            new("Who is notified of security alarms, and who of costs?", "セキュリティのアラームと費用の通知先"),
            new("Two addresses, a blank between them.", "メールアドレスを 2 つ、空白で区切って書きます。"), "security-contacts", "cost-contacts"),
        new(
            new("Where may texts be processed?", "プロンプトと回答をどこで処理してよいですか"),
            null, SandboxField.Residency),
        new(
            new("Who accepted that?", "それを承認したのはだれですか"),
            new("Name and address; the sign-off stands in the file with today's date.", "名前とメールアドレス。今日の日付とともに記録されます。"), SandboxField.AcceptedBy),
    ];

    /// <summary>What each choice of where texts may be processed means in a sandbox Region.</summary>
    public static IReadOnlyList<Bilingual> Residency(string region)
    {
        var isJapan = Regions.Japan.Contains(region);
        Bilingual checks = SandboxForm.ReadsJapanese(region)
            ? isJapan
                ? new(
                    "       Guardrails check texts also in Seoul, Mumbai, Singapore and Sydney: to be checked, they leave Japan.",
                    "       ガードレールの検査は、ソウル、ムンバイ、シンガポール、シドニーでも行われます（日本の外に出ます）。")
                : new(
                    "       Guardrails check texts in all of Tokyo, Osaka, Seoul, Mumbai, Singapore and Sydney.",
                    "       ガードレールの検査は、東京、大阪、ソウル、ムンバイ、シンガポール、シドニーで行われます。")
            : new(
                $"       Guardrails check texts in {region} alone, and cannot read Japanese there.",
                $"       ガードレールの検査は {region} だけで行われ、日本語は検査できません。");
        Bilingual inRegion = new(
            "region: nothing leaves the Region. Guardrails cannot read Japanese, and only models of the Region can be used.",
            "region：リージョンの外には出ません。ガードレールは日本語を検査できず、モデルはリージョン内のものだけです。");
        return isJapan
            ?
            [
                new("japan: models in Tokyo and Osaka.", "japan：モデルは東京と大阪で処理します。"), checks, inRegion,
                new(
                    "global: as japan, and some models may process texts in any Region of AWS.",
                    "global：japan に加えて、世界中のリージョンで処理されるモデルも使えます。"),
            ]
            :
            [
                inRegion,
                new("global: models may process texts in any Region of AWS.", "global：世界中のリージョンで処理されるモデルも使えます。"), checks,
            ];
    }
}
