using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The words of the residency statement in one language.</summary>
internal sealed record ResidencyWords
{
    private const string CrossRegion = "https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html";
    private const string Geographic = "https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html";
    private const string GuardrailProfiles = "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region-support.html";

    public required string Title { get; init; }

    public required string Generated { get; init; }

    public required string Colon { get; init; }

    public required string Separator { get; init; }

    public required string Sandbox { get; init; }

    public required string SandboxRegion { get; init; }

    public required string About { get; init; }

    public required string SignOff { get; init; }

    public required Func<string, string> NotSignedOff { get; init; }

    public required string Item { get; init; }

    public required string Content { get; init; }

    public required string AcceptedBy { get; init; }

    public required string AcceptedOn { get; init; }

    public required string InferenceRegions { get; init; }

    public required string GuardrailRegions { get; init; }

    public required string GlobalInference { get; init; }

    public required string Accepted { get; init; }

    public required string NotAccepted { get; init; }

    public required string Overview { get; init; }

    public required string Department { get; init; }

    public required string Status { get; init; }

    public required string Period { get; init; }

    public required string PromptMayReach { get; init; }

    public required string CheckMayReach { get; init; }

    public required string Nothing { get; init; }

    public required string AnyRegion { get; init; }

    public required Func<string, string> SuspendedNote { get; init; }

    public required Func<string, string> ClosedNote { get; init; }

    public required string Logs { get; init; }

    public required Func<string, string> FullLogs { get; init; }

    public required Func<string, string> MetadataLogs { get; init; }

    public required string Model { get; init; }

    public required string Reached { get; init; }

    public required string Guardrail { get; init; }

    public required string Applies { get; init; }

    public required string Floor { get; init; }

    public required string Own { get; init; }

    public required string FloorAndOwn { get; init; }

    public required string Tier { get; init; }

    public required string Notes { get; init; }

    public required Func<string, string> StandardTierNote { get; init; }

    public required string GlobalNote { get; init; }

    public required string TransportNote { get; init; }

    public required string StorageNote { get; init; }

    public required string TraceNote { get; init; }

    public required string ListNote { get; init; }

    public required string AdministratorsBound { get; init; }

    public required string AdministratorsNotBound { get; init; }

    public required Func<string, string> IdentityNote { get; init; }

    public required string NotCovered { get; init; }

    public required IReadOnlyDictionary<InferenceType, string> Inferences { get; init; }

    public required IReadOnlyDictionary<GuardrailTier, string> Tiers { get; init; }

    public required SummaryWords Summary { get; init; }

