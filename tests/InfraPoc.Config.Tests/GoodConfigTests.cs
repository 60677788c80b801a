namespace InfraPoc.Config.Tests;

/// <summary>What looks unusual and must be accepted.</summary>
public sealed class GoodConfigTests
{
    private const string Suspended = "status: suspended\nstatusReason: 予算の見直し\nstatusSince: 2027-01-15";
    private const string Closed = "status: closed\nstatusReason: 期間満了\nstatusSince: 2027-01-15\noutcome: expand";
    private const string Purpose = "purpose: 採用と研修の準備にかかる時間を減らす。";
    private const string Members = "members:\n  - hr-01@example.com\n  - hr-02@example.com\n";
    private const string Caps = "  monthly: 50000\n  daily: 5000\n  hourly: 1500\n";
    private const string Standard = "      tier: standard\n      content:";
    private const string StandardTopics = "      tier: standard\n      topics:";
    private const string Japanese = "language: ja";

    /// <summary>An address, a name and aliases as long as they may be.</summary>
    private static readonly string Email = $"{new string('e', 64)}@example.com";

    private static readonly string Kanji = new('部', 100);
    private static readonly IReadOnlyList<string> Longest =
        [.. Enumerable.Range(10, 20).Select(number => $"model-{number}-{new string('x', 21)}")];

