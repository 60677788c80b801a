using System.Text.RegularExpressions;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/sandbox.yaml</c>.</summary>
internal static partial class SandboxRules
{
    /// <summary>See: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
    private static readonly int[] RetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void Check(BoundFile<Sandbox> file)
    {
        var sandbox = file.Value;

        file.Require(
            "SBX001", "timeZone",
            () => IsTimeZone(sandbox.TimeZone),
            "must be a time zone", IsTimeZone("Asia/Tokyo")
                ? "write an IANA name, e.g. Asia/Tokyo"
                : "install this machine's time zone database, on Linux the package tzdata");
        file.Require(
            "SBX002", "money.perUsd",
            () => sandbox.Money.PerUsd > 0,
            "must be a positive rate", "write how many units of the currency one US dollar costs, e.g. 150");
        file.Require(
            "SBX003", "money.monthlyBudget",
            () => sandbox.Money.MonthlyBudget > 0,
            "must be a positive amount", $"write the sandbox's monthly budget in {Amounts.CurrencyOf(file)}, e.g. 300000");
        file.Require(
            "SBX004", "logging.retentionDays",
            () => RetentionDays.Contains(sandbox.Logging.RetentionDays),
            "must be a retention CloudWatch Logs offers", $"write one of {string.Join(", ", RetentionDays)}");
        file.Require(
            "SBX017", "logging.ownsInvocationLogging",
            () => sandbox.Logging.OwnsInvocationLogging,
            "must be true: an account has one model-invocation logging configuration per Region, InfraPoc replaces it with its own, and deleting the stack removes it only if it is still InfraPoc's",
            "write true once nobody else needs that configuration, or use an account that holds nothing else");
        Accounts(file, sandbox);
        Guardrails(file, sandbox);
        file.Require(
            "SBX014", "residency.inferenceRegions",
            () => sandbox.Residency is not { } signed || signed.InferenceRegions.Contains(sandbox.Accounts.Sandbox.Region),
            "must include the sandbox Region", "add the Region of accounts.sandbox", "accounts.sandbox.region");
    }

    private static bool IsTimeZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static void Accounts(BoundFile<Sandbox> file, Sandbox sandbox)
    {
        file.Require(
            "SBX011", "accounts.identity.id",
            () => sandbox.Accounts.Identity.Id != sandbox.Accounts.Sandbox.Id,
            "must not be the sandbox account: whoever deploys the sandbox could then change who may sign in",
            "write the account of the Identity Center organization instance or its delegated administrator", "accounts.sandbox.id");
        file.Require(
            "SBX012", "organization.managementAccount",
            () => sandbox.Organization?.ManagementAccount != sandbox.Accounts.Sandbox.Id,
            "must not be the sandbox account: service control policies do not apply to the management account",
            "use a member account as accounts.sandbox", "accounts.sandbox.id");
    }

    private static void Guardrails(BoundFile<Sandbox> file, Sandbox sandbox)
    {
        var profiles = sandbox.Guardrails.Profiles;
        file.Require(
            "SBX005", "guardrails.floor",
            () => profiles.Any(profile => profile.Id == sandbox.Guardrails.Floor),
            "must be the id of a profile",
            $"write one of {string.Join(", ", profiles.Select(profile => profile.Id))}",
            "guardrails.profiles");
        file.RequireUnique("SBX006", "guardrails.profiles", ".id", profiles, profile => profile.Id, "must be unique", "choose another id");
        foreach (var (index, profile) in profiles.Index())
        {
            var path = $"guardrails.profiles[{index}]";
            Profile(file, sandbox, profile, path);
            Terms(file, profile, path);
            Message(file, $"{path}.blockedPromptMessage", profile.BlockedPromptMessage);
            Message(file, $"{path}.blockedAnswerMessage", profile.BlockedAnswerMessage);
            Floor(file, sandbox.Guardrails, profile, path);
        }
    }

