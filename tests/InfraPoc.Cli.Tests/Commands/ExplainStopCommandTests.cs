using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Spending;

namespace InfraPoc.Cli.Tests.Commands;

/// <summary>The decision for recorded spending; for given spending, <see cref="ReadCommandTests"/>. A dollar costs 150 JPY.</summary>
public sealed class ExplainStopCommandTests : IDisposable
{
    private readonly CommandLine commandLine = new() { Now = new DateTime(2026, 12, 15, 3, 30, 0, DateTimeKind.Utc) };

    [Fact]
    public void ExplainStop_OfTheLedger_DecidesByWhatIsRecorded()
    {
        // 12:00 on December 15 in Tokyo, one hour before, and the day before.
        Export(
            Item(LedgerKey.Hour(At(15, 3), "claude-haiku"), ("calls", 7), ("micros", 2_000_000), ("guardrailMicros", 100_000)),
            Item(LedgerKey.Hour(At(15, 2), "claude-haiku"), ("micros", 4_000_000)),
            Item(LedgerKey.Hour(At(14, 2), "claude-haiku"), ("micros", 90_000_000)),
            Item(LedgerKey.Month("2026-12"), ("calls", 900), ("micros", 333_400_000)));

        var (exitCode, output, error) = commandLine.Run("explain-stop", "sales", "--ledger", File, "--lang", "en");

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        output.ShouldContain("Spent: hour 315 JPY, day 915 JPY, month 50,010 JPY, total 50,010 JPY");
        output.ShouldContain("Decision: stopped");
        output.ShouldContain("Rule: budget.monthly x stopPercent (50,000 JPY)");
        output.ShouldContain("Not asked: orders to the brake");
        commandLine.Run("explain-stop", "sales", "--ledger", File).Out.ShouldContain("利用額：hour 315 JPY、");

        output = commandLine.Run("explain-stop", "sales", "--ledger", File, "--format", "json").Out;
        JsonSchemas.Check("explain-stop", output);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("spent").GetProperty("month").GetDecimal().ShouldBe(50_010);
    }

