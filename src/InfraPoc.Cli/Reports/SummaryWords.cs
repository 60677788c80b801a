using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The texts of the summary that <c>npm start</c> prints.</summary>
internal static class SummaryWords
{
    public static readonly Bilingual Members = new("Members", "人数");
    public static readonly Bilingual ExternalGroup = new("external group", "外部グループ");
    public static readonly Bilingual Budget = new("Sandbox budget per month", "サンドボックス全体の月額予算");
    public static readonly Bilingual Rate = new("Rate", "換算レート");
    public static readonly Bilingual NotSynthesized = new("Nothing synthesized yet: run npm start.", "まだ合成していません。npm start を実行してください。");

    public static readonly Bilingual NextDeploy = new(
        "deploy with `npx cdk deploy --all`, with credentials of the deployment role and both accounts bootstrapped (the first time by docs/deploy.md)",
        "`npx cdk deploy --all` でデプロイしてください（デプロイ用の認証情報と、両アカウントのブートストラップが必要です。初回は docs/deploy.ja.md に従ってください）");

    public static readonly Bilingual NextReplace = new(
        "replace the values of the sample in config/ by your company's: in the files, or where most are left with `infrapoc init --force` (docs/deploy.md); nothing is deployed before",
        "config/ に残っているサンプルの値を自社の値に置き換えてください。ファイルを直すか、多く残っている場合は `infrapoc init --force` で質問に答えます（docs/deploy.ja.md）。デプロイはその後です");

    public static readonly Bilingual NextPullRequest = new(
        "`git push`, and open a pull request for these files; it is deployed after the merge",
        "`git push` し、以下のファイルのプルリクエストを作成してください。デプロイはマージの後です");

    public static readonly Bilingual NextCommit = new(
        "`git add config`, commit these files and open a pull request; it is deployed after the merge",
        "`git add config` の後、以下のファイルをコミットしてプルリクエストを作成してください。デプロイはマージの後です");

    public static readonly Bilingual NextSynthesize = new(
        "`npm start` synthesizes and checks what would be deployed", "`npm start` で、デプロイされるものを合成して検査してください");

    public static readonly Bilingual NextSummary = new(
        "`infrapoc summary` names what comes before a deployment", "`infrapoc summary` で、デプロイの前に必要なことを確認してください");

    public static Bilingual StacksWritten(int count, string folder) => new(
        $"{SharedWords.Stacks(count)} in {folder}:", $"{count} 個のスタックが {folder} にあります：");

    public static Bilingual Resources(int count) => new(count == 1 ? "1 resource" : $"{count} resources", $"{count} リソース");
}
