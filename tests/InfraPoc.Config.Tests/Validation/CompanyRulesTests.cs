namespace InfraPoc.Config.Tests.Validation;

public sealed class CompanyRulesTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("name of another department",
            Change.Legal("name: 法務部\n", "name: 人事部\n"),
            "config/departments/legal.yaml:2:1: error DEP025: name must be unique among departments, got \"人事部\"; choose another name."),
        new("directory users with a group",
            Change.Hr(
                "members:\n  - hr-01@example.com\n  - hr-02@example.com\n",
                "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n"),
            "config/departments/hr.yaml:1:1: error DEP013: members is missing: with identityCenter.users: directory InfraPoc creates the group and its members; list at least one address, e.g. - sales-trial-01@example.com.",
            "config/departments/hr.yaml:37:1: error DEP013: group does not go with identityCenter.users: directory, where InfraPoc creates the group; remove it and list members."),
        new("directory users without members",
            Change.Hr("members:\n  - hr-01@example.com\n  - hr-02@example.com\n", "members: []\n"),
            "config/departments/hr.yaml:37:1: error DEP013: members is missing: with identityCenter.users: directory InfraPoc creates the group and its members; list at least one address, e.g. - sales-trial-01@example.com."),
        new("external users with members",
            [
                Change.Sandbox("users: directory", "users: external"),
                Change.Hr("models: [", "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\nmodels: ["),
            ],
            "config/departments/hr.yaml:37:1: error DEP013: members does not go with identityCenter.users: external, where the identity provider manages members; remove it and write group.",
            "config/departments/legal.yaml:1:1: error DEP013: group is missing: with identityCenter.users: external the identity provider manages members; write the name and id of the existing group.",
            "config/departments/legal.yaml:19:1: error DEP013: members does not go with identityCenter.users: external, where the identity provider manages members; remove it and write group."),
        new("group while it is not known who manages users",
            [
                Change.Sandbox("users: directory", "users: nobody"),
                Change.Hr(
                    "members:\n  - hr-01@example.com\n  - hr-02@example.com\n",
                    "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n"),
            ],
            "config/sandbox.yaml:16:3: error CFG004: identityCenter.users must be one of directory, external, got \"nobody\"; choose one of them."),
        new("group of another department",
            [
                Change.Sandbox("users: directory", "users: external"),
                Change.Hr(
                    "members:\n  - hr-01@example.com\n  - hr-02@example.com\n",
                    "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n"),
                Change.Legal("members: [legal-01@example.com]", "group: { name: Legal, id: A1B2C3D4-5678-90AB-CDEF-1234567890AB }"),
            ],
            "config/departments/legal.yaml:19:23: error DEP029: group.id is the group of another department: nobody could tell whose usage is whose, got \"A1B2C3D4-5678-90AB-CDEF-1234567890AB\"; use one group for one department."),
        new("model unknown, nearest suggested",
            Change.Hr("[haiku, nova]", "[haiko, nova]"),
            "config/departments/hr.yaml:40:10: error DEP019: models[0] is not a model of config/models.yaml, got \"haiko\"; did you mean \"haiku\"?"),
        new("model unknown",
            Change.Hr("[haiku, nova]", "[haiku, gemini]"),
            "config/departments/hr.yaml:40:17: error DEP019: models[1] is not a model of config/models.yaml, got \"gemini\"; write one of haiku, nova, sonnet."),
        new("model unknown while the catalogue has problems",
            [Change.Hr("[haiku, nova]", "[haiku, gemini]"), Change.Models("input: 1.10", "input: ten")],
            "config/models.yaml:9:14: error CFG003: models[0].price.input must be a number of at most 12 digits and 6 decimals, got \"ten\"; write the list price in USD, e.g. 1.10.",
            "config/departments/hr.yaml:40:17: error DEP019: models[1] is not a model of config/models.yaml, got \"gemini\"; write one of haiku, nova, sonnet."),
        new("model unknown while an alias of the catalogue is unreadable",
            [Change.Hr("[haiku, nova]", "[haiku, gemini]"), Change.Models("alias: nova", "alias: NOVA")],
            "config/models.yaml:10:5: error CFG005: models[1].alias is not of the form it must have, got \"NOVA\"; write lower-case letters, digits and single hyphens, e.g. claude-haiku."),
        new("guardrail unknown while another profile has problems",
            [Change.Hr("guardrail: standard", "guardrail: lenient"), Change.Sandbox("insults: high", "insults: some")],
            "config/sandbox.yaml:59:9: error CFG004: guardrails.profiles[1].content.insults must be one of none, low, medium, high, got \"some\"; choose one of them.",
            "config/departments/hr.yaml:41:1: error DEP021: guardrail is not a guardrail profile of config/sandbox.yaml, got \"lenient\"; write one of standard, strict."),
        new("guardrail unknown while the id of a profile is unreadable",
            [Change.Hr("guardrail: standard", "guardrail: lenient"), Change.Sandbox("id: strict", "id: STRICT")],
            "config/sandbox.yaml:56:7: error CFG005: guardrails.profiles[1].id is not of the form it must have, got \"STRICT\"; write lower-case letters, digits and single hyphens, e.g. standard."),
        new("catalogue without models",
            Change.Whole(ConfigFolder.Models, "models: []\n"),
            "config/models.yaml:1:1: error CFG008: models must have 1 to 200 items, got 0; list at least one model."),
        new("model twice",
            Change.Hr("[haiku, nova]", "[haiku, haiku]"),
            "config/departments/hr.yaml:40:17: error DEP020: models[1] is listed twice, got \"haiku\"; remove one of them."),
        new("model outside the sign-off",
            Change.Sandbox("inferenceRegions: [ap-northeast-1, ap-northeast-3]", "inferenceRegions: [ap-northeast-1]"),
            "config/departments/hr.yaml:40:10: error DEP022: models[0] may be processed in ap-northeast-3, which the residency sign-off does not accept, got \"haiku\"; choose another model, or have residency.inferenceRegions signed off with these Regions in config/sandbox.yaml.",
            "config/departments/legal.yaml:20:10: error DEP022: models[0] may be processed in ap-northeast-3, which the residency sign-off does not accept, got \"haiku\"; choose another model, or have residency.inferenceRegions signed off with these Regions in config/sandbox.yaml."),
        new("model with a Region unreadable",
            Change.Models("[ap-northeast-1, ap-northeast-3]", "[ap-northeast-1, osaka]"),
            "config/models.yaml:8:42: error CFG005: models[0].destinationRegions[1] is not of the form it must have, got \"osaka\"; list Region codes, e.g. - ap-northeast-1."),
        new("global model without sign-off",
            Change.Hr("[haiku, nova]", "[sonnet]"),
            "config/departments/hr.yaml:40:10: error DEP022: models[0] may be processed in any commercial Region, which the residency sign-off does not accept, got \"sonnet\"; choose a model with inference in-region or jp, or have residency.globalInference signed off in config/sandbox.yaml."),
        new("model ends before the period",
            Change.Models("endOfLife: 2027-10-31", "endOfLife: 2027-02-27"),
            "config/departments/hr.yaml:40:17: error DEP023: models[1] is served only until 2027-02-27, before period.end, got \"nova\"; choose another model or end the period earlier."),
        new("guardrail unknown, nearest suggested",
            Change.Hr("guardrail: standard", "guardrail: standart"),
            "config/departments/hr.yaml:41:1: error DEP021: guardrail is not a guardrail profile of config/sandbox.yaml, got \"standart\"; did you mean \"standard\"?"),
        new("guardrail unknown",
            Change.Hr("guardrail: standard", "guardrail: lenient"),
            "config/departments/hr.yaml:41:1: error DEP021: guardrail is not a guardrail profile of config/sandbox.yaml, got \"lenient\"; write one of standard, strict."),
        new("member of another department",
            Change.Legal("legal-01@example.com", "HR-02@example.com"),
            "config/departments/legal.yaml:19:11: error DEP026: members[0] is already a member in config/departments/hr.yaml, and a user is created by one department only, got \"HR-02@example.com\"; list each person in one department."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);
}
