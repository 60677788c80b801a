using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Guardrails;

namespace InfraPoc.Tests.Guardrails;

public sealed class GuardrailsStackTests(GuardrailsStackTests.Company company) : IClassFixture<GuardrailsStackTests.Company>
{
    private const string Stack = "Poc-Guardrails";

    private static readonly GuardrailProfile Full = TestCompany.Sandbox.Guardrails.Profiles[0] with
    {
        Content = new ContentFilters { Sexual = FilterStrength.Low, Violence = FilterStrength.Medium, Hate = FilterStrength.None },
        Topics =
        [
            new DeniedTopic { Id = "investment", Definition = "投資の助言", Examples = ["この株は買いですか"] },
            new DeniedTopic { Id = "evaluation", Definition = "人事評価" },
        ],
        PersonalInformation =
        [
            new PersonalInformation { Type = PersonalInformationType.MyNumber },
            new PersonalInformation { Type = PersonalInformationType.Phone, Action = PersonalInformationAction.Mask },
            new PersonalInformation { Type = PersonalInformationType.AwsKey },
        ],
        ConfidentialTerms = ["朝霧", "Orion"],
    };

    private static readonly GuardrailProfile Classic = TestCompany.Sandbox.Guardrails.Profiles[0] with
    {
        Id = "classic-1",
        Tier = GuardrailTier.Classic,
        ClassicReason = "英語だけを使う部署のため。",
    };

    private static readonly SandboxNames Names = TestCompany.Names;
    private static readonly Sandbox Sandbox = TestCompany.Sandbox with
    {
        Guardrails = TestCompany.Sandbox.Guardrails with { Profiles = [Full, Classic] },
    };

    [Fact]
    public void Stack_IsProtectedFromBeingDestroyedByMistake() =>
        company
            .Synthesis.Read("manifest.json").GetProperty("artifacts").GetProperty(Stack).GetProperty("properties")
            .GetProperty("terminationProtection").GetBoolean().ShouldBeTrue();

    [Fact]
    public void Guardrail_OfProfile_HasExactlyItsContent()
    {
        const string Sides = "\"InputAction\":\"BLOCK\",\"InputEnabled\":true,\"OutputAction\":\"BLOCK\",\"OutputEnabled\":true";
        var guardrail = Guardrail("poc-standard");

        guardrail.Text("BlockedInputMessaging").ShouldBe("送信できません。窓口は ai@example.com です。");
        guardrail.Text("BlockedOutputsMessaging").ShouldBe("表示できません。窓口は ai@example.com です。");
        guardrail
            .Text("CrossRegionConfig", "GuardrailProfileArn")
            .ShouldBe("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail-profile/apac.guardrail.v1:0");
        Items(guardrail, "ContentPolicyConfig", "FiltersConfig").Select(Plain).ShouldBe(
        [
            Filter("SEXUAL", "LOW"), Filter("VIOLENCE", "MEDIUM"), Filter("HATE", "NONE"), Filter("INSULTS", "HIGH"),
            Filter("MISCONDUCT", "HIGH"),
            Plain("""{"InputAction":"BLOCK","InputEnabled":true,"InputStrength":"HIGH","OutputStrength":"NONE","Type":"PROMPT_ATTACK"}"""),
        ]);
        guardrail.Text("ContentPolicyConfig", "ContentFiltersTierConfig", "TierName").ShouldBe("STANDARD");
        guardrail.Text("TopicPolicyConfig", "TopicsTierConfig", "TierName").ShouldBe("STANDARD");
        Items(guardrail, "TopicPolicyConfig", "TopicsConfig").Select(Plain).ShouldBe(
        [
            Plain($$"""{"Definition":"人事評価",{{Sides}},"Name":"evaluation","Type":"DENY"}"""),
            Plain($$"""{"Definition":"投資の助言","Examples":["この株は買いですか"],{{Sides}},"Name":"investment","Type":"DENY"}"""),
        ]);
        Items(guardrail, "SensitiveInformationPolicyConfig", "PiiEntitiesConfig").Select(Actions)
            .ShouldBe([
                "PHONE ANONYMIZE ANONYMIZE ANONYMIZE True True", "AWS_ACCESS_KEY BLOCK BLOCK BLOCK True True",
                "AWS_SECRET_KEY BLOCK BLOCK BLOCK True True",
            ]);
        Items(guardrail, "SensitiveInformationPolicyConfig", "RegexesConfig").Select(Actions).ShouldBe(
        [
            "phone-mobile ANONYMIZE ANONYMIZE ANONYMIZE True True", "phone-landline ANONYMIZE ANONYMIZE ANONYMIZE True True",
            "my-number BLOCK BLOCK BLOCK True True", "confidential-terms-1 BLOCK BLOCK BLOCK True True",
        ]);
        Items(guardrail, "SensitiveInformationPolicyConfig", "RegexesConfig")[^1]
            .GetProperty("Pattern").GetString().ShouldBe("[Oo][Rr][Ii][Oo][Nn]|朝霧");
        Items(guardrail, "WordPolicyConfig", "WordsConfig").Select(Plain).ShouldBe([Plain($$"""{{{Sides}},"Text":"Orion"}""")]);
        guardrail.Tags.ShouldBe(new Dictionary<string, string> { ["sandbox"] = "poc" });

        static string Filter(string type, string strength) => Plain($$"""{{{Sides}},"InputStrength":"{{strength}}","OutputStrength":"{{strength}}","Type":"{{type}}"}""");
    }

