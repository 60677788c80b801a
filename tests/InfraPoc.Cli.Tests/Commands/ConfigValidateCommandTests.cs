using System.Text.Json;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class ConfigValidateCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    public ConfigValidateCommandTests() => commandLine.ReplaceSampleValues();

    [Fact]
    public void Validate_ValidCompany_SucceedsInOneLine()
    {
        var (exitCode, output, error) = commandLine.Run("config", "validate");

        exitCode.ShouldBe(ExitCode.Success);
        output.ShouldBe($"config/ に問題はありません：1 部門、8 モデル。アプリがビルドされていないため、ポリシーのサイズは合成のときに検査します。{Environment.NewLine}");
        error.ShouldBeEmpty();
    }

    [Fact]
    public void Validate_Problems_AreAllPrintedToStandardError()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");
        commandLine.Edit("config/sandbox.yaml", "floor: standard", "floor: standrd");

        var (exitCode, output, error) = commandLine.Run("config", "validate");

        exitCode.ShouldBe(ExitCode.Usage);
        output.ShouldBeEmpty();
        var lines = error.TrimEnd().Split(Environment.NewLine);
        lines.ShouldBe([
            lines[0],
            "config/departments/sales.yaml:50:3: error DEP014: budget.monthly は正の金額にしてください（\"-5\" と書かれています）。月額上限を JPY で書いてください（例：50000）。",
            "config/ に問題が 2 件あります。合成もデプロイもしていません。",
        ]);
        lines[0].ShouldEndWith(": error SBX005: guardrails.floor にはプロファイルの id を書いてください（\"standrd\" と書かれています）。standard、strict のいずれかを書いてください。");
    }

    [Fact]
    public void Validate_ProblemsOfACompanyInEnglish_AreEnglishAlone()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");
        commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

        commandLine.Run("config", "validate").Error.TrimEnd().Split(Environment.NewLine).ShouldBe([
            "config/departments/sales.yaml:50:3: error DEP014: budget.monthly must be a positive amount, got \"-5\"; write the monthly cap in JPY, e.g. 50000.",
            "1 problem in config/. Nothing was synthesized or deployed.",
        ]);
    }

    [Fact]
    public void Validate_AsJson_HoldsEveryFieldOfAProblem()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");

        var (exitCode, output, error) = commandLine.Run("config", "validate", "--format", "json", "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldBeEmpty();
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("valid").GetBoolean().ShouldBeFalse();
        var problem = json.RootElement.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem();
        problem.GetProperty("file").GetString().ShouldBe("config/departments/sales.yaml");
        problem.GetProperty("line").GetInt32().ShouldBe(50);
        problem.GetProperty("column").GetInt32().ShouldBe(3);
        problem.GetProperty("code").GetString().ShouldBe("DEP014");
        problem.GetProperty("message").GetString().ShouldBe("budget.monthly must be a positive amount, got \"-5\"");
        problem.GetProperty("fix").GetString().ShouldBe("write the monthly cap in JPY, e.g. 50000");
    }

    [Fact]
    public void Validate_ValidCompanyAsJson_HasNoProblems() =>
        commandLine
            .Run("config", "validate", "--format", "json")
            .ShouldBe((ExitCode.Success, "{\n  \"valid\": true,\n  \"sizesChecked\": false,\n  \"problems\": []\n}" + Environment.NewLine, ""));

    [Theory]
    [InlineData(ExitCode.Success)]
    [InlineData(ExitCode.Findings, "--warnings-as-errors")]
    public void Validate_Warnings_FailOnlyWhenAsked(int expected, params string[] arguments)
    {
        commandLine.Edit("config/departments/sales.yaml", "trialUsers: 3", "trialUsers: 50");

        var (exitCode, output, error) = commandLine.Run([.. (string[])["config", "validate", .. arguments]]);

        exitCode.ShouldBe(expected);
        output.Contains("config/ に問題はありません：1 部門").ShouldBe(expected == ExitCode.Success);
        error.TrimEnd().Split(Environment.NewLine).ShouldBe([
            "config/departments/sales.yaml:22:3: warning DEP037: kpi.trialUsers がメンバーの 3 人を超えています（\"50\" と書かれています）。ほかの人を members に加えるか、人数を直してください。",
            "config/ に警告が 1 件あります。",
        ]);
    }

    [Fact]
    public void Validate_OneValueOfTheSampleLeft_IsNamed()
    {
        commandLine.Edit("config/sandbox.yaml", "- cloud-cost@shoji.co.jp", "- cloud-cost@example.com");

        var (exitCode, _, error) = commandLine.Run("config", "validate");

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldContain(
            "warning SBX035: contacts.cost[0] にサンプルの値が残っています（\"cloud-cost@example.com\" と書かれています）。初回のデプロイの前に、自社の値に置き換えてください。");
    }

    [Fact]
    public void Validate_WarningsAsJson_HaveTheirSeverity()
    {
        commandLine.Edit("config/departments/sales.yaml", "trialUsers: 3", "trialUsers: 50");

        using var json = JsonDocument.Parse(commandLine.Run("config", "validate", "--format", "json").Out);

        json.RootElement.GetProperty("valid").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("problems")[0].GetProperty("severity").GetString().ShouldBe("warning");
    }

    [Fact]
    public void Validate_PolicyTooLarge_IsReportedByTheApp()
    {
        commandLine.BuildApp();
        commandLine.Run("config", "validate").ShouldBe((ExitCode.Success, $"config/ に問題はありません：1 部門、8 モデル。{Environment.NewLine}", ""));

        commandLine.Edit(
            "config/departments/sales.yaml", "  - claude-sonnet\n",
            "  - claude-sonnet\n  - claude-opus\n  - claude-opus-tokyo\n  - nova-lite\n  - claude-opus-4-7\n  - claude-sonnet-4-5\n");

        var (exitCode, _, error) = commandLine.Run("config", "validate");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("config/departments/sales.yaml:");
        error.ShouldContain("error POL001: models によるアクセスポリシーが ");
        Directory.EnumerateFileSystemEntries(commandLine.Root).Select(Path.GetFileName).ShouldBe(["config", "src"], ignoreOrder: true);
    }

    [Fact]
    public void Validate_AppThatDoesNotAnswer_SaysHowToBuildIt()
    {
        commandLine.Write("src/InfraPoc/bin/Debug/net10.0/InfraPoc.dll", "");

        var (exitCode, output, error) = commandLine.Run("config", "validate");

        exitCode.ShouldBe(ExitCode.Unavailable);
        output.ShouldBeEmpty();
        error.ShouldStartWith("アプリの検査に失敗しました。アプリがこのコマンドより古い場合は、プロジェクトのフォルダーで `dotnet build src/InfraPoc` を");
    }

    [Fact]
    public void Validate_NoProject_SaysWhereToRunIt()
    {
        Directory.Delete(Path.Combine(commandLine.Root, "config"), recursive: true);

        var (exitCode, _, error) = commandLine.Run("config", "validate");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldStartWith($"config:1:1: error YML007: the folder is missing in {commandLine.Root}; run the command in the project folder");
        commandLine.Run("config", "validate", "--lang", "ja").Error.ShouldStartWith(
            $"config:1:1: error YML007: フォルダーが {commandLine.Root} にありません。config/ があるプロジェクトのフォルダーで実行してください。");
    }

    [Theory]
    [InlineData("config", "valdate")]
    [InlineData("config", "validate", "--format", "xml")]
    [InlineData("sumary")]
    public void Run_UnknownWords_ExitsWithUsage(params string[] arguments)
    {
        var (exitCode, _, error) = commandLine.Run(arguments);

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldNotBeEmpty();
    }

    public void Dispose() => commandLine.Dispose();
}
