using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>Services that fail, for a while, for one department or for all.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TestSandbox sandbox = new TestSandbox(retries: 3).Deploy(Sales, Development);

    public void Dispose() => sandbox.Dispose();

    [LocalAwsTheory]
    [InlineData("dynamodb")]
    [InlineData("iam")]
    [InlineData("ssm")]
    [InlineData("sns")]
    public async Task Meter_ServiceThrottlesOrBreaksDownTwice_StillCountsAndStops(string service)
    {
        foreach (var (id, fault) in new (string, Func<Call, Fault>)[] { (Sales, Fault.Throttled), (Development, _ => new Fault()) })
        {
            var times = 0;
            sandbox.Proxy.Fault = call => call.Service == service && Interlocked.Increment(ref times) <= 2 ? fault(call) : null;

            _ = await sandbox.Meter(sandbox.Use(id, 10));

            times.ShouldBeGreaterThan(2);
            sandbox.IsEngaged(id).ShouldBeTrue();
            sandbox.Sum($"month#2027-01 {id}").ShouldBe(10_000_000);
        }
    }

    /// <summary>The answer gets lost, the call was done: nothing counts twice.</summary>
    [LocalAwsFact]
    public async Task Meter_AnswerOfATransactionGetsLost_CountsOnce()
    {
        var times = 0;
        sandbox.Proxy.Fault = call =>
            call.Operation == "TransactWriteItems" && Interlocked.Increment(ref times) == 1 ? new Fault(After: true) : null;

        _ = await sandbox.Meter(sandbox.Use(Sales, 1));

        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(1_000_000);
        sandbox.Sum($"use#{Sales} H#2027-01-05T03:00Z#haiku", "calls").ShouldBe(1);
    }

    [LocalAwsFact]
    public async Task Meter_TransactionsConflict_AreTriedAgain()
    {
        const string Conflict = """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",
            "CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict"},{"Code":"None"},{"Code":"None"}]}
            """;
        var times = 0;
        sandbox.Proxy.Fault = call =>
            call.Operation == "TransactWriteItems" && Interlocked.Increment(ref times) <= 5 ? new Fault(400, Conflict) : null;

        _ = await sandbox.Meter(sandbox.Use(Sales, 1));

        times.ShouldBe(6);
        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(1_000_000);
    }

    [LocalAwsTheory]
    [InlineData("ListPolicyVersions")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("UpdateItem")]
    [InlineData("Query")]
    public async Task Brake_OneDepartmentFails_TheOthersAreCorrectedAndTheRunFails(string operation)
    {
        sandbox.Restart();
        sandbox.Configure(Sales, rules => rules with { Status = "suspended" });
        sandbox.Configure(Development, rules => rules with { Status = "suspended" });
        var of = operation is "UpdateItem" ? sandbox.PolicyId(Sales) : "sales";
        sandbox.Proxy.Fault = call => call.Operation == operation && call.Body.Contains(of) ? new Fault(400) : null;

        (await sandbox.BrakeFails()).ShouldContain("sales");

        sandbox.IsEngaged(Development).ShouldBeTrue();
        sandbox.IsEngaged(Sales).ShouldBe(operation == "Query", "What the configuration says needs no ledger.");
        sandbox.Proxy.Revive();
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
    }

    [LocalAwsTheory]
    [InlineData("budgets", "")]
    [InlineData("dynamodb", "use#")]
    [InlineData("dynamodb", "month#")]
    public async Task Brake_AnInputIsMissing_KeepsAStopLiftsNoneAndFails(string service, string what)
    {
        sandbox.Restart();
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        var told = sandbox.Messages.Count;
        sandbox.Proxy.Fault = call => call.Service == service && call.Body.Contains(what) && !call.Writes ? new Fault(400) : null;

        (await sandbox.BrakeFails()).ShouldContain("missing");

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsReleased(Development).ShouldBeTrue();
        sandbox.Messages.Count.ShouldBe(told);
        sandbox.Proxy.Revive();
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }

    [LocalAwsTheory]
    [InlineData("departments/sales", "{")]
    [InlineData("departments/sales", "{\"id\":\"sales\"}")]
    [InlineData("roster/1", "nonsense")]
    [InlineData("roster/1", null)]
    [InlineData("models/1", "[]x")]
    public async Task Brake_AnEntryIsUnreadable_ConcernsNobodyElseAndLiftsNothing(string entry, string? text)
    {
        sandbox.Restart();
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        if (text is null)
        {
            sandbox.Remove(entry);
        }
        else
        {
            sandbox.Put(entry, text);
        }

        sandbox.Configure(Development, rules => rules with { Status = "suspended" }, roster: false);
        var isOwn = entry.StartsWith("departments", StringComparison.Ordinal);
        (await sandbox.BrakeFails()).ShouldContain(isOwn ? "sales: missing rules" : entry);

        sandbox.IsEngaged(Development).ShouldBeTrue();
        sandbox.IsEngaged(Sales).ShouldBe(!entry.StartsWith("models", StringComparison.Ordinal));
    }

    [LocalAwsFact]
    public async Task Brake_SandboxEntryMissing_ChangesNothingAndSaysWhich()
    {
        sandbox.Remove("settings");

        (await sandbox.BrakeFails()).ShouldContain($"/infrapoc/{sandbox.Name}/settings");

        sandbox.Proxy.Calls.ShouldNotContain(call => call.Writes);
    }

    /// <summary>Somebody deleted the department's topic: IT is told once, and not every five minutes.</summary>
    [LocalAwsFact]
    public async Task Brake_OneTopicIsGone_TheOtherIsToldOnce()
    {
        sandbox.Restart();
        sandbox.Configure(Sales, rules => rules with { Status = "suspended", TopicArn = sandbox.TopicArn("gone") });

        for (var run = 1; run <= 3; run++)
        {
            (await sandbox.BrakeFails()).ShouldContain("sales: not everybody could be told");
        }

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Messages.ShouldHaveSingleItem().Topic.ShouldBe($"{sandbox.Name}-cost");
        sandbox.Topic("gone");
        _ = await sandbox.Brake();
        sandbox.Messages.Count.ShouldBe(2);
    }

    [LocalAwsFact]
    public async Task TwoRunsAtOnce_ForOneDepartment_ActOnce()
    {
        sandbox.Restart();

        _ = await Task.WhenAll(
            sandbox.Meter(sandbox.Use(Sales, 6)),
            sandbox.Meter(sandbox.Use(Sales, 5)),
            sandbox.Meter(sandbox.Use(Sales, 6)),
            sandbox.Brake());

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(17_000_000);
        sandbox.Versions(Sales).Count.ShouldBe(2);
        sandbox.Default(Sales).ShouldBe("v2");
        sandbox.Messages.Count.ShouldBe(2);
    }

    /// <summary>A clock that was a day ahead took the lease, remembered and died.</summary>
    [LocalAwsFact]
    public async Task ClockJumps_NeitherLeasesNorMemoriesFromTheFutureHoldForLong()
    {
        sandbox.Restart();
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        sandbox.Proxy.Fault = call => call.Operation == "CreatePolicyVersion" ? new Fault(Kill: true) : null;
        _ = await Should.ThrowAsync<FunctionException>(() => sandbox.Meter(sandbox.Use(Sales, 10)));
        sandbox.Proxy.Revive();
        sandbox.Restart();
        sandbox.Clock.Now -= TimeSpan.FromDays(1);

        _ = await sandbox.Meter(sandbox.Use(Sales, 10));
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        sandbox.Clock.Now += TimeSpan.FromHours(1);
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }
}
