using System.Text.RegularExpressions;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within <c>config/sandbox.yaml</c>.</summary>
internal static partial class SandboxRules
{
    /// <summary>See: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
    private static readonly int[] RetentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Names that AWS keeps for itself, as names or as the beginning of names of buckets and metrics.</summary>
    private static readonly string[] Reserved = ["amazon", "amzn", "aws", "ssm", "sthree", "xn"];

    /// <summary>Domains in which anybody can have an address.</summary>
    private static readonly string[] Public =
    [
        "aol.com", "gmail.com", "gmx.com", "googlemail.com", "hotmail.co.jp", "hotmail.com", "icloud.com", "live.com", "live.jp",
        "mail.com",
        "me.com", "msn.com", "outlook.com", "outlook.jp", "proton.me", "protonmail.com", "yahoo.co.jp", "yahoo.com", "ymail.ne.jp",
    ];

    /// <summary>
    /// Domains below which anybody can have one: those of Japan that have no company's name, and the commonest elsewhere. See:
    /// https://publicsuffix.org/list/
    /// </summary>
    private static readonly string[] Suffixes =
    [
        "ac.jp", "ad.jp", "co.jp", "ed.jp", "go.jp", "gr.jp", "lg.jp", "ne.jp", "or.jp", "co.id", "co.in", "co.kr", "co.nz", "co.th",
        "co.uk", "com.au", "com.br", "com.cn", "com.hk", "com.mx", "com.my", "com.ph", "com.sg", "com.tw", "com.vn", "or.kr", "org.uk",
    ];

    /// <summary>Days after which a rate is read again.</summary>
    private const int RateDays = 180;

    /// <summary>Five years: what is locked longer is most likely a slip, and nobody can undo it.</summary>
    private const int LongLockDays = 1_827;

    public static void Check(BoundFile<Sandbox> file, DateOnly today)
    {
        var sandbox = file.Value;

        file.Require(
            "SBX027", "name",
            () => !Reserved.Contains(sandbox.Name),
            "is reserved by AWS", $"choose a name other than {string.Join(", ", Reserved)}");

        file.Require(
            "SBX001", "timeZone",
            () => IsTimeZone(sandbox.TimeZone),
            "must be a time zone", IsTimeZone("Asia/Tokyo")
                ? "write an IANA name, e.g. Asia/Tokyo"
                : "install this machine's time zone database, on Linux the package tzdata");
        MoneyOf(file, sandbox.Money, today);
        file.Require(
            "SBX004", "logging.retentionDays",
            () => RetentionDays.Contains(sandbox.Logging.RetentionDays),
            "must be a retention CloudWatch Logs offers", $"write one of {string.Join(", ", RetentionDays)}");
        file.Require(
            "SBX017", "logging.ownsInvocationLogging",
            () => sandbox.Logging.OwnsInvocationLogging,
            "must be true: an account has one model-invocation logging configuration per Region, InfraPoc replaces it with its own, and deleting the stack removes it only if it is still InfraPoc's",
            "write true once nobody else needs that configuration, or use an account that holds nothing else");
        file.Expect(
            "SBX032", "logging.objectLockDays",
            () => sandbox.Logging.ObjectLockDays <= LongLockDays,
            "locks logs for more than five years, and nobody can shorten it, the root user included",
            $"write at most {LongLockDays}, or keep it if a rule of your company says so");
        foreach (var (index, domain) in sandbox.IdentityCenter.EmailDomains.Index())
        {
            file.Require(
                "SBX034", $"identityCenter.emailDomains[{index}]",
                () => !Public.Contains(domain, StringComparer.OrdinalIgnoreCase),
                "is not the company's: anybody can have an address there", "list the company's own domains");
            file.Require(
                "SBX034", $"identityCenter.emailDomains[{index}]",
                () => !Suffixes.Contains(domain, StringComparer.OrdinalIgnoreCase),
                "is not the company's: anybody can have a domain below it", "list the company's own domains");
        }

        Accounts(file, sandbox);
        Guardrails(file, sandbox);
        DataClasses(file, sandbox.Guardrails);
        file.Expect(
            "SBX033", "residency.acceptedOn",
            () => sandbox.Residency is not { } accepted || accepted.AcceptedOn <= today,
            "is in the future", "write the day on which it was accepted");
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
        file.Require(
            "SBX022", "organization.target",
            () => sandbox.Organization is not { } organization
                || !organization.IsAccount || organization.Target == sandbox.Accounts.Sandbox.Id,
            "must not be another account than the sandbox's, which would be fenced in its place",
            $"write \"{sandbox.Accounts.Sandbox.Id}\", or the id of an organizational unit that holds nothing else",
            "accounts.sandbox.id");
        file.Expect(
            "SBX039", "organization.target",
            () => sandbox.Organization is not { IsAccount: false },
            "is an organizational unit, and every other account that it holds now or later is fenced with the sandbox's",
            $"write \"{sandbox.Accounts.Sandbox.Id}\", or keep it if the unit holds nothing else", "accounts.sandbox.id");
    }

