using CsCheck;

namespace InfraPoc.Spending.Tests.Ledger;

public sealed class PriceTests
{
    private static readonly Call Any = new()
    {
        Id = "r",
        Time = Company.Utc("2027-01-05T03:00"),
        Operation = "Converse",
        ModelId = "jp.anthropic.claude-sonnet-4-6",
        Role = "poc-sales-app",
        Input = 0,
        Output = 0,
    };

    [Theory]
    [InlineData(1, 0, 0, 0, 0, 4)] // 3.30
    [InlineData(0, 1, 0, 0, 0, 17)] // 16.50
    [InlineData(10, 0, 10, 0, 0, 66)] // without a price, reading the cache costs the input price
    [InlineData(0, 0, 0, 10, 0, 66)] // without a price, writing costs twice the input price,
    [InlineData(0, 0, 0, 10, 10, 66)] // five minutes as well
    public void Call_WithoutCachePrices_IsNeverBelowTheBill(long input, long output, long read, long write, long minutes, long micros)
    {
        var call = Any with { Input = input, Output = output, CacheRead = read, CacheWrite = write, CacheWriteFiveMinutes = minutes };

        Company.Meter.Meter(call).Row.Micros.ShouldBe(micros);
    }

    [Theory]
    [InlineData(100, 0, 220)] // not split: an hour, twice the input price
    [InlineData(100, 100, 138)] // 137.5
    [InlineData(100, 40, 187)] // 40*1.375 + 60*2.20
    public void Call_WithCachePrices_IsPricedByLifetime(long write, long minutes, long micros)
    {
        var call = Any with
        {
            ModelId = "jp.anthropic.claude-haiku-4-5-20251001-v1:0",
            CacheWrite = write,
            CacheWriteFiveMinutes = minutes
        };

        Company.Meter.Meter(call).Row.Micros.ShouldBe(micros);
    }

    [Theory]
    [InlineData(null, 330)]
    [InlineData("default", 330)]
    [InlineData("flex", 578)] // A department's call is refused, and nobody else's counts below the bill.
    [InlineData("reserved", 578)]
    [InlineData("priority", 578)]
    [InlineData("optimized", 578)]
    [InlineData("something-new", 578)]
    public void Call_OfATier_IsNeverBelowTheStandardPrice(string? tier, long micros) =>
        Company.Meter.Meter(Any with { Input = 100, ServiceTier = tier }).Row.Micros.ShouldBe(micros);

    [Theory]
    [InlineData("a1b2c3d4e5f6", "claude-haiku")]
    [InlineData("arn:aws:bedrock:ap-northeast-1:1:application-inference-profile/a1b2c3d4e5f6", "claude-haiku")]
    [InlineData("arn:aws:bedrock:ap-northeast-1:1:application-inference-profile/unknown00000", "-")]
    [InlineData("arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-2-lite-v1:0", "nova-lite")]
    [InlineData("eu.amazon.nova-2-lite-v1:0", "nova-lite")]
    [InlineData("global.amazon.nova-2-lite-v1:0", "nova-lite")]
    [InlineData("anthropic.claude-sonnet-5", "-")]
    [InlineData("jp.anthropic.claude-sonnet-5", "-")]
    [InlineData("global.anthropic.claude-sonnet-5", "sonnet-global")]
    [InlineData("anthropic.claude-9", "-")]
    [InlineData("arn:aws:bedrock:ap-northeast-1:1:provisioned-model/abc", "-")]
    [InlineData("************", "-")]
    [InlineData("", "-")]
    [InlineData("/", "-")]
    [InlineData(".", "-")]
    public void Model_IsFound(string id, string alias)
    {
        var metered = Company.Meter.Meter(Any with { ModelId = id, Input = 1_000, Output = 1_000 });

        (metered.Alias, metered.Unpriced).ShouldBe((alias, alias == "-"));
        if (metered.Unpriced)
        {
            metered.Row.Micros.ShouldBe(6_000 + 27_500);
        }
    }

