using InfraPoc.Functions.Tests.Fixture;
using static InfraPoc.Functions.Tests.Fixture.TestSandbox;

namespace InfraPoc.Functions.Tests.Brakes;

/// <summary>Meter and brake against a local AWS: what stops a department, what lets it run again, and who is told.</summary>
public sealed class BrakeTests : IDisposable
{
    private readonly TestSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [LocalAwsFact]
    public async Task Run_NothingSpeaksAgainstAnybody_ChangesAndSaysNothing()
    {
        _ = await sandbox.Deploy(Sales, Development).Brake();

        sandbox.Proxy.Calls.ShouldNotContain(call => call.Writes && call.Service == "iam");
        sandbox.Messages.ShouldBeEmpty();
        sandbox.Default(Sales).ShouldBe("v1");
        sandbox.Default(Development).ShouldBe("v1");
    }

    /// <summary>An account may have 20,000 budgets, and an item of the table holds 400 KB.</summary>
    [LocalAwsFact]
    public async Task Run_BudgetsOfSomebodyElse_AreNotKept()
    {
        sandbox.Bill($"x{sandbox.Name}-other", "1");

        _ = await sandbox.Deploy(Sales).Brake();

        var kept = $"{sandbox.Table().Single(item => item.Key.Contains("bill")).Value["amounts"]!["S"]}";
        kept.ShouldContain($"{sandbox.Name}-sales");
        kept.ShouldNotContain("-other");
    }

    /// <summary>What costs nothing when nothing happens: no write but the bills that were read.</summary>
    [LocalAwsFact]
    public async Task Run_NothingHappenedSinceTheLast_OnlyReads()
    {
        _ = await sandbox.Deploy(Sales, Development).Brake();
        var before = sandbox.Proxy.Calls.Count;

        _ = await sandbox.Brake();

        sandbox.Proxy.Calls.Skip(before).Where(call => call.Writes).ShouldHaveSingleItem().Body.ShouldContain("\"bill\"");
    }

    [LocalAwsFact]
    public async Task Meter_CapOfAnHourReached_EngagesAtOnceAndSaysSoOnce()
    {
        _ = sandbox.Deploy(Sales, Development);

        _ = await sandbox.Meter(sandbox.Use(Sales, 6), sandbox.Use(Sales, 4));

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Default(Sales).ShouldBe("v2");
        sandbox.IsReleased(Development).ShouldBeTrue();
        sandbox.Messages.Select(message => message.Topic).ShouldBe([$"{sandbox.Name}-cost", $"{sandbox.Name}-sales-cost"]);
        sandbox.Messages.ShouldAllBe(message => message.Kind == "brake" && message.Subject.StartsWith($"[{sandbox.Name}] "));
        sandbox.Messages[0].Text.ShouldContain("1,500 JPY");
        sandbox.Messages[1].Text.ShouldContain("it@example.com");

        _ = await sandbox.Meter(sandbox.Use(Sales, 1));
        _ = await sandbox.Brake();
        sandbox.Messages.Count.ShouldBe(2);
        sandbox.Default(Sales).ShouldBe("v2");
    }

    [LocalAwsFact]
    public async Task Run_AfterTheCoolDown_ReleasesAndSaysSoOnce()
    {
        _ = sandbox.Deploy(Sales);
        _ = await sandbox.Meter(sandbox.Use(Sales, 10));

        sandbox.Clock.Advance(TimeSpan.FromMinutes(59));
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        _ = await sandbox.Brake();
        _ = await sandbox.Brake();

        sandbox.IsReleased(Sales).ShouldBeTrue();
        sandbox.Versions(Sales).Keys.ShouldBe(["v1"]);
        sandbox.Messages.Count.ShouldBe(4);
    }

