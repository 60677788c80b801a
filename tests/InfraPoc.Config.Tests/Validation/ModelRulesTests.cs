namespace InfraPoc.Config.Tests.Validation;

public sealed class ModelRulesTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("alias twice",
            [Change.Models("alias: nova", "alias: haiku"), Change.Hr("[haiku, nova]", "[haiku]")],
            "config/models.yaml:10:5: error MOD001: models[1].alias must be unique, got \"haiku\"; choose another alias."),
        new("name twice",
            Change.Models("name: Nova", "name: Claude Haiku"),
            "config/models.yaml:11:5: error MOD002: models[1].name must be unique, so that people can tell the models apart, got \"Claude Haiku\"; add what differs, e.g. (global)."),
        new("same model and inference twice",
            [
                Change.Models(
                    "modelId: anthropic.claude-sonnet\n    profileId: global.anthropic.claude-sonnet",
                    "modelId: anthropic.claude-haiku\n    profileId: jp.anthropic.claude-haiku\n    destinationRegions: [ap-northeast-1]"),
                Change.Models("inference: global", "inference: jp"),
            ],
            "config/models.yaml:22:5: error MOD003: models[2].modelId is already in the catalogue with the same inference, got \"anthropic.claude-haiku\"; remove one of the two."),
        new("same model, inference of the earlier unreadable",
            [
                Change.Models("modelId: amazon.nova-lite-v1:0", "modelId: anthropic.claude-haiku"),
                Change.Models("inference: jp", "inference: japan"),
            ],
            "config/models.yaml:5:5: error CFG004: models[0].inference must be one of in-region, jp, apac, global, got \"japan\"; choose one of them."),
        new("profile of another model",
            Change.Models("profileId: jp.anthropic.claude-haiku", "profileId: jp.anthropic.claude-opus"),
            "config/models.yaml:7:5: error MOD004: models[0].profileId must be the inference prefix followed by modelId, got \"jp.anthropic.claude-opus\"; write jp.anthropic.claude-haiku, after checking that `aws bedrock list-inference-profiles` shows it."),
        new("profile missing",
            Change.Models("    profileId: jp.anthropic.claude-haiku\n", ""),
            "config/models.yaml:2:5: error MOD004: models[0].profileId must be the inference prefix followed by modelId; write jp.anthropic.claude-haiku, after checking that `aws bedrock list-inference-profiles` shows it."),
        new("profile with inference in-region",
            Change.Models(
                "    modelId: amazon.nova-lite-v1:0\n", "    modelId: amazon.nova-lite-v1:0\n    profileId: jp.amazon.nova-lite-v1:0\n"),
            "config/models.yaml:15:5: error MOD004: models[1].profileId does not go with inference in-region, which calls the model directly, got \"jp.amazon.nova-lite-v1:0\"; remove it, or correct inference."),
        new("profile prefix of other inference",
            Change.Models("inference: jp", "inference: apac"),
            "config/models.yaml:7:5: error MOD004: models[0].profileId must be the inference prefix followed by modelId, got \"jp.anthropic.claude-haiku\"; write apac.anthropic.claude-haiku, after checking that `aws bedrock list-inference-profiles` shows it."),
        new("destinations missing",
            Change.Models("    destinationRegions: [ap-northeast-1, ap-northeast-3]\n", ""),
            "config/models.yaml:2:5: error MOD005: models[0].destinationRegions is missing; list the Regions `aws bedrock get-inference-profile` shows."),
        new("destinations with inference global",
            Change.Models("    price:\n", "    destinationRegions: [ap-northeast-1]\n    price:\n"),
            "config/models.yaml:24:5: error MOD006: models[2].destinationRegions does not go with inference global, where it may be any Region; remove it."),
        new("inference jp outside Japan",
            Change.Models("[ap-northeast-1, ap-northeast-3]", "[ap-northeast-1, ap-northeast-2]"),
            "config/models.yaml:8:5: error MOD007: models[0].destinationRegions must stay in Japan with inference jp; keep ap-northeast-1 and ap-northeast-3 only.",
            "config/departments/hr.yaml:40:10: error DEP022: models[0] may be processed in ap-northeast-2, which the residency sign-off does not accept, got \"haiku\"; choose another model, or have residency.inferenceRegions signed off with these Regions in config/sandbox.yaml.",
            "config/departments/legal.yaml:20:10: error DEP022: models[0] may be processed in ap-northeast-2, which the residency sign-off does not accept, got \"haiku\"; choose another model, or have residency.inferenceRegions signed off with these Regions in config/sandbox.yaml."),
        new("inference in-region in another Region",
            Change.Models("destinationRegions: [ap-northeast-1]", "destinationRegions: [ap-northeast-3]"),
            "config/models.yaml:15:5: error MOD008: models[1].destinationRegions must be the sandbox Region alone with inference in-region; write [ap-northeast-1]."),
        new("inference in-region in two Regions",
            Change.Models("destinationRegions: [ap-northeast-1]", "destinationRegions: [ap-northeast-1, ap-northeast-3]"),
            "config/models.yaml:15:5: error MOD008: models[1].destinationRegions must be the sandbox Region alone with inference in-region; write [ap-northeast-1]."),
        new("Region twice",
            Change.Models("[ap-northeast-1, ap-northeast-3]", "[ap-northeast-1, ap-northeast-1]"),
            "config/models.yaml:8:5: error MOD010: models[0].destinationRegions lists a Region twice; list each Region once."),
        new("price zero",
            Change.Models("input: 1.10", "input: 0"),
            "config/models.yaml:9:14: error MOD009: models[0].price.input must be a positive price, got \"0\"; write US dollars per million tokens, e.g. 1.10."),
        new("price negative",
            Change.Models("output: 15", "output: -15"),
            "config/models.yaml:26:7: error MOD009: models[2].price.output must be a positive price, got \"-15\"; write US dollars per million tokens, e.g. 5.50."),
        new("prices of the cache negative",
            Change.Models("output: 5.50", "output: 5.50, cacheRead: -0.11, cacheWrite: -1"),
            "config/models.yaml:9:41: error MOD011: models[0].price.cacheRead must not be negative, got \"-0.11\"; write US dollars per million tokens, e.g. 0.11, or remove it.",
            "config/models.yaml:9:59: error MOD011: models[0].price.cacheWrite must not be negative, got \"-1\"; write US dollars per million tokens, e.g. 1.375, or remove it."),
        new("price of answers zero",
            Change.Models("output: 15", "output: 0"),
            "config/models.yaml:26:7: error MOD009: models[2].price.output must be a positive price, got \"0\"; write US dollars per million tokens, e.g. 5.50."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);
}
