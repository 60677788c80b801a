using System.Globalization;

namespace InfraPoc.Spending.Tests.Brakes;

public sealed class BrakeScenarioTests
{
    private const string Both = "Stopped>it Stopped>dept";
    private const string Lifted = "Released>it Released>dept";

    [Fact]
    public void NewDepartment_BetweenItsStacks_NobodyIsToldAnything()
    {
        BrakeRun run = new(Company.Input with { Memory = null, Rules = null, Bill = null, InRoster = false });

        // The policy exists; the roster of the shared stack does not name it yet.
        run.At("2027-01-05T03:00").ShouldBeEmpty();
        run.Last.Stopped.ShouldBeTrue();
        run.At("2027-01-05T03:55").ShouldBeEmpty();
        run.At("2027-01-05T03:56", input => input with { InRoster = true, Engaged = false }).ShouldBeEmpty();
        run.At("2027-01-05T03:57", input => input with { Rules = Company.Sales, Bill = 0 }).ShouldBeEmpty();
        run.Last.Stopped.ShouldBeFalse();
    }

    [Fact]
    public void NewDepartment_EntryNotThereYet_RunsAndNothingIsMissing()
    {
        BrakeRun run = new(Company.Input with { Memory = null, Rules = null, Bill = null });

        run.At("2027-01-05T03:00").ShouldBeEmpty();

        (run.Last.Stopped, run.Last.Missing.Count).ShouldBe((false, 0));
    }

    [Fact]
    public void NewDepartment_EntryNeverReadable_IsReportedAfterAnHour()
    {
        BrakeRun run = new(Company.Input with { Memory = null, Rules = null, Bill = null });
        _ = run.At("2027-01-05T03:00");

        run.At("2027-01-05T04:00").ShouldBeEmpty();

        run.Last.Missing.ShouldBe(["rules"]);
    }

    [Fact]
    public void NewDepartment_NeverConfigured_ItIsToldAfterAnHourAndGivenTheAllClear()
    {
        BrakeRun run = new(Company.Input with { Memory = null, Rules = null, Bill = null, InRoster = false });
        _ = run.At("2027-01-05T03:00");

        run.At("2027-01-05T04:00").ShouldBe("Stopped>it");
        run.At("2027-01-05T04:05").ShouldBeEmpty();
        run.At("2027-01-05T04:10", input => input with { InRoster = true, Rules = Company.Sales, Bill = 0 }).ShouldBe(Lifted);
    }

    /// <summary>A cap of 50,000 JPY, and 25,000 more in January; the ledger's month is Tokyo's, the bill's that of UTC.</summary>
    [Theory]
    [InlineData("2027-01-31T14:59", "400", "0", null)]
    [InlineData("2027-01-31T15:00", "400", "0", BrakeCause.Month)]
    [InlineData("2027-01-01T00:00", "499.99", "499.99", null)]
    [InlineData("2027-01-01T00:00", "500", "0", BrakeCause.Month)]
    [InlineData("2027-01-01T00:00", "0", "500", BrakeCause.Bill)]
    [InlineData("2026-12-31T15:00", "0", "400", null)]
    [InlineData("2026-12-31T14:59", "0", "400", BrakeCause.Bill)]
    [InlineData("2027-01-31T23:59", "0", "400", null)]
    [InlineData("2027-02-01T00:00", "0", "400", BrakeCause.Bill)]
    public void TopUp_OfAMonth_RaisesTheCapInThatMonthAlone(string now, string used, string bill, BrakeCause? cause)
    {
        var rules = Company.Sales with
        {
            Daily = null,
            Hourly = null,
            Total = null,
            TopUps = new Dictionary<string, decimal> { ["2027-01"] = 25_000 },
        };

        var decision = BrakeDecision.Decide(Company.Input with
        {
            Rules = rules,
            Spending = DepartmentSpending.None with { Month = Company.Micros(used) },
            Bill = decimal.Parse(bill, CultureInfo.InvariantCulture),
            Now = Company.Utc(now),
        });

        decision.Cause.ShouldBe(cause);
    }