    [LocalAwsFact]
    public async Task Run_DayAndMonth_EndAtMidnightInTokyo()
    {
        _ = sandbox.Deploy(Sales);
        sandbox.Configure(Sales, rules => rules with { Hourly = null });
        _ = await sandbox.Meter(sandbox.Use(Sales, 33.34m));
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        sandbox.Clock.Now = Utc("2027-01-05T14:59:59Z");
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Clock.Now = Utc("2027-01-05T15:00:00Z");
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();

        _ = await sandbox.Meter(sandbox.Use(Sales, 300));
        sandbox.Clock.Now = Utc("2027-01-31T14:55:00Z");
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Clock.Now = Utc("2027-01-31T15:00:00Z");
        _ = await sandbox.Brake();
        sandbox.IsReleased(Sales).ShouldBeTrue();
    }

    [LocalAwsTheory]
    [InlineData("333.32", false, false)]
    [InlineData("333.34", false, true)]
    [InlineData("333.32", true, false)]
    [InlineData("400", true, true)]
    [InlineData("1E3", true, true)]
    public async Task Run_Bill_CountsFromWhereItStops(string billed, bool asNumber, bool engages)
    {
        _ = sandbox.Deploy(Sales, Development);
        sandbox.Bill($"{sandbox.Name}-sales", billed, asNumber);

        _ = await sandbox.Brake();

        sandbox.IsEngaged(Sales).ShouldBe(engages);
        sandbox.IsReleased(Development).ShouldBeTrue();
    }

    /// <summary>The meter does not ask AWS Budgets; it goes by what the brake read last.</summary>
    [LocalAwsFact]
    public async Task Meter_AfterTheBillStopped_LiftsNothing()
    {
        _ = sandbox.Deploy(Sales);
        sandbox.Bill($"{sandbox.Name}-sales", "400");
        _ = await sandbox.Brake();

        _ = await sandbox.Meter(sandbox.Use(Sales, 0.1m));
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Clock.Advance(TimeSpan.FromHours(7));
        _ = await sandbox.Meter(sandbox.Use(Sales, 0.1m));
        sandbox.IsEngaged(Sales).ShouldBeTrue();

        sandbox.Proxy.Calls.Count(call => call.Service == "budgets").ShouldBe(1);
    }

    [LocalAwsTheory]
    [InlineData("suspended")]
    [InlineData("closed")]
    public async Task Run_NotActive_Engages(string status)
    {
        _ = sandbox.Deploy(Sales, Development);
        sandbox.Configure(Sales, rules => rules with { Status = status });

        _ = await sandbox.Brake();

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsReleased(Development).ShouldBeTrue();
    }

    [LocalAwsTheory]
    [InlineData("2026-11-30T14:59:59Z", true)]
    [InlineData("2026-11-30T15:00:00Z", false)]
    [InlineData("2027-02-28T14:59:59Z", false)]
    [InlineData("2027-02-28T15:00:00Z", true)]
    public async Task Run_OutsideThePeriod_Engages(string now, bool engages)
    {
        sandbox.Clock.Now = Utc(now);

        _ = await sandbox.Deploy(Sales).Brake();

        sandbox.IsEngaged(Sales).ShouldBe(engages);
    }

    [LocalAwsFact]
    public async Task Run_TakenFromTheList_EngagesAndOnlyITIsTold_EachTime()
    {
        _ = await sandbox.Deploy(Sales, Development).Brake();
        for (var time = 1; time <= 2; time++)
        {
            sandbox.Roster(Sales);
            _ = await sandbox.Brake();
            _ = await sandbox.Brake();

            sandbox.IsEngaged(Development).ShouldBeTrue();
            sandbox.IsReleased(Sales).ShouldBeTrue();
            sandbox.Messages.Count(message => message.Topic == $"{sandbox.Name}-cost").ShouldBe((2 * time) - 1);

            sandbox.Roster(Sales, Development);
            _ = await sandbox.Brake();
            sandbox.IsReleased(Development).ShouldBeTrue();
            sandbox.Messages.Count(message => message.Topic == $"{sandbox.Name}-cost").ShouldBe(2 * time);
        }
    }