    [Fact]
    public void Model_OfAProfileWhoseAliasIsGone_IsUnpriced()
    {
        CallMeter meter = new(Company.Sandbox, Company.Models.Skip(1).ToList(), ["sales"], [Company.Sales]);

        meter.Meter(Any with { ModelId = "a1b2c3d4e5f6" }).Unpriced.ShouldBeTrue();
    }

    [Fact]
    public void Catalogue_Empty_StillCostsMoney()
    {
        CallMeter meter = new(Company.Sandbox, [], ["sales"], []);

        meter.Meter(Any with { Input = 1_000_000 }).Row.Micros.ShouldBe(30_000_000);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 400)]
    [InlineData(1_000, 1_000, 800)]
    [InlineData(1_001, 1_000, 1_200)]
    public void Guardrail_TextsLogged_IsPricedByTheirLengths(long input, long output, long micros)
    {
        var call = Any with { InputCharacters = input, OutputCharacters = output, Input = 99_999, Output = 99_999 };

        Checked(call, own: null).ShouldBe(micros);
    }

    [Theory]
    [InlineData(200, 0, 0, 0, 400)] // 1,000 characters
    [InlineData(201, 0, 0, 0, 800)]
    [InlineData(0, 200, 0, 0, 400)]
    [InlineData(1, 0, 200, 0, 800)] // what comes from the cache is checked as well
    [InlineData(1, 0, 0, 200, 800)]
    public void Guardrail_TextsNotLogged_IsEstimatedFromTokens(long input, long output, long read, long write, long micros)
    {
        var call = Any with { Input = input, Output = output, CacheRead = read, CacheWrite = write };

        Checked(call, own: null).ShouldBe(micros);
    }

    [Fact]
    public void Guardrail_OfTheDepartmentsOwn_CostsAsWell() => Checked(
        Any with { InputCharacters = 500, OutputCharacters = 1_500 }, own: new GuardrailRules { Input = 0.15m, Output = 0.25m })
            .ShouldBe(400 + 800 + 150 + 500);

    /// <summary>A program must pass the guardrail of its department, which on the floor is the one that is enforced as well.</summary>
    [Theory]
    [InlineData("poc-sales-app", false, 800)]
    [InlineData("AWSReservedSSO_poc-sales_0123456789abcdef", false, 400)]
    [InlineData("poc-sales-app", true, 400 + 150)]
    [InlineData("poc-other-app", false, 400)]
    public void Guardrail_ThatAProgramPasses_CostsAsWell(string role, bool own, long micros) => Checked(
        Any with { InputCharacters = 500 }, own ? new GuardrailRules { Input = 0.15m, Output = 0.25m } : null, role).ShouldBe(micros);

    [Theory]
    [InlineData("AccessDeniedException", 0)]
    [InlineData("ThrottlingException", 0)]
    [InlineData("ValidationException", 0)]
    [InlineData("InternalServerException", 400)]
    [InlineData("ModelStreamErrorException", 400)]
    public void Guardrail_OfAFailedCall_CostsUnlessItWasRefused(string error, long micros) =>
        Checked(Any with { ErrorCode = error, InputCharacters = 500 }, own: null).ShouldBe(micros);

    /// <summary>More of any token never costs less, whatever the model.</summary>
    [Fact]
    public void Price_OfMoreTokens_IsNeverLower() =>
        Gen.Select(Gen.Long[0, Call.MaxTokens], Gen.Long[0, 1_000], Gen.Int[0, 6]).Sample((tokens, more, kind) =>
    {
        var call = Any with { ModelId = kind < Company.Models.Count ? Company.Models[kind].ModelId : "unknown" };
        long Micros(long count) => Company.Meter.Meter(call with { Input = count, Output = count, CacheRead = count, CacheWrite = count })
            .Micros;
        return Micros(Math.Min(tokens + more, Call.MaxTokens)) >= Micros(tokens) && Micros(tokens) >= 0;
    });

    private static long Checked(Call call, GuardrailRules? own, string role = "AWSReservedSSO_poc-sales_0123456789abcdef") => new CallMeter(
        Company.Sandbox with { Floor = new GuardrailRules { Input = 0.40m, Output = 0.40m } }, Company.Models, ["sales"],
        [Company.Sales with { Guardrail = own }])
        .Meter(call with { Role = role }).Row.GuardrailMicros;
}