    /// <summary>At 15:00 UTC on the last of December, January has begun in Tokyo; the bill's month is still December.</summary>
    [Theory]
    [InlineData("2026-12-31T15:00", "0", "500", "2027-01", "（UTC）の請求額が停止の基準（追加分を含む）75,000 JPY (500.00 USD) に達しました。")]
    [InlineData("2026-12-31T15:00", "0", "500", "2026-12", "（UTC）の請求額が停止の基準（追加分を含む）75,000 JPY (500.00 USD) に達しました。")]
    [InlineData("2026-12-31T15:00", "0", "334", "2027-02", "（UTC）の請求額が停止の基準 50,000 JPY (333.33 USD) に達しました。")]
    [InlineData("2027-01-05T03:00", "500", "0", "2027-01", "今月の推定利用額が停止の基準（追加分を含む）75,000 JPY (500.00 USD) に達しました。")]
    public void TopUp_InTheLimitThatStops_IsSaidWithThatLimit(string now, string used, string bill, string month, string why)
    {
        var decision = BrakeDecision.Decide(Company.Input with
        {
            Rules = Company.Sales with
            {
                Daily = null,
                Hourly = null,
                Total = null,
                TopUps = new Dictionary<string, decimal> { [month] = 25_000 },
            },
            Spending = DepartmentSpending.None with { Month = Company.Micros(used) },
            Bill = decimal.Parse(bill, CultureInfo.InvariantCulture),
            Now = Company.Utc(now),
        });

        decision.Why.ShouldEndWith(why);
    }

    [Fact]
    public void TopUp_OfThisMonth_IsInWhatPeopleAreTold()
    {
        var decision = BrakeDecision.Decide(Company.Input with
        {
            Rules = Company.Sales with { Total = null, TopUps = new Dictionary<string, decimal> { ["2027-01"] = 25_000 } },
            Spending = DepartmentSpending.None with { Month = Company.Micros("400") },
        });

        // 80 % of 75,000.
        var alert = decision.Messages.First(message => message.Kind == MessageKind.Alert);
        alert.Body.ShouldContain("月の上限: 75,000 JPY (500.00 USD)");
        alert.Body.ShouldContain("残り: 15,000 JPY (100.00 USD)");
        alert.Subject.ShouldContain("80");
    }

    [Fact]
    public void File_DeletedRestoredAndDeletedAgain_IsToldEachTime()
    {
        BrakeRun run = new(Company.Input);
        _ = run.At("2027-01-05T03:00");

        run.At("2027-01-05T03:05", input => input with { InRoster = false }).ShouldBe("Stopped>it");
        run.At("2027-01-05T03:10", input => input with { InRoster = true }).ShouldBe(Lifted);
        run.At("2027-01-05T03:15", input => input with { InRoster = false }).ShouldBe("Stopped>it");
        run.At("2027-01-05T03:20", input => input with { InRoster = true }).ShouldBe(Lifted);
    }

