using System.Text.Json;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class SummaryCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Fact]
    public void Summary_InJapanese_ShowsDepartmentModelsPeriodAndCaps()
    {
        var (exitCode, output, error) = commandLine.Run("summary");

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldBeEmpty();
        foreach (
            var shown in new[]
            {
                "サンプル商事株式会社", "genai-poc", "営業部", "sales", "利用中", "Claude Haiku 4.5", "Claude Sonnet 4.6", "standard",
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
                "Department", "active", "Monthly cap", "Sandbox budget per month", "Nothing synthesized yet: run npm start.",
            })
        {
            output.ShouldContain(shown);
        }
    }

    [Fact]
    public void Summary_AfterSynthesis_ListsStacksByAccountAndTheNextCommand()
    {
        WriteAssembly();

        var (_, output, _) = commandLine.Run("summary");

        output.ShouldContain("1 個のスタック");
        output.ShouldContain("111122223333 ap-northeast-1");
        output.ShouldContain("GenaiPoc-Boundary (2 リソース)");
        output.ShouldContain("npx cdk deploy --all");
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

        exitCode.ShouldBe(ExitCode.InvalidConfig);
        output.ShouldBeEmpty();
        error.ShouldContain("DEP014");
    }

    public void Dispose() => commandLine.Dispose();

    private void WriteAssembly() => commandLine.WriteAssembly("cdk.out", "GenaiPoc-Boundary", """{"Resources":{"A":{},"B":{}}}""");
}
