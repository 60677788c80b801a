using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class DepartmentMoveMemberCommandTests : IDisposable
{
    private const string Sales = "config/departments/sales.yaml";
    private const string Plan = ConfigLoader.MovesFile;

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
    public void Move_OnALaterDay_IsPlannedAndDoneInTwoHalvesWhenItIsDue()
    {
        var departments = Departments();

        var (exitCode, output, error) = commandLine.Run(Line("--on", "2027-02-01", "--lang", "en"));

        (exitCode, output).ShouldBe((ExitCode.Success, Plan + Environment.NewLine));
        error.ShouldContain("sales-trial-01@example.com: 営業部 -> 人事部 on 2027-02-01");
        error.ShouldContain("loses with the first deployment from that day: sign-in to sales");
        commandLine.Next.ShouldContain("`infrapoc department move-member --due`");
        commandLine.Read(Plan).ShouldBe("""
            # yaml-language-server: $schema=schema/moves.schema.json
            moves:
              - email: sales-trial-01@example.com
                from: sales
                to: hr
                on: 2027-02-01

            """, StringCompareShould.IgnoreLineEndings);
        Departments().ShouldBe(departments);
        RunDue().ShouldBe("");
        RunDue("--arrive").ShouldBe("");

        commandLine.Now = new(2027, 2, 1);
        RunDue().ShouldBe($"{Sales}{Environment.NewLine}{Plan}{Environment.NewLine}");
        commandLine.Next.ShouldContain("`infrapoc department move-member --due --arrive`");
        commandLine.Read(Plan).ShouldContain("    on: 2027-02-01\n    left: 2027-02-01\n");
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com"]);
        Members("hr").Count.ShouldBe(2);
        RunDue().ShouldBe("");

        commandLine.Now = new(2027, 2, 3);
        RunDue("--arrive").ShouldBe($"{DepartmentAddCommandTests.File}{Environment.NewLine}{Plan}{Environment.NewLine}");
        Members("hr").ShouldContain("sales-trial-01@example.com");
        commandLine.Read(Plan).ShouldEndWith("moves: []\n");
        RunDue("--arrive").ShouldBe("");
        RunDue().ShouldBe("");

        Run("department", "move-member", "hr-01@example.com", "--from", "hr", "--to", "sales", "--on", "2027-02-20").ShouldBe(Plan + Environment.NewLine);
        commandLine.Read(Plan).ShouldContain("moves:\n  - email: hr-01@example.com\n");
    }

    /// <summary>Only somebody who left a department by its file, or by the plan, can arrive from there.</summary>
    [Fact]
    public void Move_OfAStranger_IsRefusedInBothHalves()
    {
        _ = commandLine.Git("init", "--quiet");
        _ = commandLine.Git("add", "--all");
        _ = commandLine.Git("commit", "--quiet", "--message", "before");
        var before = commandLine.Files();
        foreach (var half in new string[][] { [], ["--arrive"] })
        {
            string[] line = ["department", "move-member", "stranger@example.com", "--from", "sales", "--to", "hr", .. half];
            var (exitCode, output, error) = commandLine.Run([.. line, "--lang", "en"]);

            (exitCode, output).ShouldBe((ExitCode.Usage, ""));
            error.ShouldContain("email is no member of sales, or of any department, got \"stranger@example.com\"");
            error.ShouldNotContain("--arrive");
            commandLine.Run(line).Error.ShouldContain("は sales のメンバーではなく、どの部門のメンバーでもありません");
        }

        commandLine.Files().ShouldBe(before, ignoreOrder: true);
        Run(Line());
        commandLine.Run([.. Line(), "--lang", "en"]).Error.ShouldContain("once leaving is deployed, `infrapoc department move-member sales-trial-01@example.com --from sales --to hr --arrive`");
        _ = commandLine.Git("commit", "--quiet", "--all", "--message", "left");
        Run("department", "move-member", "Sales-Trial-01@example.com", "--from", "sales", "--to", "hr", "--arrive").ShouldContain("hr.yaml");
    }

    [Fact]
    public void Move_PlannedAgain_IsPlannedOnce()
    {
        Run(Line("--on", "2027-02-01"));
        var before = commandLine.Files();

        var (exitCode, output, error) = commandLine.Run(Line("--on", "2027-02-01", "--lang", "en"));

        (exitCode, output).ShouldBe((ExitCode.Success, ""));
        error.ShouldContain("1 planned already");
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Move_PlannedAndDoneEarly_IsNotDoneTwice()
    {
        Run(Line("--on", "2027-02-01"));

        Run(Line());

        commandLine.Read(Plan).ShouldContain("    on: 2026-12-15\n    left: 2026-12-15\n");
        RunDue().ShouldBe("");
        Run(Line("--arrive"));
        commandLine.Read(Plan).ShouldEndWith("moves: []\n");
    }

    [Fact]
    public void Move_ThereAndBack_IsDoneOneAfterTheOther()
    {
        Run(Line("--on", "2027-01-15"));
        Run("department", "move-member", "SALES-trial-01@example.com", "--from", "hr", "--to", "sales", "--on", "2027-02-15");
        commandLine.Read(Plan).ShouldNotContain("SALES", Case.Sensitive);
        commandLine.Now = new(2027, 2, 20);

        foreach (var half in new string[][] { [], ["--arrive"], [], ["--arrive"] })
        {
            RunDue(half).ShouldNotBeEmpty();
        }

        RunDue().ShouldBe("");
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com", "sales-trial-01@example.com"]);
    }

    [Fact]
    public void Move_Spreadsheet_MovesThoseWhoseDayHasComeAndPlansTheOthers()
    {
        commandLine.Write("moves.csv", "メールアドレス,異動元,異動先,異動日\nsales-trial-01@example.com,sales,hr,\nhr-01@example.com,hr,sales,2026-12-15\nsales-trial-02@example.com,sales,hr,2027/2/1\n");
        string[] line = ["department", "move-member", "--from-csv", Path.Combine(commandLine.Root, "moves.csv")];

        Run(line).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe([Sales, DepartmentAddCommandTests.File, Plan]);

        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com"]);
        Members("hr").ShouldBe(["hr-02@example.com"]);
        commandLine.Read(Plan).ShouldContain("email: sales-trial-02@example.com\n    from: sales\n    to: hr\n    on: 2027-02-01\n");
        commandLine.Run([.. line, "--arrive"]).Error.ShouldContain("1 名は異動日が先のため含めていません");
        Members("hr").ShouldBe(["hr-02@example.com", "sales-trial-01@example.com"]);
    }

    [Fact]
    public void Planned_Moves_AreToldByStatusAndShow()
    {
        Run(Line("--on", "2027-02-01"));
        Run("department", "move-member", "hr-01@example.com", "--from", "hr", "--to", "sales", "--on", "2027-01-10");

        Run("status", "--lang", "en").ShouldContain($"Planned moves:{Environment.NewLine}  hr-01@example.com hr → sales 2027-01-10{Environment.NewLine}  sales-trial-01@example.com sales → hr 2027-02-01{Environment.NewLine}");
        Run("department", "show", "sales").ShouldMatch("異動の予定 +hr-01@example.com hr → sales 2027-01-10");
        JsonSchemas.Check("status", Run("status", "--format", "json"));
        JsonSchemas.Check("department-show", Run("department", "show", "hr", "--format", "json"));

        commandLine.Now = new(2027, 1, 10);
        Run("status", "--lang", "en").ShouldContain("hr → sales 2027-01-10: due, `infrapoc department move-member --due`");
        RunDue();
        Run("status").ShouldContain("2027-01-10：2027-01-10 に hr から除きました。デプロイ後に `infrapoc department move-member --due --arrive`");
    }

    [Fact]
    public void Cancel_OfAPlan_LetsTheDepartmentBeClosed()
    {
        Run(Line("--on", "2027-02-01"));
        string[] close = ["department", "close", "hr", "--outcome", "stop", "--notes", "終了", "--lang", "en"];

        var (exitCode, output, error) = commandLine.Run(close);
        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain("People are to move from or to hr: sales-trial-01@example.com sales → hr 2027-02-01.");
        error.ShouldContain("`infrapoc department move-member EMAIL --cancel`");

        Run("department", "move-member", "Sales-Trial-01@example.com", "--cancel").ShouldBe(Plan + Environment.NewLine);
        commandLine.Run(close).ExitCode.ShouldBe(ExitCode.Success);
        commandLine.Run("department", "move-member", "sales-trial-01@example.com", "--cancel", "--lang", "en").Error.ShouldContain("no move of sales-trial-01@example.com is planned");
        commandLine.Run(Line("--lang", "en")).Error.ShouldContain("to is closed, and nobody can sign in there, got \"hr\"; name another department, or drop the move");
    }

    [Fact]
    public void Cancel_OfWhoHasLeft_IsRefused()
    {
        Run(Line("--on", "2027-02-01"));
        Run(Line());

        var (exitCode, _, error) = commandLine.Run("department", "move-member", "sales-trial-01@example.com", "--cancel", "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("has left sales on 2026-12-15, and is in no department");

        // What is left of the move is the other department's.
        commandLine.Run("department", "close", "sales", "--outcome", "stop", "--notes", "終了").ExitCode.ShouldBe(ExitCode.Success);
        commandLine.Run("department", "close", "hr", "--outcome", "stop", "--notes", "終了").ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public void Due_SomeThatCannotBe_AreNamedAndLeaveTheOthersAlone()
    {
        Run(DepartmentAddCommandTests.Line("lab", ("name", "研究部"), ("members", "lab-01@example.com,lab-02@example.com")));
        Run("department", "set", "sales", "members=sales-trial-01@example.com,sales-trial-02@example.com,sales-trial-03@example.com,sales-trial-04@example.com");
        foreach (var (member, to) in new[] { ("sales-trial-01", "hr"), ("sales-trial-02", "lab"), ("sales-trial-03", "hr") })
        {
            Run("department", "move-member", $"{member}@example.com", "--from", "sales", "--to", to, "--on", "2027-02-01");
        }

        Run("department", "set", "sales", "members=sales-trial-01@example.com,sales-trial-02@example.com,sales-trial-04@example.com");
        Close("lab");
        commandLine.Now = new(2027, 2, 1);

        var (exitCode, output, error) = commandLine.Run("department", "move-member", "--due", "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Findings, $"{Sales}{Environment.NewLine}{Plan}{Environment.NewLine}"));
        error.ShouldContain("sales-trial-02@example.com sales → lab 2027-02-01: to is closed, and nobody can sign in there, got \"lab\"; name another department");
        error.ShouldContain("sales-trial-03@example.com sales → hr 2027-02-01: email is no member of sales, or of any department");
        commandLine.Next.ShouldContain("--due --arrive`, and deploy again");
        commandLine.Next.ShouldContain("`infrapoc department move-member EMAIL --cancel`");
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-04@example.com"]);
        var before = commandLine.Files();

        (exitCode, output, error) = commandLine.Run("department", "move-member", "--due", "--lang", "ja");

        (exitCode, output).ShouldBe((ExitCode.Findings, ""));
        error.ShouldStartWith("次の異動は実行できないため、予定のまま残しました。");
        error.ShouldContain("2027-02-01：to は終了した部門で、だれもサインインできません");
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
        RunDue("--arrive").ShouldContain(DepartmentAddCommandTests.File);
    }

    [Fact]
    public void Due_ArrivalsThatCannotBe_AreNamedAndLeaveTheOthersAlone()
    {
        Run(DepartmentAddCommandTests.Line("lab", ("name", "研究部"), ("members", "lab-01@example.com,lab-02@example.com")));
        Run(Line("--on", "2027-02-01"));
        Run("department", "move-member", "sales-trial-02@example.com", "--from", "sales", "--to", "lab", "--on", "2027-02-01");
        commandLine.Now = new(2027, 2, 1);
        RunDue();
        Close("lab");

        var (exitCode, output, error) = commandLine.Run("department", "move-member", "--due", "--arrive", "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Findings, $"{DepartmentAddCommandTests.File}{Environment.NewLine}{Plan}{Environment.NewLine}"));
        error.ShouldContain("sales-trial-02@example.com sales → lab 2027-02-01: to is closed");
        Members("hr").ShouldContain("sales-trial-01@example.com");
        Members("lab").ShouldNotContain("sales-trial-02@example.com");
    }

    [Fact]
    public void Due_WhoWouldLeaveADepartmentEmpty_StaysAlone()
    {
        commandLine.Write(Plan, """
            moves:
              - { email: hr-01@example.com, from: hr, to: sales, on: 2027-02-01 }
              - { email: hr-02@example.com, from: hr, to: sales, on: 2027-02-01 }
              - { email: sales-trial-01@example.com, from: sales, to: hr, on: 2027-02-01 }

            """);
        commandLine.Now = new(2027, 2, 1);

        var (exitCode, _, error) = commandLine.Run("department", "move-member", "--due", "--lang", "en");

        exitCode.ShouldBe(ExitCode.Findings);
        error.ShouldContain("hr-02@example.com hr → sales 2027-02-01: config/departments/hr.yaml");
        Members("hr").ShouldBe(["hr-02@example.com"]);
        Members("sales").ShouldBe(["sales-trial-02@example.com", "sales-trial-03@example.com"]);
    }

    [Fact]
    public void Planned_MoveThatAnotherPlanMakesImpossible_HoldsUpNoOtherPlan()
    {
        commandLine.Write(Plan, "moves:\n  - { email: gone@example.com, from: old, to: hr, on: 2027-01-01 }\n  - { email: hr-01@example.com, from: hr, to: old, on: 2027-01-01 }\n");

        Run(Line("--on", "2027-02-01")).ShouldBe(Plan + Environment.NewLine);
        Run("department", "set", "sales", "members=sales-trial-02@example.com");
        commandLine.Run("department", "set", "sales", "members=sales-trial-03@example.com", "--lang", "en").Error
            .ShouldContain("warning MOV008: moves[2].email is no member of sales, or of any department");
    }

    [Theory]
    [InlineData("en", "Address", "From department", "To department", "Day of the move")]
    [InlineData("ja", "メールアドレス", "異動元", "異動先", "異動日")]
    public void Plan_IssueForm_IsPlannedWhateverItsDay(string language, params string[] headings)
    {
        Issue(headings, "sales-trial-01@example.com", "sales", "hr", "2026-12-01");

        Run(IssueLine("--lang", language)).ShouldBe(Plan + Environment.NewLine);

        Members("sales").Count.ShouldBe(3);
        RunDue().ShouldContain(Sales);
    }

    /// <summary>What somebody writes into the form who means harm, or errs.</summary>
    public static TheoryData<string, string, string, string, string> HostileIssues => new()
    {
        { "sales-trial-01@example.com", "$(touch pwned)", "hr", "2027-02-01", "there is no department \"$(touch pwned)\"" },
        { "sales-trial-01@example.com", "../../etc/passwd", "hr", "2027-02-01", "there is no department \"../../etc/passwd\"" },
        { "sales-trial-01@example.com", "sales", "${{ secrets.X }}", "2027-02-01", "there is no department" },
        { "sales-trial-01@example.com", "sales", "hr\nstatus: closed", "2027-02-01", "there is no department \"hr status: closed\"" },
        { "sales-trial-01@example.com", "sales", "--root=/", "2027-02-01", "there is no department \"--root=/\"" },
        { "sales-trial-01@example.com", "sales", "ｈｒ", "2027-02-01", "there is no department" },
        { "sales-trial-01@example.com", "sales", "sales", "2027-02-01", "to is the department that the person leaves" },
        { "sales-trial-01@example.com", "sales", "hr", "２０２７-０２-０１", "on must be a date" },
        { "sales-trial-01@example.com", "sales", "hr", "2027-02-29", "on must be a date" },
        { "sales-trial-01@example.com", "sales", "hr", "令和9年2月1日", "on must be a date" },
        { "sales-trial-01@example.com", "sales", "hr", "2027-02-01 # left: 2027-01-01", "on must be a date" },
        { "sales-trial-01@example.com", "sales", "hr", "!!js/function x", "on must be a date" },
        { "sales-trial-01@evil.example", "sales", "hr", "2027-02-01", "is no member of sales" },
        { "=cmd|' /C calc'!A0", "sales", "hr", "2027-02-01", "email " },
        { "\u202Esales-trial-01@example.com", "sales", "hr", "2027-02-01", "email must not contain line breaks or invisible characters" },
        { "sales-trial-01@example.com\u0007", "sales", "hr", "2027-02-01", "email must not contain line breaks or invisible characters" },
        { "<script>alert(1)</script>", "sales", "hr", "2027-02-01", "email is not of the form" },
        { "sales-trial-01＠example.com", "sales", "hr", "2027-02-01", "email is not of the form" },
        { "a@example.com\nb@example.com", "sales", "hr", "2027-02-01", "email is not of the form" },
        { "{{resolve:ssm:secret}}", "sales", "hr", "2027-02-01", "email must not contain {{" },
        { "*x@example.com", "sales", "hr", "2027-02-01", "email is not of the form" },
        { "", "sales", "hr", "2027-02-01", "has no answer for Address" },
        { "sales-trial-01@example.com\n\n### Address\n\nhr-01@example.com", "sales", "hr", "2027-02-01", "the heading \"Address\" is there twice" },
        { "sales-trial-01@example.com\n\n### Left\n\n2027-01-01", "sales", "hr", "2027-02-01", "the heading \"Left\" is not known" },
    };

    [Theory]
    [MemberData(nameof(HostileIssues))]
    public void Plan_IssueFormHostile_IsRefusedAndNothingIsWritten(string email, string from, string to, string on, string said)
    {
        Issue(["Address", "From department", "To department", "Day of the move"], email, from, to, on);
        var before = commandLine.Files();

        var (exitCode, output, error) = commandLine.Run(IssueLine("--lang", "en"));

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain(said);
        error.Any(each => char.IsControl(each) && each is not ('\n' or '\r')).ShouldBeFalse();
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    /// <summary>A plan that is there, a further move, and what is said of it.</summary>
    public static TheoryData<string, string, string> HostilePlans => new()
    {
        { "", "sales-trial-01@example.com sales hr 2027-02-01|SALES-TRIAL-01@example.com sales hr 2027-02-01", "moved twice" },
        { "sales-trial-01@example.com sales hr 2027-02-01", "sales-trial-01@example.com hr sales 2027-02-01", "is no member of hr, but of sales" },
        { "sales-trial-01@example.com sales hr 2027-02-01", "Sales-Trial-01@example.com sales hr 2027-02-15", "is to move from sales to hr on 2027-02-01 already" },
        { "hr-01@example.com hr sales 2027-02-15", "hr-01@example.com hr sales 2027-02-01", "MOV006" },
        { "", "sales-trial-01@example.com sales hr 2027-02-29", "on must be a date" },
        { "", "sales-trial-01@example.com sales hr ２０２７-02-01", "on must be a date" },
        { "", "sales-trial-01@example.com sales hr 9999-01-01", "on must be a date" },
        { "", "nobody@example.com sales hr 2027-02-01", "is no member of sales" },
        { "", "hr-01@example.com hr sales 2027-03-01", "the period of sales ends on 2027-02-28, before the move; extend it first" },
        { "", "sales-trial-01@example.com sales hr 2026-02-01", "on 2026-02-01 is more than a month ago" },
        { "", "sales-trial-01@example.com sales  2027-02-01|sales-trial-02@example.com sales  2027-02-01", "row 2: to is missing" },
        { "", "sales-trial-01@example.com sales hr2 2027-02-01", "There is no department \"hr2\"; did you mean \"hr\"?" },
        { "", "hr-01@example.com hr sales 2027-02-01|hr-02@example.com hr sales 2027-02-02", "DEP013" },
        { "hr-01@example.com hr sales 2027-02-01", "hr-02@example.com hr sales 2027-02-02", "DEP013" },
        { "hr-01@example.com hr sales 2027-02-01", "hr-02@example.com hr sales 2026-12-15", "DEP013" },
        { "", "hr-01@example.com hr sales 2027-02-01|hr-02@example.com hr sales 2027-02-01|sales-trial-01@example.com sales hr 2027-02-01", "DEP013" },
    };

    [Theory]
    [MemberData(nameof(HostilePlans))]
    public void Plan_ThatCannotBe_IsRefusedAndNothingIsWritten(string there, string more, string said)
    {
        if (there.Length > 0)
        {
            Run(Words(there));
        }

        commandLine.Write("moves.csv", $"email,from,to,on\n{more.Replace(' ', ',').Replace('|', '\n')}\n");
        var before = commandLine.Files();
        List<string[]> lines = [["department", "move-member", "--from-csv", Path.Combine(commandLine.Root, "moves.csv")]];
        if (!more.Contains('|', StringComparison.Ordinal))
        {
            lines.Add(Words(more));
        }

        foreach (var line in lines)
        {
            var (exitCode, output, error) = commandLine.Run([.. line, "--lang", "en"]);
            (exitCode, output).ShouldBe((ExitCode.Usage, ""));
            error.ShouldContain(said);
            commandLine.Files().ShouldBe(before, ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("--due", "--on", "2027-01-01")]
    [InlineData("--due", "--from-csv", "x.csv")]
    [InlineData("--from-issue", "x.md", "--arrive")]
    [InlineData("--cancel", "--due")]
    [InlineData("--cancel")]
    public void Move_WaysThatDoNotGoTogether_AreRefused(params string[] options) =>
        commandLine.Run(["department", "move-member", .. options]).ExitCode.ShouldBe(ExitCode.Usage);

    [Theory]
    [InlineData("is no member of hr, but of sales", "hr", "sales")]
    [InlineData("there is no department \"nobody\"", "sales", "nobody")]
    [InlineData("to is the department that the person leaves", "sales", "sales")]
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
        error.ShouldContain("moves.csv, row 4: email is no member of sales, or of any department, got \"nobody@example.com\"; correct email or from");
    }

    [Fact]
    public void Move_LastMember_IsRefusedBecauseADepartmentHasMembers()
    {
        commandLine.Run("department", "set", "sales", "members=sales-trial-01@example.com").ExitCode.ShouldBe(ExitCode.Success);

        var (exitCode, _, error) = commandLine.Run(Line());

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain($"{Sales}: error DEP013: 部門のメンバーがいなくなります");
        error.ShouldNotContain("失うもの");
    }

    [Fact]
    public void Move_Spreadsheet_NamesTheColumnThatIsEmpty()
    {
        commandLine.Write("moves.csv", "email,from,to\nsales-trial-01@example.com,sales,\n");

        commandLine.Run("department", "move-member", "--from-csv", Path.Combine(commandLine.Root, "moves.csv"), "--lang", "en")
            .Error.ShouldContain("moves.csv, row 2: to is missing");
    }

    [Fact]
    public void Move_OfAnIssue_NamesTheLineOfTheAnswer()
    {
        Issue(["Address", "From department", "To department", "Day of the move"], "sales-trial-01@example.com", "sales", "hr2", "soon");

        var (_, _, error) = commandLine.Run([.. IssueLine(), "--lang", "en"]);

        error.ShouldContain("issue.md, line 15: on must be a date");
        error.ShouldContain("issue.md, line 11: there is no department \"hr2\"");

        Issue(["Address", "From department", "To department", "Day of the move"], "sales-trial-01@example.com", "sales", "hr", "2027/2/1");
        Run(IssueLine());
        commandLine.Read(Plan).ShouldContain("    on: 2027-02-01\n");
    }

    [Fact]
    public void Move_ThatHasBegun_NamesItsSecondHalf()
    {
        commandLine.Run(DepartmentAddCommandTests.Line("legal", ("name", "法務部"), ("members", "legal-01@example.com")))
            .ExitCode.ShouldBe(ExitCode.Success);
        Run(Line("--on", "2027-02-01"));
        Run(Line());

        foreach (var more in new string[][] { [], ["--arrive"] })
        {
            var (exitCode, _, said) = commandLine.Run(
                ["department", "move-member", "sales-trial-01@example.com", "--from", "sales", "--to", "legal", "--lang", "en", .. more]);
            exitCode.ShouldBe(ExitCode.Usage);
            said.ShouldContain("has left sales for hr already: finish that with `infrapoc department move-member --due --arrive`");
        }

        commandLine.Run("department", "move-member", "--due", "--lang", "en").Error.ShouldContain("sales → hr 2026-12-15: out of sales since 2026-12-15");
        commandLine.Next.ShouldContain("1 waits for the second half: `infrapoc department move-member --due --arrive`");

        Run(Line("--arrive"));
        commandLine.Run(Line("--arrive", "--lang", "en")).Error.ShouldContain("is a member of hr already; nothing is left to do");
    }

    [Fact]
    public void Move_NoPerson_NamesWhatIsMissing() =>
        commandLine.Run("department", "move-member", "--from", "sales", "--lang", "en").Error.ShouldBe($"EMAIL, --to is missing{Environment.NewLine}");

    public void Dispose() => commandLine.Dispose();

    private string Run(params IReadOnlyList<string> line)
    {
        var (exitCode, output, error) = commandLine.Run(line);
        exitCode.ShouldBe(ExitCode.Success, error);
        return output;
    }

    /// <summary>As somebody closes a department who does not look at the plan.</summary>
    private void Close(string department)
    {
        var file = $"config/departments/{department}.yaml";
        commandLine.Write(file, commandLine.Read(file).Replace("status: active", "status: closed\nstatusReason: 終了\nstatusSince: 2026-12-15\noutcome: stop", StringComparison.Ordinal));
    }

    private string RunDue(params string[] more) => Run(["department", "move-member", "--due", .. more]);

    private IReadOnlyList<string> Departments() => [commandLine.Read(Sales), commandLine.Read(DepartmentAddCommandTests.File)];

    private void Issue(IReadOnlyList<string> headings, params IReadOnlyList<string> answers) =>
        commandLine.Write("issue.md", string.Join("\n\n", headings.Zip(answers, (heading, answer) => $"### {heading}\n\n{answer}")));

    private string[] IssueLine(params string[] more) =>
        ["department", "move-member", "--from-issue", Path.Combine(commandLine.Root, "issue.md"), .. more];

    /// <summary>The command line of an address, a department, another one and a day.</summary>
    private static string[] Words(string move) => move.Split(' ') is [var email, var from, var to, var on]
        ? ["department", "move-member", email, "--from", from, "--to", to, "--on", on]
        : [];

    private static string[] Line(params string[] more) =>
        ["department", "move-member", "sales-trial-01@example.com", "--from", "sales", "--to", "hr", .. more];

    private IReadOnlyList<string> Members(string department) =>
        ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments.Single(each => each.Id == department).Members;
}
