using System.Text;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class DepartmentAddCommandTests : IDisposable
{
    internal const string File = "config/departments/hr.yaml";

    private readonly CommandLine commandLine = new();

    /// <summary>Every answer of a department, by option.</summary>
    internal static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["name"] = "人事部",
        ["purpose"] = "研修資料の準備にかかる時間を減らす。",
        ["use-case"] = "議事録の要約, 60, 15, 20",
        ["data-class"] = "internal",
        ["owner"] = "人事部長 <hr-lead@example.com>",
        ["it-partner"] = "情報システム部 AI 推進担当 <it-ai@example.com>",
        ["decision-maker"] = "経営企画室長 <corporate-planning@example.com>",
        ["approval"] = "稟議2027-0012",
        ["cost-center"] = "CC-5100",
        ["start"] = "2027-01-04",
        ["end"] = "2027-03-31",
        ["members"] = "hr-01@example.com hr-02@example.com",
        ["models"] = "claude-haiku",
        ["monthly"] = "30000",
    };

    /// <summary>The command line with every answer, some of them changed; null leaves one out.</summary>
    internal static IReadOnlyList<string> Line(string id, params IReadOnlyList<(string Option, string? Text)> changes) =>
    [
        "department", "add", id,
        .. Answers.Select(answer => (answer.Key, Text: changes.Where(change => change.Option == answer.Key)
            .Select(change => change.Text).DefaultIfEmpty(answer.Value).First()))
            .Concat(changes.Where(change => !Answers.ContainsKey(change.Option)).Select(change => (Key: change.Option, change.Text)))
            .Where(each => each.Text is not null).SelectMany(each => new[] { $"--{each.Key}", each.Text! }),
    ];

    [Theory]
    [InlineData("ja", "# 原則 4：責任者でも IT 担当でもない、中立な人が決める。")]
    [InlineData("en", "# Principle 4: somebody neutral decides, neither owner nor IT partner.")]
    public void Add_Options_WriteACommentedFileThatIsValid(string language, string comment)
    {
        commandLine.Edit("config/sandbox.yaml", "language: ja", $"language: {language}");

        var (exitCode, output, error) = commandLine.Run(Line("hr"));

        (exitCode, output, error).ShouldBe((ExitCode.Success, File + Environment.NewLine, ""));
        commandLine.Next.ShouldContain($"  git add {File}");
        commandLine.Next.ShouldContain("`npm start`");
        commandLine.Read(File).ShouldContain(comment);
        commandLine.Read(File).ShouldNotContain('\r');
        var hr = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments[0];
        (hr.Id, hr.Name, hr.Guardrail, hr.Kpi.HoursSavedPerWeek, hr.Kpi.TrialUsers).ShouldBe(("hr", "人事部", "standard", 15, 2));
        hr.UseCases.ShouldHaveSingleItem().ShouldBe(new UseCase
        {
            Id = "use-case-1",
            Name = "議事録の要約",
            Category = UseCaseCategory.Summarizing,
            MinutesBefore = 60,
            MinutesTarget = 15,
            PiecesPerWeek = 20,
        });
        hr.Owner.ShouldBe(new Contact { Name = "人事部長", Email = "hr-lead@example.com" });
        hr.Members.ShouldBe(["hr-01@example.com", "hr-02@example.com"]);
        commandLine.Run("config", "validate").ExitCode.ShouldBe(ExitCode.Success);
    }

    [Theory]
    [InlineData("a@example.com,b@example.com,c@example.com")]
    [InlineData("a@example.com、b@example.com，c@example.com")]
    [InlineData("a@example.com; b@example.com\u3000c@example.com")]
    public void Add_MembersHoweverSeparated_AreAsManyTrialUsers(string members)
    {
        commandLine.Run(Line("hr", ("members", members))).ExitCode.ShouldBe(ExitCode.Success);

        var hr = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments[0];
        (hr.Members.Count, hr.Kpi.TrialUsers).ShouldBe((3, 3));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Add_Conversation_AsksAtMostTwelveQuestionsWithADefaultOrAnExample(int width)
    {
        commandLine.DialogWidth = width;
        commandLine.Answers =
        [
            "hr 人事部", Answers["purpose"], Answers["use-case"], "", Answers["owner"], "", "", "稟議2027-0012 CC-5100", "",
            Answers["members"], "claude-haiku", "30000",
        ];

        var (exitCode, output, error) = commandLine.Run("department", "add");

        (exitCode, output, error).ShouldBe((ExitCode.Success, File + Environment.NewLine, ""));
        var questions = commandLine.Dialog.Split('\n').Count(line => line.Contains("/12  ", StringComparison.Ordinal));
        questions.ShouldBe(12);
        commandLine.Dialog.Split('\n').Count(line => line.Contains("例：", StringComparison.Ordinal)
            || line.Contains("Enter だけなら：", StringComparison.Ordinal))
            .ShouldBe(questions);
        commandLine.Dialog.ShouldContain("claude-haiku");
        var lines = commandLine.Dialog.Split('\n').Where(line => line.StartsWith("   ", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(line => line.GetCellWidth() <= width && !"。、）」".Contains(line.TrimStart()[0]));
        var hr = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments[0];
        hr.ItPartner.Email.ShouldBe("it-ai@example.com");
        (hr.Period.Start, hr.Period.End).ShouldBe((new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31)));
    }

    [Fact]
    public void Add_ConversationWithSomeAnswersGiven_AsksTheOthersInTheLanguageOfTheOption()
    {
        commandLine.Answers = ["2027-06-30", "20000"];

        commandLine.Run([.. Line("hr", ("end", null), ("monthly", null)), "--lang", "en"]).ExitCode.ShouldBe(ExitCode.Success);

        commandLine.Dialog.ShouldContain("1/2  Last day");
        commandLine.Dialog.ShouldContain("2/2  How much may it spend in a month?");
        commandLine.Read(File).ShouldContain("end: 2027-06-30");
    }

    [Fact]
    public void Add_WrongAnswerInAConversation_IsAskedAgain()
    {
        commandLine.Answers =
        [
            "sales 営業部", "HR 人事部", "hr", "hr 営業部", "hr 人事部", "", "=1+1 の数式から始まる目的", Answers["purpose"], "議事録の要約 60 15", "議事録の要約, 15, 60, 20",
            Answers["use-case"], "secret", "internal", "人事部長", "人事部長 <hr-lead@gmail.com>", Answers["owner"], "", "人事部長 <hr-lead@example.com>", "",
            "稟議2027-0012", "稟議2027-0012 CC-5100", "2027.1.4 2027.3.31", "2026/12/1 2026/12/14", "2027/1/4 2027/3/31", "sales-trial-01@example.com", Answers["members"], "gpt", "claude-haiku", "9999999", "30000",
        ];

        var (exitCode, _, error) = commandLine.Run("department", "add", "--lang", "en");

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        foreach (var said in new[]
        {
            "Id is that of config/departments/sales.yaml already", "Id is not of the form it must have", "Write 2 values: Id, Name.", "Name must be unique among departments", "An answer is needed.",
            "must not start with =", "Use cases is not of the form", "must be less than minutesBefore", "Most sensitive data must be one of public, internal, confidential",
            "Owner is not of the form", "is not an address of the company", "Decision maker must not be the owner", "Write 2 values: Approval number, Cost centre.", "First day must be a date", "Last day must not be over, and today is 2026-12-15", "write a day that is to come",
            "is already a member in config/departments/sales.yaml", "is not a model of config/models.yaml", "brings the active departments' monthly caps to 10049999 together",
        })
        {
            commandLine.Dialog.ShouldContain(said);
        }
    }

    [Fact]
    public void Add_NoTerminal_NamesEveryOptionThatIsMissing()
    {
        var (exitCode, output, error) = commandLine.Run(Line("hr", ("owner", null), ("monthly", null)));

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe([
            "--owner がありません：責任者（例：人事部長 <hr-lead@example.com>）", "--monthly がありません：月額上限（例：30000）",
        ]);
        commandLine.Run([.. Line("hr", ("owner", null)), "--lang", "en"]).Error
            .ShouldBe($"--owner is missing: Owner, e.g. Head of HR <hr-lead@example.com>{Environment.NewLine}");
        commandLine.Files().Keys.ShouldNotContain(File);
    }

    [Fact]
    public void Add_DryRun_WritesNothing()
    {
        var (exitCode, output, error) = commandLine.Run([.. Line("hr"), "--dry-run"]);

        (exitCode, output).ShouldBe((ExitCode.Success, File + Environment.NewLine));
        error.ShouldContain("name: 人事部");
        commandLine.Next.ShouldContain("--dry-run");
        commandLine.Files().Keys.ShouldNotContain(File);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Add_IssueForm_IsReadByTheHeadingsOfEitherLanguage(string language)
    {
        string Heading(string field) =>
            Cli.Onboarding.DepartmentField.Of(field).Heading.In(language == "ja" ? Language.Japanese : Language.English);
        var body = new StringBuilder();
        foreach (var (field, text) in Answers.Prepend(new("id", "hr")))
        {
            _ = body.Append("### ").Append(Heading(field)).Append("\r\n\r\n")
                .Append(text.Replace(' ', field == "members" ? '\n' : ' ')).Append("\r\n\r\n");
        }

        commandLine.Write("issue.md", $"{body}### {Heading("daily")}\n\n_No response_\n");

        var (exitCode, output, error) = commandLine.Run("department", "add", "--from-issue", Path.Combine(commandLine.Root, "issue.md"));

        (exitCode, output, error).ShouldBe((ExitCode.Success, File + Environment.NewLine, ""));
        commandLine.Read(File).ShouldNotContain("daily:");
    }

    [Fact]
    public void Add_IssueFormWithAProblem_NamesItsLine()
    {
        commandLine.Write("issue.md", "### 部門の id\n\nhr\n\n### 月額上限\n\n50,000\n");

        var (exitCode, _, error) = commandLine.Run("department", "add", "--from-issue", Path.Combine(commandLine.Root, "issue.md"));

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldStartWith("issue.md の 7 行目: error CFG003: 月額上限には");
    }

    [Theory]
    [InlineData("utf-8", false, ',')]
    [InlineData("utf-8", true, ',')]
    [InlineData("utf-8", true, ';')]
    [InlineData("utf-16", true, '\t')]
    [InlineData("cp932", false, ',')]
    public void Add_Spreadsheet_IsReadInTheEncodingsOfExcel(string encoding, bool hasMark, char separator)
    {
        WriteTable(
            Encoded(encoding), hasMark, separator, Answers.Keys.Prepend("id"),
            Answers.Values.Prepend("hr"),
            Answers.Select(answer => answer.Key switch
            {
                "name" => "法務部",
                "members" => "legal-01@example.com",
                "approval" => "稟議2027-0013",
                "start" => "2027/1/4",
                "end" => "2027/3/31",
                _ => answer.Value,
            }).Prepend("legal"));

        var (exitCode, output, error) = commandLine.Run("department", "add", "--from-csv", Path.Combine(commandLine.Root, "departments.csv"));

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        output.ShouldBe($"{File}{Environment.NewLine}config/departments/legal.yaml{Environment.NewLine}");
        ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments.Select(each => each.Name)
            .ShouldBe(["人事部", "法務部", "営業部"]);
        commandLine.Read("config/departments/legal.yaml").ShouldContain("  start: 2027-01-04\n  end: 2027-03-31\n");
    }

    [Theory]
    [InlineData("en", "write it as in Spend less time on preparing training, and more with people.\n")]
    [InlineData("ja", "次の例のように書いてください：研修資料の準備にかかる時間を減らし、社員と向き合う時間を増やす。\n")]
    public void Add_SpreadsheetWithoutASentence_ShowsOneWithOneEnd(string language, string expected)
    {
        WriteTable(
            Encoding.UTF8, false, ',', Answers.Keys.Prepend("id"),
            Answers.Select(answer => answer.Key == "purpose" ? "" : answer.Value).Prepend("hr"));

        commandLine.Run("department", "add", "--from-csv", Path.Combine(commandLine.Root, "departments.csv"), "--lang", language)
            .Error.ReplaceLineEndings("\n").ShouldContain(expected);
    }

    [Fact]
    public void Add_SpreadsheetWithProblems_NamesRowsAndColumnsAndWritesNothing()
    {
        var before = commandLine.Files();
        WriteTable(
            Encoding.UTF8, false, ',', Answers.Keys.Prepend("id"),
            Answers.Values.Prepend("hr"),
            Answers.Select(answer => answer.Key == "owner" ? "" : answer.Value).Prepend("legal"),
            Answers.Select(answer => answer.Key == "monthly" ? "50,000" : answer.Value).Prepend("it"));

        var (exitCode, output, error) = commandLine.Run(
            "department", "add", "--from-csv", Path.Combine(commandLine.Root, "departments.csv"), "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe([
            "departments.csv, row 3, column owner (F): error CFG002: Owner is missing; write it as in Head of HR <hr-lead@example.com>.",
            "departments.csv, row 4, column monthly (O): error CFG003: Monthly cap must be a number of at most 12 digits and 6 decimals, got \"50,000\"; write the amount without separators, e.g. 50000.",
            "2 problems. Nothing was written.",
        ]);
        commandLine.Files().Where(file => file.Key.StartsWith("config", StringComparison.Ordinal)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Add_SpreadsheetWhoseRowsDoNotGoTogether_NamesTheLaterRow()
    {
        WriteTable(
            Encoding.UTF8, false, ',', Answers.Keys.Prepend("id"),
            Answers.Values.Prepend("hr"), Answers.Select(answer => answer.Key == "name" ? "法務部" : answer.Value).Prepend("legal"));

        var (exitCode, _, error) = commandLine.Run(
            "department", "add", "--from-csv", Path.Combine(commandLine.Root, "departments.csv"), "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldStartWith("departments.csv, row 3, column members (M): error DEP026: Members is already a member in config/departments/hr.yaml");
        commandLine.Files().Keys.ShouldNotContain(File);
    }

    [Fact]
    public void Add_IssueFormAndOptions_LetOptionsDecide()
    {
        commandLine.Write("issue.md", "### 部門名\n\n別の名前\n");

        commandLine.Run([.. Line("hr"), "--from-issue", Path.Combine(commandLine.Root, "issue.md")]).ExitCode.ShouldBe(ExitCode.Success);

        commandLine.Read(File).ShouldContain("name: 人事部\n");
    }

    public void Dispose() => commandLine.Dispose();

    private void WriteTable(Encoding encoding, bool hasMark, char separator, params IReadOnlyList<IEnumerable<string>> rows)
    {
        var text = string.Join("\r\n",
            rows.Select(row => string.Join(separator, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        System.IO.File.WriteAllBytes(Path.Combine(commandLine.Root, "departments.csv"),
            [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
    }

    private static Encoding Encoded(string name) => name switch
    {
        "cp932" => CodePagesEncodingProvider.Instance.GetEncoding(932)!,
        "utf-16" => Encoding.Unicode,
        _ => Encoding.UTF8,
    };
}
