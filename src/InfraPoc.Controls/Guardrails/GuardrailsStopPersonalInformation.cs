using System.Text;
using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each guardrail looks for the configured personal information and confidential terms on both sides.</summary>
public sealed class GuardrailsStopPersonalInformation() : Control(
    "GRD-02",
    guarantee: new(
        "Personal information and confidential terms that the configuration names are blocked or masked in prompts and answers.",
        "設定した個人情報と社外秘の用語は、プロンプトと回答の両方でブロックまたはマスクされます。"),
    why: new(
        "People paste what is on their screen.",
        "画面の内容をそのまま貼り付けてしまうことがあるためです。"),
    fix: new(
        "Restore the entities and regexes of the guardrail, enabled with the configured action on input and output.",
        "ガードレールのエンティティと正規表現を元に戻し、入力と出力の両方で設定どおりの動作を有効にしてください。"),
    [
        Nist("AC-4"), Nist("SI-10"), Nist("SI-15"),
        Lens("GENSEC02-BP01"), Lens("GENSEC04-BP02"),
        Ai("4)①"), Ai("U-4)i"), Ai("U-5)i"),
    ])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var (profile, guardrail) in ProfileGuardrails.Of(templates))
        {
            var entities = guardrail
                .List("SensitiveInformationPolicyConfig", "PiiEntitiesConfig").ToLookup(entry => entry.Text("Type"));
            var regexes = guardrail.List("SensitiveInformationPolicyConfig", "RegexesConfig");
            foreach (var information in profile.PersonalInformation)
            {
                var action = information.Action == PersonalInformationAction.Mask ? "ANONYMIZE" : "BLOCK";
                var (types, patterns) = Expected(information.Type);
                foreach (
                    var name in types.Where(type => !entities[type].Any(entry => Stops(entry, action)))
                        .Concat(
                            patterns.Where(pattern => !pattern.Samples.SelectMany(sample => Similar(sample, templates.Samples.Days))
                                .All(sample => Finds(regexes, sample, action, pattern.Name)))
                                .Select(pattern => pattern.Name)))
                {
                    yield return guardrail.Violates(
                        new(
                            $"{name} is not stopped on both sides with {action}, as profile {profile.Id} says.",
                            $"{name} が、プロファイル {profile.Id} にある {action} の動作で、プロンプトと回答の両方において検出されません。"),
                        "SensitiveInformationPolicyConfig");
                }
            }

            var words = guardrail.List("WordPolicyConfig", "WordsConfig").Where(entry => ProfileGuardrails.OnBothSides(entry) == "BLOCK")
                .Select(entry => entry.Text("Text")).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (
                var (index, term) in profile.ConfidentialTerms.Index()
                    .Where(each => !Finds(regexes, each.Item, "BLOCK") || !Finds(regexes, $"資料の{each.Item}について", "BLOCK")
                        || (Ascii.IsValid(each.Item) && !words.Contains(each.Item))))
            {
                // Not the term itself: more people read what a failed synthesis prints than may know it.
                yield return guardrail.Violates(
                    new(
                        $"confidentialTerms[{index}] ({term.Length} characters) is not blocked on both sides, as profile {profile.Id} says.",
                        $"プロファイル {profile.Id} の confidentialTerms[{index}]（{term.Length} 文字）が、プロンプトと回答の両方でブロックされません。"),
                    "SensitiveInformationPolicyConfig.RegexesConfig");
            }
        }
    }

    /// <summary>The sample, the same with other digits at its end, and both in a sentence.</summary>
    private static IEnumerable<string> Similar(string sample, int seed)
    {
        var last = 0;
        var other = string.Concat(sample.Reverse().Select(letter =>
            char.IsAsciiDigit(letter) && last++ < 4 ? (char)('1' + ((seed + (3 * last)) % 9)) : letter).Reverse());
        return from text in new[] { sample, other }
               from form in new[] { "{0}", "確認：{0}、以上。" }
               select form.Replace("{0}", text, StringComparison.Ordinal);
    }

    private static bool Finds(IEnumerable<ResourcePart> regexes, string text, string action, string? name = null) =>
        regexes.Any(entry =>
            (name is null || entry.Text("Name") == name)
            && Stops(entry, action)
            && entry.Text("Pattern") is { Length: > 0 } pattern
            && Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static bool Stops(ResourcePart entry, string action) =>
        ProfileGuardrails.OnBothSides(entry) == action && entry.Text("Action") == action;

    /// <summary>Bedrock's own types, and patterns with what they must find.</summary>
    private static (string[] Entities, (string Name, string[] Samples)[] Patterns) Expected(PersonalInformationType type) => type switch
    {
        PersonalInformationType.Name => (["NAME"], []),
        PersonalInformationType.Address => (["ADDRESS"], []),
        PersonalInformationType.Email => (["EMAIL"], []),
        PersonalInformationType.Phone => (["PHONE"], [("phone-mobile", ["090-1234-5678"]), ("phone-landline", ["03-1234-5678"])]),
        PersonalInformationType.CreditCard => (["CREDIT_DEBIT_CARD_NUMBER"], []),
        PersonalInformationType.Password => (["PASSWORD"], []),
        PersonalInformationType.AwsKey => (["AWS_ACCESS_KEY", "AWS_SECRET_KEY"], []),
        PersonalInformationType.MyNumber => ([], [("my-number", ["123456789012", "1234-5678-9012"])]),
        PersonalInformationType.CorporateNumber => ([], [("corporate-number", ["T1234567890123", "1-2345-6789-0123"])]),
        PersonalInformationType.DrivingLicence => (["DRIVER_ID"], [("driving-licence", ["免許証番号123456789012"])]),
        PersonalInformationType.Passport => ([], [("passport", ["AB1234567"])]),
        PersonalInformationType.BankAccount => ([], [("bank-account", ["普通 1234567", "記号 10010 番号 12345671"])]),
        _ => throw new InvalidOperationException($"Personal information '{type}' is not known here."),
    };
}
