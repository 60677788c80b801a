using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Commands;

/// <summary>The commands that change a department's file: which lines change, and what comes next.</summary>
public sealed class DepartmentChangeCommandTests : IDisposable
{
    private const string File = "config/departments/sales.yaml";

    private readonly CommandLine commandLine = new();

    public static TheoryData<string[], string, string> Changes => new()
    {
        { ["set", "sales", "budget.monthly=60000"], "  monthly: 50000", "  monthly: 60000" },
        { ["set", "sales", "members+=sales-trial-04@example.com"], "", "  - sales-trial-04@example.com" },
        { ["set", "sales", "members-=sales-trial-02@example.com"], "  - sales-trial-02@example.com", "" },
        { ["set", "sales", "members-=sales-trial-02@example.com sales-trial-02@example.com"], "  - sales-trial-02@example.com", "" },
        {
            ["set", "sales", "members=other@example.com"],
            "  - sales-trial-01@example.com|  - sales-trial-02@example.com|  - sales-trial-03@example.com", "  - other@example.com"
        },
        { ["set", "sales", "models=claude-sonnet,nova-lite"], "  - claude-haiku|  - claude-sonnet", "  - claude-sonnet|  - nova-lite" },
        { ["set", "sales", "budget.alertPercents=50 90"], "  alertPercents: [50, 80, 100]", "  alertPercents: [50, 90]" },
        { ["set", "sales", "budget.hourly="], "  hourly: 1500", "" },
        { ["set", "sales", "budget.hourly=", "--reason", "不要"], "  hourly: 1500", "  # 2026-12-15 変更: 不要" },
        { ["set", "sales", "access=", "--reason", "既定"], "access:|  playground: true|  application: false", "# 2026-12-15 変更: 既定" },
        { ["set", "sales", "budget.total=150000"], "", "  total: 150000" },
        { ["set", "sales", "costContact.name=営業管理課長", "costContact.email=x@example.com"], "", "costContact:|  name: 営業管理課長|  email: x@example.com" },
        { ["set", "sales", "name=営業: 第 1 部", "--reason", "組織変更"], "name: 営業部", "# 2026-12-15 変更: 組織変更|name: \"営業: 第 1 部\"" },
        { ["extend", "sales", "--until", "2027-05-31", "--reason", "第 2 期"], "  end: 2027-02-28", "  # 2026-12-15 延長（これまで 2027-02-28）: 第 2 期|  end: 2027-05-31" },
        { ["topup", "sales", "20000", "--reason", "四半期報告"], "", "  topUps:|    - month: \"2026-12\"|      amount: 20000|      reason: 四半期報告" },
        {
            ["topup", "sales", "500.5", "--month", "2027-02", "--reason", "年度末"],
            "", "  topUps:|    - month: \"2027-02\"|      amount: 500.5|      reason: 年度末"
        },
        { ["topup", "sales", "500.5", "--cap", "daily", "--reason", "a"], "  daily: 5000", "  # 2026-12-15 500.5 増額: a|  daily: 5500.5" },
        {
            ["suspend", "sales", "--reason", "確認: \"中\" # です"], "status: active",
            "status: suspended|statusReason: \"確認: \\\"中\\\" # です\"|statusSince: 2026-12-15"
        },
        {
            ["close", "sales", "--outcome", "expand", "--notes", "効果あり"], "status: active",
            "status: closed|statusReason: 効果あり|statusSince: 2026-12-15|outcome: expand"
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OneFile_ChangesItsLinesAlone(string[] words, string gone, string come)
    {
        var before = commandLine.Read(File).Split('\n');

        var (exitCode, output, _) = commandLine.Run(["department", .. words, "--dry-run"]);
        (exitCode, output).ShouldBe((ExitCode.Success, File + Environment.NewLine));
        commandLine.Read(File).Split('\n').ShouldBe(before);

        (exitCode, output, _) = commandLine.Run(["department", .. words]);
        (exitCode, output).ShouldBe((ExitCode.Success, File + Environment.NewLine));
        commandLine.Next.ShouldContain($"  git add {File}");

        var after = commandLine.Read(File).Split('\n');
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var sameAtEnd = before.Skip(same).Reverse().Zip(after.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        (string.Join('|', before[same..^sameAtEnd]), string.Join('|', after[same..^sameAtEnd])).ShouldBe((gone, come));
        ConfigLoader.Load(commandLine.Root).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("set", "sales", "budget.monthly=50000")]
    [InlineData("set", "sales", "budget.monthly=50000", "--reason", "x")]
    [InlineData("set", "sales", "budget.monthly=50000", "members=sales-trial-01@example.com sales-trial-02@example.com sales-trial-03@example.com")]
    public void Change_OfNothing_SaysThatItIsSoAlready(params string[] words)
    {
        _ = commandLine.Git("init", "--quiet");
        var before = commandLine.Files();

        commandLine.Run(["department", .. words]).ShouldBe((ExitCode.Success, "", ""));

        commandLine.Next.ShouldStartWith("次の手順：すでにそうなっているため、何も書き込んでいません");
        commandLine.Next.ShouldNotContain("git add");
        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Change_FileThatCannotBeWritten_IsNotNamedAsWritten()
    {
        System.IO.File.SetAttributes(Path.Combine(commandLine.Root, File), FileAttributes.ReadOnly);

        var (exitCode, output, error) = commandLine.Run("department", "set", "sales", "budget.monthly=60000");

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain("読み取り専用");
    }

    [Fact]
    public void Resume_Suspended_IsAsBeforeWithALineThatSaysWhen()
    {
        var before = commandLine.Read(File);
        commandLine.Run("department", "suspend", "sales", "--reason", "確認").ExitCode.ShouldBe(ExitCode.Success);
        commandLine.Now = new(2027, 1, 10);

        commandLine.Run("department", "resume", "sales", "--reason", "合意").ExitCode.ShouldBe(ExitCode.Success);

        commandLine.Read(File).ShouldBe(before.Replace("status: active", "# 2027-01-10 再開（2026-12-15 から停止）: 合意\nstatus: active", StringComparison.Ordinal));
    }

    /// <summary>A culture with a decimal comma, which a machine without ICU lacks.</summary>
    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        return culture;
    }

    [Theory]
    [InlineData("--until 2027-03-05 is over already; name a day from 2027-03-10 on", "extend", "sales", "--until", "2027/3/5", "--reason", "x")]
    [InlineData("the period of sales ended on 2027-02-28", "topup", "sales", "1", "--reason", "x")]
    [InlineData("the period of sales ended on 2027-02-28", "topup", "sales", "1", "--cap", "daily", "--reason", "x")]
    public void Change_OfAPeriodThatIsOver_IsRefused(string said, params string[] words)
    {
        commandLine.Now = new(2027, 3, 10);

        var (exitCode, output, error) = commandLine.Run(["department", .. words, "--lang", "en"]);

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain(said);
    }

    [Fact]
    public void Topup_ThatIsRefused_SaysNothingOfItsEffect()
    {
        var (exitCode, _, error) = commandLine.Run("department", "topup", "sales", "60000", "--cap", "daily", "--reason", "x", "--lang", "en");

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("DEP016");
        error.ShouldNotContain("->");
    }

    [Fact]
    public void Topup_OutsideThePeriod_AsksForAMonth()
    {
        commandLine.Now = new(2026, 11, 10);

        var (exitCode, output, error) = commandLine.Run("department", "topup", "sales", "20000", "--reason", "a", "--lang", "en");

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain("today is not in the period of sales: name a month from 2026-12 to 2027-02 with --month");
        commandLine.Run("department", "topup", "sales", "20000", "--month", "2026-12", "--reason", "a").ExitCode.ShouldBe(ExitCode.Success);
    }

    /// <summary>In no culture is a separator another.</summary>
    [Fact]
    public void Topup_OfAMonthTwice_AddsUpAndEndsWithTheMonth()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Comma();
        try
        {
            commandLine.Run("department", "topup", "sales", "20000", "--reason", "a", "--lang", "en").Error
                .ShouldContain("2026-12 alone: 50,000 -> 70,000 JPY; the other caps stay");
            commandLine.Run("department", "topup", "sales", "500.5", "--reason", "b").Error
                .ShouldContain("2026-12 だけ：70,000 → 70,500.5 JPY。ほかの上限は変わらず");
            commandLine.Run("department", "show", "sales").Out.ShouldContain("2026-12 70,500.5 JPY");
            commandLine.Run("explain-stop", "sales", "--spent", "70500.5").Out.ShouldContain("規則：budget.monthly × stopPercent（追加分を含む 70,500.5 JPY）");
            commandLine.Run("explain-stop", "sales", "--spent", "70500").Out.ShouldContain("判定：利用可");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        commandLine.Now = new(2027, 1, 5);
        commandLine.Run("explain-stop", "sales", "--spent", "50000").Out.ShouldContain("規則：budget.monthly × stopPercent（50,000 JPY）");
    }

    [Fact]
    public void Close_Department_SaysHowWhatIsLeftIsRemovedInThisOrder()
    {
        commandLine.Run("department", "close", "sales", "--outcome", "stop", "--notes", "no use", "--lang", "en");

        commandLine.Next.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split("  # ")[0].Trim()).ShouldBe([
            $"git add {File}", "npx cdk deploy GenaiPoc-Access-sales", "npx cdk destroy --exclusively GenaiPoc-Access-sales",
            "npx cdk destroy --exclusively GenaiPoc-Dept-sales", $"git rm {File}",
        ]);
    }

    [Theory]
    [InlineData("There is no department \"saless\"; did you mean \"sales\"?", "部門 \"saless\" はありません（\"sales\" のことですか）", "set", "saless", "name=x")]
    [InlineData("\"name\" is not of the form key=value", "「name」は キー=値 の形ではありません", "set", "sales", "name")]
    [InlineData("error CFG001: nme is no key of this file; did you mean \"name\"?", "nme というキーはこのファイルにありません", "set", "sales", "nme=x")]
    [InlineData("error CFG003: owner has keys of its own; name one of them, e.g. owner.name.", "owner には下位のキーがあります", "set", "sales", "owner=x")]
    [InlineData("name is no list of values", "name は値のリストではありません", "set", "sales", "name+=x")]
    [InlineData("a status is written with its reason and day: `infrapoc department close sales ", "`infrapoc department close sales ", "set", "sales", "status=closed")]
    [InlineData("members has no item \"x@example.com\".", "members に「x@example.com」はありません。", "set", "sales", "members-=x@example.com")]
    [InlineData("error DEP016: budget.daily must not be more than budget.monthly", "budget.daily が budget.monthly（100）を超えています", "set", "sales", "budget.monthly=100")]
    [InlineData("error DEP001: id must be the name of its file", "id をファイル名の", "set", "sales", "id=other")]
    [InlineData("useCases[7].name is not in the file", "useCases[7].name はファイルにありません", "set", "sales", "useCases[7].name=x")]
    [InlineData("--until must be after 2027-02-28", "--until は 2027-02-28 より後", "extend", "sales", "--until", "2027-01-31", "--reason", "x")]
    [InlineData("error DEP012: period.end must be less than 12 months", "12 か月未満", "extend", "sales", "--until", "2028-01-31", "--reason", "x")]
    [InlineData("--reason: error CFG010: the reason must not contain line breaks or invisible characters, got \"a\\u202Eb\"; write the reason in a sentence.", "--reason: error CFG010: 理由に改行や見えない文字", "suspend", "sales", "--reason", "a\u202Eb")]
    [InlineData("--reason: error CFG010: the reason must not contain line breaks or invisible characters, got \"a\\u000Ab: c\"", "--reason: error CFG010: 理由に改行", "extend", "sales", "--until", "2027-03-31", "--reason", "a\nb: c")]
    [InlineData("--reason needs a value: --reason TEXT", "--reason には値が必要です", "extend", "sales", "--until", "2027-03-31", "--reason", "")]
    [InlineData("--reason: error CFG012: the reason must not contain ${", "--reason: error CFG012: 理由に ${", "set", "sales", "name=x", "--reason", "${a}")]
    [InlineData("--reason: error CFG012: the reason must not contain ${", "--reason: error CFG012: 理由に ${", "topup", "sales", "1", "--reason", "${a}")]
    [InlineData("--reason: error CFG012: the reason must not contain ${", "--reason: error CFG012: 理由に ${", "topup", "sales", "1", "--cap", "daily", "--reason", "${a}")]
    [InlineData("--notes: error CFG012: the reason must not contain ${", "--notes: error CFG012: 理由に ${", "close", "sales", "--outcome", "stop", "--notes", "${a}")]
    [InlineData("sales is not suspended", "sales は停止中ではありません", "resume", "sales", "--reason", "x")]
    [InlineData("--month 2026-11 is over", "--month 2026-11 はすでに過ぎている", "topup", "sales", "1", "--month", "2026-11", "--reason", "x")]
    [InlineData("AMOUNT must be positive", "AMOUNT は正の金額で", "topup", "sales", "0", "--reason", "x")]
    [InlineData("AMOUNT: error CFG003: budget.monthly must be a number", "AMOUNT: error CFG003: budget.monthly には", "topup", "sales", "1e9", "--reason", "x")]
    [InlineData("sales has no budget.total", "sales には budget.total がない", "topup", "sales", "1", "--cap", "total", "--reason", "x")]
    [InlineData("error DEP049: budget.topUps[0].amount brings the active departments' caps of 2026-12 to", "上限", "topup", "sales", "99999999", "--reason", "x")]
    [InlineData("error DEP051: budget.topUps[0].month must be a month of the period", "利用期間の中の月", "topup", "sales", "1", "--month", "2027-03", "--reason", "x")]
    [InlineData("--month: error CFG005: budget.topUps[0].month", "--month: error CFG005:", "topup", "sales", "1", "--month", "来月", "--reason", "x")]
    [InlineData("--cap must be one of monthly, daily, hourly, total, got \"yearly\"", "--cap は monthly、daily、hourly、total のいずれか", "topup", "sales", "1", "--cap", "yearly", "--reason", "x")]
    [InlineData("--month goes with the monthly cap alone", "--month は月額上限だけに", "topup", "sales", "1", "--month", "2027-01", "--cap", "daily", "--reason", "x")]
    public void Change_WhatIsNotRight_IsSaidAndNothingIsWritten(string english, string japanese, params string[] words)
    {
        var before = commandLine.Files();
        foreach (var (language, said) in new[] { ("en", english), ("ja", japanese) })
        {
            var (exitCode, output, error) = commandLine.Run(["department", .. words, "--lang", language]);

            (exitCode, output).ShouldBe((ExitCode.Usage, ""));
            error.ShouldContain(said);
            commandLine.Next.ShouldNotBeEmpty();
        }

        commandLine.Files().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Change_ClosedDepartment_IsRefusedByEveryCommandThatIsForTrials()
    {
        commandLine.Run("department", "close", "sales", "--outcome", "stop", "--notes", "no use").ExitCode.ShouldBe(ExitCode.Success);
        string[][] lines =
        [
            ["extend", "sales", "--until", "2027-05-31", "--reason", "x"], ["suspend", "sales", "--reason", "x"], ["resume", "sales", "--reason", "x"],
            ["close", "sales", "--outcome", "stop", "--notes", "x"], ["topup", "sales", "100", "--month", "2027-01", "--reason", "x"],
        ];
        foreach (var line in lines)
        {
            var (exitCode, _, error) = commandLine.Run(["department", .. line, "--lang", "en"]);
            exitCode.ShouldBe(ExitCode.Usage);
            error.ShouldContain("closed");
        }
    }

    [Fact]
    public void TopUp_SuspendedDepartment_SaysThatItSpendsNothing()
    {
        commandLine.Run("department", "suspend", "sales", "--reason", "x").ExitCode.ShouldBe(ExitCode.Success);

        var (exitCode, _, error) = commandLine.Run("department", "topup", "sales", "100", "--reason", "x");

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldContain("sales は停止中です。`infrapoc department resume sales --reason 理由` で再開するまで利用できません。");
    }

    [Fact]
    public void Set_FileThatIsNotValid_CanBePutRight()
    {
        commandLine.Edit(File, "monthly: 50000", "monthly: -5");

        commandLine.Run("department", "set", "sales", "budget.monthly=50000").ExitCode.ShouldBe(ExitCode.Success);
        commandLine.Edit(File, "name: 営業部", "name: 営業部 ");
        commandLine.Run("department", "set", "../sales", "name=x").ExitCode.ShouldBe(ExitCode.Usage);
    }

    public void Dispose() => commandLine.Dispose();
}
