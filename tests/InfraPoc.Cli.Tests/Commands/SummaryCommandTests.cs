using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class SummaryCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Summary_InJapanese_ShowsDepartmentModelsPeriodAndCaps()
    {
        var (exitCode, output, error) = commandLine.Run("summary");

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldStartWith("config/sandbox.yaml:8:5: warning SBX035: accounts.sandbox.id にサンプルの値が残っています。ほかに accounts、");
        foreach (
            var shown in new[]
            {
                "サンプル商事株式会社", "genai-poc", "営業部", "sales", "期間中", "Claude Haiku 4.5", "Claude Sonnet 4.6", "standard",
                "2026-12-01", "2027-02-28", "50,000 JPY", "333.33 USD", "300,000 JPY", "2,000.00 USD", "まだ合成していません",
            })
        {
            output.ShouldContain(shown);
        }
    }

    [Fact]
    public void Summary_InEnglish_UsesEnglishWords()
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");

        var (_, output, _) = commandLine.Run("summary");

        foreach (
            var shown in new[]
            {
                "Department", "running", "Monthly cap", "Sandbox budget per month", "Nothing synthesized yet: run npm start.",
            })
        {
            output.ShouldContain(shown);
        }
    }

    [Fact]
    public void Summary_AfterSynthesis_ListsStacksByAccountAndTheNextCommand()
    {
        commandLine.ReplaceSampleValues();
        WriteAssembly();

        var output = commandLine.Run("summary").Out;

        output.ShouldContain("1 個のスタック");
        output.ShouldContain("111122223333 ap-northeast-1");
        output.ShouldContain("GenaiPoc-Boundary (2 リソース)");
        commandLine.Next.ShouldContain("npx cdk deploy --all");
    }

    [Fact]
    public void Summary_AsJson_HoldsAmountsInBothCurrencies()
    {
        WriteAssembly();

        var (exitCode, output, _) = commandLine.Run("summary", "--format", "json");

        exitCode.ShouldBe(ExitCode.Success);
        using var json = JsonDocument.Parse(output);
        var department = json.RootElement.GetProperty("departments").EnumerateArray().ShouldHaveSingleItem();
        department.GetProperty("monthlyCap").GetDecimal().ShouldBe(50_000);
        department.GetProperty("monthlyCapUsd").GetDecimal().ShouldBe(333.33m);
        department.GetProperty("status").GetString().ShouldBe("active");
        department
            .GetProperty("signInUrl").GetString()
            .ShouldStartWith("https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=genai-poc-sales");
        json.RootElement.GetProperty("stacks").EnumerateArray().ShouldHaveSingleItem().GetProperty("resources").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Summary_NamesWithMarkup_AreShownAsWritten()
    {
        commandLine.Edit("config/departments/sales.yaml", "name: 営業部\n", "name: \"[red]営業部[/]\"\n");
        commandLine.Edit("config/sandbox.yaml", "company: サンプル商事株式会社", "company: \"[bold]会社\"");

        var (_, output, _) = commandLine.Run("summary");

        output.ShouldContain("[red]営業部[/]");
        output.ShouldContain("[bold]会社");
    }

    [Fact]
    public void Summary_InvalidCompany_PrintsProblemsAndNoTable()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");

        var (exitCode, output, error) = commandLine.Run("summary");

        exitCode.ShouldBe(ExitCode.Usage);
        output.ShouldBeEmpty();
        error.ShouldContain("DEP014");
    }

    [Theory]
    [InlineData("2026-11-30", "開始前")]
    [InlineData("2026-12-01", "期間中")]
    [InlineData("2027-03-01", "終了")]
    public void Summary_OfADay_SaysWhereTheDepartmentStands(string day, string standing)
    {
        commandLine.Now = DateTime.Parse(day, CultureInfo.InvariantCulture);

        commandLine.Run("summary").Out.ShouldContain($" {standing} ");
    }

    [Theory]
    [InlineData("active", "期間中")]
    [InlineData("suspended\nstatusReason: 確認中\nstatusSince: 2026-12-01", "停止中")]
    [InlineData("closed\nstatusReason: 終了\nstatusSince: 2026-12-01\noutcome: stop", "終了")]
    public void Summary_OfAStatus_SaysWhereTheDepartmentStands(string status, string standing)
    {
        commandLine.Edit("config/departments/sales.yaml", "status: active", $"status: {status}");

        commandLine.Run("summary").Out.ShouldContain($" {standing} ");
    }

    [Theory]
    [InlineData(160)]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(45)]
    public void Summary_OfAnyWidth_BreaksNoDateAndNoAmount(int width)
    {
        commandLine.Width = width;
        commandLine.Edit("config/sandbox.yaml", "monthlyBudget: 300000", "monthlyBudget: 123456789");
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: 12345678");
        WriteAssembly();

        var output = commandLine.Run("summary").Out;

        foreach (
            var shown in new[]
            {
                "2026-12-01", "2027-02-28", "12,345,678 JPY", "82,304.52 USD", "123,456,789 JPY", "823,045.26 USD", "2026-11-01",
                "GenaiPoc-Boundary (2 ", "Claude Sonnet 4.6", "standard",
            })
        {
            output.ShouldContain(shown);
        }

        output.Split('\n').ShouldAllBe(line => line.GetCellWidth() <= width);
    }

    [Fact]
    public void Summary_OfOneResource_SaysItInTheSingular()
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", "language: en");
        commandLine.WriteAssembly("cdk.out", "GenaiPoc-Boundary", """{"Resources":{"A":{"Type":"AWS::KMS::Key"}}}""");

        var output = commandLine.Run("summary").Out;

        output.ShouldContain("1 stack in cdk.out:");
        output.ShouldContain("GenaiPoc-Boundary (1 resource)");
    }

    [Fact]
    public void Summary_OfAnotherFolder_NamesIt()
    {
        commandLine.WriteAssembly("old", "GenaiPoc-Boundary", """{"Resources":{"A":{"Type":"AWS::SNS::Topic"}}}""");

        commandLine.Run("summary", "--assembly", "old").Out.ShouldContain("1 個のスタックが old にあります");
        commandLine.Run("summary", "--assembly", "old", "--lang", "en").Out.ShouldContain("1 stack in old:");
    }

    /// <summary>A project below the folder that is the repository: git names files from there, and is given them from here.</summary>
    [Fact]
    public void Summary_InAFolderOfACheckout_NamesFilesAsGitAddTakesThem()
    {
        commandLine.ReplaceSampleValues();
        commandLine.Project = "proj";
        _ = Directory.CreateDirectory(Path.Combine(commandLine.Root, "proj"));
        Directory.Move(Path.Combine(commandLine.Root, "config"), Path.Combine(commandLine.Root, "proj", "config"));
        Commit();
        commandLine.Edit("proj/config/departments/sales.yaml", "name: 営業部\n", "name: 営業二部\n");

        _ = commandLine.Run("summary");

        commandLine.Next.ShouldContain("  config/departments/sales.yaml\n");
        commandLine.Next.ShouldNotContain("proj/");
    }

    [Fact]
    public void Summary_InACheckout_EndsWithWhatComesBeforeADeployment()
    {
        commandLine.ReplaceSampleValues();
        WriteAssembly();
        Commit();
        _ = commandLine.Run("summary");
        commandLine.Next.ShouldContain("npx cdk deploy --all");

        commandLine.Edit("config/departments/sales.yaml", "name: 営業部\n", "name: 営業二部\n");
        commandLine.Write("config/departments/hr.yaml", File.ReadAllText(Path.Combine(commandLine.Root, "config/departments/sales.yaml"))
            .Replace("id: sales", "id: hr", StringComparison.Ordinal)
            .Replace("name: 営業二部\n", "name: 人事部\n", StringComparison.Ordinal)
            .Replace("sales-", "hr-", StringComparison.Ordinal));
        _ = commandLine.Run("summary");

        commandLine.Next.ShouldContain("コミットしてプルリクエストを作成してください");
        commandLine.Next.ShouldContain("  config/departments/sales.yaml\n");
        commandLine.Next.ShouldContain("  config/departments/hr.yaml\n");
        commandLine.Next.ShouldNotContain("npx cdk deploy --all");

        commandLine.Git("branch", "main");
        commandLine.Git("switch", "--quiet", "--create", "hr");
        Commit();
        _ = commandLine.Run("summary");
        commandLine.Next.ShouldContain("以下のファイルのプルリクエストを作成してください");
        commandLine.Next.ShouldContain("  config/departments/hr.yaml\n");
        commandLine.Next.ShouldNotContain("npx cdk deploy --all");

        commandLine.Git("branch", "--force", "main", "hr");
        _ = commandLine.Run("summary");
        commandLine.Next.ShouldContain("npx cdk deploy --all");
    }

    [Fact]
    public void Summary_OfTheSample_DeploysNothing()
    {
        WriteAssembly();

        _ = commandLine.Run("summary");

        commandLine.Next.ShouldContain("サンプルの値を自社の値に置き換えてください");
        commandLine.Next.ShouldNotContain("npx cdk deploy");
    }

    [Fact]
    public void Summary_OfARemovedDepartment_WarnsThatItsStacksAreStillThere()
    {
        const string Warning =
            "config/departments/old.yaml:1:1: warning DEP043: ファイルを削除しても、AWS からは何も削除されません。デプロイしたことがある場合、部門のスタックが残っています。残っている場合は、アカウント 444455556666 で `aws cloudformation delete-stack --region ap-northeast-1 --stack-name GenaiPoc-Access-old`、続いてアカウント 111122223333 で `aws cloudformation delete-stack --region ap-northeast-1 --stack-name GenaiPoc-Dept-old` を実行してください。";
        commandLine.Write("config/departments/old.yaml", File.ReadAllText(Path.Combine(commandLine.Root, "config/departments/sales.yaml")));
        Commit();
        File.Delete(Path.Combine(commandLine.Root, "config/departments/old.yaml"));

        commandLine.Run("summary").Error.ShouldContain(Warning);
        Commit();
        commandLine.Run("summary").Error.ShouldContain(Warning);
        commandLine.Run("config", "validate").Error.ShouldContain(Warning);

        commandLine.Write("README.md", "something else");
        Commit();
        commandLine.Run("summary").Error.ShouldNotContain("DEP043");
    }

    public void Dispose() => commandLine.Dispose();

    private void Commit()
    {
        commandLine.Git("init", "--quiet");
        commandLine.Git("add", "--all");
        commandLine.Git("commit", "--quiet", "--message", "Change");
    }

    private void WriteAssembly() => commandLine.WriteAssembly("cdk.out", "GenaiPoc-Boundary", """{"Resources":{"A":{"Type":"AWS::KMS::Key"},"B":{"Type":"AWS::KMS::Key"}}}""");
}
