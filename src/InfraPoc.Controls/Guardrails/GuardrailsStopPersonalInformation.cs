using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each guardrail looks for the configured personal information on both sides.</summary>
public sealed class GuardrailsStopPersonalInformation() : Control(
    "GRD-02",
    guarantee: new(
        "Personal information that the configuration names is blocked or masked in prompts and answers.",
        "設定した個人情報は、プロンプトと回答の両方でブロックまたはマスクされます。"),
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
                .List("SensitiveInformationPolicyConfig", "PiiEntitiesConfig").ToLookup(entry => ProfileGuardrails.Text(entry, "Type"));
            var regexes = guardrail.List("SensitiveInformationPolicyConfig", "RegexesConfig")
                .Where(entry => !string.IsNullOrEmpty(ProfileGuardrails.Text(entry, "Pattern")))
                .ToLookup(entry => ProfileGuardrails.Text(entry, "Name"));
            foreach (var information in profile.PersonalInformation)
            {
                var action = information.Action == PersonalInformationAction.Mask ? "ANONYMIZE" : "BLOCK";
                var (types, names) = Expected(information.Type);
                foreach (
                    var name in types.Where(type => !entities[type].Any(Stops)).Concat(names.Where(regex => !regexes[regex].Any(Stops))))
                {
                    yield return guardrail.Violates(
                        $"{name} is not stopped on both sides with {action}, as profile {profile.Id} says.",
                        "SensitiveInformationPolicyConfig");
                }

                bool Stops(System.Text.Json.JsonElement entry) =>
                    ProfileGuardrails.OnBothSides(entry) == action && ProfileGuardrails.Text(entry, "Action") == action;
            }
        }
    }

    private static (string[] Entities, string[] Regexes) Expected(PersonalInformationType type) => type switch
    {
        PersonalInformationType.Name => (["NAME"], []),
        PersonalInformationType.Address => (["ADDRESS"], []),
        PersonalInformationType.Email => (["EMAIL"], []),
        PersonalInformationType.Phone => (["PHONE"], ["phone-mobile", "phone-landline"]),
        PersonalInformationType.CreditCard => (["CREDIT_DEBIT_CARD_NUMBER"], []),
        PersonalInformationType.Password => (["PASSWORD"], []),
        PersonalInformationType.AwsKey => (["AWS_ACCESS_KEY", "AWS_SECRET_KEY"], []),
        PersonalInformationType.MyNumber => ([], ["my-number"]),
        PersonalInformationType.CorporateNumber => ([], ["corporate-number"]),
        PersonalInformationType.DrivingLicence => (["DRIVER_ID"], ["driving-licence"]),
        PersonalInformationType.Passport => ([], ["passport"]),
        PersonalInformationType.BankAccount => ([], ["bank-account"]),
        _ => throw new InvalidOperationException($"Personal information '{type}' is not known here."),
    };
}
