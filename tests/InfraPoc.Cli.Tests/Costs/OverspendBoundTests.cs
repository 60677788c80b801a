using InfraPoc.Config;
using InfraPoc.Cli.Costs;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class OverspendBoundTests
{
    private static readonly SpendRate Rate = new("test", 100_000, 10_000);
    private static readonly Model Dear = TestCompany.Sonnet with
    {
        Alias = "dear",
        ModelId = "anthropic.dear",
        ProfileId = "jp.anthropic.dear",
        Price = TestCompany.Sonnet.Price with { Input = 5.5m, Output = 27.5m },
    };
    private static readonly Model Third = TestCompany.Haiku with
    {
        Alias = "third",
        Name = "third",
        ModelId = "anthropic.third",
        ProfileId = "jp.anthropic.third",
    };
    private static readonly Department Capped = TestCompany.Department("capped", "A", ["haiku", "dear"]) with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000 },
    };

    [Fact]
    public void Lags_AreTheSumsOfTheirSteps() =>
        BrakeChannel
            .All.Select(channel => (channel.Name, channel.Lag))
            .ShouldBe([("alarm", new(0, 7, 0)), ("schedule", new(0, 20, 0)), ("bill", new(24, 17, 0))]);

    [Fact]
    public void Of_DepartmentWithTwoModels_IsWhatIsComputedByHand()
    {
        var bound = Bound(Capped);

        // Dear: (100,000 x 5.5 + 10,000 x 27.5) / 1,000,000 = 0.825 USD a minute; haiku, at 1 and 5: 0.15.
        bound.Model.ShouldBe(Dear);
        bound.UsdPerMinute.ShouldBe(0.825m);
        bound.CapChannel.ShouldBe(BrakeChannel.Fast);
        bound.BeyondCap.ShouldBe(5.775m);
        bound.BeyondMonth.ShouldBe(16.5m);
        bound.BeyondMonthOnTheBill.ShouldBe(1_202.025m);
    }

    [Fact]
    public void Of_ModelThatIsDearerAtThisRateOnly_TakesThatOne()
    {
        var talkative = TestCompany.Sonnet with { Alias = "dear", Price = TestCompany.Sonnet.Price with { Input = 0.1m, Output = 12 } };

        // 0.13 against haiku's 0.15; with as many tokens out as in, 1.21 against 0.6.
        Bound(Capped, talkative).Model.ShouldBe(TestCompany.Haiku);
        Bound(Capped, talkative, Rate with { OutputTokens = 100_000 }).Model.ShouldBe(talkative);
    }

    [Fact]
    public void Of_MoreMetricsThanAnAlarmTakes_WaitsForTheSchedule()
    {
        var bound = Bound(Capped with { Models = ["haiku", "dear", "third"] });

        bound.CapChannel.ShouldBe(BrakeChannel.Schedule);
        bound.BeyondCap.ShouldBe(16.5m);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(5_000, null, true)]
    [InlineData(null, 500, true)]
    public void CapChannel_OfDepartmentWithoutCapOfHourOrDay_IsNone(int? daily, int? hourly, bool watched)
    {
        var bound = Bound(Capped with { Budget = new Budget { Monthly = 50_000, Daily = daily, Hourly = hourly } });

        (bound.CapChannel is not null).ShouldBe(watched);
        (bound.BeyondCap is not null).ShouldBe(watched);
    }

    [Fact]
    public void MonthlyStop_IsThePercentageOfTheCap() => new Budget { Monthly = 50_000, StopPercent = 80 }.MonthlyStop.ShouldBe(40_000);

    private static OverspendBound Bound(Department department, Model? dear = null, SpendRate? rate = null)
    {
        var models = new[] { TestCompany.Haiku, Third, dear ?? Dear }.ToDictionary(model => model.Alias);
        return OverspendBound.Of(department, new SandboxConfig(TestCompany.Sandbox, models, [department]).Validated(), rate ?? Rate);
    }
}
