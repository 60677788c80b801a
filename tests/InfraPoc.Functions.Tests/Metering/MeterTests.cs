using System.Text.Json.Nodes;
using InfraPoc.Functions.Ledger;
using InfraPoc.Functions.Tests.Fixture;
using InfraPoc.Spending;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Metering;

/// <summary>Every call counts exactly once, whatever is delivered how often, in which order and beside what.</summary>
public sealed class MeterTests : IDisposable
{
    private readonly TestSandbox sandbox = new TestSandbox().Deploy(Sales, Development);

    public void Dispose() => sandbox.Dispose();

    [LocalAwsFact]
    public async Task Records_CountByDepartmentHourModelAndMonth()
    {
        var night = Utc("2026-12-31T14:59:59Z");

        var answer = await sandbox.Meter(
            sandbox.Use(Sales, 1),
            sandbox.Use(Sales, 2, sandbox.Clock.Now.AddHours(-2)),
            sandbox.Use(Development, 3),
            sandbox.Use(Sales, 4, night),
            SignedIn("0123456789abcdef"),
            SignedIn("****************"));

        answer.ToJsonString().ShouldBe("""{"counted":6,"repeated":0,"setAside":0}""");
        sandbox.Sum($"use#{Sales} H#2027-01-05T03:00Z#haiku").ShouldBe(1_000_024);
        sandbox.Sum($"use#{Sales} H#2027-01-05T03:00Z#haiku", "output").ShouldBe(14);
        sandbox.Sum($"use#{Sales} H#2027-01-05T01:00Z#haiku").ShouldBe(2_000_000);
        sandbox.Sum($"use#{Sales} M#2027-01").ShouldBe(3_000_024);
        sandbox.Sum($"use#{Sales} M#2027-01", "calls").ShouldBe(4);
        sandbox.Sum($"use#{Sales} M#2026-12").ShouldBe(4_000_000);
        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(3_000_024);
        sandbox.Sum($"month#2027-01 {Development}").ShouldBe(3_000_000);
        sandbox.Sum($"use#{Sales} H#2027-01-05T03:00Z#haiku", "expires").ShouldBe(Utc("2027-02-14T03:00:00Z").ToUnixTimeSeconds());

        LogLine SignedIn(string suffix) =>
            new() { Role = $"AWSReservedSSO_{sandbox.Name}-sales_{suffix}", Time = sandbox.Clock.Now, Input = 5, Output = 7 };
    }

    [LocalAwsFact]
    public async Task Deliveries_RepeatedAndOutOfOrder_ChangeNothing()
    {
        List<LogLine> lines =
        [
            .. from number in Enumerable.Range(0, 12)
               select sandbox.Use(number % 2 == 0 ? Sales : Development, 0.5m, sandbox.Clock.Now.AddHours(-number)),
        ];
        _ = await sandbox.Meter(lines[6..]);
        _ = await sandbox.Meter(lines);

        _ = await sandbox.Meter(lines.AsEnumerable().Reverse().Concat(lines));
        var answer = await Task.WhenAll(sandbox.Meter(lines), sandbox.Meter(lines[..7]));

        answer[0].ToJsonString().ShouldBe("""{"counted":0,"repeated":12,"setAside":0}""");
        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(3_000_000);
        sandbox.Sum($"month#2027-01 {Development}").ShouldBe(3_000_000);
    }

    /// <summary>More calls of one hour than a transaction takes, some of them known.</summary>
    [LocalAwsFact]
    public async Task Records_MoreThanATransactionTakes_AllCount()
    {
        List<LogLine> lines = [.. Enumerable.Range(0, (2 * LedgerStore.CallsAtOnce) + 5).Select(_ => sandbox.Use(Sales, 0.01m))];
        _ = await sandbox.Meter(lines.Where((_, index) => index % 10 == 0));

        _ = await sandbox.Meter(lines);

        sandbox.Sum($"use#{Sales} M#2027-01", "calls").ShouldBe(lines.Count);
        sandbox.Sum($"use#{Sales} M#2027-01").ShouldBe(lines.Count * 10_000);
    }