    /// <summary>Terms of 99 characters, of which five fill a regular expression of 500; no two are equal.</summary>
    internal static string Terms(int count) =>
        string.Join(", ", Enumerable.Range(100, count).Select(number => $"{number}{new string('霧', 96)}"));

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, Change[]> Cases { get; } = new()
    {
        ["period of 12 months less a day from a leap day"] =
        [
            Change.Hr("  start: 2026-12-01\n  end: 2027-02-28", "  start: 2028-02-29\n  end: 2029-02-27"),
            Change.Hr("[haiku, nova]", "[haiku]"),
        ],
        ["period of one day"] = [Change.Hr("end: 2027-02-28", "end: 2026-12-01")],
        ["period to the day on which a model ends"] = [Change.Hr("end: 2027-02-28", "end: 2027-10-31")],
        ["caps equal"] = [Change.Hr(Caps, "  monthly: 50000\n  daily: 50000\n  hourly: 50000\n")],
        ["caps with decimals"] = [Change.Hr(Caps, "  monthly: 49999.999999\n  daily: 1500.5\n  hourly: 1.500001\n")],
        ["caps that add up to the budget to the last decimal"] =
        [
            Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 100000.000001"), Change.Hr("monthly: 50000", "monthly: 50000.000001"),
        ],
        ["largest amount"] =
        [
            Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 999999999999.999999"),
            Change.Hr("monthly: 50000", "monthly: 900000000000"),
        ],
        ["caps of departments that are not active do not count"] =
        [
            Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 50000"), Change.Hr("status: active", Suspended),
        ],
        ["one alert percentage"] = [Change.Hr("[50, 80, 100]", "[1]")],
        ["stop before the cap"] = [Change.Hr("  hourly: 1500", "  hourly: 1500\n  stopPercent: 50")],
        ["shortest cool-down"] = [Change.Hr("  hourly: 1500", "  hourly: 1500\n  coolDownMinutes: 15")],
        ["longest cool-down"] = [Change.Hr("  hourly: 1500", "  hourly: 1500\n  coolDownMinutes: 720")],
        ["without cost contact, and with one who is the owner"] =
        [
            Change.Hr("costCenter: CC-4100", "costCenter: CC-4100\ncostContact: { name: 人事部長, email: hr-lead@example.com }"),
        ],
        ["suspended"] = [Change.Hr("status: active", Suspended)],
        ["closed"] = [Change.Hr("status: active", Closed)],
        ["closed, and a model has ended since"] =
        [
            Change.Hr("status: active", Closed), Change.Models("endOfLife: 2027-10-31", "endOfLife: 2027-02-27"),
        ],
        ["application only"] = [Change.Hr("  playground: true\n  application: false", "  playground: false\n  application: true")],
        ["external groups"] =
        [
            Change.Sandbox(
                "users: directory",
                "users: external\n  groups:\n    - { name: HR, id: A1B2C3D4-5678-90AB-CDEF-1234567890AB }\n    - { name: Legal, id: 1234567890-b1b2c3d4-5678-90ab-cdef-1234567890ab }"),
            Change.Hr(Members, "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n"),
            Change.Legal("members: [legal-01@example.com]", "group: { name: Legal, id: 1234567890-b1b2c3d4-5678-90ab-cdef-1234567890ab }"),
        ],
        ["global model signed off"] =
        [
            Change.Hr("[haiku, nova]", "[sonnet]"),
            Change.Sandbox("acceptedOn: 2026-11-10", "acceptedOn: 2026-11-10\n  globalInference: true"),
        ],
        ["without sign-off, everything in the sandbox Region"] =
        [
            Change.Sandbox(
                "residency:\n  acceptedBy:\n    name: 委員会\n    email: board@example.com\n  acceptedOn: 2026-11-10\n  inferenceRegions: [ap-northeast-1, ap-northeast-3]\n  guardrailRegions: [ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-southeast-1, ap-southeast-2]\n",
                ""),
            Change.Sandbox(Japanese, "language: en"),
            Change.Sandbox(StandardTopics, "      tier: classic\n      topics:"),
            Change.Sandbox(Standard, "      tier: classic\n      content:"),
            Change.Hr("[haiku, nova]", "[nova]"),
            Change.Legal("[haiku]", "[nova]"),
            Change.Models("endOfLife: 2027-10-31", "endOfLife: 2027-12-31"),
        ],
        ["apac model signed off"] =
        [
            Change.Models(
                "inference: global\n    modelId: anthropic.claude-sonnet\n    profileId: global.",
                "inference: apac\n    modelId: anthropic.claude-sonnet\n    destinationRegions: [ap-northeast-1, ap-south-1]\n    profileId: apac."),
            Change.Sandbox(
                "inferenceRegions: [ap-northeast-1, ap-northeast-3]", "inferenceRegions: [ap-northeast-1, ap-northeast-3, ap-south-1]"),
            Change.Hr("[haiku, nova]", "[sonnet]"),
        ],
        ["classic tier for Japanese with a reason and a definition of 200 characters"] =
        [
            Change.Sandbox(StandardTopics, "      tier: classic\n      classicReason: 英語だけを使う部署のため。\n      topics:"),
            Change.Sandbox("投資の助言", string.Concat(Enumerable.Repeat("😀", 200))),
        ],
        ["classic tier where the language is English"] =
        [
            Change.Sandbox(Japanese, "language: en"), Change.Sandbox(Standard, "      tier: classic\n      content:"),
        ],
        ["blocked message with a page to ask"] =
        [
            Change.Sandbox(
                "confidentialTerms: [朝霧]\n      blockedPromptMessage: 送信できません。窓口は ai@example.com です。",
                "confidentialTerms: [朝霧]\n      blockedPromptMessage: 送信できません。https://example.com/ai"
            ),
        ],
        ["stricter than the floor"] =
        [
            Change.Sandbox("    - id: standard\n", "    - id: standard\n      content: { insults: low, hate: medium }\n"),
            Change.Sandbox("insults: high", "insults: medium"),
        ],
        ["masking what the floor masks"] = [Change.Sandbox("- type: name", "- type: phone\n          action: mask")],
        ["masking what the floor ignores"] = [Change.Sandbox("- type: name", "- type: name\n          action: mask")],
        ["blocking what the floor masks"] = [Change.Sandbox("- type: name", "- type: phone")],
        ["as many terms as fit"] = [Change.Sandbox("[朝霧]", $"[{Terms(35)}]")],
        ["terms of which one contains the other"] = [Change.Sandbox("[朝霧]", "[朝霧, 朝霧計画, Orion, Orion 2, ＯＲＩＯＮ]")],
        ["no organization and no quotas"] =
        [
            Change.Sandbox(
                "organization:\n  managementAccount: \"777788889999\"\n  target: \"111122223333\"\nquotas:\n  permissionSets: 500\n", ""),
        ],
        ["own dashboards"] = [Change.Sandbox("company: 見本株式会社\n", "company: 見本株式会社\ndashboard: own\n")],
        ["no dashboards"] = [Change.Sandbox("company: 見本株式会社\n", "company: 見本株式会社\ndashboard: none\n")],
        ["whole amount of one month"] = [Change.Hr("monthly: 50000", "monthly: 50000\n  total: 50000")],
        ["cache that costs nothing"] = [Change.Models("output: 5.50", "output: 5.50, cacheRead: 0, cacheWrite: 0")],
        ["twenty models with the longest names in Japanese"] =
        [
            Change.Models("models:\n", "models:\n" + string.Concat(Longest.Select(alias =>
                $"  - {{ alias: {alias}, name: {alias}, provider: 見本, inference: in-region, modelId: example.{alias}, "
                + "destinationRegions: [ap-northeast-1], price: { input: 1, output: 5, pricedOn: 2026-11-23 } }\n"))),
            Change.Hr("[haiku, nova]", $"[{string.Join(", ", Longest)}]"),
            Change.Hr("name: 人事部\n", $"name: {Kanji}\n"),
            Change.Hr("name: 人事部長\n  email: hr-lead@example.com", $"name: {Kanji}\n  email: {Email}"),
            Change.Hr("name: 情報システム部\n  email: it@example.com", $"name: {Kanji}\n  email: {Email}"),
        ],
        ["quotas without a key"] = [Change.Sandbox("  permissionSets: 500", "  {}")],
        ["quota just large enough"] = [Change.Sandbox("permissionSets: 500", "stacks: 8")],
        ["UTC"] = [Change.Sandbox("Asia/Tokyo", "UTC")],
        ["time zone of three words"] = [Change.Sandbox("Asia/Tokyo", "America/Argentina/Buenos_Aires")],
        ["code that looks like a number, in quotes"] = [Change.Hr("costCenter: CC-4100", "costCenter: '0410'")],
        ["folded text"] = [Change.Hr(Purpose, "purpose: >-\n  採用と研修の準備にかかる\n  時間を減らす。")],
        ["folded text that keeps its last line breaks"] =
        [
            Change.Hr(Purpose, "purpose: >+\n  採用と研修の準備にかかる\n  時間を減らす。\n\n"),
        ],
        ["literal text of one line"] = [Change.Hr(Purpose, "purpose: |\n  採用と研修の準備にかかる時間を減らす。")],
        ["text over several lines"] = [Change.Hr(Purpose, "purpose: 採用と研修の準備に\n  かかる時間を減らす。")],
        ["quoted text over several lines, one after a tab"] =
        [
            Change.Hr(Purpose, "purpose: \"採用と研修の準備に\n  \tかかる時間を減らす。\""),
        ],
        ["quoted keys and values"] =
        [
            Change.Hr("guardrail: standard", "\"guardrail\": 'standard'"), Change.Hr("start: 2026-12-01", "start: \"2026-12-01\""),
        ],
        ["quoted null is text"] = [Change.Hr("approval: 稟議2026-0123", "approval: \"null\"")],
        ["comments and empty lines"] =
        [
            Change.Hr("id: hr\n", "# 人事部\n\nid: hr # same as the file's name\n\n"),
            Change.Hr("  application: false", "  application: false # end"),
        ],
        ["tab after a value and before a comment"] = [Change.Hr("id: hr\n", "id:\thr\t# 人事部\n")],
        ["document start"] = [Change.Hr("id: hr\n", "---\nid: hr\n"), Change.Hr("  application: false\n", "  application: false\n...\n")],
        ["no line break at the end"] = [Change.Hr("  application: false\n", "  application: false")],
        ["emoji, and one of several characters in a comment"] = [Change.Hr("name: 人事部\n", "name: 人事部 ❤️🚀 # 👩‍💻\n")],
        ["ideographic variation and a character beyond 16 bits"] = [Change.Hr("name: 人事部長\n", "name: 葛󠄀城 𠮷田\n")],
        ["name of exactly 100 characters of two code units"] =
        [
            Change.Hr("name: 人事部\n", $"name: {string.Concat(Enumerable.Repeat("𠮷", 100))}\n"),
        ],
        ["purpose of exactly 10 characters"] = [Change.Hr(Purpose, "purpose: 一二三四五六七八九十")],
        ["minimal and maximal numbers"] =
        [
            Change.Hr("satisfaction: 4.0", "satisfaction: 1"), Change.Hr("minutesBefore: 90", "minutesBefore: 10000"),
        ],
        ["first and last year"] =
        [
            Change.Sandbox("asOf: 2026-11-01", "asOf: 2020-01-01"), Change.Models("endOfLife: 2027-10-31", "endOfLife: 2099-12-31"),
        ],
    };

    [Theory, MemberData(nameof(Names))]
    public void Load_UnusualConfig_IsAccepted(string name)
    {
        using var folder = new ConfigFolder();
        Array.ForEach(Cases[name], change => change.ApplyTo(folder));

        folder.Problems().ShouldBe([]);
    }

    [Fact]
    public void Load_TextInEveryStyle_IsTheSameText()
    {
        string[] styles =
        [
            "採用と 研修", "\"採用と 研修\"", "'採用と 研修'", "\"採用と\n  研修\"", "採用と\n  研修", ">\n  採用と\n  研修",
            "|-\n  採用と 研修", ">+\n  採用と\n  研修\n\n",
        ];

        styles.Select(written =>
        {
            using var folder = new ConfigFolder();
            folder.Replace(ConfigFolder.Hr, "name: 人事部\n", $"name: {written}\n");
            return folder.Load().Config?.Departments[0].Name;
        }).ShouldAllBe(name => name == "採用と 研修");
    }
}
