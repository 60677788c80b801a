using InfraPoc.Spending;

namespace InfraPoc.Config.Usage;

/// <summary>
/// What guardrail checks cost, in US dollars per 1,000 text units of up to 1,000 characters; each kind of check counts, on prompts and
/// on answers. Not from AWS's price list: <c>docs/money.md</c> says where the prices were read.
/// </summary>
public static class GuardrailPrices
{
    /// <summary>Content filters, and the same again for denied topics.</summary>
    public const decimal Content = 0.15m;

    /// <summary>Personal information that AWS recognises; regular expressions and words cost nothing.</summary>
    public const decimal PersonalInformation = 0.10m;

    /// <summary>The price of a profile's checks.</summary>
    public static GuardrailRules Of(GuardrailProfile profile)
    {
        var price = Content + (profile.Topics.Count > 0 ? Content : 0) + (profile.PersonalInformation.Count > 0 ? PersonalInformation : 0);
        return new GuardrailRules { Input = price, Output = price };
    }
}
