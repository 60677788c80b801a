using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The prompt log masks personal data and credentials for everybody who has no right to see them.</summary>
public sealed class PromptLogMasksPersonalData() : Control(
    "AUD-14",
    guarantee: new(
        "The prompt log masks e-mail addresses, card numbers, credentials and Japanese personal numbers for everybody without an explicit right to see them.",
        "プロンプトログでは、メールアドレス、カード番号、認証情報、日本の個人番号などが、閲覧権限を明示的に与えられた人以外にはマスクされます。"),
    why: new(
        "Bedrock logs prompts as they were written, even where a guardrail masks them for the model.",
        "Bedrock は、ガードレールがモデルに対してマスクした場合も、入力されたままのプロンプトを記録するためです。"),
    fix: new(
        "Restore both statements of the log group's data protection policy and the identifiers that the violation names.",
        "ロググループのデータ保護ポリシーの 2 つのステートメントと、違反に示された識別子を元に戻してください。"),
    [Nist("AC-3"), Nist("AU-9"), Ai("4)①")])
{
    private static readonly string[] Managed =
    [
        "AwsSecretKey", "CreditCardNumber", "CreditCardSecurityCode", "EmailAddress", "OpenSshPrivateKey", "PgpPrivateKey",
        "PkcsPrivateKey", "PuttyPrivateKey",
    ];

    /// <summary>
    /// What a Japanese company's prompts hold and no managed identifier knows: personal and licence numbers, passports, phones.
    /// </summary>
    private static readonly string[] Samples =
    [
        "1234-5678-9012", "123456789012", "AB1234567", "03-1234-5678", "090-1234-5678", "09012345678", "+81 90 1234 5678",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var group = templates.PromptLog();
        var statements = group.List("DataProtectionPolicy", "Statement");
        var custom = group.List("DataProtectionPolicy", "Configuration", "CustomDataIdentifier").ToDictionary(
            each => each.Required("Name"),
            each => new Regex($"^(?:{each.Required("Regex")})$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            StringComparer.Ordinal);
        foreach (var violation in group.Differences(("DataProtectionPolicy.Version", "2021-06-01")))
        {
            yield return violation;
        }

        // CloudWatch Logs takes the two only together, and with the same identifiers.
        foreach (var (operation, settings) in new[] { ("Audit", "FindingsDestination"), ("Deidentify", "MaskConfig") })
        {
            if (statements.FirstOrDefault(each => Has(each, operation, settings)) is not { } statement)
            {
                yield return group.Violates(
                    new(
                        $"No statement has the operation {operation} with {settings}.",
                        $"{settings} を伴う操作 {operation} のステートメントがありません。"),
                    "DataProtectionPolicy.Statement");
                continue;
            }

            var identifiers = statement.List("DataIdentifier").Select(each => each.Required()).ToHashSet(StringComparer.Ordinal);
            var missing = Managed.Where(name => !identifiers.Contains($"arn:aws:dataprotection::aws:data-identifier/{name}"))
                .Select(name => new Bilingual(name, $" {name}"))
                .Concat(
                    Samples
                        .Where(sample => !custom.Any(each => identifiers.Contains(each.Key) && each.Value.IsMatch(sample)))
                        .Select(sample => new Bilingual($"one for {sample}", $"（{sample} を検出するもの）")));
            foreach (var name in missing)
            {
                yield return group.Violates(
                    new(
                        $"The statement with {operation} lacks the identifier {name.English}.",
                        $"{operation} のステートメントに、次の識別子がありません：{name.Japanese.TrimStart()}"),
                    "DataProtectionPolicy.Statement");
            }
        }
    }

    private static bool Has(ResourcePart statement, string operation, string settings) =>
        statement.Value("Operation", operation, settings) is not null;
}
