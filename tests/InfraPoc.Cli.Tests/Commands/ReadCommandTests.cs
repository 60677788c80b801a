using System.Text.Json;
using InfraPoc.Controls;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Commands;

/// <summary>The commands that only read: models, controls, status, estimate and explain-stop, in both languages and for programs.</summary>
public sealed class ReadCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    [Theory]
    [InlineData("models list")]
    [InlineData("models check")]
    [InlineData("department list")]
    [InlineData("department show sales")]
    [InlineData("controls list")]
    [InlineData("controls show AUD-01")]
    [InlineData("status")]
    [InlineData("summary")]
    [InlineData("estimate")]
    [InlineData("config validate")]
    [InlineData("explain-stop sales --spent 60000")]
    public void Json_OfEveryReadCommand_IsAsItsPublishedSchemaSays(string line)
    {
        foreach (var language in new[] { "ja", "en" })
        {
            var (exitCode, output, error) = commandLine.Run([.. line.Split(' '), "--format", "json", "--lang", language]);

            exitCode.ShouldBe(ExitCode.Success, error);
            JsonSchemas.Check(string.Join('-', line.Split(' ').TakeWhile(word => word is not ("AUD-01" or "sales"))), output);
            commandLine.Next.ShouldStartWith(language == "ja" ? "次の手順：" : "Next: ");
        }
    }

    [Theory]
    [InlineData("models list", 40)]
    [InlineData("models list", 60)]
    [InlineData("models list", 80)]
    [InlineData("models list", 120)]
    [InlineData("estimate", 40)]
    [InlineData("estimate", 80)]
    [InlineData("estimate", 120)]
    public void Table_OfAnyWidth_FitsIt(string line, int width)
    {
        commandLine.Width = width;
        var output = commandLine.Run([.. line.Split(' ')]).Out;

        // A table, or paragraphs where it does not fit; sentences are wrapped by whoever reads them.
        output.Split('\n').Where(each => each.StartsWith('│') || each.StartsWith("  ", StringComparison.Ordinal))
            .ShouldAllBe(each => each.GetCellWidth() <= width);
    }

    [Fact]
    public void ModelsList_InBothLanguages_ShowsPricesAndWhoHasThem()
    {
        var output = commandLine.Run("models", "list").Out;
        output.ShouldContain("価格の確認日");
        output.ShouldMatch(@"claude-haiku +│ jp +│ ap-northeast-1 │ +1\.10 │ +5\.50 │ 2026-11-23 +│ sales");

        commandLine.Run("models", "list", "--lang", "en").Out.ShouldContain("Priced on");
    }

    [Fact]
    public void ModelsList_OfModelsThatCannotBeGiven_SaysWhy()
    {
        commandLine.Write("config/models.yaml", commandLine.Read("config/models.yaml").TrimEnd() + """


              - alias: old
                name: Old
                provider: Amazon
                inference: global
                modelId: amazon.old-v1:0
                profileId: global.amazon.old-v1:0
                price: { input: 1.00, output: 2.00, pricedOn: 2026-11-23 }
                endOfLife: 2026-12-14
            """);

        var (exitCode, output, error) = commandLine.Run("models", "list");

        exitCode.ShouldBe(ExitCode.Success, error);
        output.ShouldContain("許可できない理由");
        output.ShouldContain("2026-12-14 に提供が終了");
        output.ShouldContain("承認されていないリージョン");
        commandLine.Run("models", "list", "--lang", "en").Out.ShouldContain("served until 2026-12-14 only");
        output = commandLine.Run("models", "list", "--format", "json").Out;
        JsonSchemas.Check("models-list", output);
        using var json = JsonDocument.Parse(output);
        json.RootElement.EnumerateArray().Where(model => model.GetProperty("unusable").GetArrayLength() > 0)
            .Select(model => $"{model.GetProperty("alias")} {string.Join(' ', model.GetProperty("unusable").EnumerateArray())}")
            .ShouldBe(["claude-sonnet-5 residency", "old endOfLife residency"]);
    }

    [Fact]
    public void ModelsCheck_OfOldPricesAndModelsThatEnd_IsAFinding()
    {
        var (exitCode, output, _) = commandLine.Run("models", "check", "--lang", "en");
        exitCode.ShouldBe(ExitCode.Success);
        output.ShouldContain("No findings");
        output.ShouldContain("claude-haiku: submit Anthropic's use-case form in the Bedrock console");

        commandLine.Edit("config/models.yaml", "pricedOn: 2026-11-23", "pricedOn: 2026-03-01");
        (exitCode, output, _) = commandLine.Run("models", "check", "--lang", "en");
        exitCode.ShouldBe(ExitCode.Findings);
        output.ShouldContain("claude-haiku: the price was read 289 days ago (2026-03-01)");

        (exitCode, output, _) = commandLine.Run("models", "check");
        exitCode.ShouldBe(ExitCode.Findings);
        output.ShouldContain("claude-haiku：価格を確認してから 289 日たっています（2026-03-01）");
        commandLine.Run("status").Out.ShouldContain("claude-haiku の価格は 289 日前に確認したものです。");
    }

    [Fact]
    public void ModelsCheck_WithNothingToDo_HasNoHeadingWithoutLines()
    {
        Directory.Delete(Path.Combine(commandLine.Root, "config", "departments"), recursive: true);
        _ = Directory.CreateDirectory(Path.Combine(commandLine.Root, "config", "departments"));

        commandLine.Run("models", "check").Out.ShouldBe($"指摘なし{Environment.NewLine}");
    }

    [Fact]
    public void ControlsShow_OfAControl_NamesFrameworksAsTheyCallThemselves()
    {
        commandLine.Controls = ControlCatalogue.All;

        commandLine.Run("controls", "show", "ACC-05").Out.ShouldContain("NIST SP 800-53 Rev. 5 AC-12 Session Termination");
    }

    [Fact]
    public void ControlsList_OfEveryControl_SaysWhatItGuarantees()
    {
        commandLine.Controls = ControlCatalogue.All;

        var japanese = commandLine.Run("controls", "list").Out;
        var english = commandLine.Run("controls", "list", "--lang", "en").Out;

        foreach (var control in ControlCatalogue.All)
        {
            japanese.ShouldContain($"{control.Id}  {control.Guarantee.Japanese}");
            english.ShouldContain($"{control.Id}  {control.Guarantee.English}");
        }
    }

    [Fact]
    public void ControlsShow_OfAnId_SaysWhyAndTheFix()
    {
        var control = commandLine.Controls[0];

        commandLine.Run("controls", "show", "aud-01").Out.ShouldContain(control.Why.Japanese);
        commandLine.Run("controls", "show", "AUD-01", "--lang", "en").Out.ShouldContain(control.Fix.English);
        commandLine.Run("controls", "show", "AUD-1").ShouldBe(
            (ExitCode.Usage, "", $"コントロール \"AUD-1\" はありません（\"AUD-01\" のことですか）{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("--spent 49999", "判定：利用可")]
    [InlineData("--spent 50000", "規則：budget.monthly × stopPercent（50,000 JPY）")]
    [InlineData("--spent day=5000", "規則：budget.daily（5,000 JPY）")]
    [InlineData("--spent hour=1500", "規則：budget.hourly（1,500 JPY）")]
    [InlineData("--spent bill=50000", "規則：budget.monthly × stopPercent（50,000 JPY）")]
    [InlineData("--spent everybody=300000", "規則：money.monthlyBudget（300,000 JPY）")]
    [InlineData("--spent 0 --at 2026-11-30", "規則：period")]
    [InlineData("--spent 0 --at 2027-03-01T00:00:00+09:00", "規則：period")]
    [InlineData("--spent 0 --at 2027-02-28T23:59", "判定：利用可")]
    public void ExplainStop_AtTheEdgeOfARule_NamesIt(string line, string expected)
    {
        var (exitCode, output, error) = commandLine.Run(["explain-stop", "sales", .. line.Split(' ')]);

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        output.ShouldContain(expected);
    }

    [Fact]
    public void ExplainStop_OfAMonth_SaysUntilWhenAndWhatLiftsIt()
    {
        var output = commandLine.Run("explain-stop", "sales", "--spent", "50000", "--at", "2026-12-15", "--lang", "en").Out;

        output.ShouldContain("Decision: stopped");
        output.ShouldContain("Until: 2027-01-01 00:00 +09:00");
        output.ShouldContain("Lifted: at 2027-01-01 00:00 (Asia/Tokyo), by itself");
    }

    [Theory]
    [InlineData("sales --spent 50,000", "--spent には金額を")]
    [InlineData("sales --spent ５００００", "--spent には金額を")]
    [InlineData("sales --spent 5e4", "--spent には金額を")]
    [InlineData("sales --spent ￥50000", "--spent には金額を")]
    [InlineData("sales --spent =cmd|calc", "期間 \"\" はありません")]
    [InlineData("sales --spent NaN", "--spent には金額を")]
    [InlineData("sales --spent 99999999999999999999999999999999", "--spent には金額を")]
    [InlineData("sales --spent 1000000000000", "--spent には金額を")]
    [InlineData("sales --spent week=5", "期間 \"week\" はありません（あるもの：")]
    [InlineData("sales --spent month=1 --spent 2", "--spent month が 2 回書かれています。")]
    [InlineData("../sales --spent 1", "部門 \"../sales\" はありません")]
    [InlineData("--spent 1", "ID がありません")]
    public void ExplainStop_WhatIsNoAmountOrDepartment_IsRefused(string line, string expected)
    {
        var (exitCode, output, error) = commandLine.Run(["explain-stop", .. line.Split(' ')]);

        error.ShouldContain(expected);
        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
    }

    [Fact]
    public void Estimate_InBothLanguages_HasBothCurrenciesAndTheBound()
    {
        var (exitCode, output, error) = commandLine.Run("estimate");
        (exitCode, error, commandLine.Progress).ShouldBe((ExitCode.Success, "", $"課金対象を数えています…{Environment.NewLine}"));
        output.ShouldContain("1 か月に失いうる最大額は、上限の合計 333.33 USD (50,000 JPY) に、");
        output.ShouldContain("誰も使わない月の費用は");
        output.ShouldContain("合計");
        var english = commandLine.Run("estimate", "--lang", "en").Out;
        commandLine.Progress.ShouldBe($"Counting what is billed ...{Environment.NewLine}");
        english.ShouldContain("The most that can be lost in a month is the sum of the caps, 333.33 USD (50,000 JPY)");

        using var json = JsonDocument.Parse(commandLine.Run("estimate", "--format", "json").Out);
        decimal Usd(string name) => json.RootElement.GetProperty(name).GetProperty("usd").GetDecimal();
        Usd("exposure").ShouldBe(Usd("caps") + Usd("beyond"), 0.01m, "each is rounded by itself");
        json.RootElement.GetProperty("departments")[0].GetProperty("cap").GetProperty("local").GetDecimal().ShouldBe(50_000, tolerance: 1);
    }

    [Fact]
    public void Status_OfAShortTrialThatIsMonthsAhead_NamesNobodyWhoEndsSoon()
    {
        commandLine.Edit("config/departments/sales.yaml", "end: 2027-02-28", "end: 2026-12-20");
        commandLine.Now = new(2026, 9, 1);

        commandLine.Run("status").Out.ShouldContain("30 日以内に期間が終わる部門はありません");
    }

    [Fact]
    public void Status_InBothLanguages_SaysWhatNeedsAttention()
    {
        commandLine.Now = new(2027, 2, 10);
        commandLine.WriteAssembly("cdk.out", "GenaiPoc-Boundary", """{"Resources":{"A":{"Type":"AWS::KMS::Key"},"B":{"Type":"AWS::KMS::Key"}}}""");

        var output = commandLine.Run("status").Out;
        output.ShouldContain("cdk.out の 1 個のスタックがデプロイの対象です。");
        output.ShouldContain("sales：2027-02-28（残り 19 日）");
        commandLine.Run("status", "--lang", "en").Out.ShouldContain("sales: 2027-02-28 (19 days left)");

        File.SetLastWriteTimeUtc(Path.Combine(commandLine.Root, "cdk.out", "manifest.json"), DateTime.UnixEpoch);
        commandLine.Run("status", "--lang", "en").Out.ShouldContain("1 stack in cdk.out, older than config/.");
        commandLine.Next.ShouldContain("npm start");
        commandLine.Run("status", "--assembly", "gone").Out.ShouldContain("まだ合成していません。");
    }

    /// <summary>The last day is a day on which it may be used, and what is over has no days of a negative number.</summary>
    [Theory]
    [InlineData("2027-02-27", 2, "sales: 2027-02-28 (2 days left)", "sales：2027-02-28（残り 2 日）")]
    [InlineData("2027-02-28", 1, "sales: 2027-02-28 (1 day left)", "sales：2027-02-28（残り 1 日）")]
    [InlineData("2027-03-01", 0, "sales: ended on 2027-02-28", "sales：2027-02-28 に終了")]
    [InlineData("2027-03-06", 0, "sales: ended on 2027-02-28", "sales：2027-02-28 に終了")]
    public void DaysLeft_OfADepartment_AreTheSameEverywhere(string today, int left, string english, string japanese)
    {
        commandLine.Now = DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture);

        commandLine.Run("status", "--lang", "en").Out.ShouldContain($"  {english}{Environment.NewLine}");
        commandLine.Run("status").Out.ShouldContain($"  {japanese}{Environment.NewLine}");
        using var status = JsonDocument.Parse(commandLine.Run("status", "--format", "json").Out);
        status.RootElement.GetProperty("endingSoon")[0].GetProperty("daysLeft").GetInt32().ShouldBe(left);
        using var list = JsonDocument.Parse(commandLine.Run("department", "list", "--format", "json").Out);
        list.RootElement[0].GetProperty("daysLeft").GetInt32().ShouldBe(left);
    }

    [Theory]
    [InlineData("2027-02-28", "it is served until 2027-02-28 (1 day left); give", "2027-02-28 に提供が終わります（残り 1 日）。", "claude-haiku is served until 2027-02-28 (1 day left).")]
    [InlineData("2027-03-06", "it was served until 2027-02-28; give", "2027-02-28 に提供が終わりました。", "claude-haiku was served until 2027-02-28.")]
    public void DaysLeft_OfAModel_AreNeverNegative(string today, string english, string japanese, string status)
    {
        commandLine.Edit("config/models.yaml", "modelId: anthropic.claude-haiku", "endOfLife: 2027-02-28\n    modelId: anthropic.claude-haiku");
        commandLine.Now = DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture);

        commandLine.Run("models", "check", "--lang", "en").Out.ShouldContain(english);
        commandLine.Run("models", "check").Out.ShouldContain(japanese);
        commandLine.Run("status", "--lang", "en").Out.ShouldContain(status);
    }

    /// <summary>What a department lists is changed in its file, and what a model is in the catalogue.</summary>
    [Fact]
    public void ModelsCheck_OfEachFinding_NamesTheFileThatIsChanged()
    {
        commandLine.Edit("config/models.yaml", "modelId: anthropic.claude-haiku", "endOfLife: 2027-02-28\n    modelId: anthropic.claude-haiku");

        _ = commandLine.Run("models", "check");
        commandLine.Next.ShouldContain("  config/departments/sales.yaml");
        commandLine.Next.ShouldNotContain("config/models.yaml");

        commandLine.Edit("config/models.yaml", "pricedOn: 2026-11-23", "pricedOn: 2026-03-01");
        _ = commandLine.Run("models", "check");
        commandLine.Next.ShouldContain("  config/models.yaml");
        commandLine.Next.ShouldContain("  config/departments/sales.yaml");
    }

    [Fact]
    public void EveryReadCommand_OfAnInvalidCompany_PrintsItsProblemsAndNoData()
    {
        commandLine.Edit("config/departments/sales.yaml", "monthly: 50000", "monthly: -5");
        foreach (var line in new[] { "models list", "models check", "status", "estimate", "access", "summary", "explain-stop sales --spent 1" })
        {
            var (exitCode, output, error) = commandLine.Run(line.Split(' '));

            (exitCode, output).ShouldBe((ExitCode.Usage, ""), line);
            error.ShouldContain("config/departments/sales.yaml:50:3: error DEP014", customMessage: line);
            commandLine.Next.ShouldContain("infrapoc config validate");
        }
    }

    public void Dispose() => commandLine.Dispose();
}