    [LocalAwsFact]
    public async Task Run_NoDepartmentsAtAll_EngagesWhatIsLeft()
    {
        _ = sandbox.Deploy(Sales, Development);
        sandbox.Roster();

        _ = await sandbox.Brake();

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsEngaged(Development).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task Run_DepartmentNotDeployedYet_IsLeftAlone()
    {
        _ = sandbox.Deploy(Sales);
        sandbox.Roster(Sales, "legal");

        _ = await sandbox.Brake();

        sandbox.Messages.ShouldBeEmpty();
    }

    /// <summary>The policy is there, the entry that the same stack makes is not yet.</summary>
    [LocalAwsFact]
    public async Task Run_InTheMiddleOfADeployment_AlarmsNobody()
    {
        using var young = new TestSandbox(TimeProvider.System.GetUtcNow().ToString("O"));
        _ = young.Deploy(Sales).Policy("legal");
        young.Configure(Sales, rules => rules with { Start = young.Clock.Now.AddDays(-1) });
        young.Roster(Sales, "legal");

        _ = await young.Brake();

        young.Messages.ShouldBeEmpty();
        young.IsReleased("legal").ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task Run_DestroyedWhileStoppedAndDeployedAgain_StartsAnew()
    {
        _ = sandbox.Deploy(Sales);
        _ = await sandbox.Brake("""{"engage":"sales","reason":"調査"}""");
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.ByHand("SetDefaultPolicyVersion", Sales, ("VersionId", "v1"));
        sandbox.Destroy(Sales);

        _ = await sandbox.Deploy(Sales).Brake();

        sandbox.IsReleased(Sales).ShouldBeTrue();
        var before = sandbox.Messages.Count;
        sandbox.Configure(Sales, rules => rules with { Status = "suspended" });
        _ = await sandbox.Brake();
        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Messages.Count.ShouldBe(before + 2);
    }

    /// <summary>Use of nobody's department counts towards the cap that stops everybody.</summary>
    [LocalAwsFact]
    public async Task Meter_NobodyUsesUpTheSandbox_StopsEverybody()
    {
        _ = sandbox.Deploy(Sales, Development);

        _ = await sandbox.Meter(new LogLine { Role = "somebody-else", Time = sandbox.Clock.Now, Input = 2_000_000_000, Output = 0 });
        sandbox.IsReleased(Sales).ShouldBeTrue("A record of more than a thousand million tokens is broken.");
        _ = await sandbox.Meter(
            from _ in Enumerable.Range(0, 4)
            select new LogLine { Role = "somebody-else", Time = sandbox.Clock.Now, Input = 500_000_000, Output = 0 });

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.IsEngaged(Development).ShouldBeTrue();
    }

    [LocalAwsFact]
    public async Task Run_PoliciesElsewhere_AreNeverTouched()
    {
        _ = sandbox.Deploy(Sales).Policy("other", $"/{sandbox.Name}/");
        _ = sandbox.Policy("deeper", $"/{sandbox.Name}/brake/deeper/");

        _ = await sandbox.Brake("""{"engage":"all","reason":"試験"}""");

        sandbox.IsEngaged(Sales).ShouldBeTrue();
        sandbox.Proxy.Calls.ShouldNotContain(call => call.Writes && (call.Body.Contains("-other-") || call.Body.Contains("deeper")));
    }

    [LocalAwsFact]
    public async Task Run_ManyDepartments_AllAtOnce()
    {
        List<string> ids = [.. Enumerable.Range(0, 40).Select(number => $"dept-{number:000}")];
        _ = sandbox.Deploy(ids);
        foreach (var id in ids.Where((_, index) => index % 2 == 1))
        {
            sandbox.Configure(id, rules => rules with { Status = "suspended" });
        }

        _ = await sandbox.Brake();

        ids.Where((_, index) => index % 2 == 1).ShouldAllBe(id => sandbox.Default(id) == "v2");
        ids.Where((_, index) => index % 2 == 0).ShouldAllBe(id => sandbox.Default(id) == "v1");
        sandbox.Messages.Count.ShouldBe(40);
    }
}