    private static ResidencyWords English { get; } = new()
    {
        Summary = SummaryWords.In(Language.English),
        Title = "Where prompts and guardrail checks are processed",
        Generated = "Generated from config/ by `npm run docs`. Do not edit.",
        Colon = ": ",
        Separator = ", ",
        Sandbox = "sandbox",
        SandboxRegion = "AWS Region",
        About =
            "This page follows from the configuration and holds from the deployment of that configuration on. \"May reach\" means that AWS chooses one of the Regions for each request.",
        SignOff = "Sign-off",
        NotSignedOff = home =>
            $"Nobody has signed off that texts are processed outside the sandbox Region: prompts and guardrail checks stay in {home}.",
        Item = "Item",
        Content = "Content",
        AcceptedBy = "Accepted by",
        AcceptedOn = "Accepted on",
        InferenceRegions = "Regions in which a model may process a prompt",
        GuardrailRegions = "Regions in which a guardrail may check a text",
        GlobalInference = "Models that may process a prompt in any commercial AWS Region",
        Accepted = "accepted",
        NotAccepted = "not accepted: such models cannot be called",
        Overview = "Overview",
        Department = "Department",
        Status = "Status",
        Period = "period",
        PromptMayReach = "A prompt may reach",
        CheckMayReach = "A guardrail check may reach",
        Nothing = "nothing at present",
        AnyRegion = "any commercial AWS Region",
        SuspendedNote = since =>
            $"Suspended since {since}: no model can be called. What follows applies again if the department becomes active.",
        ClosedNote = since =>
            $"Closed since {since}: nobody can sign in, and no model can be called. What follows is what the configuration last allowed.",
        Logs = "Logs",
        FullLogs = home =>
            $"prompts and answers are recorded as they were written, including what a guardrail masks, in {home} and in no other Region.",
        MetadataLogs = home =>
            $"who called which model when, and token counts, are recorded in {home} and in no other Region; prompts and answers are not recorded.",
        Model = "Model",
        Reached = "How it is reached",
        Guardrail = "Guardrail",
        Applies = "Applies as",
        Floor = "floor, to everybody in the account",
        Own = "the department's own, in addition to the floor",
        FloorAndOwn = "floor, to everybody in the account; the department has no other",
        Tier = "Tier",
        Notes = "Notes",
        StandardTierNote = regions =>
            $"Content filters and denied topics understand Japanese in the standard tier only. AWS checks texts for it in any of these Regions, also when the model itself stays in Japan, and offers no narrower choice: {regions} ([AWS]({GuardrailProfiles})).",
        GlobalNote =
            "A model reached globally may process a prompt in any commercial AWS Region, also one that is added later or that the account never enabled.",
        TransportNote =
            $"AWS documents that what is sent between Regions for this purpose stays on AWS's network and is encrypted in transit ([AWS]({CrossRegion})).",
        StorageNote =
            $"AWS documents that by default data is stored in the sandbox Region only, and that where AWS stores texts to detect abuse, it does so in the Region that processed the request ([AWS]({Geographic})).",
        TraceNote = "Which Region processed a request is in CloudTrail, in the field `additionalEventData.inferenceRegion` of the event.",
        ListNote =
            "The Regions of a model that is not reached globally are those listed in `config/models.yaml`. Each department's policy allows these and no others, so that a Region AWS adds to a route is not used silently.",
        AdministratorsBound =
            "The Regions bind departments through their policies, and the administrators of the sandbox account through the organization's service control policies.",
        AdministratorsNotBound =
            "The Regions bind departments through their policies. They do not bind the administrators of the sandbox account: no service control policy is configured (`organization` in `config/sandbox.yaml`).",
        IdentityNote = region =>
            $"Names and e-mail addresses of members are kept in IAM Identity Center, in {region}. Logs in the sandbox Region name the user who called a model.",
        NotCovered =
            "Not covered: data about cost and billing, cases opened with AWS Support, and what members do with an answer after they copied it.",
        Inferences = new Dictionary<InferenceType, string>
        {
            [InferenceType.InRegion] = "in the sandbox Region",
            [InferenceType.Japan] = "within Japan (jp profile)",
            [InferenceType.AsiaPacific] = "within Asia Pacific (apac profile)",
            [InferenceType.Global] = "globally (global profile)",
        },
        Tiers = new Dictionary<GuardrailTier, string>
        {
            [GuardrailTier.Standard] = "standard",
            [GuardrailTier.Classic] = "classic (English, French and Spanish only)",
        },
    };

