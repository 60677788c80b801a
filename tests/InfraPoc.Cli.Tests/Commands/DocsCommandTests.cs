using System.Diagnostics;
using System.Globalization;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class DocsCommandTests : IDisposable
{
    private const string AllOfAsiaPacific =
        "東京（日本） ap-northeast-1<br>ソウル（韓国） ap-northeast-2<br>大阪（日本） ap-northeast-3<br>ムンバイ（インド） ap-south-1<br>シンガポール ap-southeast-1<br>シドニー（オーストラリア） ap-southeast-2";
    private const string Japan = "東京（日本） ap-northeast-1<br>大阪（日本） ap-northeast-3";

    private const string Stale = "がコードと一致していません。";

    private static readonly string[] OfCompany = ["docs/company/README.md", "docs/company/cost.md", "docs/company/residency.md"];
    private static readonly string[] Committed =
    [
        "docs/cli.ja.md", "docs/cli.md", "docs/controls.ja.md", "docs/controls.md",
        .. Directory.EnumerateFiles(Path.Combine(ProjectFolder.Path, "docs/schemas")).Order(StringComparer.Ordinal)
            .Select(file => $"docs/schemas/{Path.GetFileName(file)}"),
    ];

    private readonly CommandLine commandLine = new();

    [CompleteFact]
    public async Task Docs_OneMoreDepartment_ChangeNoCommittedFile()
    {
        // In a process of its own, as people start it; it starts the app.
        string[] committed =
        [
            "cdk.json", .. new[] { "config", "docs" }.SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(ProjectFolder.Path, folder), "*", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(ProjectFolder.Path, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith("docs/company/", StringComparison.Ordinal)),
        ];
        File.Delete(Path.Combine(commandLine.Root, "config/departments/sales.yaml"));
        Array.ForEach(committed, file => commandLine.Write(file, Repository(file)));
        commandLine.BuildApp();
        commandLine.Write("config/departments/hr.yaml", Repository("config/departments/sales.yaml")
            .Replace("id: sales", "id: hr", StringComparison.Ordinal)
            .Replace("営業部", "人事部", StringComparison.Ordinal)
            .Replace("sales-", "hr-", StringComparison.Ordinal));
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "InfraPoc.Cli.dll"), "docs"])
        {
            WorkingDirectory = commandLine.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var reading = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        var error = await reading;
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(ExitCode.Success, error);
        output.ShouldBe(string.Concat(OfCompany.Select(file => $"{file}{Environment.NewLine}")), "run `npm run docs` and commit what it writes");
        error.ShouldStartWith("課金対象を数えています…");
        committed.Where(file => Written(file) != Repository(file)).ShouldBeEmpty();
        OfCompany.ShouldAllBe(file => Written(file).Contains("人事部") || !file.EndsWith("residency.md", StringComparison.Ordinal));

        // What docs/money.md says of a sandbox like the sample; the columns are 0, 4, 30 and 100 departments and a further one.
        var total = Written("docs/company/cost.md").Split("| **定価の合計** |")[1].Split('\n')[0]
            .Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(cell => decimal.Parse(cell.Trim('*'), CultureInfo.InvariantCulture)).ToList();
        total[1].ShouldBe(8, tolerance: 0.5m);
        total[3].ShouldBeLessThan(12);
        total[4].ShouldBeLessThan(0.05m);
    }

    [Fact]
    public void Docs_WrittenOnce_CommittedOnesAreCurrentWhateverTheConfiguration()
    {
        commandLine
            .Run("docs", "--check")
            .ShouldBe((ExitCode.Findings, "", string.Concat(Committed.Select(document => $"{document} {Stale}{Environment.NewLine}"))));
        Directory.Exists(Path.Combine(commandLine.Root, "docs")).ShouldBeFalse();

        commandLine.Run("docs")
            .ShouldBe((
                ExitCode.Success, string.Concat(OfCompany.Concat(Committed).Select(document => $"{document}{Environment.NewLine}")), ""));
        commandLine.Run("docs", "--check").ShouldBe((ExitCode.Success, "", ""));
        commandLine.Run("docs").ShouldBe((ExitCode.Success, "", ""));

        commandLine.Edit("config/departments/sales.yaml", "name: 営業部\n", "name: 営業二部\n");
        commandLine.Run("docs", "--check").ShouldBe((ExitCode.Success, "", ""));
        commandLine.Run("docs").ShouldBe(
            (ExitCode.Success, $"docs/company/cost.md{Environment.NewLine}docs/company/residency.md{Environment.NewLine}", ""));
    }

    [Fact]
    public void ExecutiveSummary_InJapanese_AnswersThreeQuestionsASentenceEach()
    {
        Residency().ShouldContain("-->\n\nデータは日本の外に出ることがあります。");

        var lines = Written("docs/company/README.md").Split('\n');

        lines[0].ShouldBe("# サンプル商事株式会社：サンドボックスの要点");
        lines[4].ShouldStartWith("- 1 か月に失いうる最大額は、上限の合計 333.33 USD (50,000 JPY) に、");
        lines[4].ShouldContain("（停止まで 5 分 14 秒）");
        lines[5].ShouldMatch("^- 誰も使わない月の費用は、設定済みの 1 部門で約 .* です（部門がない場合は .*）。$");
        lines[6].ShouldBe(
            "- データは日本の外に出ることがあります。ガードレールは韓国、インド、シンガポール、オーストラリアでも文章を検査することがあります。モデルがプロンプトを処理するのは国内だけで、ログは国内に保存されます。");
    }

    [Fact]
    public void ExecutiveSummary_InEnglish_SaysTheSame()
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

        Residency().ShouldContain(
            "-->\n\nData leaves Japan: guardrails may check texts in South Korea, India, Singapore, Australia; models process prompts there only, and logs stay there.\n");
        Written("docs/company/README.md").ShouldContain("- When nobody uses it, it costs about ");
    }

    [Theory]
    [InlineData("2026-11-30", "開始前", Japan)]
    [InlineData("2026-12-01", "期間中", Japan)]
    [InlineData("2027-02-28", "期間中", Japan)]
    [InlineData("2027-03-01", "終了", "現在なし")]
    public void Residency_OfADay_SaysWhereTheDepartmentStands(string day, string standing, string reach)
    {
        commandLine.Now = DateTime.Parse(day, CultureInfo.InvariantCulture);

        var text = Residency();

        text.ShouldContain($"| 営業部 (`sales`) | {standing} | {reach} | ");
        text.ShouldContain($"- 状態：{standing}、期間 2026-12-01 – 2027-02-28\n");
        text.Contains("- 期間は 2027-02-28 に終了し、モデルは呼び出せません。").ShouldBe(standing == "終了");
    }

    [Fact]
    public void Residency_OfACompanyWithARegionPolicy_NamesTheRegionsToLetThrough() =>
        Residency().ShouldContain($"呼び出しは拒否されます：{AllOfAsiaPacific.Replace("<br>", "、", StringComparison.Ordinal)
            .Replace("東京（日本） ap-northeast-1、ソウル（韓国） ap-northeast-2、大阪（日本） ap-northeast-3", "東京（日本） ap-northeast-1、大阪（日本） ap-northeast-3、ソウル（韓国） ap-northeast-2", StringComparison.Ordinal)}（[AWS]");

    [Fact]
    public void Docs_AppThatIsNotBuilt_SaysHowToBuildIt()
    {
        commandLine.Count = SandboxInventory.Of;

        var (exitCode, _, error) = commandLine.Run("docs");

        exitCode.ShouldBe(ExitCode.Unavailable);
        error.ShouldStartWith("このコマンドは合成を行いますが、アプリがビルドされていません。先にプロジェクトのフォルダーで `dotnet build src/InfraPoc`");
        Directory.Exists(Path.Combine(commandLine.Root, "docs")).ShouldBeFalse();
    }

    [Fact]
    public void Docs_InvalidCompany_PrintsProblemsAndWritesNothing()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");

        var (exitCode, output, error) = commandLine.Run("docs");

        exitCode.ShouldBe(ExitCode.Usage);
        output.ShouldBeEmpty();
        error.ShouldContain("DEP014");
        Directory.Exists(Path.Combine(commandLine.Root, "docs")).ShouldBeFalse();
    }

    [Fact]
    public void Residency_OfActiveDepartmentInJapanese_NamesEveryRegion()
    {
        var text = Residency();

        text.ShouldStartWith("# プロンプトとガードレール検査の処理場所\n");
        text.ShouldContain("| 承認者 | 情報セキュリティ委員会 (security-board@example.com) |\n| 承認日 | 2026-11-10 |\n");
        text.ShouldContain($"| 営業部 (`sales`) | 期間中 | {Japan} | {AllOfAsiaPacific} |\n");
        text.ShouldContain($"| Claude Haiku 4.5 | 日本国内（jp プロファイル） | {Japan} |\n");
        text.ShouldContain($"| `standard` | 最低基準（アカウントの全員に適用。部門専用はなし） | スタンダード | {AllOfAsiaPacific} |\n");
        text.ShouldContain("- ログ：プロンプトと回答を、ガードレールがマスクする部分も含めて 東京（日本） ap-northeast-1 に記録します。");
        text.ShouldContain("コンテンツフィルターと拒否トピックが日本語を理解するのは、スタンダードティアだけです。");
        text.ShouldContain("サービスコントロールポリシーが設定されていないため");
        text.ShouldNotContain("グローバルに呼び出すモデルは");
    }

    [Fact]
    public void Residency_InEnglish_SaysTheSame()
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

        var text = Residency();

        text.ShouldStartWith("# Where prompts and guardrail checks are processed\n");
        text.ShouldContain(
            "| 営業部 (`sales`) | running | Tokyo, Japan (ap-northeast-1)<br>Osaka, Japan (ap-northeast-3) | Tokyo, Japan (ap-northeast-1)<br>Seoul, South Korea (ap-northeast-2)<br>");
        text.ShouldContain(
            "| Models that may process a prompt in any commercial AWS Region | not accepted: such models cannot be called |\n");
        text.ShouldContain("Content filters and denied topics understand Japanese in the standard tier only.");
        text.ShouldContain("stays on AWS's network");
        text.ShouldContain("They do not bind the administrators of the sandbox account");
    }

    [Fact]
    public void Residency_OfDepartmentWithItsOwnGuardrail_ListsFloorAndOwn()
    {
        commandLine.Edit("config/departments/sales.yaml", "guardrail: standard", "guardrail: strict");

        var text = Residency();

        text.ShouldContain(
            $"| `standard` | 最低基準（アカウントの全員に適用） | スタンダード | {AllOfAsiaPacific} |\n| `strict` | 部門専用（最低基準に加えて適用） | スタンダード | {AllOfAsiaPacific} |\n");
    }

    [Theory]
    [InlineData(
        "suspended\nstatusReason: 確認中\nstatusSince: 2027-01-15", "停止中", "- 2027-01-15 から停止中で、モデルは呼び出せません。")]
    [InlineData(
        "closed\nstatusReason: 終了\nstatusSince: 2027-01-15\noutcome: stop", "終了",
        "- 2027-01-15 に終了し、サインインもモデルの呼び出しもできません。")]
    public void Residency_OfInactiveDepartment_SaysThatNothingIsReachedNow(string status, string shown, string note)
    {
        commandLine.Edit("config/departments/sales.yaml", "status: active", $"status: {status}");

        var text = Residency();

        text.ShouldContain($"| 営業部 (`sales`) | {shown} | 現在なし | 現在なし |\n");
        text.ShouldContain(note);
    }

    [Fact]
    public void Residency_OfGlobalModel_SaysAnyRegion()
    {
        commandLine.Edit("config/sandbox.yaml", "globalInference: false", "globalInference: true");
        commandLine.Edit("config/departments/sales.yaml", "  - claude-sonnet\n", "  - claude-sonnet-5\n");

        var text = Residency();

        text.ShouldContain($"| 営業部 (`sales`) | 期間中 | 任意の商用 AWS リージョン | {AllOfAsiaPacific} |\n");
        text.ShouldContain("| Claude Sonnet 5 (global) | グローバル（global プロファイル） | 任意の商用 AWS リージョン |\n");
        text.ShouldContain("| 任意の商用 AWS リージョンで処理されうるモデル | 承認済み |\n");
        text.ShouldContain("グローバルに呼び出すモデルは");
    }

    [Fact]
    public void Residency_WithoutSignOff_StaysInTheSandboxRegion()
    {
        var sandbox = File.ReadAllText(Path.Combine(commandLine.Root, "config", "sandbox.yaml"));
        var residency = sandbox.IndexOf("residency:", StringComparison.Ordinal);
        commandLine.Write(
            "config/sandbox.yaml", sandbox
                .Remove(residency, sandbox.IndexOf("guardrails:", StringComparison.Ordinal) - residency)
            .Replace("tier: standard", "tier: classic\n      classicReason: 英語の文書だけを扱うため。", StringComparison.Ordinal)
            .Replace("prompts: full", "prompts: metadata", StringComparison.Ordinal));
        commandLine.Edit("config/departments/sales.yaml", "  - claude-haiku\n  - claude-sonnet\n", "  - claude-opus-tokyo\n");

        var text = Residency();

        text.ShouldContain("プロンプトもガードレール検査も 東京（日本） ap-northeast-1 の外に出ません。");
        text.ShouldContain("| 営業部 (`sales`) | 期間中 | 東京（日本） ap-northeast-1 | 東京（日本） ap-northeast-1 |\n");
        text.ShouldContain("| Claude Opus 4.8 (Tokyo only) | サンドボックスのリージョン内 | 東京（日本） ap-northeast-1 |\n");
        text.ShouldContain("| クラシック（英語・フランス語・スペイン語のみ） | 東京（日本） ap-northeast-1 |\n");
        text.ShouldContain("プロンプトと回答は記録しません。");
        text.ShouldContain("-->\n\nデータは日本の外に出ません。");
        text.ShouldNotContain("ムンバイ");
        text.ShouldNotContain("AWS のネットワーク内");
    }

    [Fact]
    public void Residency_WithOrganization_SaysThatAdministratorsAreBound()
    {
        commandLine.Edit(
            "config/sandbox.yaml", "money: ", "organization: { managementAccount: \"777788889999\", target: \"111122223333\" }\nmoney: ");

        Residency().ShouldContain("サンドボックスアカウントの管理者には組織のサービスコントロールポリシーで適用されます。");
    }

    [Fact]
    public void Residency_NamesWithMarkup_AreShownAsWritten()
    {
        commandLine.Edit("config/departments/sales.yaml", "name: 営業部\n", "name: \"営業|部 <b>*x*</b> [a](b)\"\n");

        Residency().ShouldContain(@"| 営業\|部 \<b\>\*x\*\</b\> \[a\](b) (`sales`) |");
    }

    [Fact]
    public void Residency_EveryRegion_IsShownWithItsName() =>
        Regions.All.Where(region => RegionNames.Of(region, Language.Japanese) == region).ShouldBeEmpty();

    public void Dispose() => commandLine.Dispose();

    private string Residency()
    {
        var (exitCode, _, error) = commandLine.Run("docs");
        error.ShouldBeEmpty();
        exitCode.ShouldBe(ExitCode.Success);
        return Written("docs/company/residency.md");
    }

    private string Written(string file) => File.ReadAllText(Path.Combine(commandLine.Root, file));

    private static string Repository(string file) => File.ReadAllText(Path.Combine(ProjectFolder.Path, file));
}
