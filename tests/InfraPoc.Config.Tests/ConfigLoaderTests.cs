using System.Diagnostics;
using System.Runtime.Versioning;

namespace InfraPoc.Config.Tests;

public sealed class ConfigLoaderTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("several broken files",
            [
                Change.Sandbox("perUsd: 150", "perUsd: 0"), Change.Models("input: 1.10", "input: -1"),
                Change.Hr("monthly: 50000", "monthly: -5"), Change.Legal("id: legal\n", "id: law\n"),
                Change.Whole("departments/aa.yaml", "\tx\n"), Change.Whole("departments/zz.yml", "id: zz\n"),
            ],
            "config/sandbox.yaml:20:3: error SBX002: money.perUsd must be a positive rate, got \"0\"; write how many units of the currency one US dollar costs, e.g. 150.",
            "config/models.yaml:9:14: error MOD009: models[0].price.input must be a positive price, got \"-1\"; write US dollars per million tokens, e.g. 1.10.",
            "config/departments/aa.yaml:1:1: error YML011: a tab is used to indent; indent with spaces.",
            "config/departments/aa.yaml:1:2: error CFG003: the file must be keys with values, got \"x\"; write \"id: ...\" and the other keys below each other, as in the sample configuration.",
            "config/departments/hr.yaml:43:3: error DEP014: budget.monthly must be a positive amount, got \"-5\"; write the monthly cap in JPY, e.g. 50000.",
            "config/departments/legal.yaml:1:1: error DEP001: id must be the name of its file, \"legal\", got \"law\"; rename the file or correct the id.",
            "config/departments/zz.yml:1:1: error DEP028: the file is not a department file: its name must end with .yaml; rename it to <id>.yaml or move it elsewhere."),
        new("sandbox unreadable, so what depends on it is not reported",
            [
                Change.Whole(ConfigFolder.Sandbox, "- x\n"), Change.Hr("monthly: 50000", "monthly: -5"),
                Change.Hr("[haiku, nova]", "[haiku, gemini]"),
            ],
            "config/sandbox.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"name: ...\" and the other keys below each other, as in the sample configuration.",
            "config/departments/hr.yaml:40:17: error DEP019: models[1] is not a model of config/models.yaml, got \"gemini\"; write one of haiku, nova, sonnet.",
            "config/departments/hr.yaml:43:3: error DEP014: budget.monthly must be a positive amount, got \"-5\"; write the monthly cap in the sandbox's currency, e.g. 50000."),
        new("file that is no department",
            Change.Whole("departments/README.md", "# Departments\n"),
            "config/departments/README.md:1:1: error DEP028: the file is not a department file: its name must end with .yaml; rename it to <id>.yaml or move it elsewhere."),
        new("files that are hidden, or that nothing reads",
            [
                Change.Whole("departments/.sales.yaml", "id: sales\n"), Change.Whole("departments/.gitkeep", ""),
                Change.Whole("sandbox.local.yaml", "name: poc\n"), Change.Whole(".models.yml", "models: []\n"),
            ],
            "config/.models.yml:1:1: error YML022: the file is not read: config/ holds sandbox.yaml, models.yaml, approvals.yaml, moves.yaml and departments/<id>.yaml; remove it, or move it elsewhere.",
            "config/departments/.sales.yaml:1:1: error DEP028: the file is not a department file: its name must not start with a dot; rename it to <id>.yaml or move it elsewhere.",
            "config/sandbox.local.yaml:1:1: error YML022: the file is not read: config/ holds sandbox.yaml, models.yaml, approvals.yaml, moves.yaml and departments/<id>.yaml; remove it, or move it elsewhere."),
        new("only the ordinal order of the file names counts",
            [
                Change.Whole("departments/b.yaml", "- x\n"), Change.Whole("departments/B.yaml", "- x\n"),
                Change.Whole("departments/a-b.yaml", "- x\n"),
            ],
            "config/departments/B.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"id: ...\" and the other keys below each other, as in the sample configuration.",
            "config/departments/a-b.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"id: ...\" and the other keys below each other, as in the sample configuration.",
            "config/departments/b.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"id: ...\" and the other keys below each other, as in the sample configuration."),
        new("file name with another ending",
            Change.Whole("departments/sales.yml", "id: sales\n"),
            "config/departments/sales.yml:1:1: error DEP028: the file is not a department file: its name must end with .yaml; rename it to <id>.yaml or move it elsewhere."),
        new("problems of one place in the order of their codes",
            Change.Models("destinationRegions: [ap-northeast-1]", "destinationRegions: [ap-northeast-1, ap-northeast-1]"),
            "config/models.yaml:15:5: error MOD008: models[1].destinationRegions must be the sandbox Region alone with inference in-region; write [ap-northeast-1].",
            "config/models.yaml:15:5: error MOD010: models[1].destinationRegions lists a Region twice; list each Region once."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);

    [Fact]
    public void Load_SampleCompany_IsValid()
    {
        var result = ConfigLoader.Load(ConfigFolder.Repository);

        result.Problems.Select(problem => problem.ToString()).ShouldBe([]);
        result.Config.ShouldNotBeNull().Departments.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Load_FilterStrengths_AreBound()
    {
        using var folder = new ConfigFolder();
        folder.Replace(
            ConfigFolder.Sandbox, "    - id: standard\n",
            "    - id: standard\n      content: { sexual: high, violence: low, hate: medium, insults: low, misconduct: low, promptAttack: medium }\n");
        folder.Replace(ConfigFolder.Sandbox, "insults: high", "insults: medium");

        var profiles = folder.Load().Config!.Sandbox.Guardrails.Profiles;

        profiles[0].Content.ShouldBe(new ContentFilters
        {
            Sexual = FilterStrength.High,
            Violence = FilterStrength.Low,
            Hate = FilterStrength.Medium,
            Insults = FilterStrength.Low,
            Misconduct = FilterStrength.Low,
            PromptAttack = FilterStrength.Medium,
        });
        profiles[1].Content.ShouldBe(new ContentFilters { Insults = FilterStrength.Medium });
    }

    [Fact]
    public void Load_Fixture_BindsEveryValue()
    {
        using var folder = new ConfigFolder();

        var config = folder.Load().Config.ShouldNotBeNull();

        config.Departments.Select(department => department.Id).ShouldBe(["hr", "legal"]);
        config.Models.Keys.ShouldBe(["haiku", "nova", "sonnet"], ignoreOrder: true);
        config.ModelsOf(config.Departments[0]).Select(model => model.Alias).ShouldBe(["haiku", "nova"]);
        config
            .Departments[0]
            .Budget.ShouldBe(
                new Budget { Monthly = 50000, Daily = 5000, Hourly = 1500, AlertPercents = config.Departments[0].Budget.AlertPercents });
        config.Departments[0].Budget.CoolDownMinutes.ShouldBe(60);
        config.Departments[0].CostContact.ShouldBeNull();
        config.Departments[1].Budget.AlertPercents.ShouldBe([50, 80, 100]);
        config.Departments[1].Budget.CoolDownMinutes.ShouldBe(120);
        config.Departments[1].CostContact.ShouldBe(new Contact { Name = "経理部", Email = "accounting@example.com" });
        config.Departments[1].Period.ShouldBe(new Period { Start = new(2027, 1, 1), End = new(2027, 12, 31) });
        config.Departments[1].Access.ShouldBe(new DepartmentAccess());
        config.Departments[1].DataClass.ShouldBe(DataClass.Confidential);
        config.Sandbox.Money.ToUsd(50_000).ShouldBe(333.33m);
        config.Sandbox.Quotas.ShouldBe(new Quotas());
        config.Sandbox.Guardrails.Profiles[1].Content.ShouldBe(new ContentFilters { Insults = FilterStrength.High });
    }

    [Fact]
    public void Load_NoConfigFolder_IsOneProblem()
    {
        using var folder = new ConfigFolder();

        var elsewhere = Path.Combine(folder.Root, "elsewhere");
        ConfigLoader.Load(elsewhere).Problems.ShouldHaveSingleItem().ToString()
            .ShouldBe($"config:1:1: error YML007: the folder is missing in {elsewhere}; run the command in the project folder, which contains config/.");
    }

    [Fact]
    public void Load_NoDepartmentsFolder_HasNoDepartments()
    {
        using var folder = new ConfigFolder();
        Directory.Delete(folder.PathOf("departments"), recursive: true);

        folder.Problems().ShouldBeEmpty();
        ConfigLoader.Load(folder.Root).Config!.Departments.ShouldBeEmpty();
    }

    [Fact]
    public void Load_DepartmentsThatAreAFile_IsAProblem()
    {
        using var folder = new ConfigFolder();
        Directory.Delete(folder.PathOf("departments"), recursive: true);
        File.WriteAllText(folder.PathOf("departments"), "");

        folder.Problems().ShouldBe(
            ["config/departments:1:1: error YML019: the folder cannot be read; check that it is a folder that you may read."]);
    }

    [UnprivilegedFact, UnsupportedOSPlatform("windows")]
    public void Load_FolderNobodyMayRead_IsNotSaidToBeMissing()
    {
        using var folder = new ConfigFolder();
        File.SetUnixFileMode(folder.PathOf(""), UnixFileMode.None);

        var problems = folder.Problems();

        File.SetUnixFileMode(folder.PathOf(""), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        problems.ShouldBe(["config:1:1: error YML019: the folder cannot be read; check that it is a folder that you may read."]);
    }

    [UnprivilegedFact, UnsupportedOSPlatform("windows")]
    public void Load_FilesNobodyMayRead_AreReported()
    {
        using var folder = new ConfigFolder();
        File.SetUnixFileMode(folder.PathOf(ConfigFolder.Sandbox), UnixFileMode.None);
        File.SetUnixFileMode(folder.PathOf("departments"), UnixFileMode.None);

        var problems = folder.Problems();
        File.SetUnixFileMode(folder.PathOf("departments"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        problems.ShouldBe([
            "config/sandbox.yaml:1:1: error YML012: the file cannot be read; check that it is a plain file and that you may read it.",
            "config/departments:1:1: error YML019: the folder cannot be read; check that it is a folder that you may read.",
        ]);
    }

    [UnixFact]
    public void Load_LinkedFolders_AreRefusedAsLinkedFilesAre()
    {
        using var folder = new ConfigFolder();
        using var other = new ConfigFolder();
        Directory.Delete(folder.PathOf("departments"), recursive: true);
        Directory.CreateSymbolicLink(folder.PathOf("departments"), other.PathOf("departments"));
        var linked = Directory.CreateTempSubdirectory("infrapoc-linked-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(linked, "config"), Path.Combine(other.Root, "config"));

        folder.Problems().ShouldBe([
            "config/departments:1:1: error YML018: the folder is a symbolic link, and what it points to is not reviewed here; replace it by the folder itself.",
        ]);
        ConfigLoader.Load(linked).Problems.ShouldHaveSingleItem().File.ShouldBe("config");
        Directory.Delete(linked, recursive: true);
    }

    [Fact]
    public void Load_FolderInTheDepartmentsFolder_IsSaidToBeOne()
    {
        using var folder = new ConfigFolder();
        Directory.CreateDirectory(folder.PathOf("departments/tokyo"));

        folder.Problems().ShouldBe([
            "config/departments/tokyo:1:1: error DEP028: the folder is not a department file: departments have one file each, directly in this folder; move its files to config/departments and remove it.",
        ]);
    }

    [Theory]
    [InlineData("sandbox.yml")]
    [InlineData("Sandbox.yaml")]
    public void Load_OtherSpellingOfAFile_IsNamed(string written)
    {
        using var folder = new ConfigFolder();
        File.Move(folder.PathOf(ConfigFolder.Sandbox), folder.PathOf(written));

        folder.Problems().ShouldBe([$"config/sandbox.yaml:1:1: error YML007: the file is missing; rename {written} to sandbox.yaml."]);
    }

    [Fact]
    public void Load_EmptyDepartmentsFolder_IsValid()
    {
        using var folder = new ConfigFolder();
        File.Delete(folder.PathOf(ConfigFolder.Hr));
        File.Delete(folder.PathOf(ConfigFolder.Legal));
        folder.Write("departments/.gitkeep", "");

        folder.Load().Config.ShouldNotBeNull().Departments.ShouldBeEmpty();
    }

    [UnixFact]
    public void Load_FileNameWithALineBreak_IsShownOnOneLine()
    {
        using var folder = new ConfigFolder();
        folder.Write("departments/a\nb\u001B[31m\u202E.yaml", "- x\n");
        folder.Write("departments/a\nb.txt", "");

        folder.Problems().ShouldBe([
            "config/departments/a\\u000Ab.txt:1:1: error DEP028: the file is not a department file: its name must end with .yaml; rename it to <id>.yaml or move it elsewhere.",
            "config/departments/a\\u000Ab\\u001B[31m\\u202E.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"id: ...\" and the other keys below each other, as in the sample configuration.",
        ]);
    }

    [Fact]
    public void Load_ThousandsOfDepartments_FinishesAndNamesEveryQuota()
    {
        using var folder = new ConfigFolder();
        folder.AddDepartments(3_000);
        var watch = Stopwatch.StartNew();

        folder.Load().Problems.Select(problem => problem.Code).ShouldBe(["LIM008", "LIM003", "LIM004", "LIM005", "LIM006", "LIM002"]);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Load_FurtherRule_IsAskedAboutEveryDepartmentWithItsModels()
    {
        using var folder = new ConfigFolder();
        var asked = new List<string>();

        var result = folder.Load((department, sandbox, names, models) =>
        {
            asked.Add($"{department.Value.Id} in {sandbox.Name}, {names.Path}: {string.Join(", ", models.Select(model => model.Alias))}");
            department.Report(
                "POL999", "models", new("lead to a policy that is too long", "ポリシー"), new("remove a model", "モデルを減らす"));
        });

        asked.ShouldBe(["hr in poc, /poc/: haiku, nova", "legal in poc, /poc/: haiku"]);
        result.Config.ShouldBeNull();
        result.Problems.Select(problem => problem.ToString()).ShouldBe([
            "config/departments/hr.yaml:40:1: error POL999: models lead to a policy that is too long; remove a model.",
            "config/departments/legal.yaml:20:1: error POL999: models lead to a policy that is too long; remove a model.",
        ]);
    }

    [Theory]
    [InlineData(ConfigFolder.Sandbox, "perUsd: 150", "perUsd: x", "")]
    [InlineData(ConfigFolder.Models, "input: 1.10", "input: x", "")]
    [InlineData(ConfigFolder.Hr, "monthly: 50000", "monthly: x", "legal")]
    public void Load_FurtherRule_IsAskedOnlyAboutWhatWasReadInFull(string file, string from, string to, string expected)
    {
        using var folder = new ConfigFolder();
        folder.Replace(file, from, to);
        var asked = new List<string>();

        folder.Load((department, _, _, _) => asked.Add(department.Value.Id)).Problems.Count.ShouldBe(1);

        string.Join(",", asked).ShouldBe(expected);
    }

    [Fact]
    public void Load_FurtherRuleAboutTheSandbox_IsAskedOnceAndMayReport()
    {
        using var folder = new ConfigFolder();

        var result = ConfigLoader.Load(
            folder.Root,
            [
                (sandbox, _) => sandbox.Report(
                    "POL999", "accounts.sandbox.region", new($"is not where {sandbox.Value.Name} may be", "場所"), new("move", "移す")),
            ],
            []);

        result.Config.ShouldBeNull();
        result
            .Problems.ShouldHaveSingleItem().ToString()
            .ShouldMatch(
                "^config/sandbox\\.yaml:[0-9]+:[0-9]+: error POL999: accounts\\.sandbox\\.region is not where poc may be, got \"ap-northeast-1\"; move\\.$");
    }

    [Theory]
    [InlineData(ConfigFolder.Sandbox, "perUsd: 150", "perUsd: x", 0)]
    [InlineData(ConfigFolder.Models, "input: 1.10", "input: x", 1)]
    [InlineData(ConfigFolder.Hr, "monthly: 50000", "monthly: x", 1)]
    public void Load_FurtherRuleAboutTheSandbox_IsAskedOnlyWhenItsFileHasNoProblems(string file, string from, string to, int expected)
    {
        using var folder = new ConfigFolder();
        folder.Replace(file, from, to);
        var asked = 0;

        ConfigLoader.Load(folder.Root, [(_, _) => asked++], []).Problems.Count.ShouldBe(1);

        asked.ShouldBe(expected);
    }
}