    private static void MoneyOf(BoundFile<Sandbox> file, Money money, DateOnly today)
    {
        var isKnown = Currencies.Codes.Contains(money.Currency);
        file.Require(
            "SBX002", "money.perUsd",
            () => money.PerUsd > 0,
            "must be a positive rate", "write how many units of the currency one US dollar costs, e.g. 150");
        file.Require(
            "SBX023", "money.currency",
            () => isKnown,
            "is not a national currency of ISO 4217",
            "write its code, e.g. JPY for the yen or USD for the US dollar");
        var (least, most) = isKnown ? Currencies.Range(money.Currency) : default;
        file.Require(
            "SBX024", "money.perUsd",
            () => !isKnown || money.PerUsd <= 0 || Currencies.IsPlausible(money.Currency, money.PerUsd),
            money.Currency == "USD" ? "must be 1 where the currency is USD" : $"is not what one US dollar costs in {money.Currency}",
            money.Currency == "USD"
                ? "write 1, or correct money.currency"
                : $"write how many {money.Currency} one US dollar costs, which is {Amounts.Of(least, 4)} to {Amounts.Of(most, 4)}, or correct money.currency",
            "money.currency");
        file.Expect(
            "SBX025", "money.asOf",
            () => money.AsOf <= today && money.AsOf.AddDays(RateDays) >= today,
            money.AsOf > today ? "is in the future" : $"is more than {RateDays} days ago, and caps are compared at this rate",
            "write today's rate to money.perUsd and its date here");
        file.Require(
            "SBX003", "money.monthlyBudget",
            () => money.MonthlyBudget > 0,
            "must be a positive amount", $"write the sandbox's monthly budget in {Amounts.CurrencyOf(file)}, e.g. 300000");
        Amounts.Check(file, "SBX030", "SBX031", "money.monthlyBudget", money.MonthlyBudget, file);
    }

    /// <summary>What each class of data demands is a profile, and more sensitive data demands no less.</summary>
    private static void DataClasses(BoundFile<Sandbox> file, GuardrailSettings guardrails)
    {
        var known = guardrails.Profiles.Select(profile => profile.Id).ToList();
        DataClass? lower = null;
        foreach (var dataClass in Enum.GetValues<DataClass>())
        {
            var path = $"guardrails.byDataClass.{ScalarText.KeyOf(dataClass)}";
            var id = guardrails.ByDataClass.Of(dataClass);
            file.Require(
                "SBX028", path,
                () => known.Contains(id),
                "must be the id of a profile", Suggestion.Fix(id, known, $"write one of {string.Join(", ", known)}"), "guardrails.profiles");
            if (lower is { } below)
            {
                var (lesser, belowId) = ($"guardrails.byDataClass.{ScalarText.KeyOf(below)}", guardrails.ByDataClass.Of(below));
                var lacks = guardrails.Lacks(id, belowId);
                file.Require(
                    "SBX029", path,
                    () => lacks.Count == 0,
                    $"must not protect less than {belowId}, which {lesser} demands: it lacks {string.Join(", ", lacks)}",
                    $"write {belowId} or a stricter profile",
                    lesser, "guardrails.profiles", "guardrails.floor");
            }

            lower = dataClass;
        }
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
            Floor(file, sandbox.Guardrails, profile, path, sandbox.Language);
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

        foreach (var (index, term) in terms.Index())
        {
            // About the list, so that the term is not printed: more people read that than may know it.
            file.Require(
                "SBX041", $"{path}.confidentialTerms",
                () => !Secrets.In(term).Any(),
                $"lists a key, token or password as term {index + 1}: everybody reads it who reads the guardrail or its template",
                "remove it, and replace the secret where it is in use: it is known now");
            file.Expect(
                "SBX042", $"{path}.confidentialTerms",
                () => !Secrets.IsLikePassword(term),
                $"lists what is made like a password as term {index + 1}: everybody reads it who reads the guardrail or its template",
                "remove it if it is one, and replace the password where it is in use");
        }

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
    private static void Floor(
        BoundFile<Sandbox> file, GuardrailSettings guardrails, GuardrailProfile profile, string path, Language language)
    {
        foreach (var (key, strength) in profile.Content.ByKey().Where(_ => profile.Id == guardrails.Floor))
        {
            file.Require(
                "SBX026", $"{path}.content.{key}",
                () => strength > FilterStrength.None,
                "must not be none in the floor, which nobody else makes good", "write low or stronger",
                "guardrails.floor", $"{path}.id");
        }

        file.Expect(
            "SBX037", $"{path}.content",
            () => profile.Id != guardrails.Floor || profile.Content.ByKey().Any(filter => filter.Strength != FilterStrength.Low),
            "is low throughout, so the floor blocks only what is certain", "write medium or high where the work of no department needs low",
            "guardrails.floor", $"{path}.id");
        file.Expect(
            "SBX038", $"{path}.tier",
            () =>
                profile.Id != guardrails.Floor || profile.Tier == GuardrailTier.Standard || language != Language.Japanese
                || profile.ClassicReason is null,
            "of the floor reads no Japanese: its content filters and topics stop nothing that is written in it",
            "use tier: standard, or give every department a profile that does",
            "guardrails.floor", $"{path}.id", $"{path}.classicReason", "language");

        var place = guardrails.Profiles.Select(candidate => candidate.Id).ToList().IndexOf(guardrails.Floor);
        if (place < 0 || profile.Id == guardrails.Floor || !file.IsBound("guardrails.floor"))
        {
            return;
        }

        var floorPath = $"guardrails.profiles[{place}]";
        var enforced = guardrails.Profiles[place];
        foreach (var ((key, own), (_, floor)) in profile.Content.ByKey().Zip(enforced.Content.ByKey()))
        {
            file.Require(
                "SBX020", $"{path}.content.{key}",
                () => own >= floor,
                $"must not be weaker than the {ScalarText.KeyOf(floor)} of the floor {guardrails.Floor}, which is enforced for everybody",
                $"write {ScalarText.KeyOf(floor)} or stronger, or weaken the floor",
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

    [GeneratedRegex(@"[A-Za-z0-9._+-]@[A-Za-z0-9-]+\.[A-Za-z0-9]|https://[A-Za-z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
