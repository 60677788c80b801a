using InfraPoc.Config.Tests.Validation;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Tests;

/// <summary>What is allowed and most likely not meant.</summary>
public sealed class WarningsTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    private static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("period over, status active",
            Change.Hr("start: 2026-12-01\n  end: 2027-02-28", "start: 2026-09-01\n  end: 2026-12-14"),
            "config/departments/hr.yaml:36:3: warning DEP035: period.end is over, and the status is still active: members can use nothing, got \"2026-12-14\"; close the trial with `infrapoc department close hr --outcome OUTCOME --notes TEXT`, or correct the date."),
        new("status from a day to come",
            Change.Hr("status: active", "status: suspended\nstatusReason: 予算の見直し\nstatusSince: 2026-12-16"),
            "config/departments/hr.yaml:5:1: warning DEP036: statusSince is in the future, and the status applies from the next deployment, got \"2026-12-16\"; write the day on which it was decided."),
        new("moves that are late, far, or after the period",
            [
                MoveRulesTests.Plan(
                    "email: hr-01@example.com, from: hr, to: legal, on: 2026-12-07", "email: hr-02@example.com, from: hr, to: legal, on: 2027-12-16",
                    "email: legal-01@example.com, from: legal, to: hr, on: 2027-03-01", "email: new@example.com, from: hr, to: legal, on: 2026-12-07, left: 2026-12-07",
                    "email: in-time@example.com, from: hr, to: legal, on: 2026-12-01, left: 2026-12-08"),
            ],
            "config/moves.yaml:2:54: warning MOV012: moves[0].on is over, and the person has not left, got \"2026-12-07\"; run `infrapoc department move-member --due`, or remove the move.",
            "config/moves.yaml:3:54: warning MOV011: moves[1].on is more than a year ahead, got \"2027-12-16\"; correct the year, or keep it if it is meant.",
            "config/moves.yaml:4:57: warning MOV010: moves[2].on is after the period of hr, which ends on 2027-02-28: nobody can call a model there, got \"2027-03-01\"; have the period extended, or remove the move.",
            "config/moves.yaml:5:68: warning MOV013: moves[3].left is long ago, and the person is in no department since, got \"2026-12-07\"; once it is deployed, run `infrapoc department move-member --due --arrive`."),
        new("departments that are not there",
            MoveRulesTests.Plan("email: hr-01@example.com, from: hr, to: lega1, on: 2027-01-15", "email: hr-02@example.com, from: sales, to: hr, on: 2027-01-15"),
            "config/moves.yaml:2:43: warning MOV003: moves[0].to is not a department of config/departments, got \"lega1\"; did you mean \"legal\"?",
            "config/moves.yaml:3:33: warning MOV003: moves[1].from is not a department of config/departments, got \"sales\"; write the id of one."),
        new("left, and still there",
            MoveRulesTests.Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15, left: 2027-01-15"),
            "config/moves.yaml:2:70: warning MOV007: moves[0].left does not go with the person being a member of hr, got \"2027-01-15\"; remove left, or the person from the department's file."),
        new("left, and arrived already",
            MoveRulesTests.Plan("email: legal-01@example.com, from: hr, to: legal, on: 2027-01-15, left: 2027-01-15"),
            "config/moves.yaml:2:73: warning MOV007: moves[0].left does not go with the person being a member of legal, got \"2027-01-15\"; remove the whole move, which is done."),
        new("people who are not there",
            MoveRulesTests.Plan("email: nobody@example.com, from: hr, to: legal, on: 2027-01-15", "email: legal-01@example.com, from: hr, to: legal, on: 2027-01-15"),
            "config/moves.yaml:2:7: warning MOV008: moves[0].email is no member of hr, or of any department, got \"nobody@example.com\"; correct email or from, or drop the move.",
            "config/moves.yaml:3:7: warning MOV008: moves[1].email is no member of hr, but of legal, got \"legal-01@example.com\"; correct email or from, or drop the move."),
        new("to a closed department",
            [
                Change.Legal("name: 法務部\n", "name: 法務部\nstatus: closed\nstatusReason: 終了\nstatusSince: 2026-12-01\noutcome: stop\n"),
                MoveRulesTests.Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15"),
            ],
            "config/moves.yaml:2:43: warning MOV009: moves[0].to is closed, and nobody can sign in there, got \"legal\"; name another department, or drop the move."),
        new("approval of another department",
            Change.Legal("稟議2026-0124", "稟議２０２６-0123"),
            "config/departments/legal.yaml:16:1: warning DEP042: approval is the approval of config/departments/hr.yaml as well, got \"稟議２０２６-0123\"; write the number under which this department was approved."),
        new("approval of another department, with another dash",
            Change.Legal("稟議2026-0124", "稟議2026ー0123"),
            "config/departments/legal.yaml:16:1: warning DEP042: approval is the approval of config/departments/hr.yaml as well, got \"稟議2026ー0123\"; write the number under which this department was approved."),
        new("names, approvals and people that look alike in most fonts",
            [
                Change.Whole("departments/lega1.yaml", """
                    id: lega1
                    name: 監査部
                    purpose: 契約書を確かめる時間を減らす。
                    useCases:
                      - { id: contract, name: 契約書の要約, category: summarizing, minutesBefore: 60, minutesTarget: 0, piecesPerWeek: 1 }
                    kpi: { hoursSavedPerWeek: 1, satisfaction: 5, trialUsers: 1 }
                    dataClass: confidential
                    owner: { name: 監査部長, email: audit-lead@example.com }
                    itPartner: { name: 情報システム部, email: it@example.com }
                    decisionMaker: { name: 監査役, email: auditor@example.com }
                    approval: 稟議2026-0125
                    costCenter: CC-4300
                    period: { start: 2027-01-01, end: 2027-12-31 }
                    members: [audit-01@example.com]
                    models: [haiku]
                    guardrail: strict
                    budget: { monthly: 1000 }

                    """),
                Change.Hr("name: 人事部\nstatus", "name: Al 0課\nstatus"), Change.Hr("- hr-02@example.com", "- hr-0l@example.com"),
                Change.Legal("name: 法務部\npurpose", "name: ＡI O課\npurpose"), Change.Legal("稟議2026-0124", "稟議2O26-0l23"),
                Change.Legal("monthly: 50000", "monthly: 49000"),
            ],
            "config/departments/hr.yaml:39:5: warning DEP052: members[1] looks like hr-01@example.com: only l, I and 1, or O and 0, differ, got \"hr-0l@example.com\"; check the spelling, or choose one that people can tell apart.",
            "config/departments/legal.yaml:1:1: warning DEP052: id looks like lega1: only l, I and 1, or O and 0, differ, got \"legal\"; check the spelling, or choose one that people can tell apart.",
            "config/departments/legal.yaml:2:1: warning DEP052: name looks like Al 0課: only l, I and 1, or O and 0, differ, got \"ＡI O課\"; check the spelling, or choose one that people can tell apart.",
            "config/departments/legal.yaml:16:1: warning DEP052: approval looks like 稟議2026-0123: only l, I and 1, or O and 0, differ, got \"稟議2O26-0l23\"; check the spelling, or choose one that people can tell apart."),
        new("one person twice by a plus address",
            Change.Hr("- hr-02@example.com", "- hr-01+x@example.com"),
            "config/departments/hr.yaml:39:5: warning DEP048: members[1] reaches the mailbox of another member: what follows the plus sign makes a second user of one person, got \"hr-01+x@example.com\"; list each person once, in one department."),
        new("one person in two departments by a plus address, the plain one later",
            [Change.Hr("- hr-02@example.com", "- legal-01+x@example.com")],
            "config/departments/legal.yaml:19:11: warning DEP048: members[0] reaches the mailbox of another member: what follows the plus sign makes a second user of one person, got \"legal-01@example.com\"; list each person once, in one department."),
        new("decision maker who is a member",
            Change.Hr("planning@example.com", "hr-02@example.com"),
            "config/departments/hr.yaml:39:5: warning DEP047: members[1] is also the decision maker, who has to be neutral, got \"hr-02@example.com\"; name another decision maker, or remove the member."),
        new("floor that only masks",
            Change.Sandbox("        - type: my-number\n        - type: phone", "        - type: phone"),
            "config/sandbox.yaml:51:7: warning SBX043: guardrails.profiles[0].personalInformation blocks nothing in the floor, and only masks; block what no department's work needs, e.g. my-number, password and aws-key."),
        new("amounts in yen, currency in dollars",
            [Change.Sandbox("currency: JPY\n  perUsd: 150", "currency: USD\n  perUsd: 1"), Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 100001")],
            "config/sandbox.yaml:22:3: warning SBX044: money.monthlyBudget is more than 100000 US dollars a month, got \"100001\"; check zeros and money.currency, or keep it if that much is meant."),
        new("prices in yen",
            Change.Models("input: 1.10, output: 5.50", "input: 165, output: 825"),
            "config/models.yaml:9:26: warning MOD018: models[0].price.output is several times the dearest model's, got \"825\"; write US dollars per million tokens, not another currency or cents."),
        new("profile of Asia Pacific that stays in Japan",
            [
                Change.Models("inference: jp", "inference: apac"), Change.Models("profileId: jp.", "profileId: apac."),
            ],
            "config/models.yaml:8:5: warning MOD019: models[0].destinationRegions is not what a profile apac routes to, which is the sandbox Region and several others: calls are refused elsewhere; list the Regions `aws bedrock get-inference-profile` shows."),
        new("more people on trial than members",
            Change.Hr("trialUsers: 2", "trialUsers: 50"),
            "config/departments/hr.yaml:21:3: warning DEP037: kpi.trialUsers is more than the 2 members, got \"50\"; list the others in members, or correct the number."),
        new("goal beyond the use cases",
            Change.Hr("hoursSavedPerWeek: 20", "hoursSavedPerWeek: 21"),
            "config/departments/hr.yaml:19:3: warning DEP038: kpi.hoursSavedPerWeek is more than the use cases save when they reach their targets (20), got \"21\"; lower it, or correct minutes and pieces of the use cases."),
        new("owner is the IT partner",
            Change.Hr("it@example.com", "HR-Lead@example.com"),
            "config/departments/hr.yaml:28:3: warning DEP039: itPartner.email is also the owner, who then answers to nobody for the technical side, got \"HR-Lead@example.com\"; name somebody of IT."),
        new("alerts after the stop",
            Change.Hr("  hourly: 1500", "  hourly: 1500\n  stopPercent: 90"),
            "config/departments/hr.yaml:47:3: warning DEP040: budget.alertPercents has values above budget.stopPercent (90), at which use has stopped already; keep those up to it."),
        new("cool-down without an hourly cap",
            Change.Hr("  hourly: 1500", "  coolDownMinutes: 60"),
            "config/departments/hr.yaml:45:3: warning DEP041: budget.coolDownMinutes has no effect without budget.hourly, got \"60\"; remove it, or write budget.hourly."),
        new("amounts with decimals of yen",
            [Change.Hr("monthly: 50000", "monthly: 49999.5"), Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 100000.01")],
            "config/sandbox.yaml:22:3: warning SBX031: money.monthlyBudget has more decimals than JPY, which has none, got \"100000.01\"; write the amount that was approved.",
            "config/departments/hr.yaml:43:3: warning DEP034: budget.monthly has more decimals than JPY, which has none, got \"49999.5\"; write the amount that was approved."),
        new("budget of the sandbox with zeros too many",
            Change.Sandbox("monthlyBudget: 100000", "monthlyBudget: 100000000"),
            "config/sandbox.yaml:22:3: warning SBX036: money.monthlyBudget is more than 10 times what the active departments may spend together (100000), got \"100000000\"; check for zeros too many, or keep it if more departments follow.",
            "config/sandbox.yaml:22:3: warning SBX044: money.monthlyBudget is more than 100000 US dollars a month, got \"100000000\"; check zeros and money.currency, or keep it if that much is meant."),
        new("whole amount beyond the months of the period",
            Change.Hr("monthly: 50000", "monthly: 50000\n  total: 150001"),
            "config/departments/hr.yaml:44:3: warning DEP045: budget.total is more than the monthly caps of the period together (150000), got \"150001\"; write the amount that was approved, or correct budget.monthly or the period."),
        new("prices that are exchanged",
            [
                Change.Models("input: 1.10, output: 5.50", "input: 1.10, output: 5.50, cacheRead: 1.375, cacheWrite: 0.11"),
                Change.Models("output: 15", "output: 1.5"),
            ],
            "config/models.yaml:9:41: warning MOD017: models[0].price.cacheRead is more than price.input (1.1), and hardly any model's is, got \"1.375\"; check that no two prices are exchanged.",
            "config/models.yaml:9:59: warning MOD017: models[0].price.cacheWrite is less than price.input (1.1), and hardly any model's is, got \"0.11\"; check that no two prices are exchanged.",
            "config/models.yaml:26:7: warning MOD017: models[2].price.output is less than price.input (3), and hardly any model's is, got \"1.5\"; check that no two prices are exchanged."),
        new("floor that blocks only what is certain",
            Change.Sandbox("    - id: standard\n", "    - id: standard\n      content: { sexual: low, violence: low, hate: low, insults: low, misconduct: low, promptAttack: low }\n"),
            "config/sandbox.yaml:44:7: warning SBX037: guardrails.profiles[0].content is low throughout, so the floor blocks only what is certain; write medium or high where the work of no department needs low."),
        new("floor that does not read Japanese",
            [
                Change.Sandbox("      tier: standard\n      topics:", "      tier: classic\n      classicReason: 英語だけを使う部署のため。\n      topics:"),
            ],
            "config/sandbox.yaml:44:7: warning SBX038: guardrails.profiles[0].tier of the floor reads no Japanese: its content filters and topics stop nothing that is written in it, got \"classic\"; use tier: standard, or give every department a profile that does."),
        new("floor that does not read Japanese in a Region in which none can",
            [
                Change.Sandbox(
                    "    id: \"111122223333\"\n    region: ap-northeast-1", "    id: \"111122223333\"\n    region: ap-northeast-3"),
                Change.Models("destinationRegions: [ap-northeast-1]", "destinationRegions: [ap-northeast-3]"),
                Change.Sandbox("      tier: standard\n      topics:", "      tier: classic\n      classicReason: 英語だけを使う部署のため。\n      topics:"),
                Change.Sandbox("      tier: standard\n      content:", "      tier: classic\n      classicReason: 英語だけを使う部署のため。\n      content:"),
            ],
            "config/sandbox.yaml:44:7: warning SBX038: guardrails.profiles[0].tier of the floor reads no Japanese: its content filters and topics stop nothing that is written in it, got \"classic\"; what does, tier: standard, needs one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2 as accounts.sandbox.region; in this one, let departments enter only what needs no filter."),
        new("confidential term like a password",
            Change.Sandbox("[朝霧]", "[朝霧, \"P@ssw0rd2026\"]"),
            "config/sandbox.yaml:55:7: warning SBX042: guardrails.profiles[0].confidentialTerms lists what is made like a password as term 2: everybody reads it who reads the guardrail or its template; remove it if it is one, and replace the password where it is in use."),
        new("fence around whatever else is in a unit",
            Change.Sandbox("target: \"111122223333\"", "target: ou-ab12-11111111"),
            "config/sandbox.yaml:68:3: warning SBX039: organization.target is an organizational unit, and every other account that it holds now or later is fenced with the sandbox's, got \"ou-ab12-11111111\"; write \"111122223333\", or keep it if the unit holds nothing else."),
        new("rate of half a year ago",
            Change.Sandbox("asOf: 2026-11-01", "asOf: 2026-06-17"),
            "config/sandbox.yaml:21:3: warning SBX025: money.asOf is more than 180 days ago, and caps are compared at this rate, got \"2026-06-17\"; write today's rate to money.perUsd and its date here."),
        new("rate of a day to come",
            Change.Sandbox("asOf: 2026-11-01", "asOf: 2062-11-01"),
            "config/sandbox.yaml:21:3: warning SBX025: money.asOf is in the future, got \"2062-11-01\"; write today's rate to money.perUsd and its date here."),
        new("logs locked for ten years",
            Change.Sandbox("objectLockDays: 365", "objectLockDays: 3650"),
            "config/sandbox.yaml:30:3: warning SBX032: logging.objectLockDays locks logs for more than five years, and nobody can shorten it, the root user included, got \"3650\"; write at most 1827, or keep it if a rule of your company says so."),
        new("sign-off of a day to come",
            Change.Sandbox("acceptedOn: 2026-11-10", "acceptedOn: 2027-11-10"),
            "config/sandbox.yaml:36:3: warning SBX033: residency.acceptedOn is in the future, got \"2027-11-10\"; write the day on which it was accepted."),
        new("old prices",
            Change.Models("output: 3.16, pricedOn: 2026-11-23", "output: 3.16, pricedOn: 2025-12-14"),
            "config/models.yaml:16:41: warning MOD015: models[1].price.pricedOn is more than a year ago, and caps are counted with this price, got \"2025-12-14\"; read the price again from https://aws.amazon.com/bedrock/pricing/."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_UnlikelyConfig_WarnsOfThisAndNothingElse(string name)
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Legal, ", coolDownMinutes: 120", "");
        var unlikely = Cases.Single(candidate => candidate.Name == name);
        Array.ForEach(unlikely.Changes, change => change.ApplyTo(folder));

        var result = folder.LoadOn(2026, 12, 15);

        result.Problems.ShouldBeEmpty();
        result.Config.ShouldNotBeNull();
        result.Warnings.Select(warning => warning.ToString()).ShouldBe(unlikely.Expected);
    }

    [Fact]
    public void Load_SampleCompany_WarnsOfNothingWhenItBegins() =>
        ConfigLoader.Load(ConfigFolder.Repository, [], [], new Day(2026, 12, 15)).Warnings.ShouldBeEmpty();

    [Fact]
    public void Load_SampleCompany_IsToldItsValuesBeforeADeployment() =>
        ConfigLoader.Load(ConfigFolder.Repository, [SampleValues.Check], [], new Day(2026, 12, 15)).Warnings
            .Select(warning => warning.ToString()).ShouldBe([
                "config/sandbox.yaml:11:5: warning SBX035: accounts.sandbox.id is a value of the sample, as are others below accounts, identityCenter, contacts, residency, organization, got \"111122223333\"; replace it before the first deployment."]);

    [Theory]
    [InlineData("Asia/Tokyo", 0)]
    [InlineData("Europe/Paris", 1)]
    public void Load_LastDay_IsOverWhenItIsInTheSandboxsTimeZone(string timeZone, int expected)
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Sandbox, "Asia/Tokyo", timeZone);
        folder.Replace(ConfigFolder.Sandbox, "acceptedOn: 2026-11-10", "acceptedOn: 2026-12-16");

        // Three in the afternoon in Greenwich is midnight of the 16th in Tokyo.
        ConfigLoader.Load(folder.Root, [], [], new Day(2026, 12, 15, hour: 15)).Warnings.Count(warning => warning.Code == "SBX033")
            .ShouldBe(expected);
    }

    [Fact]
    public void Load_Errors_AreShownWithTheWarnings()
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Hr, "trialUsers: 2", "trialUsers: 50");
        folder.Replace(ConfigFolder.Hr, "monthly: 50000", "monthly: -5");

        var result = folder.LoadOn(2026, 12, 15);

        result.Config.ShouldBeNull();
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe("DEP014");
        result.Warnings.Select(warning => warning.Code).ShouldBe(["DEP037", "DEP041"]);
    }
}
