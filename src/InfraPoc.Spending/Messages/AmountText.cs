using System.Globalization;

namespace InfraPoc.Spending;

/// <summary>Amounts of money as people read them.</summary>
/// <param name="sandbox">Currency and rate.</param>
internal sealed class AmountText(SandboxRules sandbox)
{
    /// <summary>Currencies without a smaller unit. See: ISO 4217</summary>
    private static readonly HashSet<string> WithoutCents = new(StringComparer.Ordinal)
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private bool HasCents => !WithoutCents.Contains(sandbox.Currency);

    /// <summary>An amount in the sandbox's currency and what it is in US dollars, for example <c>1,500 JPY (10.00 USD)</c>.</summary>
    public string Of(decimal amount)
    {
        var text = $"{amount.ToString(HasCents ? "#,0.00" : "#,0", CultureInfo.InvariantCulture)} {sandbox.Currency}";
        return sandbox.Currency == "USD" ? text
            : $"{text} ({(amount / sandbox.PerUsd).ToString("#,0.00", CultureInfo.InvariantCulture)} USD)";
    }

    /// <summary>What was spent, rounded up to the smallest unit.</summary>
    /// <param name="micros">Millionths of a US dollar.</param>
    public string Spent(decimal micros)
    {
        var amount = BrakeMoney.FromMicros(sandbox, micros);
        return Of(HasCents ? Math.Ceiling(amount * 100) / 100 : Math.Ceiling(amount));
    }

    /// <summary>What is left of a cap, rounded down to the smallest unit and never negative.</summary>
    /// <param name="cap">Amount in the sandbox's currency.</param>
    /// <param name="micros">What was spent, in millionths of a US dollar.</param>
    public string Left(decimal cap, decimal micros)
    {
        var amount = Math.Max(0, cap - BrakeMoney.FromMicros(sandbox, micros));
        return Of(HasCents ? Math.Floor(amount * 100) / 100 : Math.Floor(amount));
    }
}
