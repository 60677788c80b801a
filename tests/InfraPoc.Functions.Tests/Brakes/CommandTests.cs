using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>What people send to the brake.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TestSandbox sandbox = new TestSandbox().Deploy(Sales, Development);

    public void Dispose() => sandbox.Dispose();

    [LocalAwsFact]
    public async Task Engage_WithAnEnd_HoldsUntilThenAndCarriesWhoAndWhyAsTyped()
    {
        const string Reason = "漏えい{0}の\\\"疑い\\\"\\n$.reason 😀 'x' <b>&amp;</b>";

        _ = await sandbox.Brake($$"""{"engage":"sales","reason":"{{Reason}}","by":"CISO","until":"2027-01-06T00:00:00Z"}""");

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsReleased(Development).ShouldBeTrue();
        sandbox.Messages[0].Text.ShouldContain("漏えい{0}の");
        sandbox.Messages[0].Text.ShouldContain("$.reason 😀 'x' <b>&amp;</b>");
        sandbox.Messages[0].Text.ShouldContain("CISO");

        sandbox.Clock.Now = Utc("2027-01-05T23:59:59Z");
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Clock.Now = Utc("2027-01-06T00:00:00Z");
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task Engage_WithoutAnEnd_HoldsUntilSomebodyReleases()
    {
        _ = await sandbox.Brake("""{"engage":"sales","reason":"調査"}""");
        sandbox.Clock.Advance(TimeSpan.FromDays(20));
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        _ = await sandbox.Brake("""{"release":"sales","reason":"調査終了","by":"CISO"}""");

        sandbox.IsReleased(Sales).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task EngageAll_StopsEverybody_AlsoWhoIsDeployedLater()
    {
        var answer = await sandbox.Brake("""{"engage":"all","reason":"インシデント"}""");

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsEngaged(Development).ShouldBeTrue();
        sandbox.Messages.Count.ShouldBe(4);
        answer.AsArray().Select(item => $"{item!["department"]} {item["stopped"]} {item["cause"]} {item["changed"]}")
            .ShouldBe(["development true Order true", "sales true Order true"]);

        _ = await sandbox.Deploy("legal").Brake();
        sandbox.IsEngaged("legal").ShouldBeTrue();

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = await sandbox.Brake("""{"release":"legal","reason":"r","by":"b"}""");
        sandbox.IsReleased("legal").ShouldBeTrue();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        _ = await sandbox.Brake("""{"release":"all","reason":"r","by":"b"}""");
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task ReleaseUntil_OverridesCapsUntilThenButNoStatus()
    {
        _ = await sandbox.Meter(sandbox.Use(Sales, 400));
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        _ = await sandbox.Brake("""{"release":"sales","reason":"追加承認","by":"CFO","until":"2027-01-05T06:00:00Z"}""");
        sandbox.IsReleased(Sales).ShouldBeTrue();
        _ = await sandbox.Meter(sandbox.Use(Sales, 1));
        sandbox.IsReleased(Sales).ShouldBeTrue();

        sandbox.Configure(Sales, rules => rules with { Status = "suspended" });
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Configure(Sales, rules => rules with { Status = "active" });
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
        sandbox.Clock.Now = Utc("2027-01-05T06:00:00Z");
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
    }

    [LocalAwsTheory]
    [InlineData("""{"engage":"sales"}""")]
    [InlineData("""{"engage":"sales","reason":""}""")]
    [InlineData("""{"engage":["sales"],"reason":"r"}""")]
    [InlineData("""{"engage":"sales","reason":"r","until":"tomorrow"}""")]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-01-05T02:59:59Z"}""")]
    [InlineData("""{"engage":"sales","reason":7}""")]
    [InlineData("""{"engage":"sales","reason":"r","by":7}""")]
    [InlineData("""{"release":"sales","reason":"r"}""")]
    [InlineData("""{"engage":"sales","release":"sales","reason":"r","by":"b"}""")]
    [InlineData("""{"engage":"salse","reason":"r"}""")]
    [InlineData("""{"engage":"sales","reason":"r",""")]
    [InlineData("""{"stop":"sales"}""")]
    public async Task Command_Incomplete_IsRefusedAndChangesNothing(string input)
    {
        (await sandbox.BrakeFails(input)).ShouldContain("Nothing was changed");

        sandbox.Proxy.Calls.ShouldNotContain(call => call.Writes);
    }

    [LocalAwsTheory]
    [InlineData("""{"version":"0","source":"aws.events","detail-type":"Scheduled Event","detail":{}}""")]
    [InlineData("""{"source":"aws.cloudformation","detail":{"engage":"all","reason":"x"}}""")]
    public async Task Event_OfAws_JudgesEverybodyAndCommandsNothing(string input)
    {
        var answer = await sandbox.Brake(input);

        answer.AsArray().Count.ShouldBe(2);
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }
}
