using System.Text.Json;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class DepartmentListCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Theory]
    [InlineData("ja", "残り日数", "期間中", 80)]
    [InlineData("en", "Days left", "running", 80)]
    [InlineData("ja", "月額上限", "50,000 JPY", 120)]
    public void List_Departments_FitsTheWidth(string language, string head, string cell, int width)
    {
        commandLine.Width = width;

        var (exitCode, output, error) = commandLine.Run("department", "list", "--lang", language);

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        output.ShouldContain(head);
        output.ShouldContain(cell);
        output.Split('\n').ShouldAllBe(line => line.GetCellWidth() <= width);
        commandLine.Next.ShouldContain("infrapoc department show ID");
    }

    [Fact]
    public void List_AsJson_HoldsPeopleMoneyDaysAndLinks()
    {
        var (exitCode, output, _) = commandLine.Run("department", "list", "--format", "json");

        exitCode.ShouldBe(ExitCode.Success);
        using var json = JsonDocument.Parse(output);
        var sales = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        sales.GetProperty("id").GetString().ShouldBe("sales");
        sales.GetProperty("standing").GetString().ShouldBe("running");
        sales.GetProperty("daysLeft").GetInt32().ShouldBe(76);
        sales.GetProperty("budget").GetProperty("monthly").GetDecimal().ShouldBe(50000);
        sales.GetProperty("owner").GetProperty("email").GetString().ShouldBe("sales-owner@example.com");
        sales.GetProperty("signInUrl").GetString().ShouldNotBeNull().ShouldStartWith("https://");
    }

    [Theory]
    [InlineData("ja", "決裁者", "残り日数")]
    [InlineData("en", "Decision maker", "Days left")]
    public void Show_Department_HoldsEverything(string language, params string[] names)
    {
        var (exitCode, output, _) = commandLine.Run("department", "show", "sales", "--lang", language);

        exitCode.ShouldBe(ExitCode.Success);
        foreach (var said in names.Concat(["営業部 (sales)", "sales-trial-02@example.com", "50,000 JPY", "https://", "config/departments/sales.yaml"]))
        {
            output.ShouldContain(said);
        }

        JsonDocument.Parse(commandLine.Run("department", "show", "sales", "--format", "json").Out).RootElement.GetProperty("id")
            .GetString().ShouldBe("sales");
    }

    [Theory]
    [InlineData("ja", "利用方法 +プレイグラウンド$")]
    [InlineData("en", "Access +playground$")]
    public void Show_Access_IsInTheLanguage(string language, string line) =>
        commandLine.Run("department", "show", "sales", "--lang", language).Out.ReplaceLineEndings("\n").Split('\n')
            .ShouldContain(each => System.Text.RegularExpressions.Regex.IsMatch(
                each, line, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

    [Fact]
    public void Show_ClosedDepartment_HasItsOutcomeAndNoDays()
    {
        commandLine.Run("department", "close", "sales", "--outcome", "expand", "--notes", "効果あり").ExitCode.ShouldBe(ExitCode.Success);

        commandLine.Run("department", "show", "sales").Out.ShouldContain("終了  expand  2026-12-15 効果あり");
        commandLine.Next.ShouldBe($"次の手順：終了した部門です。新しい承認で続ける場合は `infrapoc department add` で追加してください{Environment.NewLine}");
        using var json = JsonDocument.Parse(commandLine.Run("department", "show", "sales", "--format", "json").Out);
        json.RootElement.GetProperty("daysLeft").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("signInUrl").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Any_WithoutDepartments_NamesTheCommandThatAddsOne()
    {
        File.Delete(Path.Combine(commandLine.Root, "config/departments/sales.yaml"));

        commandLine.Run("department", "list").ShouldBe((ExitCode.Success, "", ""));
        commandLine.Next.ShouldBe($"次の手順：部門はまだありません。`infrapoc department add` で追加できます{Environment.NewLine}");
        foreach (var line in new[] { "show x", "move-member a@example.com --from x --to y" })
        {
            commandLine.Run(["department", .. line.Split(' ')]).Error
                .ShouldContain("部門 \"x\" はありません。まだ 1 つもありません。`infrapoc department add` で追加できます");
        }
    }

    [Fact]
    public void Show_UnknownDepartment_SuggestsTheNearest() =>
        commandLine.Run("department", "show", "sale", "--lang", "en").ShouldBe(
            (ExitCode.Usage, "", $"There is no department \"sale\"; did you mean \"sales\"?{Environment.NewLine}"));

    public void Dispose() => commandLine.Dispose();
}
