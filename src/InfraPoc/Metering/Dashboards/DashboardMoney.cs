using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>Amounts on a dashboard: texts, and metric math that rounds to the digits people expect of a currency.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="PerUsd">Units of the currency for one US dollar.</param>
internal sealed record DashboardMoney(string Currency, decimal PerUsd)
{
    /// <summary>Currencies without a smaller unit. See: ISO 4217</summary>
    private static readonly HashSet<string> WithoutCents =
    [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    ];

    /// <summary>US dollars.</summary>
    public static DashboardMoney Usd { get; } = new("USD", 1);

    /// <summary>The currency of a sandbox.</summary>
    public static DashboardMoney Of(Money money) => new(money.Currency, money.PerUsd);

    /// <summary>An amount with its currency.</summary>
    public string Text(decimal amount) =>
        $"{amount.ToString(WithoutCents.Contains(Currency) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture)} {Currency}";

    /// <summary>Metric math that turns US dollars into this currency.</summary>
    public string Of(string usd) => PerUsd == 1 ? usd : $"{Factor(usd)}*{Number(PerUsd)}";

    /// <summary>Metric math that rounds an amount of this currency.</summary>
    public string Rounded(string amount) => Rounded(amount, WithoutCents.Contains(Currency) ? 0 : 2);

    /// <summary>Metric math that rounds half up.</summary>
    /// <param name="value">The expression to round.</param>
    /// <param name="digits">Digits after the point.</param>
    public static string Rounded(string value, int digits)
    {
        var factor = Number((decimal)Math.Pow(10, digits));
        return digits == 0 ? $"FLOOR({value}+0.5)" : $"FLOOR({Factor(value)}*{factor}+0.5)/{factor}";
    }

    /// <summary>A number as metric math takes it: no exponent and no separators.</summary>
    public static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Factor(string expression) => expression.AsSpan().ContainsAny('+', '-') ? $"({expression})" : expression;
}
