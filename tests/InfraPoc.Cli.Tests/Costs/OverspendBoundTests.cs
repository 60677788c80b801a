using InfraPoc.Cli.Costs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class OverspendBoundTests
{
    private static readonly SpendRate Rate = new(new("test", "試験"), 100_000, 10_000);
    private static readonly Model Dear = TestCompany.Sonnet with
    {
        Alias = "dear",
        ModelId = "anthropic.dear",
        ProfileId = "jp.anthropic.dear",
        Price = TestCompany.Sonnet.Price with { Input = 5.5m, Output = 27.5m },
    };
    private static readonly Department Capped = TestCompany.Department("capped", "A", ["haiku", "dear"]) with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000 },
    };

    [Fact]
    public void Lags_AreTheSumsOfTheirSteps() =>
        BrakeChannel.All.Select(channel => (channel.Name.English, channel.Lag))
            .ShouldBe([("log", new(0, 5, 14)), ("bill", new(24, 9, 13))]);

    [Fact]
    public void Of_DepartmentWithTwoModels_IsWhatIsComputedByHand()
    {
        var bound = Bound(Capped);

        // Dear: (100,000 x 5.5 + 10,000 x 27.5) / 1,000,000 = 0.825 USD a minute; haiku, at 1 and 5: 0.15.
        // Checks: 110,000 tokens x 5 characters = 550 text units, at the floor's price for 1,000.
        var checks = 0.55m * GuardrailPrices.Of(TestCompany.Sandbox.Guardrails.Profile("standard")).Input;
        bound.Model.ShouldBe(Dear);
        bound.UsdPerMinute.ShouldBe(0.825m + checks);
        Math.Round(bound.Beyond, 6).ShouldBe(Math.Round(bound.UsdPerMinute * 314 / 60, 6));
        Math.Round(bound.BeyondOnTheBill, 6).ShouldBe(Math.Round(bound.UsdPerMinute * 86_953 / 60, 6));
    }

    [Fact]
    public void Of_DepartmentWithItsOwnGuardrail_PaysForBoth()
    {
        var config = TestCompany.Config(TestCompany.WithStrictProfile, Capped with { Models = ["haiku"], Guardrail = "strict" });
        var own = GuardrailPrices.Of(config.Sandbox.Guardrails.Profile("strict"));

        var both = OverspendBound.Of(config.Departments[0], config, Rate).UsdPerMinute;

        var standard = GuardrailPrices.Of(config.Sandbox.Guardrails.Profile("standard"));
        both.ShouldBe(Rate.UsdPerMinute(TestCompany.Haiku) + Rate.UsdPerMinute(standard) + Rate.UsdPerMinute(own));
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
    public void StopIn_IsThePercentageOfTheCap() =>
        new Budget { Monthly = 50_000, StopPercent = 80 }.StopIn("2026-12").ShouldBe(40_000);

    private static OverspendBound Bound(Department department, Model? dear = null, SpendRate? rate = null)
    {
        var models = new[] { TestCompany.Haiku, dear ?? Dear }.ToDictionary(model => model.Alias);
        return OverspendBound.Of(department, new SandboxConfig(TestCompany.Sandbox, models, [department]).Validated(), rate ?? Rate);
    }
}