    private static void Profile(BoundFile<Sandbox> file, Sandbox sandbox, GuardrailProfile profile, string path)
    {
        file.RequireUnique(
            "SBX007", $"{path}.topics", ".id", profile.Topics,
            topic => topic.Id,
            "must be unique in the profile", "choose another id");
        file.RequireUnique(
            "SBX009", $"{path}.personalInformation", ".type", profile.PersonalInformation,
            information => information.Type,
            "must be listed once", "remove one of them");
        foreach (var (index, topic) in profile.Topics.Index())
        {
            file.Require(
                "SBX008", $"{path}.topics[{index}].definition",
                () => profile.Tier == GuardrailTier.Standard || topic.Definition.EnumerateRunes().Count() <= 200,
                "must have at most 200 characters in the classic tier", "shorten it, or use tier: standard");
        }

        file.Require(
            "SBX010", $"{path}.tier",
            () => profile.Tier == GuardrailTier.Standard || sandbox.Language != Language.Japanese || profile.ClassicReason is not null,
            "cannot read Japanese: content filters and denied topics of the classic tier work in English, French and Spanish only",
            "use tier: standard and sign off residency, or write in classicReason why this is acceptable",
            "language", $"{path}.classicReason");
        file.Require(
            "SBX013", $"{path}.tier",
            () => profile.Tier == GuardrailTier.Classic || GuardrailRouting.Sources.Contains(sandbox.Accounts.Sandbox.Region),
            "needs a sandbox Region in which the standard tier can be called",
            $"use tier: classic, or one of {string.Join(", ", GuardrailRouting.Sources)} as accounts.sandbox.region",
            "accounts.sandbox.region");
        file.Require(
            "SBX015", $"{path}.tier",
            () =>
                profile.Tier == GuardrailTier.Classic
                || GuardrailRouting.AsiaPacific.All(region => sandbox.Residency?.GuardrailRegions.Contains(region) == true),
            "checks texts in every Region of the apac guardrail profile, and the residency sign-off does not accept them all",
            $"have residency.guardrailRegions signed off with {string.Join(", ", GuardrailRouting.AsiaPacific)}, or use tier: classic, which stays in the sandbox Region but cannot read Japanese",
            "residency");
    }

    private static void Terms(BoundFile<Sandbox> file, GuardrailProfile profile, string path)
    {
        var terms = profile.ConfidentialTerms;
        file.RequireUnique(
            "SBX021", $"{path}.confidentialTerms", "", terms, ConfidentialTerms.Pattern,
            "is listed already, in whatever case or width of blank", "remove one of them");

        var left = ConfidentialTerms.RegexesLeft(profile);
        file.Require(
            "SBX018", $"{path}.confidentialTerms",
            () => ConfidentialTerms.Pack(terms).Count <= left,
            $"are too many: AWS allows {GuardrailRegex.MaximumCount} regular expressions of {GuardrailRegex.MaximumLength} characters in a guardrail, {left} are left beside those for personal information, and the first {ConfidentialTerms.Fitting(terms, left)} of these {terms.Count} terms fit",
            "shorten terms, or remove those that others contain",
            $"{path}.personalInformation");
    }

    private static void Message(BoundFile<Sandbox> file, string path, string message) => file.Require(
        "SBX019", path,
        () => Address().IsMatch(message),
        "must name whom to ask",
        "add an e-mail address or a page, e.g. ai-helpdesk@example.com or https://example.com/ai");

    /// <summary>The floor is enforced for everybody, so what another profile does less strictly would have no effect.</summary>
    private static void Floor(BoundFile<Sandbox> file, GuardrailSettings guardrails, GuardrailProfile profile, string path)
    {
        var place = guardrails.Profiles.Select(candidate => candidate.Id).ToList().IndexOf(guardrails.Floor);
        if (place < 0 || profile.Id == guardrails.Floor || !file.IsBound("guardrails.floor"))
        {
            return;
        }

        var floorPath = $"guardrails.profiles[{place}]";
        var enforced = guardrails.Profiles[place];
        foreach (var ((key, own), (_, floor)) in Strengths(profile.Content).Zip(Strengths(enforced.Content)))
        {
            file.Require(
                "SBX020", $"{path}.content.{key}",
                () => own >= floor,
                $"must not be weaker than the {Word(floor)} of the floor {guardrails.Floor}, which is enforced for everybody",
                $"write {Word(floor)} or stronger, or weaken the floor",
                $"{floorPath}.content.{key}", $"{floorPath}.id", $"{path}.id");
        }

        foreach (var (index, information) in profile.PersonalInformation.Index())
        {
            file.Require(
                "SBX020", $"{path}.personalInformation[{index}].action",
                () =>
                    information.Action == PersonalInformationAction.Block
                    || !enforced.PersonalInformation.Contains(information with { Action = PersonalInformationAction.Block }),
                $"must be block, because that of the floor {guardrails.Floor} is enforced for everybody",
                "write block, or let the floor mask it",
                $"{path}.personalInformation[{index}].type", $"{floorPath}.personalInformation", $"{floorPath}.id", $"{path}.id");
        }
    }

    private static (string Key, FilterStrength Strength)[] Strengths(ContentFilters content) =>
    [
        ("sexual", content.Sexual), ("violence", content.Violence), ("hate", content.Hate),
        ("insults", content.Insults), ("misconduct", content.Misconduct), ("promptAttack", content.PromptAttack),
    ];

    private static string Word(FilterStrength strength) => strength.ToString().ToLowerInvariant();

    [GeneratedRegex(@"[A-Za-z0-9._+-]@[A-Za-z0-9-]+\.[A-Za-z0-9]|https://[A-Za-z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
