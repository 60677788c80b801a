using System.Text.Json;
using Spectre.Console;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class AccessCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new();

    public AccessCommandTests() => commandLine.UseControlledCompany();

    [Fact]
    public void Access_OfADepartment_SaysNowAfterThePeriodAndStopped()
    {
        commandLine.Now = ControlledCompany.Sales.Period.Start.AddDays(2).ToDateTime(TimeOnly.MinValue);

        var (exitCode, output, error) = commandLine.Run("access", "--department", "sales", "--format", "json");

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        using var json = JsonDocument.Parse(output);
        JsonSchemas.Check("access", output);
        json.RootElement.GetProperty("judged").GetString()!.ShouldContain("poc-fence");
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        string Row(JsonElement row) => string.Join(' ', row.EnumerateObject().Select(cell => cell.Value.ToString()));
        var model = ControlledCompany.Sales.Models[0];
        rows.Select(Row).ShouldContain($"sales {model} portal bedrock:InvokeModel allowed   refused refused");
        rows.Select(Row).ShouldContain($"sales {model} application bedrock:InvokeModel allowed   refused refused");
        rows.Where(row => row.GetProperty("model").GetString() is { } alias && !ControlledCompany.Sales.Models.Contains(alias))
            .ShouldAllBe(row => row.GetProperty("now").GetString() == "refused");
        commandLine.Next.ShouldContain("infrapoc access explain");
    }

    [Fact]
    public void Access_OfADepartmentBeforeItsPeriod_SaysWhatIsAllowedFromItsFirstDayOn()
    {
        commandLine.Now = ControlledCompany.Sales.Period.Start.AddDays(-20).ToDateTime(TimeOnly.MinValue);
        var start = $"{ControlledCompany.Sales.Period.Start:yyyy-MM-dd}";

        var output = commandLine.Run("access", "--department", "sales", "--format", "json").Out;

        JsonSchemas.Check("access", output);
        using var json = JsonDocument.Parse(output);
        var model = json.RootElement.GetProperty("rows").EnumerateArray()
            .First(row => row.GetProperty("model").GetString() == ControlledCompany.Sales.Models[0]);
        new[] { "now", "start", "fromStart", "afterPeriod" }.Select(name => model.GetProperty(name).GetString())
            .ShouldBe(["refused", start, "allowed", "refused"]);
        commandLine.Run("access", "--department", "sales").Out.ShouldContain($"│ 可 ({start})");
        output = commandLine.Run("access", "--department", "sales", "--lang", "en").Out;
        output.ShouldContain("From the first day");
        output.ShouldContain($"│ no  │ yes ({start})");
        commandLine.Now = ControlledCompany.Sales.Period.Start.AddDays(1).ToDateTime(TimeOnly.MinValue);
        commandLine.Run("access", "--department", "sales").Out.ShouldNotContain("期間の初日から");
    }

    /// <summary>The templates answer, not the file: what the file takes away is still there until it is synthesized.</summary>
    [Fact]
    public void Access_OfAFileThatWasShortenedSince_ShowsThatTheTemplatesStillGrant()
    {
        var end = ControlledCompany.Sales.Period.End;
        commandLine.Edit("config/departments/sales.yaml", $"\"{end:yyyy-MM-dd}\"", $"\"{end.AddDays(-1):yyyy-MM-dd}\"");

        var output = commandLine.Run("access", "--department", "sales", "--format", "json").Out;

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("rows").EnumerateArray()
            .Count(row => row.GetProperty("afterPeriod").GetString() == "allowed").ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Access_OfEveryDepartment_FitsTheWidth(int width)
    {
        commandLine.Width = width;

        var output = commandLine.Run("access").Out;

        output.ShouldContain("sales");
        output.ShouldContain("archived");
        output.ReplaceLineEndings("").ShouldContain("判定の範囲：部門のポリシー、アクセス許可の境界、サービスコントロールポリシー（poc-fence、poc-protection）です。");
        output.ShouldContain("不可");
        output.Split('\n').ShouldAllBe(line => line.GetCellWidth() <= width && !"。、）".Contains(line.Trim().FirstOrDefault()));
    }

    [Fact]
    public void Explain_InBothLanguages_NamesDecisionStatementAndWhy()
    {
        string[] line = ["access", "explain", "--department", "sales", "--action", "bedrock:CreateAgent"];

        var (exitCode, output, error) = commandLine.Run(line);
        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        output.ShouldContain("判定：拒否");
        output.ShouldContain("理由：bedrock:CreateAgent は、ほかで何を許可してもすべての部門に対して閉じています。");
        output.ShouldContain("\"Sid\":\"AgentsAndFlows\"");

        output = commandLine.Run([.. line, "--lang", "en"]).Out;
        output.ShouldContain("Decision: refused");
        output.ShouldContain("Why: bedrock:CreateAgent is closed to every department, whatever else is granted.");
    }

    [Fact]
    public void Explain_WhatTheOrganizationRefuses_NamesItsPolicyAndWhatWasJudged()
    {
        string[] line = ["access", "explain", "--department", "sales", "--action", "organizations:LeaveOrganization"];

        var output = commandLine.Run([.. line, "--lang", "en"]).Out;
        output.ShouldContain("Why: Membership of the service control policy poc-fence denies it");
        output.ShouldContain("Policy: poc-fence");
        output.ShouldContain("Judged by: The department's policies, the permissions boundary and the service control policies poc-fence and poc-protection.");
        output.ShouldContain("What other policies of your organization refuse is not known here.");

        output = commandLine.Run([.. line, "--format", "json"]).Out;
        JsonSchemas.Check("access-explain", output);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("layer").GetString().ShouldBe("organization");
    }

    [Fact]
    public void Explain_WhatNoPolicyOfTheDepartmentGrants_SaysSoInTheCompanysLanguage()
    {
        string[] line =
        [
            "access", "explain", "--department", "sales", "--action", "bedrock:GetGuardrail", "--resource",
            "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/a1b2c3", "--at", $"{ControlledCompany.Sales.Period.Start.AddDays(2):yyyy-MM-dd}T09:00",
        ];

        commandLine.Run(line).Out.ShouldContain("ポリシー：部門のポリシーのどれでもない");
        commandLine.Run([.. line, "--lang", "en"]).Out.ShouldContain("Policy: none of the department's");
    }

    [Fact]
    public void Explain_Json_HoldsTheStatement()
    {
        var at = ControlledCompany.Development.Period.Start.AddDays(2);
        var (exitCode, output, _) = commandLine.Run(
            "access", "explain", "--department", "development", "--action", "bedrock:InvokeModel", "--model", ControlledCompany.Development.Models[0],
            "--guardrail", "none", "--at", $"{at:yyyy-MM-dd}T09:00", "--format", "json", "--lang", "en");

        exitCode.ShouldBe(ExitCode.Success);
        JsonSchemas.Check("access-explain", output);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("decision").GetString().ShouldBe("refused");
        json.RootElement.GetProperty("effect").GetString().ShouldBe("explicitDeny");
        json.RootElement.GetProperty("statement").GetProperty("Sid").GetString().ShouldBe("WithoutGuardrail");
        json.RootElement.GetProperty("why").GetString().ShouldStartWith("The call does not pass a numbered version");
    }

    [Theory]
    [InlineData("floor", "allowed")]
    [InlineData("strict", "refused")]
    public void Explain_Guardrail_HasToBeOneThatTheDepartmentMayApply(string guardrail, string decision)
    {
        var at = ControlledCompany.Sales.Period.Start.AddDays(2);
        var output = commandLine.Run(
            "access", "explain", "--department", "sales", "--action", "bedrock:InvokeModel", "--model", ControlledCompany.Sales.Models[0],
            "--guardrail", guardrail, "--at", $"{at:yyyy-MM-dd}T09:00", "--format", "json").Out;

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("decision").GetString().ShouldBe(decision);
        json.RootElement.GetProperty("resource").GetString()!.Contains(":guardrail/", StringComparison.Ordinal)
            .ShouldBe(decision == "refused");
        json.RootElement.GetProperty("action").GetString().ShouldBe(decision == "refused" ? "bedrock:ApplyGuardrail" : "bedrock:InvokeModel");
    }

    [Fact]
    public void Explain_AGuardrailThatTheDepartmentMayNotApply_NamesWhatIsDecided()
    {
        string[] line =
        [
            "access", "explain", "--department", "sales", "--action", "bedrock:InvokeModel", "--model", ControlledCompany.Sales.Models[0],
            "--guardrail", "strict", "--at", $"{ControlledCompany.Sales.Period.Start.AddDays(2):yyyy-MM-dd}T09:00",
        ];

        var output = commandLine.Run([.. line, "--lang", "en"]).Out;
        output.ShouldContain("What: bedrock:ApplyGuardrail");
        output.ShouldContain("Why: The call passes a guardrail that sales may not apply.");
        commandLine.Run(line).Out.ShouldContain("理由：呼び出しに指定したガードレールを、sales は使えません。");
    }

    [Fact]
    public void Explain_ActionNearToAnother_AsksForThatOne() => commandLine.Run(
        "access", "explain", "--department", "sales", "--action", "bedrock:InvokeModell", "--model", ControlledCompany.Sales.Models[0])
        .Error.ShouldContain("bedrock:InvokeModell はどの部門にも許可されない操作です。bedrock:InvokeModel のことですか？");

    [Theory]
    [InlineData("--department ../../etc/passwd --action bedrock:InvokeAgent", "部門 \"../../etc/passwd\" はありません（あるもの：")]
    [InlineData("--department sale --action bedrock:InvokeAgent", "部門 \"sale\" はありません（\"sales\" のことですか）")]
    [InlineData("--department sales\u0000 --action bedrock:InvokeAgent", "部門 \"sales\\u0000\" はありません（\"sales\" のことですか）")]
    [InlineData("--department sales --action *", "--action には操作を 1 つ")]
    [InlineData("--department sales --action bedrock:Invoke*", "--action には操作を 1 つ")]
    [InlineData("--department sales --action bedrock:ＩnvokeModel", "--action には操作を 1 つ")]
    [InlineData("--department sales --action bedrock:InvokeModel\u202e", "--action には操作を 1 つ、bedrock:InvokeModel のように書いてください（\"bedrock:InvokeModel\\u202E\" と書かれています）。")]
    [InlineData("--department sales --action bedrock:Converse --model haiku", "bedrock:Converse は IAM のアクションではありません。")]
    [InlineData("--department sales --action bedrock:chatcompletions --model haiku", "bedrock:InvokeModel で確認してください。")]
    [InlineData("--department sales --action bedrock:InvokeModel", "bedrock:InvokeModel には --model が必要です。")]
    [InlineData("--department sales --action bedrock:InvokeModel --model 😀", "モデル \"😀\" はありません")]
    [InlineData("--department sales --action bedrock:InvokeModel --model $(id)", "モデル \"$(id)\" はありません")]
    [InlineData("--department sales --action s3:GetObject --resource arn:aws:s3:::*", "この問いには答えられません")]
    [InlineData("--department sales --action sts:GetCallerIdentity", "この問いには答えられません")]
    [InlineData("--department sales --action s3:GetObject --at 2026-13-40", "--at には 2020 年から 2099 年までの日時を")]
    [InlineData("--department sales --action s3:GetObject --at 15/12/2026", "--at には 2020 年から 2099 年までの日時を")]
    [InlineData("--department sales --action s3:GetObject --at 令和8年12月15日", "--at には 2020 年から 2099 年までの日時を")]
    [InlineData("--department sales --action s3:GetObject --at 9999-12-31T23:59:59+14:00", "--at には 2020 年から 2099 年までの日時を")]
    [InlineData("--department sales --action s3:GetObject --guardrail ${AWS::AccountId}", "ガードレールのプロファイル \"${AWS::AccountId}\" はありません")]
    [InlineData("--department sales --department development --action s3:GetObject", "--department が 2 回書かれています")]
    [InlineData("--action s3:GetObject", "--department がありません")]
    [InlineData("--department --action s3:GetObject", "--department には値が必要です：--department ID")]
    [InlineData("--department sales --action s3:GetObject --from console", "--from は portal、application のいずれかです")]
    public void Explain_WhatNobodyCanAnswer_IsRefusedWithTheReason(string line, string expected)
    {
        var (exitCode, output, error) = commandLine.Run(["access", "explain", .. line.Split(' ')]);

        error.ShouldContain(expected);
        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("not-there", "クラウドアセンブリではありません")]
    [InlineData("other", "テンプレートが config/ と一致していないか、解釈できません")]
    public void Access_OfAnotherAssembly_SaysSo(string asked, string expected)
    {
        commandLine.WriteAssembly("other", "Poc-Audit", """{ "Resources": {} }""");

        var (exitCode, output, error) = commandLine.Run("access", "--assembly", asked);

        error.ShouldContain(expected);
        (exitCode, output).ShouldBe((ExitCode.Unavailable, ""));
        commandLine.Next.ShouldContain("npm start");
    }

    public void Dispose() => commandLine.Dispose();
}
