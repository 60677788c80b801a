namespace InfraPoc.Cli.Costs;

/// <summary>A line of a monthly bill.</summary>
/// <param name="Price">The price.</param>
/// <param name="Units">Units billed in a month, before any allowance.</param>
public sealed record CostLine(Price Price, decimal Units)
{
    /// <summary>US dollars at list price, not rounded.</summary>
    public decimal Usd => Price.List(Units);

    /// <summary>US dollars once the always-free allowance is taken off, not rounded.</summary>
    public decimal UsdAfterAllowance => Price.AfterAllowance(Units);
}
