using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The texts of the statement where prompts and guardrail checks are processed.</summary>
internal static class ResidencyWords
{
    private const string CrossRegion = "https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html";
    private const string Geographic = "https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html";
    private const string GuardrailProfiles = "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region-support.html";

    private const string Retention = "https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html";

    public static readonly Bilingual Title = new("Where prompts and guardrail checks are processed", "プロンプトとガードレール検査の処理場所");

    public static readonly Bilingual Generated = new(
        "Generated from config/ by `npm run docs`. Do not edit.",
        "config/ から `npm run docs` で生成。手で編集しないこと。");

    public static readonly Bilingual SandboxRegion = new("AWS Region", "AWS リージョン");

    public static readonly Bilingual About = new(
        "This page follows from the configuration and holds from the deployment of that configuration on. \"May reach\" means that AWS chooses one of the Regions for each request.",
        "このページは設定ファイルから作られ、その設定をデプロイした時点から有効です。「到達しうる」とは、リクエストごとに AWS がその中から 1 つのリージョンを選ぶという意味です。");

    public static readonly Bilingual SignOff = new("Sign-off", "承認");

    public static Bilingual NotSignedOff(string home) => new(
        $"Nobody has signed off that texts are processed outside the sandbox Region: prompts and guardrail checks stay in {home}.",
        $"サンドボックスのリージョン外での処理は承認されていません。プロンプトもガードレール検査も {home} の外に出ません。");

    public static readonly Bilingual Item = new("Item", "項目");
    public static readonly Bilingual Content = new("Content", "内容");
    public static readonly Bilingual AcceptedBy = new("Accepted by", "承認者");
    public static readonly Bilingual AcceptedOn = new("Accepted on", "承認日");
    public static readonly Bilingual InferenceRegions = new("Regions in which a model may process a prompt", "モデルがプロンプトを処理してよいリージョン");
    public static readonly Bilingual GuardrailRegions = new("Regions in which a guardrail may check a text", "ガードレールが文章を検査してよいリージョン");

    public static readonly Bilingual GlobalInference = new(
        "Models that may process a prompt in any commercial AWS Region",
        "任意の商用 AWS リージョンで処理されうるモデル");

    public static readonly Bilingual Accepted = new("accepted", "承認済み");
    public static readonly Bilingual NotAccepted = new("not accepted: such models cannot be called", "承認なし（このようなモデルは呼び出せません）");
    public static readonly Bilingual Overview = new("Overview", "一覧");
    public static readonly Bilingual Period = new("period", "期間");
    public static readonly Bilingual PromptMayReach = new("A prompt may reach", "プロンプトが到達しうる場所");
    public static readonly Bilingual CheckMayReach = new("A guardrail check may reach", "ガードレール検査が到達しうる場所");
    public static readonly Bilingual Nothing = new("nothing at present", "現在なし");
    public static readonly Bilingual AnyRegion = new("any commercial AWS Region", "任意の商用 AWS リージョン");

    public static Bilingual SuspendedNote(string since) => new(
        $"Suspended since {since}: no model can be called. What follows applies again if the department becomes active.",
        $"{since} から停止中で、モデルは呼び出せません。以下は利用を再開した場合の内容です。");

    public static Bilingual ClosedNote(string since) => new(
        $"Closed since {since}: nobody can sign in, and no model can be called. What follows is what the configuration last allowed.",
        $"{since} に終了し、サインインもモデルの呼び出しもできません。以下は設定が最後に許していた内容です。");

    public static Bilingual EndedNote(string end) => new(
        $"Its period ended on {end}: no model can be called. What follows is what the configuration last allowed.",
        $"期間は {end} に終了し、モデルは呼び出せません。以下は設定が最後に許していた内容です。");

    public static readonly Bilingual Logs = new("Logs", "ログ");

    public static Bilingual FullLogs(string home) => new(
        $"prompts and answers are recorded as they were written, including what a guardrail masks, in {home} and in no other Region.",
        $"プロンプトと回答を、ガードレールがマスクする部分も含めて {home} に記録します。他のリージョンには記録しません。");

    public static Bilingual MetadataLogs(string home) => new(
        $"who called which model when, and token counts, are recorded in {home} and in no other Region; prompts and answers are not recorded.",
        $"誰がいつどのモデルを呼び出したかとトークン数を {home} に記録します。他のリージョンには記録しません。プロンプトと回答は記録しません。");

    public static readonly Bilingual Model = new("Model", "モデル");
    public static readonly Bilingual Reached = new("How it is reached", "呼び出し方");
    public static readonly Bilingual Applies = new("Applies as", "適用");
    public static readonly Bilingual Floor = new("floor, to everybody in the account", "最低基準（アカウントの全員に適用）");
    public static readonly Bilingual Own = new("the department's own, in addition to the floor", "部門専用（最低基準に加えて適用）");

    public static readonly Bilingual FloorAndOwn = new(
        "floor, to everybody in the account; the department has no other",
        "最低基準（アカウントの全員に適用。部門専用はなし）");

    public static readonly Bilingual Tier = new("Tier", "ティア");
    public static readonly Bilingual Notes = new("Notes", "注意事項");

    public static Bilingual StandardTierNote(string regions) => new(
        $"Content filters and denied topics understand Japanese in the standard tier only. AWS checks texts for it in any of these Regions, also when the model itself stays in Japan, and offers no narrower choice: {regions} ([AWS]({GuardrailProfiles})).",
        $"コンテンツフィルターと拒否トピックが日本語を理解するのは、スタンダードティアだけです。モデルが日本国内にとどまる場合でも、AWS は次のいずれかのリージョンで文章を検査します。これより狭い選択肢を AWS は提供していません：{regions}（[AWS]({GuardrailProfiles})）");

