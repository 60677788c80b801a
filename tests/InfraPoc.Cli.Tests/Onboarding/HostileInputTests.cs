using System.Text;
using InfraPoc.Cli.Tests.Commands;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Onboarding;

/// <summary>
/// What somebody types or hands in who means harm, or whose spreadsheet does: it is refused by name and place, and nothing is written.
/// </summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    /// <summary>A department whose answer in one field is hostile, as an option and as a cell of a row, and what is said.</summary>
    public static TheoryData<string, string, string, string> Answers => new()
    {
        { "path traversal", "id", "../../etc/passwd", "CFG005: id is not of the form it must have, got \"../../etc/passwd\"" },
        { "path of Windows", "id", "..\\windows", "CFG005: id" },
        { "device of Windows", "id", "con", "DEP002: id is reserved by Windows" },
        { "id in full width", "id", "ｈｒ", "did you mean \"hr\" in half-width characters" },
        { "option in an id", "id", "x.yaml", "CFG005: id" },
        { "control character", "name", "人事\u0007部", "CFG010: name must not contain line breaks or invisible characters, got \"人事\\u0007部\"" },
        { "escape sequence of a terminal", "name", "\u001b[2J部", "CFG010: name" },
        { "right-to-left override", "name", "人事\u202E部", "CFG010: name" },
        { "zero-width blank", "name", "人事\u200B部", "CFG010: name" },
        { "line break that adds a key", "purpose", "目的は時間を減らすこと\nstatus: closed", "CFG010: purpose must not contain line breaks" },
        { "formula", "name", "=HYPERLINK(\"http://evil\",\"x\")", "CFG016: name must not start with =" },
        { "formula with a call", "approval", "@SUM(1+1)*cmd|' /C calc'!A0", "CFG016: Approval number must not start with @" },
        { "template token", "purpose", "目的は ${AWS::AccountId} を知ること", "CFG012: purpose must not contain ${" },
        { "dynamic reference", "purpose", "目的は {{resolve:ssm:secret}} を知ること", "CFG012: purpose must not contain {{" },
        { "huge number", "monthly", "99999999999999999999", "CFG003: Monthly cap must be a number of at most 12 digits" },
        { "number that is none", "monthly", "1e308", "CFG003: Monthly cap" },
        { "number with separators", "monthly", "30,000", "CFG003: Monthly cap" },
        { "number of another country", "monthly", "30.000,00", "CFG003: Monthly cap" },
        { "number in full width", "monthly", "３００００", "did you mean \"30000\" in half-width characters" },
        { "negative number", "monthly", "-1", "DEP014: Monthly cap must be a positive amount" },
        { "huge number in a use case", "use-case", "要約, 60, 15, 99999999999", "CFG003: Use cases: useCases[0].piecesPerWeek" },
        { "date of another country", "end", "31.03.2027", "CFG003: Last day must be a date (yyyy-mm-dd)" },
        { "date with the day first", "end", "31/3/2027", "CFG003: Last day" },
        { "date of an era", "end", "令和9年3月31日", "CFG003: Last day" },
        { "day that does not exist", "end", "2027-02-30", "CFG003: Last day" },
        { "address with a second one", "owner", "人事部長 <a@example.com> <b@evil.example>", "CFG005: owner" },
        { "address elsewhere", "owner", "人事部長 <a@evil.example>", "DEP031: Owner is not an address of the company" },
        { "address with an option", "members", "-x@example.com", "CFG005: members" },
        { "emoji for a number", "monthly", "💴💴", "CFG003: Monthly cap" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_Hostile_IsRefusedAtItsPlaceAndNothingIsWritten(string what, string field, string text, string said)
    {
        var before = commandLine.Files();
        var id = field == "id" ? text : "hr";

        var (exitCode, output, error) =
            commandLine.Run([.. DepartmentAddCommandTests.Line(id, field == "id" ? [] : [(field, text)]), "--lang", "en"]);

        (exitCode, output).ShouldBe((ExitCode.Usage, ""), what);
        error.ShouldContain($"{(field == "id" ? "ID" : $"--{field}")}: error ", customMessage: what);
        error.ShouldContain(said, customMessage: what);
        error.Where(char.IsControl).ShouldAllBe(each => each == '\n' || each == '\r');
        commandLine.Files().ShouldBe(before, ignoreOrder: true);

        var names = DepartmentAddCommandTests.Answers.Keys.Prepend("id").ToList();
        var cells = names.Select(name => name == field ? text : name == "id" ? "hr" : DepartmentAddCommandTests.Answers[name]);
        var path = Table(string.Join(',', names) + "\n" + string.Join(',', cells.Select(Cell)) + "\n");
        (exitCode, output, error) = commandLine.Run("department", "add", "--from-csv", path, "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Usage, ""), what);
        error.ShouldContain($"hostile.csv, row 2, column {field} (", customMessage: what);
        error.ShouldContain(said, customMessage: what);
        commandLine.Run("department", "add", "--from-csv", path, "--lang", "ja").Error.ShouldContain($"hostile.csv の 2 行目、{field} 列", customMessage: what);
        File.Delete(path);
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    /// <summary>A file that is no table, and what is said.</summary>
    public static TheoryData<string, byte[], int, string> Tables => new()
    {
        { "nothing", [], ExitCode.Usage, "hostile.csv is empty" },
        { "binary", [0x00, 0xFF, 0xFE, 0x81], ExitCode.Usage, "hostile.csv is in an encoding that is not read" },
        { "half a character of UTF-16", [0xFF, 0xFE, 0x00, 0xD8], ExitCode.Usage, "hostile.csv is in an encoding that is not read" },
        { "names alone", "id,name\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 1: there is no row below" },
        { "unknown column", "id,=cmd\nhr,x\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 1: column B \"=cmd\" is not known; the columns are id, name, purpose" },
        { "column twice", "id,id\nhr,hr\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 1: column \"id\" is there twice" },
        { "open quote", "id,name\nhr,\"x\nlegal,y\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 2: in column B a quote is not closed" },
        { "quote within a cell", "id,name\nhr,x\"y\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 2: in column B a quote" },
        { "more cells than columns", "id,name\nhr,x,y\n"u8.ToArray(), ExitCode.Usage, "hostile.csv, row 2: there are 3 cells for 2 columns" },
        {
            "more rows than are read", Encoding.UTF8.GetBytes("id\n" + string.Concat(Enumerable.Repeat("hr\n", 10_001))), ExitCode.Usage,
            "there are more than 10000 rows"
        },
        { "escape sequence in a name", "id,\u001b[2J\nhr,x\n"u8.ToArray(), ExitCode.Usage, "column B \"\\u001B[2J\" is not known" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_ThatIsNone_IsRefusedWithItsRow(string what, byte[] bytes, int expected, string said)
    {
        var path = Path.Combine(commandLine.Root, "hostile.csv");
        File.WriteAllBytes(path, bytes);
        var before = commandLine.Files();

        var (exitCode, output, error) = commandLine.Run("department", "add", "--from-csv", path, "--lang", "en");

        (exitCode, output).ShouldBe((expected, ""), what);
        error.ShouldContain(said, customMessage: what);
        error.ShouldNotContain('\u001b');
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Table_OfTenThousandRowsWithProblemsInSome_NamesExactlyThose()
    {
        var names = DepartmentAddCommandTests.Answers.Keys.Prepend("id").ToList();
        var rows = new StringBuilder(string.Join(',', names)).Append('\n');
        for (var row = 2; row <= 10_001; row++)
        {
            var cells = DepartmentAddCommandTests.Answers.Values.Prepend($"d{row}").ToList();
            cells[^1] = row is 17 or 4_711 or 10_001 ? "30,000" : "30000";
            _ = rows.AppendJoin(',', cells.Select(Cell)).Append('\n');
        }

        var (exitCode, _, error) = commandLine.Run("department", "add", "--from-csv", Table(rows.ToString()), "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',')[1].Trim().Split(": ")[0]).SkipLast(1)
            .ShouldBe(["row 17", "row 4711", "row 10001"]);
        commandLine.Files().Count(file => file.Key.StartsWith("config/departments", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Target_SymbolicLink_IsNotFollowed()
    {
        var outside = Path.Combine(commandLine.Root, "outside.yaml");
        _ = File.CreateSymbolicLink(Path.Combine(commandLine.Root, DepartmentAddCommandTests.File), outside);

        var (exitCode, _, error) = commandLine.Run([.. DepartmentAddCommandTests.Line("hr"), "--lang", "en"]);

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("symbolic link");
        File.Exists(outside).ShouldBeFalse();
    }

    [Fact]
    public void Target_ExistingFile_IsNeverReplaced()
    {
        var before = commandLine.Files();

        var (exitCode, _, error) = commandLine.Run([.. DepartmentAddCommandTests.Line("sales"), "--lang", "en"]);

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("ID: error DEP001: id is that of config/departments/sales.yaml already, got \"sales\"; choose another id.");
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [LinuxFact]
    public void Target_FolderNobodyMayWrite_IsSaid()
    {
        // Root may write anywhere but to the kernel's own files.
        var draft = new Config.Editing.ConfigDraft("/proc/self");
        draft.Create("config/departments/hr.yaml", "id: hr\n");

        Should.Throw<Config.Editing.EditException>(draft.Write).Message.ShouldStartWith("config/departments/hr.yaml was not written: ");
    }

    [Fact]
    public void Name_WithEmojiAndSignsOfYaml_IsThatName()
    {
        foreach (var (id, name) in new[] { ("e1", "人事部🎉"), ("e2", "a: b # c"), ("e3", "*x & !y | > %"), ("e4", "'\"\\"), ("e5", "yes"), ("e6", "0123"), ("e7", "אבג") })
        {
            commandLine.Run(DepartmentAddCommandTests.Line(
                id, ("name", name), ("members", $"{id}@example.com"), ("approval", id), ("monthly", "1000"))).ExitCode.ShouldBe(ExitCode.Success, name);
            ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Departments.Single(each => each.Id == id).Name.ShouldBe(name);
        }
    }

    public void Dispose() => commandLine.Dispose();

    private string Table(string text)
    {
        var path = Path.Combine(commandLine.Root, "hostile.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
