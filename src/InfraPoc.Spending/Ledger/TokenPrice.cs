namespace InfraPoc.Spending;

/// <summary>What the tokens of a model cost: US dollars per million, which is millionths of a dollar per token.</summary>
internal sealed record TokenPrice(
    string Alias, decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite, decimal CacheWriteHour)
{
    private const decimal HourFactor = 2;

    /// <summary>The price of a model; what its rules leave open is never below the bill.</summary>
    public static TokenPrice Of(ModelRules model)
    {
        var hour = HourFactor * model.Input;
        var write = model.CacheWrite ?? hour;
        return new(model.Alias, model.Input, model.Output, model.CacheRead ?? model.Input, write, Math.Max(write, hour));
    }

    /// <summary>For each kind of token the dearest of some prices.</summary>
    public static TokenPrice Dearest(string alias, IReadOnlyCollection<TokenPrice> prices) => new(
        alias,
        prices.Max(price => price.Input),
        prices.Max(price => price.Output),
        prices.Max(price => price.CacheRead),
        prices.Max(price => price.CacheWrite),
        prices.Max(price => price.CacheWriteHour));

    /// <summary>The cost of a call's tokens in millionths of a US dollar, not rounded.</summary>
    public decimal Micros(Call call)
    {
        var minutes = Math.Min(call.CacheWriteFiveMinutes, call.CacheWrite);
        var sum = (call.Input * Input) + (call.Output * Output) + (call.CacheRead * CacheRead)
            + (minutes * CacheWrite) + ((call.CacheWrite - minutes) * CacheWriteHour);
        return sum * CallTier.Factor(call.ServiceTier);
    }
}