    [LocalAwsFact]
    public async Task BadRecords_AreSetAsideAndTheOthersCount()
    {
        _ = await sandbox.Meter(
            sandbox.Use(Sales, 1),
            "no JSON",
            "",
            "Permissions are correctly set for Amazon Bedrock logs.",
            """{"schemaType":"SomethingNew","text":"secret"}""",
            "\u0000{",
            sandbox.Use(Sales, 2));

        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(3_000_000);
        var aside = sandbox.Table().Where(item => item.Key.StartsWith("aside ", StringComparison.Ordinal)).ToList();
        aside.Count.ShouldBe(3);
        aside.ShouldAllBe(item => string.Join(",", item.Value.Select(field => field.Key).Order()) == "expires,log,pk,reason,sk,stream");
        aside[0].Key.ShouldBe($"aside {sandbox.Clock.Now.ToUnixTimeMilliseconds() + 1:D13}#3919{1:D52}");
        sandbox.Lines("set-aside").Count.ShouldBe(3);
    }

    [LocalAwsFact]
    public async Task ControlMessage_IsIgnored()
    {
        _ = await sandbox.MeterRaw(LogLine.Delivery(["CWL CONTROL MESSAGE: Checking health of destination."], "CONTROL_MESSAGE"));

        sandbox.Proxy.Calls.ShouldBeEmpty();
    }

    [LocalAwsTheory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("""{"awslogs":{"data":"secret"}}""")]
    [InlineData("""{"awslogs":{"data":"c2VjcmV0"}}""")]
    [InlineData("""{"replay":{"from":"secret"}}""")]
    [InlineData("""{"replay":7}""")]
    public async Task Input_ThatIsNoDelivery_FailsWithoutBeingRepeated(string input)
    {
        var failure = await Should.ThrowAsync<FunctionException>(() => sandbox.MeterRaw(input));

        failure.ToString().ShouldNotContain("secret");
        sandbox.Output.ShouldNotContain("secret");
    }

    [LocalAwsFact]
    public async Task UnknownRoleModelAndOperation_CountAndAreMetrics()
    {
        _ = await sandbox.Meter(
            new LogLine { Role = "somebody", Time = sandbox.Clock.Now, Input = 3, Output = 4 },
            sandbox.Use(Sales, 0.00001m) with { Output = 20, Model = "vendor.new-model", Operation = "Responses" },
            "no JSON");

        var metrics = Metrics("Sandbox").ShouldHaveSingleItem();
        ((string)metrics["Sandbox"]!).ShouldBe(sandbox.Name);
        Values(metrics).ShouldBe(new()
        {
            ["Calls"] = 2,
            ["InputTokens"] = 13,
            ["OutputTokens"] = 24,
            ["CacheReadTokens"] = 0,
            ["CacheWriteTokens"] = 0,
            ["UnattributedCalls"] = 1,
            ["UnpricedCalls"] = 1,
            ["OtherOperation"] = 1,
            ["NarrowedGuardrail"] = 0,
            ["SetAside"] = 1,
        });
        sandbox.Sum("month#2027-01 -").ShouldBe(7);
    }

    [LocalAwsTheory]
    [InlineData(true, 1)]
    [InlineData(false, 0)] // The floor is enforced for the whole text, whatever a call asks for.
    public async Task CallThatNarrowsAGuardrail_OfItsDepartmentsOwn_IsAMetric(bool hasOwn, int narrowed)
    {
        sandbox.Configure(
            Sales, rules => rules with { Guardrail = hasOwn ? new GuardrailRules { Input = 0.1m, Output = 0.1m } : null });

        _ = await sandbox.Meter(sandbox.Use(Sales, 0.00001m) with { Block = "guardContent" }, sandbox.Use(Sales, 0.00001m));

        Values(Metrics("Sandbox").ShouldHaveSingleItem())["NarrowedGuardrail"].ShouldBe(narrowed);
    }

    /// <summary>130,000 tokens from the cache are 19.50 JPY a call, so the 257th passes the day's 5,000.</summary>
    [LocalAwsFact]
    public async Task CachingAgent_StopsAtTheDaysCap()
    {
        sandbox.Configure(Sales, rules => rules with { Hourly = null });
        LogLine Call() => sandbox.Use(Sales, 0) with { CacheRead = 130_000 };
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await sandbox.Meter(Enumerable.Range(0, 64).Select(_ => Call()));
        }

        sandbox.IsEngaged(Sales).ShouldBeFalse();

