using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Guardrails;

/// <summary>What a guardrail profile checks, as the properties of <c>AWS::Bedrock::Guardrail</c> and as a hash of exactly those.</summary>
public static class GuardrailContent
{
    private const string Block = "BLOCK";

    /// <summary>
    /// The properties, as nested dictionaries, <c>object[]</c>, texts and truth values; name, description and tags are not among them.
    /// </summary>
    public static IReadOnlyDictionary<string, object> Of(GuardrailProfile profile, SandboxNames names) => Present(
        ("BlockedInputMessaging", profile.BlockedPromptMessage),
        ("BlockedOutputsMessaging", profile.BlockedAnswerMessage),
        ("ContentPolicyConfig", Content(profile)),
        ("CrossRegionConfig", CrossRegion(profile, names)),
        ("SensitiveInformationPolicyConfig", SensitiveInformation(profile)),
        ("TopicPolicyConfig", Topics(profile)),
        ("WordPolicyConfig", Words(profile)));

    /// <summary>
    /// Identifies the content: 64 hexadecimal digits that change with any of it and with nothing else, the order of keys included.
    /// </summary>
    public static string Hash(IReadOnlyDictionary<string, object> content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Sorted(content))));

    private static Dictionary<string, object> Content(GuardrailProfile profile) => Present(
        ("FiltersConfig", (object[])
        [
            Filter("SEXUAL", profile.Content.Sexual),
            Filter("VIOLENCE", profile.Content.Violence),
            Filter("HATE", profile.Content.Hate),
            Filter("INSULTS", profile.Content.Insults),
            Filter("MISCONDUCT", profile.Content.Misconduct),
            // An answer is no attack: Bedrock accepts no other output strength here.
            Present(
                ("Type", "PROMPT_ATTACK"), ("InputStrength", Word(profile.Content.PromptAttack)), ("InputAction", Block),
                ("InputEnabled", true), ("OutputStrength", Word(FilterStrength.None))),
        ]),
        ("ContentFiltersTierConfig", Tier(profile)));

    private static Dictionary<string, object> Filter(string type, FilterStrength strength) =>
        OnBothSides(Block, ("Type", type), ("InputStrength", Word(strength)), ("OutputStrength", Word(strength)));

    private static Dictionary<string, object>? CrossRegion(GuardrailProfile profile, SandboxNames names) =>
        profile.Tier == GuardrailTier.Standard
        ? Present(("GuardrailProfileArn", names.HomeGuardrailProfileArn))
        : null;

    private static Dictionary<string, object>? Topics(GuardrailProfile profile) => profile.Topics.Count == 0 ? null : Present(
        ("TopicsConfig", (object[])
        [
            .. from topic in profile.Topics
               orderby topic.Id
               select OnBothSides(
                   Block,
                   ("Name", topic.Id), ("Type", "DENY"), ("Definition", topic.Definition),
                   ("Examples", topic.Examples.Count == 0 ? null : topic.Examples.ToArray<object>())),
        ]),
        ("TopicsTierConfig", Tier(profile)));

    private static Dictionary<string, object> SensitiveInformation(GuardrailProfile profile)
    {
        var kinds = profile.PersonalInformation.OrderBy(information => information.Type).ToList();
        object[] entities =
        [
            .. from kind in kinds
            from type in BuiltIn(kind.Type)
            select OnBothSides(Word(kind.Action), ("Type", type), ("Action", Word(kind.Action))),
        ];
        object[] regexes =
        [
            .. from kind in kinds from regex in JapaneseNumbers.For(kind.Type) select Regex(regex, Word(kind.Action)),
            .. from regex in ConfidentialTerms.Pack(profile.ConfidentialTerms) select Regex(regex, Block),
        ];
        return Present(
            ("PiiEntitiesConfig", entities.Length == 0 ? null : entities),
            ("RegexesConfig", regexes.Length == 0 ? null : regexes));
    }

    private static Dictionary<string, object> Regex(GuardrailRegex regex, string action) =>
        OnBothSides(action, ("Name", regex.Name), ("Description", regex.Description), ("Pattern", regex.Pattern), ("Action", action));

    private static Dictionary<string, object>? Words(GuardrailProfile profile)
    {
        object[] words = [.. from term in ConfidentialTerms.English(profile.ConfidentialTerms) select OnBothSides(Block, ("Text", term))];
        return words.Length == 0 ? null : Present(("WordsConfig", words));
    }

    /// <summary>Bedrock's own types; those for licences, passports and accounts of other countries would find nothing here.</summary>
    private static string[] BuiltIn(PersonalInformationType type) => type switch
    {
        PersonalInformationType.Name => ["NAME"],
        PersonalInformationType.Address => ["ADDRESS"],
        PersonalInformationType.Email => ["EMAIL"],
        PersonalInformationType.Phone => ["PHONE"],
        PersonalInformationType.CreditCard => ["CREDIT_DEBIT_CARD_NUMBER"],
        PersonalInformationType.Password => ["PASSWORD"],
        PersonalInformationType.AwsKey => ["AWS_ACCESS_KEY", "AWS_SECRET_KEY"],
        PersonalInformationType.DrivingLicence => ["DRIVER_ID"],
        _ => [],
    };

    private static Dictionary<string, object> Tier(GuardrailProfile profile) =>
        Present(("TierName", profile.Tier.ToString().ToUpperInvariant()));

    private static string Word(FilterStrength strength) => strength.ToString().ToUpperInvariant();

    private static string Word(PersonalInformationAction action) => action == PersonalInformationAction.Mask ? "ANONYMIZE" : Block;

    /// <summary>Checks prompts and answers alike, which the defaults do too; written so that nobody has to know them.</summary>
    private static Dictionary<string, object> OnBothSides(string action, params (string, object?)[] properties) =>
        Present([.. properties, ("InputAction", action), ("InputEnabled", true), ("OutputAction", action), ("OutputEnabled", true)]);

    private static Dictionary<string, object> Present(params (string Key, object? Value)[] properties) =>
        properties.Where(property => property.Value is not null).ToDictionary(property => property.Key, property => property.Value!);

    private static JsonNode? Sorted(object value) => value switch
    {
        IReadOnlyDictionary<string, object> members => new JsonObject(
            members
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        object[] items => new JsonArray([.. items.Select(Sorted)]),
        _ => JsonValue.Create(value),
    };
}