    private static ResidencyWords Japanese { get; } = new()
    {
        Summary = SummaryWords.In(Language.Japanese),
        Title = "プロンプトとガードレール検査の処理場所",
        Generated = "config/ から `npm run docs` で生成。手で編集しないこと。",
        Colon = "：",
        Separator = "、",
        Sandbox = "サンドボックス",
        SandboxRegion = "AWS リージョン",
        About =
            "このページは設定ファイルから作られ、その設定をデプロイした時点から有効です。「到達しうる」とは、リクエストごとに AWS がその中から 1 つのリージョンを選ぶという意味です。",
        SignOff = "承認",
        NotSignedOff = home =>
            $"サンドボックスのリージョン外での処理は承認されていません。プロンプトもガードレール検査も {home} の外に出ません。",
        Item = "項目",
        Content = "内容",
        AcceptedBy = "承認者",
        AcceptedOn = "承認日",
        InferenceRegions = "モデルがプロンプトを処理してよいリージョン",
        GuardrailRegions = "ガードレールが文章を検査してよいリージョン",
        GlobalInference = "任意の商用 AWS リージョンで処理されうるモデル",
        Accepted = "承認済み",
        NotAccepted = "承認なし（このようなモデルは呼び出せません）",
        Overview = "一覧",
        Department = "部門",
        Status = "状態",
        Period = "期間",
        PromptMayReach = "プロンプトが到達しうる場所",
        CheckMayReach = "ガードレール検査が到達しうる場所",
        Nothing = "現在なし",
        AnyRegion = "任意の商用 AWS リージョン",
        SuspendedNote = since => $"{since} から停止中で、モデルは呼び出せません。以下は利用を再開した場合の内容です。",
        ClosedNote = since => $"{since} に終了し、サインインもモデルの呼び出しもできません。以下は設定が最後に許していた内容です。",
        Logs = "ログ",
        FullLogs = home =>
            $"プロンプトと回答を、ガードレールがマスクする部分も含めて {home} に記録します。他のリージョンには記録しません。",
        MetadataLogs = home =>
            $"誰がいつどのモデルを呼び出したかとトークン数を {home} に記録します。他のリージョンには記録しません。プロンプトと回答は記録しません。",
        Model = "モデル",
        Reached = "呼び出し方",
        Guardrail = "ガードレール",
        Applies = "適用",
        Floor = "共通（アカウントの全員に適用）",
        Own = "部門専用（共通に加えて適用）",
        FloorAndOwn = "共通（アカウントの全員に適用。部門専用はなし）",
        Tier = "ティア",
        Notes = "注意事項",
        StandardTierNote = regions =>
            $"コンテンツフィルターと拒否トピックが日本語を理解するのは、スタンダードティアだけです。モデルが日本国内にとどまる場合でも、AWS は次のいずれかのリージョンで文章を検査します。これより狭い選択肢を AWS は提供していません：{regions}（[AWS]({GuardrailProfiles})）",
        GlobalNote =
            "グローバルに呼び出すモデルは、任意の商用 AWS リージョンでプロンプトを処理することがあります。後から追加されたリージョンや、このアカウントで有効にしていないリージョンも含みます。",
        TransportNote =
            $"リージョン間で送られるデータは AWS のネットワーク内にとどまり、転送中は暗号化されると AWS は文書で述べています（[AWS]({CrossRegion})）。",
        StorageNote =
            $"データは原則としてサンドボックスのリージョンにだけ保存され、不正利用の検知のために AWS が文章を保存する場合は、リクエストを処理したリージョンに保存すると AWS は文書で述べています（[AWS]({Geographic})）。",
        TraceNote = "どのリージョンが処理したかは、CloudTrail のイベントの `additionalEventData.inferenceRegion` で確認できます。",
        ListNote =
            "グローバル以外の方法で呼び出すモデルのリージョンは `config/models.yaml` に書かれたものです。各部門のポリシーはそれ以外を許可しないため、AWS が経路にリージョンを追加しても、知らないうちに使われることはありません。",
        AdministratorsBound =
            "リージョンの制限は、部門には各部門のポリシーで、サンドボックスアカウントの管理者には組織のサービスコントロールポリシーで適用されます。",
        AdministratorsNotBound =
            "リージョンの制限は各部門のポリシーで適用されます。サービスコントロールポリシーが設定されていないため（`config/sandbox.yaml` の `organization`）、サンドボックスアカウントの管理者には適用されません。",
        IdentityNote = region =>
            $"メンバーの氏名とメールアドレスは、{region} の IAM Identity Center に保存されます。サンドボックスのリージョンのログには、モデルを呼び出した利用者名が記録されます。",
        NotCovered = "対象外：費用と請求のデータ、AWS サポートへの問い合わせ内容、メンバーがコピーした後の回答の扱い。",
        Inferences = new Dictionary<InferenceType, string>
        {
            [InferenceType.InRegion] = "サンドボックスのリージョン内",
            [InferenceType.Japan] = "日本国内（jp プロファイル）",
            [InferenceType.AsiaPacific] = "アジアパシフィック内（apac プロファイル）",
            [InferenceType.Global] = "グローバル（global プロファイル）",
        },
        Tiers = new Dictionary<GuardrailTier, string>
        {
            [GuardrailTier.Standard] = "スタンダード",
            [GuardrailTier.Classic] = "クラシック（英語・フランス語・スペイン語のみ）",
        },
    };

    public static ResidencyWords In(Language language) => language == Language.Japanese ? Japanese : English;

    public string Of(DepartmentStatus status) => Summary.Of(status);

    public string Of(InferenceType inference) => Inferences[inference];

    public string Of(GuardrailTier tier) => Tiers[tier];
}
