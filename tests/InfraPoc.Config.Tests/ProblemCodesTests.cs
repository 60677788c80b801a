using System.Text.RegularExpressions;

namespace InfraPoc.Config.Tests;

public sealed partial class ProblemCodesTests
{
    /// <summary>What each code means: words that every message of the code contains. Never give a code another meaning.</summary>
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["CFG001"] = "unknown key ",
        ["CFG002"] = " is missing",
        ["CFG003"] = " must be ",
        ["CFG004"] = " must be one of ",
        ["CFG005"] = " is not of the form it must have, got ",
        ["CFG006"] = " characters, got ",
        ["CFG007"] = " to ",
        ["CFG008"] = " items, got ",
        ["CFG009"] = " has no value",
        ["CFG010"] = " must not contain line breaks or invisible characters, got ",
        ["CFG011"] = " must not start or end with a blank, got ",
        ["CFG012"] = ", which CloudFormation and CDK take for a placeholder, got ",
        ["CFG013"] = " must be in composed characters (NFC): U+",
        ["CFG014"] = " must be text in quotes: ",
        ["CFG015"] = " more problems in this file are not shown",
        ["CFG016"] = ", which a spreadsheet takes for the start of a formula, got ",
        ["YML001"] = "not valid YAML",
        ["YML002"] = " is written twice, first in line ",
        ["YML003"] = " is not supported",
        ["YML004"] = " bytes, at most ",
        ["YML005"] = "the file is not UTF-8",
        ["YML006"] = "the file is empty",
        ["YML007"] = " is missing",
        ["YML008"] = "a second document starts here",
        ["YML009"] = "tag ",
        ["YML010"] = "nested more than ",
        ["YML011"] = "a tab is used to indent",
        ["YML012"] = "the file cannot be read",
        ["YML013"] = "the file starts with a byte order mark",
        ["YML014"] = "the line ends with a carriage return",
        ["YML015"] = "the file is not plain text",
        ["YML016"] = "directives are not supported",
        ["YML017"] = "a key must be text",
        ["YML018"] = " is a symbolic link, and what it points to is not reviewed",
        ["YML019"] = "the folder cannot be read",
        ["YML020"] = "the full-width \"",
        ["YML021"] = "there is no blank after the colon of ",
        ["YML022"] = "the file is not read",
        ["DEP001"] = "id must be the name of its file",
        ["DEP002"] = "id is reserved",
        ["DEP003"] = " is missing",
        ["DEP004"] = " does not go with status active",
        ["DEP005"] = "outcome is missing",
        ["DEP006"] = "outcome goes only with status closed",
        ["DEP007"] = " must be unique in the department",
        ["DEP008"] = ".minutesTarget must be less than minutesBefore",
        ["DEP009"] = "decisionMaker.email must not be the owner",
        ["DEP010"] = "decisionMaker.email must not be the IT partner",
        ["DEP011"] = "period.end must not be before period.start",
        ["DEP012"] = "period.end must be less than 12 months after period.start",
        ["DEP013"] = " with identityCenter.users: ",
        ["DEP014"] = "budget.monthly must be a positive amount",
        ["DEP015"] = "ly must be a positive amount",
        ["DEP016"] = " must not be more than budget.",
        ["DEP017"] = "budget.alertPercents must be ascending",
        ["DEP018"] = " is listed twice",
        ["DEP019"] = " is not a model of config/models.yaml",
        ["DEP020"] = " is listed twice",
        ["DEP021"] = "guardrail is not a guardrail profile of config/sandbox.yaml",
        ["DEP022"] = ", which the residency sign-off does not accept",
        ["DEP023"] = " is served only until ",
        ["DEP024"] = "access leaves no way to reach a model",
        ["DEP025"] = "name must be unique among departments",
        ["DEP026"] = " is already a member in ",
        ["DEP028"] = " is not a department file",
        ["DEP029"] = "group.id is the group of ",
        ["DEP030"] = "budget.total must not be less than budget.monthly",
        ["DEP031"] = " is not an address of the company, got ",
        ["DEP032"] = "guardrail protects less than ",
        ["DEP033"] = " must not be less than a US cent",
        ["DEP034"] = " has more decimals than ",
        ["DEP035"] = "period.end is over",
        ["DEP036"] = "statusSince is in the future",
        ["DEP037"] = "kpi.trialUsers is more than the ",
        ["DEP038"] = "kpi.hoursSavedPerWeek is more than the use cases save",
        ["DEP039"] = "itPartner.email is also the owner",
        ["DEP040"] = "budget.alertPercents has values above budget.stopPercent",
        ["DEP041"] = "budget.coolDownMinutes has no effect",
        ["DEP042"] = "approval is the approval of ",
        ["DEP044"] = " are not a group of identityCenter.groups",
        ["DEP045"] = "budget.total is more than the monthly caps of the period together",
        ["DEP047"] = " is also the decision maker",
        ["DEP048"] = " reaches the mailbox of another member",
        ["DEP049"] = "budget.topUps[1].amount brings the active departments' caps of ",
        ["DEP050"] = "budget.topUps[0].amount must be a positive amount",
        ["DEP052"] = ": only l, I and 1, or O and 0, differ",
        ["DEP051"] = "budget.topUps[1].month must be a month of the period",
        ["DEP046"] = "budget.monthly brings the active departments' monthly caps to ",
        ["MOD001"] = ".alias must be unique",
        ["MOD002"] = ".name must be unique",
        ["MOD003"] = ".modelId is already in the catalogue",
        ["MOD004"] = ".profileId ",
        ["MOD005"] = ".destinationRegions is missing",
        ["MOD006"] = ".destinationRegions does not go with inference global",
        ["MOD007"] = ".destinationRegions must be both Regions of Japan",
        ["MOD008"] = ".destinationRegions must be the sandbox Region alone",
        ["MOD009"] = " must be a positive price",
        ["MOD010"] = ".destinationRegions lists a Region twice",
        ["MOD011"] = " must not be negative",
        ["MOD012"] = ".modelId must not begin with the prefix of an inference profile",
        ["MOD013"] = ".inference is offered in ",
        ["MOD014"] = " US dollars per million tokens",
        ["MOD015"] = ".price.pricedOn is ",
        ["MOD016"] = ".destinationRegions must stay in Asia Pacific",
        ["MOD018"] = " is several times the dearest model's",
        ["MOD019"] = " is not what a profile apac routes to",
        ["MOD017"] = " than price.input ",
        ["MOV001"] = "moves does not go with identityCenter.users: external",
        ["MOV002"] = ".on is the day of another move of the same person",
        ["MOV003"] = " is not a department of config/departments",
        ["MOV004"] = ".to is the department that the person leaves",
        ["MOV005"] = ".left is before the day of the move",
        ["MOV006"] = ".from is not where the person is after the move of ",
        ["MOV007"] = ".left does not go with ",
        ["MOV008"] = ".email is no member of ",
        ["MOV009"] = ".to is closed",
        ["MOV010"] = ".on is after the period of ",
        ["MOV011"] = ".on is more than a year ahead",
        ["MOV012"] = ".on is over, and the person has not left",
        ["MOV013"] = ".left is long ago",
        ["SBX001"] = "timeZone must be a time zone",
        ["SBX002"] = "money.perUsd must be a positive rate",
        ["SBX003"] = "money.monthlyBudget must be a positive amount",
        ["SBX004"] = "logging.retentionDays must be a retention",
        ["SBX005"] = "guardrails.floor must be the id of a profile",
        ["SBX006"] = "].id must be unique",
        ["SBX007"] = "].id must be unique in the profile",
        ["SBX008"] = ".definition must have at most 200 characters",
        ["SBX009"] = ".type must be listed once",
        ["SBX010"] = ".tier cannot read Japanese",
        ["SBX011"] = "accounts.identity.id must not be the sandbox account",
        ["SBX012"] = "organization.managementAccount must not be the sandbox account",
        ["SBX013"] = ".tier needs a sandbox Region",
        ["SBX014"] = "residency.inferenceRegions must include the sandbox Region",
        ["SBX015"] = ".tier checks texts in every Region of the apac guardrail profile",
        ["SBX017"] = "logging.ownsInvocationLogging must be true",
        ["SBX018"] = ".confidentialTerms are too many",
        ["SBX019"] = "Message must name whom to ask",
        ["SBX020"] = " is enforced for everybody",
        ["SBX021"] = " is listed already",
        ["SBX022"] = "organization.target must not be another account",
        ["SBX023"] = "money.currency is not a national currency",
        ["SBX024"] = "money.perUsd ",
        ["SBX025"] = "money.asOf is ",
        ["SBX026"] = " must not be none in the floor",
        ["SBX027"] = "name is reserved by AWS",
        ["SBX028"] = "guardrails.byDataClass.",
        ["SBX029"] = " must not protect less than ",
        ["SBX030"] = "money.monthlyBudget must not be less than a US cent",
        ["SBX031"] = "money.monthlyBudget has more decimals than ",
        ["SBX032"] = "logging.objectLockDays locks logs",
        ["SBX033"] = "residency.acceptedOn is in the future",
        ["SBX034"] = " is not the company's: anybody can have ",
        ["SBX036"] = "money.monthlyBudget is more than 10 times ",
        ["SBX041"] = " lists a key, token or password as term ",
        ["SBX042"] = " lists what is made like a password as term ",
        ["SBX040"] = " must not match roles that do not deploy, and it matches ",
        ["SBX043"] = ".personalInformation blocks nothing in the floor",
        ["SBX044"] = " US dollars a month",
        ["SBX045"] = " lists a Region twice",
        ["SBX037"] = ".content is low throughout",
        ["SBX038"] = ".tier of the floor reads no Japanese",
        ["SBX039"] = "organization.target is an organizational unit",
        ["SBX035"] = " is a value of the sample",
        ["APR001"] = " must be a positive amount",
        ["APR002"] = " goes only with when: budget-raised",
        ["APR003"] = " names no amount",
        ["APR004"] = " must be less than cost.block.",
        ["LIM001"] = " guardrails are needed",
        ["LIM002"] = " permission sets are needed",
        ["LIM003"] = " inference profiles (one for each model of each department) are needed",
        ["LIM004"] = " IAM roles (one for each department's sign-in, one for each application role) are needed",
        ["LIM005"] = " IAM policies (two for each department and the boundary) are needed",
        ["LIM007"] = " and what else meter and brake are given take ",
        ["LIM008"] = " lines in a graph of the dashboard (one for each department) are needed",
        ["LIM006"] = " stacks (one for each department and those of the sandbox) are needed",
    };

    [Fact]
    public void Codes_InTheSources_AreThoseWithAMeaning()
    {
        var sources = SourceFiles("src/InfraPoc.Config")
            .SelectMany(text => Code().Matches(text)).Select(match => match.Value.Trim('"'));

        sources.Distinct().Order(StringComparer.Ordinal).ShouldBe(Meanings.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_InTheSources_AllOccurInAnExpectedMessage()
    {
        var expected = ExpectedMessages().Select(message => message.Code).ToHashSet();

        Meanings.Keys.Except(expected).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_InExpectedMessages_HaveOneMeaning() =>
        ExpectedMessages()
            .Where(message =>
                Meanings.TryGetValue(message.Code, out var meaning) && !message.Text.Contains(meaning, StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Messages_OfEveryCase_AreOneSentenceWithAFix() =>
        BadConfig.All.SelectMany(bad => bad.Expected).Where(text => !Sentence().IsMatch(text)).ShouldBeEmpty();

    [Fact]
    public void Cases_OfEveryTable_AreManyAndHaveNamesOfTheirOwn()
    {
        BadConfig.All.Count.ShouldBeGreaterThan(250);
        BadConfig.All.ShouldAllBe(bad => bad.Expected.Length > 0);
    }

    /// <summary>What the tables and the other tests expect.</summary>
    private static IEnumerable<(string Code, string Text)> ExpectedMessages() =>
        SourceFiles("tests/InfraPoc.Config.Tests").SelectMany(text => Message().Matches(text))
            .Select(match => (match.Groups["code"].Value, Text: Regex.Unescape(match.Groups["text"].Value)))
            .Where(message => message.Item1 != "POL999");

    private static IEnumerable<string> SourceFiles(string folder)
    {
        var root = Path.Combine(ConfigFolder.Repository, folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(File.ReadAllText);
    }

    [GeneratedRegex("\"[A-Z]{3}[0-9]{3}\"")]
    private static partial Regex Code();

    [GeneratedRegex("""(error|warning) (?<code>[A-Z]{3}[0-9]{3}): (?<text>(\\.|[^"\\])*)"[,)\]\s]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();

    [GeneratedRegex(
        @"^config/[^\n]+:[1-9][0-9]*:[1-9][0-9]*: (error|warning) [A-Z]{3}[0-9]{3}: [^\n]+; [^\n]+([^?.]\.|\?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();
}
