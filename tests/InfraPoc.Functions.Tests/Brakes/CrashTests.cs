using InfraPoc.Functions.Tests.Fixture;
using InfraPoc.Testing;
using Xunit.Abstractions;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>
/// A process that dies between any two of its calls, before or after AWS did the last one: the next run leaves everything as if
/// nothing had happened, and everybody was told at least once. In a run that is not complete it dies at the first call, the last one
/// and some between.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const string Allow = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]}""";

    public static TheoryData<bool> BeforeOrAfter => [false, true];

    [LocalAwsTheory]
    [MemberData(nameof(BeforeOrAfter))]
    public Task Meter_DiesWhileCountingAndEngaging(bool after) => AtEveryCall(after, sandbox =>
    {
        var lines = new[] { sandbox.Use(Sales, 6), sandbox.Use(Sales, 4, sandbox.Clock.Now.AddHours(-1)), sandbox.Use(Sales, 7) };
        return (() => sandbox.Meter(lines), () =>
        {
            sandbox.Sum($"month#2027-01 {Sales}").ShouldBe(17_000_000);
            sandbox.Sum($"use#{Sales} M#2027-01").ShouldBe(17_000_000);
            sandbox.Sum($"use#{Sales} M#2027-01", "calls").ShouldBe(3);
            sandbox.Sum($"use#{Sales} H#2027-01-05T03:00Z#haiku").ShouldBe(13_000_000);
            sandbox.IsEngaged(Sales).ShouldBeTrue();
            sandbox.Versions(Sales).Count.ShouldBe(2);
            Told(sandbox, 2);
        }
        );
    });

    [LocalAwsTheory]
    [MemberData(nameof(BeforeOrAfter))]
    public Task Brake_DiesWhileReleasing(bool after) => AtEveryCall(after, sandbox =>
    {
        sandbox.Meter(sandbox.Use(Sales, 10)).GetAwaiter().GetResult();
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        return (() => sandbox.Brake(), () =>
        {
            sandbox.IsReleased(Sales).ShouldBeTrue();
            sandbox.Versions(Sales).Keys.ShouldBe(["v1"]);
            Told(sandbox, 4);
        }
        );
    });

    [LocalAwsTheory]
    [MemberData(nameof(BeforeOrAfter))]
    public Task Brake_DiesWhileReplacingFiveVersions(bool after) => AtEveryCall(after, sandbox =>
    {
        for (var version = 2; version <= 5; version++)
        {
            sandbox.ByHand("CreatePolicyVersion", Sales, ("PolicyDocument", Allow), ("SetAsDefault", "true"));
        }

        sandbox.Configure(Sales, rules => rules with { Status = "suspended" });
        return (() => sandbox.Brake(), () =>
        {
            sandbox.IsEngaged(Sales).ShouldBeTrue();
            sandbox.Versions(Sales).Count.ShouldBe(2);
            sandbox.Versions(Sales).ShouldContainKey("v1");
            Told(sandbox, 2);
        }
        );
    });

    [LocalAwsTheory]
    [MemberData(nameof(BeforeOrAfter))]
    public Task Brake_DiesWhileTakingACommand(bool after) => AtEveryCall(after, sandbox =>
        (() => sandbox.Brake("""{"engage":"sales","reason":"r"}"""), () =>
        {
            sandbox.IsEngaged(Sales).ShouldBeTrue();
            Told(sandbox, 2);
        }
    ));

    private async Task AtEveryCall(bool after, Func<TestSandbox, (Func<Task> Run, Action Check)> prepare)
    {
        var calls = await Dies(null, after, prepare);
        calls.ShouldBeInRange(8, 40);
        foreach (var call in Sampling.Of([.. Enumerable.Range(1, calls)], every: 12, "calls at which a function dies", output.WriteLine))
        {
            _ = await Dies(call, after, prepare);
        }
    }

    /// <summary>Runs to a call, or to the end, and then again; returns how many calls the first run made.</summary>
    private static async Task<int> Dies(int? at, bool after, Func<TestSandbox, (Func<Task> Run, Action Check)> prepare)
    {
        using var sandbox = new TestSandbox().Deploy(Sales);
        var (run, check) = prepare(sandbox);
        var before = sandbox.Proxy.Calls.Count;
        sandbox.Proxy.Fault = call => call.Number == before + at ? new Fault(After: after, Kill: true) : null;

        var died = await Record.ExceptionAsync(run);
        (died is null || at is not null).ShouldBeTrue($"{died}");
        var calls = sandbox.Proxy.Calls.Count - before;
        calls.ShouldBeGreaterThanOrEqualTo(at ?? 1);

        sandbox.Proxy.Revive();
        sandbox.Restart();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await run();
        check();
        var writes = Writes(sandbox);
        await run();
        Writes(sandbox).ShouldBe(writes, $"died at call {at}: {Describe(sandbox)}");
        return calls;

        // Bills, orders and markers that are refused as known are written again each time.
        static int Writes(TestSandbox sandbox) =>
            sandbox.Proxy.Calls.Count(call => call.Writes && call.Operation is not ("PutItem" or "TransactWriteItems"));

        static string Describe(TestSandbox sandbox) => string.Join(", ", sandbox.Proxy.Calls.Select(call => call.Operation));
    }

    /// <summary>IT and the department were told, and nobody more than twice.</summary>
    private static void Told(TestSandbox sandbox, int messages)
    {
        var told = sandbox.Messages.GroupBy(message => (message.Topic, message.Subject)).ToList();
        told.Count.ShouldBe(messages);
        told.ShouldAllBe(same => same.Count() <= 2);
    }
}