    public static readonly Bilingual GlobalNote = new(
        "A model reached globally may process a prompt in any commercial AWS Region, also one that is added later or that the account never enabled.",
        "グローバルに呼び出すモデルは、任意の商用 AWS リージョンでプロンプトを処理することがあります。後から追加されたリージョンや、このアカウントで有効にしていないリージョンも含みます。");

    public static readonly Bilingual TransportNote = new(
        $"AWS documents that what is sent between Regions for this purpose stays on AWS's network and is encrypted in transit ([AWS]({CrossRegion})).",
        $"リージョン間で送られるデータは AWS のネットワーク内にとどまり、転送中は暗号化されると AWS は文書で述べています（[AWS]({CrossRegion})）。");

    public static readonly Bilingual StorageNote = new(
        $"AWS documents that by default data is stored in the sandbox Region only, and that where AWS stores texts to detect abuse, it does so in the Region that processed the request ([AWS]({Geographic})).",
        $"データは原則としてサンドボックスのリージョンにだけ保存され、不正利用の検知のために AWS が文章を保存する場合は、リクエストを処理したリージョンに保存すると AWS は文書で述べています（[AWS]({Geographic})）。");

    public static Bilingual RetentionNote(string home) => new(
        $"Bedrock itself keeps no prompt and no answer: each deployment sets the account's data retention in {home} to the mode `none` ([AWS]({Retention})), an alarm fires when anybody else changes it, and a model that requires retention is refused. What it is: `aws bedrock get-account-data-retention`.",
        $"Bedrock 自体はプロンプトも回答も保存しません。デプロイのたびに {home} でアカウントのデータ保持を `none` モードに設定し（[AWS]({Retention})）、ほかの誰かが変更するとアラームが発報します。保持を必要とするモデルの呼び出しは拒否されます。現在の設定は `aws bedrock get-account-data-retention` で確認できます。");

    public static Bilingual RegionPolicyNote(string regions) => new(
        $"If the company already has a policy that restricts Regions (AWS Control Tower or a service control policy of its own), that policy must let Bedrock through in all of these, or calls are refused although the deployment succeeded: {regions} ([AWS]({Geographic})).",
        $"リージョンを制限するポリシー（AWS Control Tower や自社のサービスコントロールポリシー）がすでにある場合、次のすべてのリージョンで Bedrock を許可しておく必要があります。許可がないと、デプロイが成功しても呼び出しは拒否されます：{regions}（[AWS]({Geographic})）");

    public static readonly Bilingual TraceNote = new(
        "Which Region processed a request is in CloudTrail, in the field `additionalEventData.inferenceRegion` of the event.",
        "どのリージョンが処理したかは、CloudTrail のイベントの `additionalEventData.inferenceRegion` で確認できます。");

    public static readonly Bilingual ListNote = new(
        "The Regions of a model that is not reached globally are those listed in `config/models.yaml`. Each department's policy allows these and no others, so that a Region AWS adds to a route is not used silently.",
        "グローバル以外の方法で呼び出すモデルのリージョンは `config/models.yaml` に書かれたものです。各部門のポリシーはそれ以外を許可しないため、AWS が経路にリージョンを追加しても、知らないうちに使われることはありません。");

    public static readonly Bilingual AdministratorsBound = new(
        "The Regions bind departments through their policies, and the administrators of the sandbox account through the organization's service control policies.",
        "リージョンの制限は、部門には各部門のポリシーで、サンドボックスアカウントの管理者には組織のサービスコントロールポリシーで適用されます。");

    public static readonly Bilingual AdministratorsNotBound = new(
        "The Regions bind departments through their policies. They do not bind the administrators of the sandbox account: no service control policy is configured (`organization` in `config/sandbox.yaml`).",
        "リージョンの制限は各部門のポリシーで適用されます。サービスコントロールポリシーが設定されていないため（`config/sandbox.yaml` の `organization`）、サンドボックスアカウントの管理者には適用されません。");

    public static Bilingual IdentityNote(string region) => new(
        $"Names and e-mail addresses of members are kept in IAM Identity Center, in {region}. Logs in the sandbox Region name the user who called a model.",
        $"メンバーの氏名とメールアドレスは、{region} の IAM Identity Center に保存されます。サンドボックスのリージョンのログには、モデルを呼び出した利用者名が記録されます。");

    public static readonly Bilingual NotCovered = new(
        "Not covered: data about cost and billing, cases opened with AWS Support, and what members do with an answer after they copied it.",
        "対象外：費用と請求のデータ、AWS サポートへの問い合わせ内容、メンバーがコピーした後の回答の扱い。");

    public static Bilingual Of(InferenceType inference) => inference switch
    {
        InferenceType.InRegion => new("in the sandbox Region", "サンドボックスのリージョン内"),
        InferenceType.Japan => new("within Japan (jp profile)", "日本国内（jp プロファイル）"),
        InferenceType.AsiaPacific => new("within Asia Pacific (apac profile)", "アジアパシフィック内（apac プロファイル）"),
        _ => new("globally (global profile)", "グローバル（global プロファイル）"),
    };

    public static Bilingual Of(GuardrailTier tier) => tier == GuardrailTier.Standard
        ? new("standard", "スタンダード")
        : new("classic (English, French and Spanish only)", "クラシック（英語・フランス語・スペイン語のみ）");
}