    [Fact]
    public void Department_DestroyedWhileStoppedAndDeployedAgain_StartsWithoutOldOrders()
    {
        BrakeOrder order = new() { Engage = true, Target = Company.PolicyId, Reason = "調査", At = Company.Utc("2027-01-05T02:00") };
        BrakeRun run = new(Company.Input with { Orders = [order] });
        run.At("2027-01-05T03:00").ShouldBe(Both);

        run.Redeployed("ANPANEW", "2027-01-06T03:00").Stopped.ShouldBeFalse();

        run.Last.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Department_DeployedAgain_AnOldReleaseDoesNotPassItsCapsAndItIsTold()
    {
        BrakeOrder release = new()
        {
            Engage = false,
            Target = Company.PolicyId,
            Reason = "追加承認",
            By = "CFO",
            At = Company.Utc("2027-01-05T02:00"),
            Until = Company.Utc("2027-02-01T00:00"),
        };
        BrakeRun run = new((Company.Input with { Orders = [release] }).Spent(month: "400"));
        run.At("2027-01-05T03:00").ShouldBe("Alert>it Alert>dept");
        run.Last.Stopped.ShouldBeFalse();

        run.Redeployed("ANPANEW", "2027-01-06T03:00").Cause.ShouldBe(BrakeCause.Month);

        run.Last.Messages.Select(message => message.Kind).Distinct().ShouldBe([MessageKind.Stopped]);
    }

    [Fact]
    public void EngageAll_HoldsForDepartmentsDeployedLater()
    {
        BrakeOrder all = new()
        {
            Engage = true,
            Target = BrakeOrder.Everybody,
            Reason = "インシデント",
            At = Company.Utc("2027-01-05T02:00"),
        };
        BrakeRun run = new(Company.Input with { Orders = [all] });

        run.Redeployed("ANPANEW", "2027-01-09T03:00").Cause.ShouldBe(BrakeCause.Order);

        run.Last.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public void Hour_Reached_CoolsDownOnceAndIsToldOnce()
    {
        BrakeRun run = new(Company.Input);

        run.At("2027-01-05T03:10", input => (input with { Now = Company.Utc("2027-01-05T03:10") }).Spent(hour: "10")).ShouldBe(Both);
        run.Last.Until.ShouldBe(Company.Utc("2027-01-05T04:10"));
        run.At("2027-01-05T03:20").ShouldBeEmpty();
        run.At("2027-01-05T04:09").ShouldBeEmpty();
        run.Last.Since.ShouldBe(Company.Utc("2027-01-05T03:10"));
        run.At("2027-01-05T04:10").ShouldBe(Lifted);
        run.At("2027-01-05T04:15").ShouldBeEmpty();
    }

    [Fact]
    public void Hour_ReachedAcrossNewYear_LastsAsLong()
    {
        BrakeRun run = new(Company.Input);

        _ = run.At("2026-12-31T14:30", input => (input with { Now = Company.Utc("2026-12-31T14:30") }).Spent(hour: "10"));
        _ = run.At("2026-12-31T15:29", input => input.Spent());
        run.Last.Stopped.ShouldBeTrue();
        _ = run.At("2026-12-31T15:30");
        run.Last.Stopped.ShouldBeFalse();
    }

    [Fact]
    public void Release_WhileTheHourIsOver_EndsInTheNextHourWithoutAStop()
    {
        BrakeOrder release = new()
        {
            Engage = false,
            Target = Company.PolicyId,
            Reason = "r",
            By = "CFO",
            At = Company.Utc("2027-01-05T03:05"),
            Until = Company.Utc("2027-01-05T04:30"),
        };
        BrakeRun run = new((Company.Input with { Orders = [release] }).Spent(hour: "10"));
        _ = run.At("2027-01-05T03:10");
        run.Last.Stopped.ShouldBeFalse();
        _ = run.At("2027-01-05T04:10");

        _ = run.At("2027-01-05T04:30");

        run.Last.Stopped.ShouldBeFalse();
    }

    [Fact]
    public void Release_ThatEndsWithinAnHourThatIsOver_IsFollowedByAStop()
    {
        BrakeOrder release = new()
        {
            Engage = false,
            Target = Company.PolicyId,
            Reason = "r",
            By = "CFO",
            At = Company.Utc("2027-01-05T03:05"),
            Until = Company.Utc("2027-01-05T03:30"),
        };
        BrakeRun run = new((Company.Input with { Orders = [release] }).Spent(hour: "10"));
        run.At("2027-01-05T03:10").ShouldBeEmpty();

        run.At("2027-01-05T03:30").ShouldBe(Both);

        (run.Last.Cause, run.Last.Until).ShouldBe((BrakeCause.Hour, Company.Utc("2027-01-05T04:30")));
    }

    [Fact]
    public void Month_Over_ReleasesByItselfAtLocalMidnight()
    {
        BrakeRun run = new(Company.Input.Spent(month: "400"));
        run.At("2027-01-31T14:50").ShouldStartWith(Both);

        run.At("2027-01-31T15:05", input => input.Spent()).ShouldStartWith(Lifted);
    }

    [Fact]
    public void Bill_Over_HoldsUntilTheMonthEndsInUtcAndIsNotToldAgain()
    {
        BrakeRun run = new((Company.Input with { Bill = 400 }).Spent(month: "400"));
        run.At("2027-01-31T14:50").ShouldStartWith(Both);
        run.Last.Until.ShouldBe(Company.Utc("2027-02-01T00:00"));

        run.At("2027-01-31T15:05", input => input.Spent()).ShouldBeEmpty();
        run.Last.Cause.ShouldBe(BrakeCause.Bill);
        run.At("2027-02-01T00:05", input => input with { Bill = 0 }).ShouldContain(Lifted);
    }

    [Fact]
    public void Alerts_EachStepOnceAMonth()
    {
        BrakeRun run = new(Company.Input);
        const string Alert = "Alert>it Alert>dept";

        run.At("2027-01-05T03:00", input => input.Spent(month: "166.666666")).ShouldBeEmpty();
        run.At("2027-01-05T03:05", input => input.Spent(month: "166.666667")).ShouldBe(Alert);
        run.Last.Messages[0].Subject.ShouldBe("[poc] 月の上限の 50 % に到達: 営業部 (sales)");
        run.At("2027-01-05T03:10", input => input.Spent(month: "200")).ShouldBeEmpty();
        run.At("2027-01-06T03:00", input => input.Spent(month: "270")).ShouldBe(Alert);
        run.At("2027-01-07T03:00", input => input.Spent(month: "334")).ShouldBe(Both); // the stop says it
        run.At("2027-01-08T03:00").ShouldBeEmpty();
        run.At("2027-02-02T03:00", input => input.Spent(month: "170")).ShouldContain(Alert);
    }

    [Fact]
    public void Alerts_AfterTheCapWasRaised_AreToldAgain()
    {
        BrakeRun run = new(Company.Input.Spent(month: "270"));
        run.At("2027-01-05T03:00").ShouldNotBeEmpty();

        run.At("2027-01-05T04:00", input => input with { Rules = Company.Sales with { Monthly = 100_000 } }).ShouldBeEmpty();
        run.At("2027-01-05T05:00", input => input.Spent(month: "540")).ShouldBe("Alert>it Alert>dept");
    }

    [Fact]
    public void Alerts_OfALedgerThatCannotBeRead_AreNotToldAgain()
    {
        BrakeRun run = new(Company.Input.Spent(month: "270"));
        _ = run.At("2027-01-05T03:00");

        run.At("2027-01-05T04:00", input => input with { Spending = null }).ShouldBeEmpty();
        run.At("2027-01-05T05:00", input => input.Spent(month: "270")).ShouldBeEmpty();
    }

    /// <summary>2027-01-11 is a Monday; nine o'clock in Tokyo is midnight in UTC.</summary>
    [Fact]
    public void Digest_IsSentOnMondayMorningToTheDepartment()
    {
        BrakeRun run = new(Company.Input with { Memory = null });

        run.At("2027-01-05T03:00").ShouldBeEmpty();
        run.At("2027-01-10T23:59").ShouldBeEmpty();
        run.At("2027-01-11T00:00", input => input with { Spending = null }).ShouldBeEmpty();
        run.At("2027-01-11T00:05", input => input.Spent(month: "100")).ShouldBe("Digest>dept");
        run.At("2027-01-11T00:10").ShouldBeEmpty();
        run.At("2027-01-17T23:59").ShouldBeEmpty();
        run.At("2027-01-18T00:00").ShouldBe("Digest>dept");
        run.At("2027-01-16T00:00").ShouldBeEmpty();
        run.At("2027-01-18T00:05").ShouldBeEmpty();
    }

    [Fact]
    public void Digest_OfASuspendedDepartment_IsNotSent()
    {
        BrakeRun run = new(Company.Input with { Rules = Company.Sales with { Status = "suspended" } });
        _ = run.At("2027-01-05T03:00");

        run.At("2027-01-11T00:00").ShouldBeEmpty();
        run.At("2027-01-13T00:00", input => input with { Rules = Company.Sales }).ShouldBe(Lifted);
    }

    [Fact]
    public void InputMissing_AStopIsKeptWithoutAWordAndLiftedWhenItIsBack()
    {
        BrakeRun run = new(Company.Input.Spent(month: "400"));
        _ = run.At("2027-01-05T03:00");

        run.At("2027-02-02T03:00", input => input with { Spending = null, Memory = input.Memory! with { DigestWeek = "2027-02-01" } })
            .ShouldBeEmpty();
        (run.Last.Cause, run.Last.Until, run.Last.Missing.ShouldHaveSingleItem()).ShouldBe((BrakeCause.Month, null, "ledger"));
        run.At("2027-02-02T03:05", input => input.Spent()).ShouldBe(Lifted);
    }

    [Fact]
    public void Clock_SetBack_NeitherLiftsNorTellsAgain()
    {
        BrakeRun run = new(Company.Input.Spent(day: "40"));
        run.At("2027-01-05T03:00").ShouldBe(Both);

        run.At("2027-01-05T01:00").ShouldBeEmpty();

        (run.Last.Stopped, run.Last.Since).ShouldBe((true, Company.Utc("2027-01-05T01:00")));
    }
}