    [Fact]
    public void Filter_OfItsOwnStrength_IsTheOnlyOneThatChanges()
    {
        Low(new ContentFilters { Sexual = FilterStrength.Low }).ShouldBe("SEXUAL");
        Low(new ContentFilters { Violence = FilterStrength.Low }).ShouldBe("VIOLENCE");
        Low(new ContentFilters { Hate = FilterStrength.Low }).ShouldBe("HATE");
        Low(new ContentFilters { Insults = FilterStrength.Low }).ShouldBe("INSULTS");
        Low(new ContentFilters { Misconduct = FilterStrength.Low }).ShouldBe("MISCONDUCT");
        Low(new ContentFilters { PromptAttack = FilterStrength.Low }).ShouldBe("PROMPT_ATTACK");

        static string? Low(ContentFilters content) =>
            JsonSerializer
                .SerializeToElement(GuardrailContent.Of(Full with { Content = content }, Names))
            .GetProperty("ContentPolicyConfig").GetProperty("FiltersConfig").EnumerateArray()
            .Where(filter => filter.GetProperty("InputStrength").GetString() == "LOW").ShouldHaveSingleItem().GetProperty("Type")
            .GetString();
    }

    [Fact]
    public void Guardrail_OfClassicTier_StaysInTheRegion()
    {
        var guardrail = Guardrail("poc-classic-1");

        guardrail.Properties.TryGetProperty("CrossRegionConfig", out _).ShouldBeFalse();
        guardrail.Text("ContentPolicyConfig", "ContentFiltersTierConfig", "TierName").ShouldBe("CLASSIC");
        guardrail.Properties.TryGetProperty("TopicPolicyConfig", out _).ShouldBeFalse();
        guardrail.Properties.TryGetProperty("WordPolicyConfig", out _).ShouldBeFalse();
    }

