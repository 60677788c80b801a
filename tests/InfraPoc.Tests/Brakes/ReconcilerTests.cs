using System.Text.Json.Nodes;
using InfraPoc.Access;
using InfraPoc.Brakes;
using InfraPoc.Config;
using InfraPoc.Iam;
using InfraPoc.Metering;
using InfraPoc.Tests.EndToEnd;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Brakes;

/// <summary>
/// The state machine, executed: its states by a local AWS, IAM policy versions and the table for real. Metrics, alarms and
/// budgets answer what a test feeds, in the shape of their SDK integration; see machine.py.
/// </summary>
public sealed class ReconcilerTests : IClassFixture<ReconcilerTests.Aws>, IDisposable
{
    private const string Noon = "2027-01-05T03:00:00Z";

    private static readonly Department Sales = TestCompany.Sales with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_500 },
    };

    private static readonly Department Development = TestCompany.Development with
    {
        Budget = new Budget { Monthly = 50_000, StopPercent = 90 },
    };

    private readonly LocalMachine aws;

    public ReconcilerTests(Aws aws)
    {
        this.aws = aws.Machine.Value;
        this.aws.Reset();
        Deploy(Sales, Development);
    }

    public void Dispose()
    {
        foreach (var versions in aws.Policies().Values)
        {
            versions.Documents.Count.ShouldBeLessThanOrEqualTo(5);
            versions.Documents["v1"].ToJson().ShouldBe(BrakePolicy.Released.ToJson());
        }
    }

    [LocalAwsFact]
    public void Run_NothingSpeaksAgainstAnybody_ChangesAndSaysNothing()
    {
        var run = Run(new MachineFeed { Now = Noon });

        Succeeded(run);
        run.Published.ShouldBeEmpty();
        run.Calls.ShouldNotContain(call => call.Call.EndsWith("policy_version"));
        Default(Sales).ShouldBe("v1");
        Default(Development).ShouldBe("v1");
    }

    [LocalAwsFact]
    public void Run_HourAlarmRings_EngagesInOneRunAndSaysSoOnce()
    {
        var feed = new MachineFeed { Now = Noon, Alarms = Ringing("hour"), Spend = Spent(Sales, month: 100, local: 15_000) };

        var run = Run(feed);

        Succeeded(run);
        Engaged(Sales);
        Released(Development);
        run.Published.Select(message => message.TopicArn).ShouldBe([Names.CostTopicArn, Names.DepartmentTopicArn(Sales)]);
        run.Published[0].Subject.ShouldBe("[poc] sales: stopped");
        run.Published[0]
            .Text.ShouldBe(
                "営業部 (sales) の生成 AI（Amazon Bedrock）の利用を停止しました。\n\n理由: 1 時間の上限 1,500 JPY (10.00 USD) に達しました。\n今月（UTC）の推定利用額: 15000 JPY\n再開: 約 60 分後に自動で\n\n管理者向けの手順: docs/runbook.md#a-department-is-stopped");
        run.Published[1].Text.ShouldEndWith("\nお問い合わせ: 担当 somebody@example.com");
        run.Published[0].MessageAttributes.ShouldBeNull();
        run.Published[1].MessageAttributes!.Value.GetProperty("kind").GetProperty("StringValue").GetString().ShouldBe("brake");
        Default(Sales).ShouldBe("v2");

        Run(feed with { Now = "2027-01-05T03:10:00Z" }).Published.ShouldBeEmpty();
        Default(Sales).ShouldBe("v2");
    }

    [LocalAwsFact]
    public void Run_HourAlarmRecovers_ReleasesAfterTheCoolDownOnly()
    {
        _ = Run(new MachineFeed { Now = Noon, Alarms = Ringing("hour") });

        var still = Run(new MachineFeed { Now = "2027-01-05T03:59:00Z" });
        Engaged(Sales);
        still.Published.ShouldBeEmpty();

        var over = Run(new MachineFeed { Now = "2027-01-05T04:00:00Z" });
        Released(Sales);
        over.Published.Select(message => message.Subject).ShouldBe(["[poc] sales: running again", "[poc] sales: running again"]);
        aws.Policies()[Names.BrakePolicy(Sales)].Documents.Keys.ShouldBe(["v1"]);
    }

    [LocalAwsFact]
    public void Run_HourAlarmRingsBeyondTheCoolDown_StaysEngagedAndCoolsDownAgain()
    {
        _ = Run(new MachineFeed { Now = Noon, Alarms = Ringing("hour") });
        Run(new MachineFeed { Now = "2027-01-05T04:05:00Z", Alarms = Ringing("hour") }).Published.ShouldBeEmpty();

        _ = Run(new MachineFeed { Now = "2027-01-05T05:04:00Z" });
        Engaged(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-05T05:05:00Z" });
        Released(Sales);
    }

    [LocalAwsFact]
    public void Run_CoolDownAcrossNewYear_LastsAsLong()
    {
        _ = Run(new MachineFeed { Now = "2026-12-31T23:30:45Z", Alarms = Ringing("hour") });
        _ = Run(new MachineFeed { Now = "2027-01-01T00:29:00Z" });
        Engaged(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-01T00:30:00Z" });
        Released(Sales);
    }

    [LocalAwsTheory]
    [InlineData(9.99, false)]
    [InlineData(10, true)]
    public void Run_ThisHoursCost_CountsFromItsCap(double usd, bool engages)
    {
        _ = Run(new MachineFeed { Now = Noon, Spend = Spent(Sales, hour: usd) });

        IsEngaged(Sales).ShouldBe(engages);
    }

    /// <summary>A day ends at midnight in Tokyo, 15:00 UTC; the alarm looks at 24 hours and may ring on.</summary>
    [LocalAwsFact]
    public void Run_DayAlarmRings_HoldsUntilMidnightAndNotForThatAlarmAgain()
    {
        var run = Run(new MachineFeed { Now = Noon, Alarms = Ringing("day") });
        Engaged(Sales);
        run.Published[0].Text.ShouldContain("1 日の上限 5,000 JPY (33.33 USD)");
        run.Published[0].Text.ShouldContain("再開: 翌日 0 時（Asia/Tokyo）に自動で");

        Run(new MachineFeed { Now = "2027-01-05T14:59:00Z" }).Published.ShouldBeEmpty();
        Engaged(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-05T15:00:00Z", Alarms = Ringing("day") });
        Released(Sales);

        var again = Run(
            new MachineFeed
            {
                Now = "2027-01-06T01:00:00Z",
                Alarms = new Dictionary<string, string> { ["poc-cap-sales-day-1"] = "2027-01-06T00:59:00+00:00" },
            });
        Engaged(Sales);
        again.Published.Count.ShouldBe(2);
    }

    [LocalAwsTheory]
    [InlineData(33.32, false)]
    [InlineData(33.34, true)]
    public void Run_ThisDaysCost_CountsFromItsCap(double usd, bool engages)
    {
        _ = Run(new MachineFeed { Now = Noon, Spend = Spent(Sales, day: usd) });

        IsEngaged(Sales).ShouldBe(engages);
    }

    /// <summary>Development stops at 90 % of 50,000 JPY: 300 USD.</summary>
    [LocalAwsTheory]
    [InlineData(299.99, false)]
    [InlineData(300, true)]
    public void Run_ThisMonthsCost_CountsFromWhereItStops(double usd, bool engages)
    {
        var run = Run(new MachineFeed { Now = Noon, Spend = Spent(Development, month: usd, day: 1_000, hour: 1_000) });

        IsEngaged(Development).ShouldBe(engages);
        (run.Published.Count > 0 && run.Published[0].Text.Contains("45,000 JPY (300.00 USD)")).ShouldBe(engages);
    }

    [LocalAwsFact]
    public void Run_NextMonth_ReleasesByItself()
    {
        _ = Run(new MachineFeed { Now = "2027-01-31T23:50:00Z", Spend = Spent(Sales, month: 400) });
        Engaged(Sales);

        _ = Run(new MachineFeed { Now = "2027-02-01T00:05:00Z", Spend = Spent(Sales, month: 0) });

        Released(Sales);
    }

    [LocalAwsTheory]
    [InlineData("299.99", false)]
    [InlineData("300.0", true)]
    public void Run_Bill_CountsFromWhereItStops(string billed, bool engages)
    {
        var run = Run(new MachineFeed { Now = Noon, Bills = new Dictionary<string, string> { [Names.Budget(Development)] = billed } });

        IsEngaged(Development).ShouldBe(engages);
        IsEngaged(Sales).ShouldBeFalse();
        (run.Published.Count > 0 && run.Published[0].Text.Contains("請求額（300.0 USD）")).ShouldBe(engages);
    }

    [LocalAwsTheory]
    [InlineData(DepartmentStatus.Suspended)]
    [InlineData(DepartmentStatus.Closed)]
    public void Run_NotActive_Engages(DepartmentStatus status)
    {
        var run = Run(new MachineFeed { Now = Noon }, Sales.As(status), Development);

        Engaged(Sales);
        Released(Development);
        run.Published[0].Text.ShouldContain($"設定で {status.ToString().ToLowerInvariant()} になっています");
    }

    /// <summary>The period is 2026-12-01 to 2027-02-28 in Tokyo.</summary>
    [LocalAwsTheory]
    [InlineData("2026-11-30T14:59:59Z", true)]
    [InlineData("2026-11-30T15:00:00Z", false)]
    [InlineData("2027-02-28T14:59:59Z", false)]
    [InlineData("2027-02-28T15:00:00Z", true)]
    public void Run_OutsideThePeriod_Engages(string now, bool engages)
    {
        _ = Run(new MachineFeed { Now = now });

        IsEngaged(Sales).ShouldBe(engages);
    }

    [LocalAwsFact]
    public void Run_DepartmentWithoutAFile_IsEngagedAndOnlyITIsTold()
    {
        var run = Run(new MachineFeed { Now = Noon }, Sales);

        Succeeded(run);
        Engaged(Development);
        Released(Sales);
        run.Published.Select(message => message.TopicArn).ShouldBe([Names.CostTopicArn]);
        Run(new MachineFeed { Now = Noon }, Sales).Published.ShouldBeEmpty();

        _ = Run(new MachineFeed { Now = Noon });
        Released(Development);
    }

    [LocalAwsFact]
    public void Run_NoDepartmentsAtAll_EngagesWhatIsLeft()
    {
        Succeeded(aws.Run(Definition([]), new MachineFeed { Now = Noon }));

        Engaged(Sales);
        Engaged(Development);
    }

    [LocalAwsFact]
    public void Run_DepartmentNotDeployedYet_IsLeftAlone()
    {
        var run = Run(
            new MachineFeed { Now = Noon }, Sales, Development, TestCompany.Department("legal", "法務部", [TestCompany.Haiku.Alias]) with
            {
                Status = DepartmentStatus.Suspended,
            });

        Succeeded(run);
        run.Published.ShouldBeEmpty();
    }

    [LocalAwsFact]
    public void Command_EngageAndRelease_CarryWhoWhyAndUntilWhen()
    {
        var engaged = Command(
            new MachineFeed { Now = Noon }, new()
            {
                ["engage"] = "sales",
                ["reason"] = "漏えいの疑い",
                ["by"] = "CISO",
                ["until"] = "2027-01-06T00:00:00Z",
            });
        Engaged(Sales);
        Released(Development);
        engaged.Published[0].Text.ShouldContain("理由: 担当者（CISO）が停止しました。「漏えいの疑い」");
        engaged.Published[0].Text.ShouldContain("期限（UTC）: 2027-01-06T00:00:00Z");

        Run(new MachineFeed { Now = "2027-01-05T23:59:59Z" }).Published.ShouldBeEmpty();
        Engaged(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-06T00:00:00Z" });
        Released(Sales);
    }

    [LocalAwsFact]
    public void Command_EngageWithoutEnd_HoldsUntilSomebodyReleases()
    {
        _ = Command(new MachineFeed { Now = Noon }, new() { ["engage"] = "sales", ["reason"] = "調査" });
        _ = Run(new MachineFeed { Now = "2027-02-01T00:00:00Z" });
        Engaged(Sales);

        var run = Command(
            new MachineFeed { Now = "2027-02-01T01:00:00Z" }, new() { ["release"] = "sales", ["reason"] = "調査終了", ["by"] = "CISO" });

        Released(Sales);
        run.Published.Select(message => message.Subject).Distinct().ShouldBe(["[poc] sales: running again"]);
    }

    [LocalAwsFact]
    public void Command_EngageAll_StopsEverybody()
    {
        var run = Command(new MachineFeed { Now = Noon }, new() { ["engage"] = "all", ["reason"] = "インシデント" });

        Succeeded(run);
        Engaged(Sales);
        Engaged(Development);
        run.Published.Count.ShouldBe(4);
    }

    [LocalAwsFact]
    public void Command_ReleaseUntil_OverridesCapsUntilThenButNoStatus()
    {
        var spent = Spent(Sales, month: 400, day: 40, hour: 20);
        _ = Run(new MachineFeed { Now = Noon, Spend = spent, Alarms = Ringing("hour") });
        Engaged(Sales);

        var released = Command(
            new MachineFeed { Now = Noon, Spend = spent, Alarms = Ringing("hour") },
            new() { ["release"] = "sales", ["reason"] = "追加承認", ["by"] = "CFO", ["until"] = "2027-01-05T06:00:00Z" });
        Released(Sales);
        released.Published[0].Text.ShouldContain("担当者（CFO）が再開しました。「追加承認」期限（UTC）: 2027-01-05T06:00:00Z");

        _ = Run(
            new MachineFeed { Now = "2027-01-05T05:00:00Z", Spend = spent }, Sales.As(DepartmentStatus.Suspended),
            Development);
        Engaged(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-05T05:30:00Z", Spend = spent });
        Released(Sales);
        _ = Run(new MachineFeed { Now = "2027-01-05T06:00:00Z", Spend = spent });
        Engaged(Sales);
    }

    [LocalAwsTheory]
    [InlineData("""{"engage":"sales"}""", "BadCommand")]
    [InlineData("""{"engage":"sales","reason":""}""", "BadCommand")]
    [InlineData("""{"engage":["sales"],"reason":"r"}""", "BadCommand")]
    [InlineData("""{"engage":"sales","reason":"r","until":"tomorrow"}""", "BadCommand")]
    [InlineData("""{"engage":"sales","reason":7}""", "BadCommand")]
    [InlineData("""{"engage":"sales","reason":"r","by":7}""", "BadCommand")]
    [InlineData("""{"release":"sales","reason":"r"}""", "BadCommand")]
    [InlineData("""{"engage":"sales","release":"sales","reason":"r","by":"b"}""", "BadCommand")]
    [InlineData("""{"engage":"salse","reason":"r"}""", "UnknownDepartment")]
    public void Command_Incomplete_IsRefusedAndChangesNothing(string input, string error)
    {
        var run = Command(new MachineFeed { Now = Noon }, JsonNode.Parse(input)!.AsObject());

        run.Status.ShouldBe("FAILED");
        run.Error.ShouldBe(error);
        run.Cause!.ShouldContain(error == "BadCommand" ? "\"reason\": TEXT" : "one of development, sales");
        run.Calls.ShouldBeEmpty();
    }

    [LocalAwsTheory]
    [InlineData("iam.create_policy_version", true)]
    [InlineData("iam.create_policy_version", false)]
    [InlineData("dynamodb.update_item", false)]
    [InlineData("sns.publish", false)]
    public void Run_BreaksDownWhileEngaging_TheNextRunRepairs(string call, bool done)
    {
        var feed = new MachineFeed { Now = Noon, Alarms = Ringing("hour") };
        var broken = Run(feed with { Breakdowns = [new Breakdown(call, "sales", done)] });
        broken.Error.ShouldBe("Incomplete");
        IsEngaged(Sales).ShouldBe(done || call != "iam.create_policy_version");

        var run = Run(feed);

        Succeeded(run);
        Engaged(Sales);
        run.Published.Select(message => message.TopicArn).ShouldBe([Names.CostTopicArn, Names.DepartmentTopicArn(Sales)]);
        aws.Policies()[Names.BrakePolicy(Sales)].Documents.Count.ShouldBe(2);
    }

    [LocalAwsTheory]
    [InlineData("iam.set_default_policy_version", true)]
    [InlineData("iam.set_default_policy_version", false)]
    [InlineData("iam.delete_policy_version", false)]
    [InlineData("dynamodb.update_item", false)]
    public void Run_BreaksDownWhileReleasing_TheNextRunRepairs(string call, bool done)
    {
        _ = Run(new MachineFeed { Now = Noon, Alarms = Ringing("hour") });
        Run(new MachineFeed { Now = "2027-01-05T05:00:00Z", Breakdowns = [new Breakdown(call, "sales", done)] })
            .Error.ShouldBe("Incomplete");

        var run = Run(new MachineFeed { Now = "2027-01-05T05:01:00Z" });

        Succeeded(run);
        Released(Sales);
        run.Published.Count.ShouldBe(2);
        aws.Policies()[Names.BrakePolicy(Sales)].Documents.Keys.ShouldBe(["v1"]);
    }

    [LocalAwsTheory]
    [InlineData("iam.list_policy_versions")]
    [InlineData("dynamodb.get_item")]
    public void Run_OneDepartmentFails_TheOthersAreCorrectedAndTheRunFails(string call)
    {
        var run = Run(
            new MachineFeed { Now = Noon, Breakdowns = [new Breakdown(call, "sales")] }, Sales.As(DepartmentStatus.Suspended),
            Development.As(DepartmentStatus.Suspended));

        run.Error.ShouldBe("Incomplete");
        Engaged(Development);
        Released(Sales);
    }

    [LocalAwsTheory]
    [InlineData("cloudwatch.get_metric_data", "Complete")]
    [InlineData("cloudwatch.describe_alarms", "Complete")]
    [InlineData("budgets.describe_budget", "Complete")]
    [InlineData("none", "PartialData")]
    [InlineData("none", "InternalError")]
    [InlineData("none", "Forbidden")]
    public void Run_AnInputIsMissing_KeepsTheBrakeAndFails(string call, string status)
    {
        _ = Run(new MachineFeed { Now = Noon, Spend = Spent(Sales, month: 400) });
        var missing = new MachineFeed { Now = "2027-01-05T05:00:00Z", Status = status, Breakdowns = [new Breakdown(call)] };

        var run = Run(missing);

        run.Error.ShouldBe("Incomplete");
        Engaged(Sales);
        Released(Development);
        run.Published.ShouldBeEmpty();
        Succeeded(Run(missing with { Status = "Complete", Breakdowns = [] }));
        Released(Sales);
    }

    [LocalAwsFact]
    public void Run_AnInputIsMissing_StillEngagesByTheOthers()
    {
        var run = Run(
            new MachineFeed
            {
                Now = Noon,
                Alarms = Ringing("hour"),
                Breakdowns = [new Breakdown("cloudwatch.get_metric_data"), new Breakdown("budgets.describe_budget")],
            });

        run.Error.ShouldBe("Incomplete");
        Engaged(Sales);
    }

    [LocalAwsFact]
    public void Run_AlarmsUnreadableOnce_DoNotMakeAnOldAlarmCountAgain()
    {
        _ = Run(new MachineFeed { Now = Noon, Alarms = Ringing("day") });
        _ = Run(new MachineFeed { Now = "2027-01-05T14:00:00Z", Breakdowns = [new Breakdown("cloudwatch.describe_alarms")] });

        _ = Run(new MachineFeed { Now = "2027-01-05T15:30:00Z", Alarms = Ringing("day") });

        Released(Sales);
    }

    [LocalAwsTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_FiveVersionsMadeByHand_AreReplaced(bool engage)
    {
        for (var version = 2; version <= 5; version++)
        {
            _ = aws.Call("iam", "create_policy_version", new() { ["PolicyArn"] = Names.BrakePolicyArn(Sales), ["PolicyDocument"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]}""", ["SetAsDefault"] = true });
        }

        Succeeded(Run(new MachineFeed { Now = Noon, Alarms = engage ? Ringing("hour") : [] }));

        IsEngaged(Sales).ShouldBe(engage);
        aws.Policies()[Names.BrakePolicy(Sales)].Documents.Count.ShouldBe(engage ? 2 : 1);
    }

    [LocalAwsFact]
    public void Run_EngagedBrakeOpenedByHand_IsEngagedAgain()
    {
        var feed = new MachineFeed { Now = Noon, Alarms = Ringing("hour") };
        _ = Run(feed);
        _ = aws.Call("iam", "set_default_policy_version", new() { ["PolicyArn"] = Names.BrakePolicyArn(Sales), ["VersionId"] = "v1" });

        Succeeded(Run(feed));

        Engaged(Sales);
        Default(Sales).ShouldBe("v3");
    }

    [LocalAwsFact]
    public void Run_PoliciesElsewhere_AreNeverTouched()
    {
        aws.Deploy("poc-sales-access", "/poc/");
        aws.Deploy("other-brake", "/other/brake/");

        _ = Command(new MachineFeed { Now = Noon }, new() { ["engage"] = "all", ["reason"] = "試験" });

        var policies = aws.Policies();
        policies["poc-sales-access"].Default.ShouldBe("v1");
        policies["other-brake"].Default.ShouldBe("v1");
    }

    [LocalAwsFact]
    public void Run_Engaged_NoBedrockCallIsAllowedForEitherRole()
    {
        _ = Run(new MachineFeed { Now = Noon, Spend = Spent(Development, month: 400) });
        var stopped = Principals(Development);
        var running = Principals(Sales);

        foreach (var role in new[] { stopped.SignInRole, stopped.ApplicationRole })
        {
            stopped.Call(TestCompany.Haiku, stopped.SystemProfile(TestCompany.Haiku), principal: role).ShouldBe(PolicyVerdict.ExplicitDeny);
            foreach (
                var action in BedrockActions
                    .Playground.Concat(BedrockActions.Invoke)
                    .Concat([
                        "bedrock:ApplyGuardrail", "bedrock:Anything", "bedrock-mantle:CreateInference",
                        "bedrock-agentcore:InvokeAgentRuntime", "bedrock-websearch:Search", "aws-external-anthropic:CreateInference",
                    ]))
            {
                stopped.Ask(action, principal: role).ShouldBe(PolicyVerdict.ExplicitDeny, action);
            }
        }

        running.Call(TestCompany.Haiku, running.SystemProfile(TestCompany.Haiku)).ShouldBe(PolicyVerdict.Allow);
    }

    [LocalAwsFact]
    public void Run_HundredDepartments_AllAtOnce()
    {
        aws.Reset();
        List<Department> departments =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(number =>
                    TestCompany.Department($"dept-{number:000}", $"部門{number}", [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias]) with
        {
            Status = number % 2 == 0 ? DepartmentStatus.Active : DepartmentStatus.Suspended,
            Budget = Sales.Budget,
        })];
        Deploy([.. departments]);

        var run = Run(new MachineFeed { Now = Noon }, departments);

        Succeeded(run);
        departments.ShouldAllBe(department => IsEngaged(department) == (department.Status == DepartmentStatus.Suspended));
        run.Published.Count.ShouldBe(100);
    }

    private DepartmentCallers Principals(Department department) =>
        new(department, TestCompany.Sandbox) { Brake = aws.Policies()[Names.BrakePolicy(department)].InForce };

    private static Dictionary<string, string> Ringing(string cap) => new() { [$"poc-cap-sales-{cap}-1"] = "2027-01-05T02:59:00+00:00" };

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Spent(
        Department department, double month = 0, double day = 0, double hour = 0,
        double local = 0) =>
        new()
        {
            [department.Id] = new Dictionary<string, double>
            {
                [SpendMath.Month] = month,
                [SpendMath.Day] = day,
                [SpendMath.Hour] = hour,
                [$"{SpendMath.Month}Local"] = local,
            },
        };

    private static void Succeeded(MachineRun run) =>
        run.ShouldSatisfyAllConditions(() => run.Cause.ShouldBe(""), () => run.Status.ShouldBe("SUCCEEDED"));

    private void Engaged(Department department) => IsEngaged(department).ShouldBeTrue();

    private void Released(Department department) => IsEngaged(department).ShouldBeFalse();

    /// <summary>By the document in force; any other than the two is nobody's.</summary>
    private bool IsEngaged(Department department)
    {
        var inForce = aws.Policies()[Names.BrakePolicy(department)].InForce.ToJson();
        inForce.ShouldBeOneOf(BrakePolicy.Engaged.ToJson(), BrakePolicy.Released.ToJson());
        return inForce == BrakePolicy.Engaged.ToJson();
    }

    private static SandboxNames Names { get; } = new(TestCompany.Sandbox);

    private void Deploy(params IEnumerable<Department> departments)
    {
        foreach (var department in departments)
        {
            aws.Deploy(Names.BrakePolicy(department), Names.BrakePath);
        }
    }

    private MachineRun Run(MachineFeed feed, params IReadOnlyList<Department> departments) => Command(feed, null, departments);

    private MachineRun Command(MachineFeed feed, JsonObject? input, params IReadOnlyList<Department> departments) =>
        aws.Run(Definition(departments.Count == 0 ? [Sales, Development] : departments), feed, input);

    private static string Definition(IReadOnlyList<Department> departments) =>
        new ReconcilerDefinition(TestCompany.Config(departments), (department, model) => $"{department.Id}-{model.Alias}").ToJson();

    private string Default(Department department) => aws.Policies()[Names.BrakePolicy(department)].Default;

    public sealed class Aws : IDisposable
    {
        internal Lazy<LocalMachine> Machine { get; } = new(() => new LocalMachine());

        public void Dispose()
        {
            if (Machine.IsValueCreated)
            {
                Machine.Value.Dispose();
            }
        }
    }
}
