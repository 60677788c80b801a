using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc;

/// <summary>Amounts of money as departments read them: in the sandbox's currency and in US dollars.</summary>
internal static class AmountText
{
    /// <summary>An amount of the configuration, for example <c>1,500 JPY (10.00 USD)</c>.</summary>
    /// <param name="money">Currency and rate.</param>
    /// <param name="amount">Amount in the sandbox's currency.</param>
    public static string Of(Money money, decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {money.Currency} ({money.ToUsd(amount):#,0.00} USD)");
}
