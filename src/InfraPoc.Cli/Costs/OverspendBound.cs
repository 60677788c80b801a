using InfraPoc.Config;
using InfraPoc.Config.Usage;

namespace InfraPoc.Cli.Costs;

/// <summary>The most a department spends beyond a cap: its rate times the time until the brake holds.</summary>
/// <param name="Department">The department.</param>
/// <param name="Model">The one of its models that is dearest at this rate.</param>
/// <param name="UsdPerMinute">Its rate in US dollars, guardrail checks included, not rounded.</param>
public sealed record OverspendBound(Department Department, Model Model, decimal UsdPerMinute)
{
    /// <summary>US dollars beyond a cap, not rounded.</summary>
    public decimal Beyond => UsdPerMinute * (decimal)BrakeChannel.Log.Lag.TotalMinutes;

    /// <summary>US dollars beyond the cap of the month where only the bill shows the use, not rounded.</summary>
    public decimal BeyondOnTheBill => UsdPerMinute * (decimal)BrakeChannel.Bill.Lag.TotalMinutes;

    /// <summary>The bound of a department at a rate.</summary>
    public static OverspendBound Of(Department department, SandboxConfig config, SpendRate rate)
    {
        var model = config.ModelsOf(department).MaxBy(rate.UsdPerMinute)!;
        var guardrails = config.Sandbox.Guardrails;
        var checks = new[] { guardrails.Floor, department.Guardrail }
            .Distinct(StringComparer.Ordinal).Sum(profile => rate.UsdPerMinute(GuardrailPrices.Of(guardrails.Profile(profile))));
        return new(department, model, rate.UsdPerMinute(model) + checks);
    }
}