    [Theory]
    [InlineData("", "判定：利用可")]
    [InlineData("--spent everybody=300000", "規則：money.monthlyBudget（300,000 JPY）")]
    [InlineData("--spent bill=50000", "規則：budget.monthly × stopPercent（50,000 JPY）")]
    [InlineData("--at 2026-12-31", "判定：利用可")]
    public void ExplainStop_OfALedgerWithoutRows_HasSpentNothing(string more, string expected)
    {
        Export();

        var (exitCode, output, error) = commandLine.Run(
            ["explain-stop", "sales", "--ledger", File, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldBe($"sales.json に sales の行がありません。台帳に sales の記録がないものとし、利用額を 0 として判定します。{Environment.NewLine}");
        output.ShouldContain(expected);
    }

    [Fact]
    public void ExplainStop_OfWhatHasNeverBeenStopped_SaysThatThereIsNoReason()
    {
        commandLine.Run("explain-stop", "sales", "--spent", "1").Out.ShouldContain("理由：停止する理由はありません。");
        commandLine.Run("explain-stop", "sales", "--spent", "1", "--lang", "en").Out.ShouldContain("Why: There is no reason to stop it.");
    }

    [Fact]
    public void ExplainStop_OfAClosedDepartment_IsLiftedByNothing()
    {
        commandLine.Run("department", "close", "sales", "--outcome", "stop", "--notes", "終了").ExitCode.ShouldBe(ExitCode.Success);

        commandLine.Run("explain-stop", "sales", "--spent", "1").Out.ShouldContain("解除：解除されません（終了した部門です）");
    }

    /// <summary>January has begun in Tokyo, and the bill's month is still December.</summary>
    [Theory]
    [InlineData("bill=69999", "判定：利用可")]
    [InlineData("bill=70000", "規則：budget.monthly × stopPercent（追加分を含む 70,000 JPY）")]
    [InlineData("month=50000", "規則：budget.monthly × stopPercent（50,000 JPY）")]
    public void ExplainStop_WithATopUpOfTheBillsMonth_NamesTheLimitThatIsJudgedBy(string spent, string expected)
    {
        commandLine.Edit(
            "config/departments/sales.yaml", "budget:\n", "budget:\n  topUps: [{ month: 2026-12, amount: 20000, reason: a }]\n");

        commandLine.Run("explain-stop", "sales", "--spent", spent, "--at", "2027-01-01T03:00").Out.ShouldContain(expected);
    }

    [Theory]
    [InlineData("no JSON", "is not what `aws dynamodb query --output json` prints")]
    [InlineData("[]", "is not what")]
    [InlineData("{\"Items\":5}", "is not what")]
    [InlineData("{\"Items\":[5]}", "is not what")]
    [InlineData("{\"Items\":[{\"sk\":{\"S\":\"M#2026-12\"}}]}", "is not what")]
    [InlineData("{\"Items\":[{\"pk\":\"use#sales\",\"sk\":\"M#2026-12\"}]}", "is not what")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"}}]}", "is not what")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"},\"micros\":{\"N\":\"1e99\"}}]}", "is not what")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"},\"micros\":{\"N\":\"99999999999999999999\"}}]}", "is not what")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#development\"},\"sk\":{\"S\":\"M#2026-12\"}}]}", "holds rows of \"use#development\", and not of \"use#sales\" alone")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"month#2026-12\"},\"sk\":{\"S\":\"sales\"}}]}", "holds rows of \"month#2026-12\"")]
    [InlineData("{\"Items\":[],\"LastEvaluatedKey\":{\"pk\":{\"S\":\"use#sales\"}}}", "holds a part of the rows")]
    [InlineData("{\"Items\":[],\"NextToken\":\"abc\"}", "holds a part of the rows")]
    [InlineData("{\"Items\":[],\"Count\":0,\"ScannedCount\":4}", "holds a part of the rows")]
    [InlineData("{\"Items\":[],\"ScannedCount\":\"3\"}", "holds a part of the rows")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2027-01\"},\"micros\":{\"N\":\"1\"}}]}", "holds use of 2027-01-01 00:00, which is after 2026-12-15 12:30")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"},\"micros\":{\"N\":\"1\"}},{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"D#2026-12-01\"},\"micros\":{\"N\":\"1\"}}]}", "holds in row 2 \"D#2026-12-01\", which is neither an hour's nor a month's; export it again.")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"H#2026-12-01 03:00#claude-haiku\"},\"micros\":{\"N\":\"1\"}}]}", "holds in row 1 \"H#2026-12-01 03:00#claude-haiku\", which is neither")]
    [InlineData("{\"Items\":[{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"},\"micros\":{\"N\":\"1\"}},{\"pk\":{\"S\":\"use#sales\"},\"sk\":{\"S\":\"M#2026-12\"},\"micros\":{\"N\":\"1\"}}]}", "holds \"M#2026-12\" twice, again in row 2; export it again.")]
    public void ExplainStop_OfAnotherFile_SaysWhatIsWrongWithIt(string text, string expected)
    {
        commandLine.Write(File, text);

        var (exitCode, output, error) = commandLine.Run("explain-stop", "sales", "--ledger", File, "--lang", "en");

        error.ShouldContain(expected);
        error.ShouldStartWith("sales.json ");
        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
    }

    [Theory]
    [InlineData("explain-stop sales", ExitCode.Usage, "--spent か --ledger が必要です。")]
    [InlineData("explain-stop sales --ledger sales.json --at 2026-11-01", ExitCode.Usage, "40 日間です")]
    [InlineData("explain-stop sales --ledger gone.json", ExitCode.Unavailable, "gone.json がありません。")]
    [InlineData("explain-stop sales --ledger sales.json --spent 5", ExitCode.Usage, "--spent month と --ledger は併用できません")]
    public void ExplainStop_WithoutSpending_IsRefused(string line, int expected, string message)
    {
        var (exitCode, output, error) = commandLine.Run(line.Split(' '));

        error.ShouldContain(message);
        (exitCode, output).ShouldBe((expected, ""));
    }

    public void Dispose() => commandLine.Dispose();

    private string File => Path.Combine(commandLine.Root, "sales.json");

    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.Zero);

    private static JsonObject Item(string key, params IReadOnlyList<(string Name, long Value)> numbers)
    {
        var item = new JsonObject { ["pk"] = new JsonObject { ["S"] = "use#sales" }, ["sk"] = new JsonObject { ["S"] = key } };
        numbers.ToList().ForEach(number => item[number.Name] = new JsonObject { ["N"] = $"{number.Value}" });
        return item;
    }

    /// <summary>As <c>aws dynamodb query</c> prints it.</summary>
    private void Export(params IReadOnlyList<JsonObject> items) => commandLine.Write(File, new JsonObject
    {
        ["Items"] = new JsonArray([.. items]),
        ["Count"] = items.Count,
        ["ScannedCount"] = items.Count,
        ["ConsumedCapacity"] = null,
    }.ToJsonString());
}
