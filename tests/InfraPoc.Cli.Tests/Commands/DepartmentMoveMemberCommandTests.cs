using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class DepartmentMoveMemberCommandTests : IDisposable
{
    private const string Sales = "config/departments/sales.yaml";

    private readonly CommandLine commandLine = new();

    public DepartmentMoveMemberCommandTests() => commandLine.Run(DepartmentAddCommandTests.Line("hr")).ExitCode.ShouldBe(ExitCode.Success);

    [Fact]
    public void Move_BothHalves_TakeThePersonOutOfOneFileAndThenIntoTheOther()
    {
        var (exitCode, output, error) = commandLine.Run(Line("--lang", "en"));

        (exitCode, output).ShouldBe((ExitCode.Success, Sales + Environment.NewLine));
        error.ShouldContain("loses with the next deployment: sign-in to sales, Claude Haiku 4.5, Claude Sonnet 4.6; a running session ends within 4 hours; the user is deleted");
        error.ShouldContain("gets with the second deployment: sign-in to hr, Claude Haiku 4.5, until 2027-03-31");
        commandLine.Next.ShouldContain("`infrapoc department move-member sales-trial-01@example.com --from sales --to hr --arrive`");
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com"]);
        Members("hr").Count.ShouldBe(2);

        (exitCode, output, error) = commandLine.Run(Line("--arrive"));
        (exitCode, output).ShouldBe((ExitCode.Success, DepartmentAddCommandTests.File + Environment.NewLine));
        error.ShouldContain("次のデプロイで得るもの：hr へのサインイン");
        Members("hr").ShouldContain("sales-trial-01@example.com");
    }

    [Fact]
    public void Move_OnALaterDay_NamesTheCommandForThatDayAndWritesNothing()
    {
        var before = commandLine.Files();

        var (exitCode, output, _) = commandLine.Run(Line("--on", "2027-04-01"));

        (exitCode, output).ShouldBe((ExitCode.Success, ""));
        commandLine.Next.ShouldContain("2027-04-01 に `infrapoc department move-member sales-trial-01@example.com --from sales --to hr` を実行");
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
        commandLine.Now = new(2027, 4, 1);
        commandLine.Run(Line("--on", "2027-04-01")).Out.ShouldBe(Sales + Environment.NewLine);
    }

    [Fact]
    public void Move_Spreadsheet_MovesThoseWhoseDayHasCome()
    {
        commandLine.Write("moves.csv", "メールアドレス,異動元,異動先,異動日\nsales-trial-01@example.com,sales,hr,\nhr-01@example.com,hr,sales,2026-12-15\nsales-trial-02@example.com,sales,hr,2027-04-01\n");

        var (exitCode, output, error) = commandLine.Run("department", "move-member", "--from-csv", Path.Combine(commandLine.Root, "moves.csv"));

        exitCode.ShouldBe(ExitCode.Success);
        output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe([Sales, DepartmentAddCommandTests.File]);
        error.ShouldContain("1 名は異動日が先のため含めていません");
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com"]);
        Members("hr").ShouldBe(["hr-02@example.com"]);
    }

    [Theory]
    [InlineData("is no member of hr, but of sales", "hr", "sales")]
    [InlineData("there is no department \"nobody\"", "sales", "nobody")]
    [InlineData("from and to are the same department", "sales", "sales")]
    [InlineData("is still a member of sales", "sales", "hr", "--arrive")]
    [InlineData("on must be a date", "sales", "hr", "--on", "4/1/2027")]
    public void Move_WhatIsNotRight_IsSaidAndNothingIsWritten(string said, string from, string to, params string[] more)
    {
        var before = commandLine.Files();

        var (exitCode, output, error) = commandLine.Run(
            ["department", "move-member", "sales-trial-01@example.com", "--from", from, "--to", to, "--lang", "en", .. more]);

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain(said);
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Move_SpreadsheetWithProblems_NamesTheRows()
    {
        commandLine.Write("moves.csv", "email,from,to\nsales-trial-01@example.com,sales,hr\nSALES-trial-01@example.com,sales,hr\nnobody@example.com,sales,hr\n");

        var (exitCode, _, error) = commandLine.Run("department", "move-member", "--from-csv",
            Path.Combine(commandLine.Root, "moves.csv"), "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("moves.csv, row 3: SALES-trial-01@example.com is moved twice");
        error.ShouldContain("moves.csv, row 4: nobody@example.com is no member of sales");
    }

    [Fact]
    public void Move_LastMember_IsRefusedBecauseADepartmentHasMembers()
    {
        commandLine.Run("department", "set", "sales", "members=sales-trial-01@example.com").ExitCode.ShouldBe(ExitCode.Success);

        var (exitCode, _, error) = commandLine.Run(Line());

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("DEP013");
    }

    [Fact]
    public void Move_NoPerson_NamesWhatIsMissing() =>
        commandLine.Run("department", "move-member", "--from", "sales", "--lang", "en").Error.ShouldBe($"EMAIL, --to is missing{Environment.NewLine}");

    public void Dispose() => commandLine.Dispose();

    private static string[] Line(params string[] more) =>
        ["department", "move-member", "sales-trial-01@example.com", "--from", "sales", "--to", "hr", .. more];

    private IReadOnlyList<string> Members(string department) =>
        ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments.Single(each => each.Id == department).Members;
}