        await sandbox.Meter(Call());

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsEngaged(Development).ShouldBeFalse();
    }

    [LocalAwsFact]
    public async Task Departments_AreMetricsWhereTheyMove()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        var metrics = Metrics("Department").ShouldHaveSingleItem();
        ((string)metrics["Department"]!).ShouldBe(Sales);
        ((string)metrics["cause"]!).ShouldBe("Hour");
        var values = Values(metrics);
        values.Keys.ShouldBe(["Spent", "Left", "Stopped", "Forecast"]);
        (values["Spent"], values["Left"], values["Stopped"]).ShouldBe((1_500, 48_500, 12));
        values["Forecast"].ShouldBeGreaterThan(1_500);

        _ = await sandbox.Brake();
        Metrics("Department").Count.ShouldBe(1, "Nothing moved.");
    }

    [LocalAwsTheory]
    [InlineData("2026-12-31T15:04:00Z", 2, "the first of a month, in Japan")]
    [InlineData("2027-01-03T15:04:00Z", 2, "a Monday")]
    [InlineData("2027-01-03T15:05:00Z", 0, "its second run")]
    [InlineData("2027-01-04T15:04:00Z", 0, "a Tuesday")]
    public async Task Departments_ThatAreIdle_AreMetricsWhenAWeekOrAMonthBegins(string at, int reported, string because)
    {
        sandbox.Clock.Now = Utc("2026-12-31T14:00:00Z");
        _ = await sandbox.Brake();
        var before = Metrics("Department").Count;

        sandbox.Clock.Now = Utc(at);
        _ = await sandbox.Brake();

        (Metrics("Department").Count - before).ShouldBe(reported, because);
    }

    /// <summary>A meter that goes on with what it read a minute ago still knows a department that was deployed since.</summary>
    [LocalAwsFact]
    public async Task Meter_DepartmentYoungerThanWhatWasRead_IsFound()
    {
        var run = new Meter.Run(sandbox.Host);
        _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use(Sales, 1)]), run);
        var before = sandbox.Proxy.Calls.Count(call => call.Operation == "GetParametersByPath");
        _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use(Sales, 1)]), run);
        sandbox.Proxy.Calls.Count(call => call.Operation == "GetParametersByPath").ShouldBe(before);

        _ = sandbox.Deploy("legal");
        _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use("legal", 1)]), run);

        sandbox.Sum("month#2027-01 legal").ShouldBe(1_000_000);
        sandbox.Sum("month#2027-01 -").ShouldBe(0);
    }

    /// <summary>A cap that was raised is not applied as it was a minute ago.</summary>
    [LocalAwsFact]
    public async Task Meter_CapWasRaisedSinceTheLastReading_StopsNobody()
    {
        var run = new Meter.Run(sandbox.Host);
        _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use(Sales, 9)]), run);
        sandbox.Configure(Sales, rules => rules with { Hourly = 4_500 });

        _ = await sandbox.MeterRaw(LogLine.Delivery([sandbox.Use(Sales, 2)]), run);

        sandbox.IsReleased(Sales).ShouldBeTrue();
        sandbox.Messages.ShouldBeEmpty();
    }

    /// <summary>The table comes back as it was an hour ago; the log still has everything.</summary>
    [LocalAwsFact]
    public async Task Ledger_RestoredFromABackup_IsRightAgainAfterAReplay()
    {
        using var today = Now();
        var (first, second) = (today.Use(Sales, 4), today.Use(Sales, 8));
        Log(today, first, second, today.Use(Development, 1), "no JSON");
        _ = await today.Meter(first);
        var backup = today.Table();
        _ = await today.Meter(second);
        today.IsEngaged(Sales).ShouldBeTrue();
        var month = today.Clock.Now.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM");
        foreach (var item in today.Table().Values)
        {
            today.DeleteItem(item);
        }

        foreach (var item in backup.Values)
        {
            today.PutItem(item);
        }

        var (from, until) = (today.Clock.Now.AddHours(-1), today.Clock.Now.AddHours(1));
        var answer = await today.MeterRaw($$$"""{"replay":{"from":"{{{from:O}}}","until":"{{{until:O}}}"}}""");

        ((int)answer["counted"]!).ShouldBe(2);
        ((int)answer["repeated"]!).ShouldBe(1);
        answer["goOnFrom"].ShouldBeNull();
        today.Sum($"use#{Sales} M#{month}").ShouldBe(12_000_000);
        today.Sum($"month#{month} {Development}").ShouldBe(1_000_000);
        today.IsEngaged(Sales).ShouldBeTrue();
        today.Versions(Sales).Count.ShouldBe(2);
    }

    [LocalAwsTheory]
    [InlineData("""{"replay":{"from":"2026-11-01T00:00:00Z","until":"2027-01-05T12:00:00Z"}}""")]
    [InlineData("""{"replay":{"from":"2027-01-05T12:00:00Z","until":"2027-01-05T00:00:00Z"}}""")]
    [InlineData("""{"replay":{"until":"2027-01-05T00:00:00Z"}}""")]
    public async Task Replay_OfWhatMayHaveBeenForgotten_IsRefused(string input)
    {
        var failure = await Should.ThrowAsync<FunctionException>(() => sandbox.MeterRaw(input));

        failure.Message.ShouldContain("Nothing was changed");
        sandbox.Proxy.Calls.ShouldBeEmpty();
    }

    /// <summary>Many deliveries at once, as Lambda makes them of a burst.</summary>
    [LocalAwsFact]
    public async Task Burst_OfDeliveriesAtOnce_CountsEverything()
    {
        List<LogLine> lines = [.. Enumerable.Range(0, 240).Select(number => sandbox.Use(number % 3 == 0 ? Development : Sales, 0.001m))];

        _ = await Task.WhenAll(lines.Chunk(60).Select(chunk => sandbox.Meter(chunk)));

        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(160_000);
        sandbox.Sum($"month#2027-01 {Development}").ShouldBe(80_000);
        sandbox.Sum($"use#{Sales} M#2027-01", "calls").ShouldBe(160);
    }

    /// <summary>A sandbox of today: the local AWS refuses log events of other times.</summary>
    private static TestSandbox Now()
    {
        var today = new TestSandbox(TimeProvider.System.GetUtcNow().ToString("O")).Deploy(Sales, Development);
        foreach (var id in new[] { Sales, Development })
        {
            today.Configure(id, rules => rules with { Start = today.Clock.Now.AddDays(-1), End = today.Clock.Now.AddDays(30) });
        }

        return today;
    }

    private static void Log(TestSandbox today, params object[] lines)
    {
        var name = $"/{today.Name}/prompts";
        _ = today.Aws("logs", "Logs_20140328.CreateLogGroup", new JsonObject { ["logGroupName"] = name });
        _ = today.Aws("logs", "Logs_20140328.CreateLogStream", new JsonObject { ["logGroupName"] = name, ["logStreamName"] = "s" });
        _ = today.Aws("logs", "Logs_20140328.PutLogEvents", new JsonObject
        {
            ["logGroupName"] = name,
            ["logStreamName"] = "s",
            ["logEvents"] = new JsonArray([.. lines.Select(line => new JsonObject
            {
                ["timestamp"] = today.Clock.Now.ToUnixTimeMilliseconds(),
                ["message"] = line.ToString(),
            })]),
        });
    }

    private List<JsonObject> Metrics(string dimension) =>
    [
        .. from line in sandbox.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let json = JsonNode.Parse(line)!.AsObject()
           where json["_aws"]?["CloudWatchMetrics"]?[0]?["Dimensions"]?[0]?[0]?.GetValue<string>() == dimension
           select json,
    ];

    /// <summary>Values of a line, and that it is as the format's specification wants it.</summary>
    private Dictionary<string, decimal> Values(JsonObject line)
    {
        ((long)line["_aws"]!["Timestamp"]!).ShouldBe(sandbox.Clock.Now.ToUnixTimeMilliseconds());
        var directive = line["_aws"]!["CloudWatchMetrics"]![0]!;
        ((string)directive["Namespace"]!).ShouldBe($"{sandbox.Name}/usage");
        return directive["Metrics"]!.AsArray().ToDictionary(metric => (string)metric!["Name"]!, metric =>
        {
            ((string)metric!["Unit"]!).ShouldBeOneOf(["Count", "None"]);
            return (decimal)line[(string)metric["Name"]!]!;
        });
    }
}