    [Fact]
    public void Floor_IsEnforcedInItsVersionAndDeletedBeforeIt()
    {
        var floor = company.Synthesis.Resources(Stack, "AWS::Bedrock::EnforcedGuardrailConfiguration").ShouldHaveSingleItem();
        var versions = company.Synthesis.Resources(Stack, "AWS::Bedrock::GuardrailVersion");
        var guardrail = Guardrail("poc-standard");

        floor
            .Properties.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["GuardrailIdentifier", "GuardrailVersion", "SelectiveContentGuarding"], ignoreOrder: true);
        Plain(floor.Properties.GetProperty("GuardrailIdentifier")).ShouldBe(Attribute(guardrail.LogicalId, "GuardrailArn"));
        var version = versions.Single(candidate =>
            Attribute(candidate.LogicalId, "Version") == Plain(floor.Properties.GetProperty("GuardrailVersion")));
        Plain(version.Properties.GetProperty("GuardrailIdentifier")).ShouldBe(Attribute(guardrail.LogicalId, "GuardrailArn"));
        floor.Text("SelectiveContentGuarding", "System").ShouldBe("COMPREHENSIVE");
        floor.Text("SelectiveContentGuarding", "Messages").ShouldBe("COMPREHENSIVE");
        version.Text("Description").ShouldBe($"Content {Hash(Full)}");
        versions.Count.ShouldBe(2);
        company.Synthesis.Templates[Stack].ShouldNotContain("DeletionPolicy");
    }

    [Fact]
    public void Outputs_OfEveryProfile_AreArnAndVersion()
    {
        company
            .Synthesis.Read($"{Stack}.template.json").GetProperty("Outputs").EnumerateObject()
            .Select(output => $"{output.Name} {Plain(output.Value.GetProperty("Value"))}")
            .ShouldBe([.. Of("Standard", "poc-standard"), .. Of("ClassicX1", "poc-classic-1")], ignoreOrder: true);

        IEnumerable<string> Of(string word, string name)
        {
            var arn = Attribute(Guardrail(name).LogicalId, "GuardrailArn");
            var version = company
                .Synthesis.Resources(Stack, "AWS::Bedrock::GuardrailVersion")
                .Single(candidate => Plain(candidate.Properties.GetProperty("GuardrailIdentifier")) == arn);
            return [$"GuardrailArn{word} {arn}", $"GuardrailVersion{word} {Attribute(version.LogicalId, "Version")}"];
        }
    }

    [Theory]
    [InlineData(PersonalInformationType.Name, "PiiEntitiesConfig:NAME")]
    [InlineData(PersonalInformationType.Address, "PiiEntitiesConfig:ADDRESS")]
    [InlineData(PersonalInformationType.Email, "PiiEntitiesConfig:EMAIL")]
    [InlineData(PersonalInformationType.Phone, "PiiEntitiesConfig:PHONE RegexesConfig:phone-mobile RegexesConfig:phone-landline")]
    [InlineData(PersonalInformationType.CreditCard, "PiiEntitiesConfig:CREDIT_DEBIT_CARD_NUMBER")]
    [InlineData(PersonalInformationType.Password, "PiiEntitiesConfig:PASSWORD")]
    [InlineData(PersonalInformationType.AwsKey, "PiiEntitiesConfig:AWS_ACCESS_KEY PiiEntitiesConfig:AWS_SECRET_KEY")]
    [InlineData(PersonalInformationType.MyNumber, "RegexesConfig:my-number")]
    public void Guardrail_OfOnePersonalInformation_LooksForItAndHasNoEmptyList(PersonalInformationType type, string expected)
    {
        var profile = Full with { PersonalInformation = [new PersonalInformation { Type = type }], ConfidentialTerms = [] };
        var lists = JsonSerializer
            .SerializeToElement(GuardrailContent.Of(profile, Names)).GetProperty("SensitiveInformationPolicyConfig").EnumerateObject()
            .ToList();

        lists.ShouldAllBe(list => list.Value.GetArrayLength() > 0);
        string.Join(
                ' ',
                lists.SelectMany(list =>
                    list.Value.EnumerateArray()
                        .Select(item => $"{list.Name}:{(item.TryGetProperty("Name", out var name) ? name : item.GetProperty("Type"))}")))
            .ShouldBe(expected);
    }

    /// <summary>For licences there is a type of Bedrock's own beside the Japanese pattern.</summary>
    [Fact]
    public void Guardrail_OfDrivingLicences_LooksForBedrocksTypeToo() =>
        JsonSerializer
            .SerializeToElement(
                GuardrailContent.Of(
                    Full with { PersonalInformation = [new PersonalInformation { Type = PersonalInformationType.DrivingLicence }] },
                    Names))
            .GetProperty("SensitiveInformationPolicyConfig").GetProperty("PiiEntitiesConfig").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("Type").GetString().ShouldBe("DRIVER_ID");

    [Fact]
    public void Hash_OfOtherContent_Differs()
    {
        GuardrailProfile[] changes =
        [
            Full with { Content = Full.Content with { Insults = FilterStrength.Low } },
            Full with { Topics = [Full.Topics[0]] },
            Full with { Topics = [Full.Topics[0] with { Definition = "投資" }, Full.Topics[1]] },
            Full with { PersonalInformation = [.. Full.PersonalInformation.Take(2)] },
            Full with
            {
                PersonalInformation =
                [
                    Full.PersonalInformation[0] with { Action = PersonalInformationAction.Mask }, .. Full.PersonalInformation.Skip(1),
                ],
            },
            Full with { ConfidentialTerms = ["朝霧"] },
            Full with { BlockedPromptMessage = "別の文" },
            Full with { BlockedAnswerMessage = "別の文" },
            Full with { Tier = GuardrailTier.Classic },
        ];

        changes.Select(Hash).Append(Hash(Full)).ShouldBeUnique();
    }

    [Fact]
    public void Hash_OfTheSameContent_StaysWhateverNamesAndOrder()
    {
        Hash(Full with { Id = "other", ClassicReason = "英語だけで足りるため。" }).ShouldBe(Hash(Full));
        Hash(Full with { Topics = [.. Full.Topics.Reverse()], ConfidentialTerms = ["Orion", "朝霧"] }).ShouldBe(Hash(Full));
        GuardrailContent.Hash(GuardrailContent.Of(Full, new(Sandbox with { Name = "next", Company = "他社" }))).ShouldBe(Hash(Full));
        GuardrailContent
            .Hash(new Dictionary<string, object> { ["a"] = "1", ["b"] = true })
            .ShouldBe(GuardrailContent.Hash(new Dictionary<string, object> { ["b"] = true, ["a"] = "1" }));
    }

    private static string Hash(GuardrailProfile profile) => GuardrailContent.Hash(GuardrailContent.Of(profile, Names));

    private static string Attribute(string logicalId, string attribute) => Plain($$"""{"Fn::GetAtt":["{{logicalId}}","{{attribute}}"]}""");

    private static string Plain(string json) => Plain(JsonElement.Parse(json));

    /// <summary>Minified, with the keys in order.</summary>
    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Plain(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Plain))}]",
        _ => value.ToString(),
    };

    private static string Actions(JsonElement item) =>
        $"{(item.TryGetProperty("Name", out var name) ? name : item.GetProperty("Type"))} {item.GetProperty("Action")} {item.GetProperty("InputAction")} {item.GetProperty("OutputAction")} {item.GetProperty("InputEnabled")} {item.GetProperty("OutputEnabled")}";

    private static List<JsonElement> Items(TemplateResourceView guardrail, string policy, string list) =>
        [.. guardrail.Properties.GetProperty(policy).GetProperty(list).EnumerateArray()];

    private TemplateResourceView Guardrail(string name) =>
        company.Synthesis.Resources(Stack, "AWS::Bedrock::Guardrail").Single(guardrail => guardrail.Text("Name") == name);

    public sealed class Company
    {
        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(Sandbox, TestCompany.Sales));
    }
}
