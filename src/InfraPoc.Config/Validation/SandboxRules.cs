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

    /// <summary>US dollars a month beyond which a trial's budget is most likely a slip of currency or zeros.</summary>
    private const decimal LikelyBudget = 100_000;

    /// <summary>Five years: what is locked longer is most likely a slip, and nobody can undo it.</summary>
    private const int LongLockDays = 1_827;

    public static void Check(BoundFile<Sandbox> file, DateOnly today)
    {
        var sandbox = file.Value;

        file.Require(
            "SBX027", "name",
            () => !Reserved.Contains(sandbox.Name),
            new("is reserved by AWS", "は AWS が予約しています"),
            new($"choose a name other than {string.Join(", ", Reserved)}", $"{string.Join("、", Reserved)} 以外の名前にしてください"));

        file.Require(
            "SBX001", "timeZone",
            () => IsTimeZone(sandbox.TimeZone),
            new("must be a time zone", "はタイムゾーンの名前にしてください"), IsTimeZone("Asia/Tokyo")
                ? new("write an IANA name, e.g. Asia/Tokyo", "IANA の名前を書いてください（例：Asia/Tokyo）")
                : new(
                    "install this machine's time zone database, on Linux the package tzdata",
                    "このマシンにタイムゾーンのデータベースをインストールしてください（Linux ではパッケージ tzdata）"));
        MoneyOf(file, sandbox.Money, today);
        file.Require(
            "SBX004", "logging.retentionDays",
            () => RetentionDays.Contains(sandbox.Logging.RetentionDays),
            new("must be a retention CloudWatch Logs offers", "は CloudWatch Logs で選べる保存日数にしてください"),
            new($"write one of {string.Join(", ", RetentionDays)}", $"{string.Join("、", RetentionDays)} のいずれかを書いてください"));
        file.Require(
            "SBX017", "logging.ownsInvocationLogging",
            () => sandbox.Logging.OwnsInvocationLogging,
            new(
                "must be true: an account has one model-invocation logging configuration per Region, InfraPoc replaces it with its own, and deleting the stack removes it only if it is still InfraPoc's",
                "は true にしてください。モデル呼び出しのログ記録の設定はアカウントとリージョンにつき 1 つしかなく、InfraPoc が自分の設定に置き換えます。スタックを削除すると、InfraPoc の設定のままの場合に限り削除されます"),
            new(
                "write true once nobody else needs that configuration, or use an account that holds nothing else",
                "その設定をほかで使っていないことを確認して true と書くか、ほかの用途のないアカウントを使ってください"));
        file.Expect(
            "SBX032", "logging.objectLockDays",
            () => sandbox.Logging.ObjectLockDays <= LongLockDays,
            new(
                "locks logs for more than five years, and nobody can shorten it, the root user included",
                "により、ログが 5 年を超えてロックされます。ルートユーザーを含め、誰も短くできません"),
            new(
                $"write at most {LongLockDays}, or keep it if a rule of your company says so",
                $"{LongLockDays} 以下にしてください。会社の規程で定められている場合は、このままで構いません"));
        foreach (var (index, domain) in sandbox.IdentityCenter.EmailDomains.Index())
        {
            file.Require(
                "SBX034", $"identityCenter.emailDomains[{index}]",
                () => !Public.Contains(domain, StringComparer.OrdinalIgnoreCase),
                new("is not the company's: anybody can have an address there", "は会社のドメインではありません。誰でもアドレスを持てます"),
                new("list the company's own domains", "会社のドメインを書いてください"));
            file.Require(
                "SBX034", $"identityCenter.emailDomains[{index}]",
                () => !Suffixes.Contains(domain, StringComparer.OrdinalIgnoreCase),
                new(
                    "is not the company's: anybody can have a domain below it",
                    "は会社のドメインではありません。誰でもその下にドメインを持てます"),
                new("list the company's own domains", "会社のドメインを書いてください"));
        }

        Accounts(file, sandbox);
        Guardrails(file, sandbox);
        DataClasses(file, sandbox.Guardrails);
        file.Expect(
            "SBX033", "residency.acceptedOn",
            () => sandbox.Residency is not { } accepted || accepted.AcceptedOn <= today,
            new("is in the future", "が未来の日付です"), new("write the day on which it was accepted", "承認された日を書いてください"));
        foreach (var (key, regions) in (IEnumerable<(string, IReadOnlyList<string>?)>)
            [("inferenceRegions", sandbox.Residency?.InferenceRegions), ("guardrailRegions", sandbox.Residency?.GuardrailRegions)])
        {
            file.Require(
                "SBX045", $"residency.{key}",
                () => regions is null || regions.Distinct().Count() == regions.Count,
                new("lists a Region twice", "に同じリージョンが 2 回書かれています"),
                new("list each Region once", "各リージョンを 1 回だけ書いてください"));
        }

        file.Require(
            "SBX014", "residency.inferenceRegions",
            () => sandbox.Residency is not { } signed || signed.InferenceRegions.Contains(sandbox.Accounts.Sandbox.Region),
            new("must include the sandbox Region", "にサンドボックスのリージョンがありません"),
            new("add the Region of accounts.sandbox", "accounts.sandbox のリージョンを加えてください"),
            "accounts.sandbox.region");
    }

    private static bool IsTimeZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static void Accounts(BoundFile<Sandbox> file, Sandbox sandbox)
    {
        file.Require(
            "SBX011", "accounts.identity.id",
            () => sandbox.Accounts.Identity.Id != sandbox.Accounts.Sandbox.Id,
            new(
                "must not be the sandbox account: whoever deploys the sandbox could then change who may sign in",
                "がサンドボックスアカウントと同じです。サンドボックスをデプロイする人が、サインインできる人を変えられるようになります"),
            new(
                "write the account of the Identity Center organization instance or its delegated administrator",
                "Identity Center の組織インスタンスのアカウントか、その委任管理者のアカウントを書いてください"),
            "accounts.sandbox.id");
        file.Require(
            "SBX012", "organization.managementAccount",
            () => sandbox.Organization?.ManagementAccount != sandbox.Accounts.Sandbox.Id,
            new(
                "must not be the sandbox account: service control policies do not apply to the management account",
                "がサンドボックスアカウントと同じです。管理アカウントにはサービスコントロールポリシーが適用されません"),
            new("use a member account as accounts.sandbox", "accounts.sandbox にはメンバーアカウントを使ってください"),
            "accounts.sandbox.id");
        file.Require(
            "SBX022", "organization.target",
            () => sandbox.Organization is not { } organization
                || !organization.IsAccount || organization.Target == sandbox.Accounts.Sandbox.Id,
            new(
                "must not be another account than the sandbox's, which would be fenced in its place",
                "がサンドボックス以外のアカウントです。そのアカウントに制限がかかってしまいます"),
            new(
                $"write \"{sandbox.Accounts.Sandbox.Id}\", or the id of an organizational unit that holds nothing else",
                $"\"{sandbox.Accounts.Sandbox.Id}\" か、それだけを含む組織単位の id を書いてください"),
            "accounts.sandbox.id");
        file.Expect(
            "SBX039", "organization.target",
            () => sandbox.Organization is not { IsAccount: false },
            new(
                "is an organizational unit, and every other account that it holds now or later is fenced with the sandbox's",
                "は組織単位です。そこに今ある、または後から加わるほかのアカウントにも、同じ制限がかかります"),
            new(
                $"write \"{sandbox.Accounts.Sandbox.Id}\", or keep it if the unit holds nothing else",
                $"\"{sandbox.Accounts.Sandbox.Id}\" と書いてください。組織単位にほかのアカウントがない場合は、このままで構いません"),
            "accounts.sandbox.id");
    }

    private static void MoneyOf(BoundFile<Sandbox> file, Money money, DateOnly today)
    {
        var isKnown = Currencies.Codes.Contains(money.Currency);
        file.Require(
            "SBX002", "money.perUsd",
            () => money.PerUsd > 0,
            new("must be a positive rate", "は正の数にしてください"),
            new(
                "write how many units of the currency one US dollar costs, e.g. 150",
                "1 米ドルがその通貨でいくらかを書いてください（例：150）"));
        file.Require(
            "SBX023", "money.currency",
            () => isKnown,
            new("is not a national currency of ISO 4217", "は ISO 4217 の通貨コードではありません"),
            new(
                "write its code, e.g. JPY for the yen or USD for the US dollar",
                "通貨コードを書いてください（例：円は JPY、米ドルは USD）"));
        var (least, most) = isKnown ? Currencies.Range(money.Currency) : default;
        file.Require(
            "SBX024", "money.perUsd",
            () => !isKnown || money.PerUsd <= 0 || Currencies.IsPlausible(money.Currency, money.PerUsd),
            money.Currency == "USD" ? new(
                "must be 1 where the currency is USD",
                "は通貨が USD の場合は 1 にしてください")
 : new(
                $"is not what one US dollar costs in {money.Currency}",
                $"は 1 米ドルの {money.Currency} での値として不自然です"),
            money.Currency == "USD"
                ? new("write 1, or correct money.currency", "1 と書くか、money.currency を直してください")
                : new(
                    $"write how many {money.Currency} one US dollar costs, which is {Amounts.Of(least, 4)} to {Amounts.Of(most, 4)}, or correct money.currency",
                    $"1 米ドルがいくらかを {money.Currency} で書くか（{Amounts.Of(least, 4)} から {Amounts.Of(most, 4)}）、money.currency を直してください"),
            "money.currency");
        file.Expect(
            "SBX025", "money.asOf",
            () => money.AsOf <= today && money.AsOf.AddDays(RateDays) >= today,
            money.AsOf > today ? new(
                "is in the future",
                "が未来の日付です")
 : new(
                $"is more than {RateDays} days ago, and caps are compared at this rate",
                $"から {RateDays} 日以上たっています。上限はこのレートで換算されます"),
            new("write today's rate to money.perUsd and its date here", "money.perUsd に今日のレートを、ここにその日付を書いてください"));
        file.Require(
            "SBX003", "money.monthlyBudget",
            () => money.MonthlyBudget > 0,
            new("must be a positive amount", "は正の金額にしてください"),
            new(
                $"write the sandbox's monthly budget in {Amounts.CurrencyOf(file).English}, e.g. 300000",
                $"サンドボックスの月額予算を{Amounts.CurrencyOf(file).Japanese}で書いてください（例：300000）"));
        Amounts.Check(file, "SBX030", "SBX031", "money.monthlyBudget", money.MonthlyBudget, file);
        file.Expect(
            "SBX044", "money.monthlyBudget",
            () => !isKnown || !Currencies.IsPlausible(money.Currency, money.PerUsd) || money.MonthlyBudget / money.PerUsd <= LikelyBudget,
            new(
                $"is more than {Amounts.Of(LikelyBudget)} US dollars a month",
                $"が月額 {Amounts.Of(LikelyBudget)} 米ドルを超えています"),
            new(
                "check zeros and money.currency, or keep it if that much is meant",
                "桁と money.currency を確認してください。意図した金額であれば、このままで構いません"),
            "money.currency", "money.perUsd");
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
                new("must be the id of a profile", "にはプロファイルの id を書いてください"),
                Suggestion.Fix(id, known, new(
                    $"write one of {string.Join(", ", known)}",
                    $"{string.Join("、", known)} のいずれかを書いてください")), "guardrails.profiles");
            if (lower is { } below)
            {
                var (lesser, belowId) = ($"guardrails.byDataClass.{ScalarText.KeyOf(below)}", guardrails.ByDataClass.Of(below));
                var lacks = guardrails.Lacks(id, belowId);
                file.Require(
                    "SBX029", path,
                    () => lacks.Count == 0,
                    new(
                        $"must not protect less than {belowId}, which {lesser} demands: it lacks {string.Join(", ", lacks)}",
                        $"の保護が、{lesser} の {belowId} を下回っています（不足：{string.Join("、", lacks)}）"),
                    new($"write {belowId} or a stricter profile", $"{belowId} か、より厳しいプロファイルを書いてください"),
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
            new("must be the id of a profile", "にはプロファイルの id を書いてください"),
            new(
                $"write one of {string.Join(", ", profiles.Select(profile => profile.Id))}",
                $"{string.Join("、", profiles.Select(profile => profile.Id))} のいずれかを書いてください"),
            "guardrails.profiles");
        file.RequireUnique("SBX006", "guardrails.profiles", ".id", profiles, profile => profile.Id, new(
            "must be unique",
            "が重複しています"),
        new("choose another id", "別の id にしてください"));
        foreach (var (index, profile) in profiles.Index())
        {
            var path = $"guardrails.profiles[{index}]";
            Profile(file, sandbox, profile, path);
            Terms(file, profile, path);
            Message(file, $"{path}.blockedPromptMessage", profile.BlockedPromptMessage);
            Message(file, $"{path}.blockedAnswerMessage", profile.BlockedAnswerMessage);
            Floor(file, sandbox, profile, path);
        }
    }

    private static void Profile(BoundFile<Sandbox> file, Sandbox sandbox, GuardrailProfile profile, string path)
    {
        file.RequireUnique(
            "SBX007", $"{path}.topics", ".id", profile.Topics,
            topic => topic.Id,
            new("must be unique in the profile", "がプロファイルの中で重複しています"), new("choose another id", "別の id にしてください"));
        file.RequireUnique(
            "SBX009", $"{path}.personalInformation", ".type", profile.PersonalInformation,
            information => information.Type,
            new("must be listed once", "が 2 回書かれています"), new("remove one of them", "どちらかを削除してください"));
        foreach (var (index, topic) in profile.Topics.Index())
        {
            file.Require(
                "SBX008", $"{path}.topics[{index}].definition",
                () => profile.Tier == GuardrailTier.Standard || topic.Definition.EnumerateRunes().Count() <= 200,
                new("must have at most 200 characters in the classic tier", "はクラシックティアでは 200 文字以内にしてください"),
                new("shorten it, or use tier: standard", "短くするか、tier: standard を使ってください"));
        }

        file.Require(
            "SBX010", $"{path}.tier",
            () => profile.Tier == GuardrailTier.Standard || sandbox.Language != Language.Japanese || profile.ClassicReason is not null,
            new(
                "cannot read Japanese: content filters and denied topics of the classic tier work in English, French and Spanish only",
                "では日本語を検査できません。クラシックティアのコンテンツフィルターと拒否トピックは、英語、フランス語、スペイン語だけに対応しています"),
            new(
                "use tier: standard and sign off residency, or write in classicReason why this is acceptable",
                "tier: standard を使って residency の承認を受けるか、classicReason に許容できる理由を書いてください"),
            "language", $"{path}.classicReason");
        file.Require(
            "SBX013", $"{path}.tier",
            () => profile.Tier == GuardrailTier.Classic || GuardrailRouting.Sources.Contains(sandbox.Accounts.Sandbox.Region),
            new(
                "needs a sandbox Region in which the standard tier can be called",
                "には、スタンダードティアを呼び出せるサンドボックスのリージョンが必要です"),
            new(
                $"use tier: classic, or one of {string.Join(", ", GuardrailRouting.Sources)} as accounts.sandbox.region",
                $"tier: classic を使うか、accounts.sandbox.region を {string.Join("、", GuardrailRouting.Sources)} のいずれかにしてください"),
            "accounts.sandbox.region");
        file.Require(
            "SBX015", $"{path}.tier",
            () =>
                profile.Tier == GuardrailTier.Classic
                || !GuardrailRouting.Sources.Contains(sandbox.Accounts.Sandbox.Region)
                || GuardrailRouting.AsiaPacific.All(region => sandbox.Residency?.GuardrailRegions.Contains(region) == true),
            new(
                "checks texts in every Region of the apac guardrail profile, and the residency sign-off does not accept them all",
                "は apac ガードレールプロファイルのすべてのリージョンで文章を検査しますが、データ所在地の承認にそのすべてが含まれていません"),
            new(
                $"have residency.guardrailRegions signed off with {string.Join(", ", GuardrailRouting.AsiaPacific)}, or use tier: classic, which stays in the sandbox Region but cannot read Japanese",
                $"residency.guardrailRegions に {string.Join("、", GuardrailRouting.AsiaPacific)} を加える承認を受けるか、サンドボックスのリージョン内で検査する（日本語は検査できない）tier: classic を使ってください"),
            "residency");
    }

    private static void Terms(BoundFile<Sandbox> file, GuardrailProfile profile, string path)
    {
        var terms = profile.ConfidentialTerms;
        file.RequireUnique(
            "SBX021", $"{path}.confidentialTerms", "", terms, ConfidentialTerms.Pattern,
            new("is listed already, in whatever case or width of blank", "は、大文字と小文字や空白の幅が違うだけで、すでに書かれています"),
            new("remove one of them", "どちらかを削除してください"));

        foreach (var (index, term) in terms.Index())
        {
            // About the list, so that the term is not printed: more people read that than may know it.
            file.Require(
                "SBX041", $"{path}.confidentialTerms",
                () => !Secrets.In(term).Any(),
                new(
                    $"lists a key, token or password as term {index + 1}: everybody reads it who reads the guardrail or its template",
                    $"の {index + 1} 番目の用語は、キー、トークン、またはパスワードです。ガードレールやテンプレートを読める人すべてに見えます"),
                new(
                    "remove it, and replace the secret where it is in use: it is known now",
                    "削除し、使用中のものは交換してください。すでに知られています"));
            file.Expect(
                "SBX042", $"{path}.confidentialTerms",
                () => !Secrets.IsLikePassword(term),
                new(
                    $"lists what is made like a password as term {index + 1}: everybody reads it who reads the guardrail or its template",
                    $"の {index + 1} 番目の用語は、パスワードのような文字列です。ガードレールやテンプレートを読める人すべてに見えます"),
                new(
                    "remove it if it is one, and replace the password where it is in use",
                    "パスワードであれば削除し、使用中のものは交換してください"));
        }

        var left = ConfidentialTerms.RegexesLeft(profile);
        file.Require(
            "SBX018", $"{path}.confidentialTerms",
            () => ConfidentialTerms.Pack(terms).Count <= left,
            new(
                $"are too many: AWS allows {GuardrailRegex.MaximumCount} regular expressions of {GuardrailRegex.MaximumLength} characters in a guardrail, {left} are left beside those for personal information, and the first {ConfidentialTerms.Fitting(terms, left)} of these {terms.Count} terms fit",
                $"が多すぎます。AWS のガードレールに書ける正規表現は {GuardrailRegex.MaximumLength} 文字のものが {GuardrailRegex.MaximumCount} 個までで、個人情報の分を除くと残りは {left} 個です。{terms.Count} 個の用語のうち、収まるのは先頭の {ConfidentialTerms.Fitting(terms, left)} 個です"),
            new("shorten terms, or remove those that others contain", "用語を短くするか、ほかの用語に含まれるものを削除してください"),
            $"{path}.personalInformation");
    }

    private static void Message(BoundFile<Sandbox> file, string path, string message) => file.Require(
        "SBX019", path,
        () => Address().IsMatch(message),
        new("must name whom to ask", "に問い合わせ先を書いてください"),
        new(
            "add an e-mail address or a page, e.g. ai-helpdesk@example.com or https://example.com/ai",
            "メールアドレスかページを加えてください（例：ai-helpdesk@example.com、https://example.com/ai）"));

    /// <summary>The floor is enforced for everybody, so what another profile does less strictly would have no effect.</summary>
    private static void Floor(
        BoundFile<Sandbox> file, Sandbox sandbox, GuardrailProfile profile, string path)
    {
        var guardrails = sandbox.Guardrails;
        foreach (var (key, strength) in profile.Content.ByKey().Where(_ => profile.Id == guardrails.Floor))
        {
            file.Require(
                "SBX026", $"{path}.content.{key}",
                () => strength > FilterStrength.None,
                new(
                    "must not be none in the floor, which nobody else makes good",
                    "は最低基準では none にできません。ほかで補うものがありません"),
                new("write low or stronger", "low 以上を書いてください"),
                "guardrails.floor", $"{path}.id");
        }

        file.Expect(
            "SBX037", $"{path}.content",
            () => profile.Id != guardrails.Floor || profile.Content.ByKey().Any(filter => filter.Strength != FilterStrength.Low),
            new(
                "is low throughout, so the floor blocks only what is certain",
                "がすべて low です。最低基準は確実なものしかブロックしません"),
            new(
                "write medium or high where the work of no department needs low",
                "業務で low が必要な部門のない項目は、medium か high にしてください"),
            "guardrails.floor", $"{path}.id");
        file.Expect(
            "SBX043", $"{path}.personalInformation",
            () => profile.Id != guardrails.Floor
                || profile.PersonalInformation.Any(information => information.Action == PersonalInformationAction.Block),
            new("blocks nothing in the floor, and only masks", "は最低基準で何もブロックせず、マスクするだけです"),
            new(
                "block what no department's work needs, e.g. my-number, password and aws-key",
                "どの部門の業務にも要らない項目（my-number、password、aws-key など）は block にしてください"),
            "guardrails.floor", $"{path}.id");
        file.Expect(
            "SBX038", $"{path}.tier",
            () =>
                profile.Id != guardrails.Floor || profile.Tier == GuardrailTier.Standard || sandbox.Language != Language.Japanese
                || profile.ClassicReason is null,
            new(
                "of the floor reads no Japanese: its content filters and topics stop nothing that is written in it",
                "が最低基準で日本語に対応していません。コンテンツフィルターと拒否トピックは、日本語の文章を何も止めません"),
            !file.IsBound("accounts.sandbox.region") || GuardrailRouting.Sources.Contains(sandbox.Accounts.Sandbox.Region)
                ? new(
                    "use tier: standard, or give every department a profile that does",
                    "tier: standard を使うか、すべての部門に日本語に対応したプロファイルを割り当ててください")
                : new(
                    $"what does, tier: standard, needs one of {string.Join(", ", GuardrailRouting.Sources)} as accounts.sandbox.region; in this one, let departments enter only what needs no filter",
                    $"日本語に対応した tier: standard は、accounts.sandbox.region が {string.Join("、", GuardrailRouting.Sources)} のいずれかのときだけ使えます。このリージョンのままなら、フィルターがなくても問題のないデータだけを入力させてください"),
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
                new(
                    $"must not be weaker than the {ScalarText.KeyOf(floor)} of the floor {guardrails.Floor}, which is enforced for everybody",
                    $"が、全員に強制される最低基準 {guardrails.Floor} の {ScalarText.KeyOf(floor)} より弱くなっています"),
                new(
                    $"write {ScalarText.KeyOf(floor)} or stronger, or weaken the floor",
                    $"{ScalarText.KeyOf(floor)} 以上にするか、最低基準を弱めてください"),
                $"{floorPath}.content.{key}", $"{floorPath}.id", $"{path}.id");
        }

        foreach (var (index, information) in profile.PersonalInformation.Index())
        {
            file.Require(
                "SBX020", $"{path}.personalInformation[{index}].action",
                () =>
                    information.Action == PersonalInformationAction.Block
                    || !enforced.PersonalInformation.Contains(information with { Action = PersonalInformationAction.Block }),
                new(
                    $"must be block, because that of the floor {guardrails.Floor} is enforced for everybody",
                    $"は block にしてください。最低基準 {guardrails.Floor} の block が全員に強制されます"),
                new("write block, or let the floor mask it", "block と書くか、最低基準を mask にしてください"),
                $"{path}.personalInformation[{index}].type", $"{floorPath}.personalInformation", $"{floorPath}.id", $"{path}.id");
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9._+-]@[A-Za-z0-9-]+\.[A-Za-z0-9]|https://[A-Za-z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
