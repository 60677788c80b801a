using InfraPoc.Config;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc;

/// <summary>Amounts of money as departments read them.</summary>
internal static class AmountText
{
    /// <summary>An amount of the configuration, and what it is in US dollars, for example <c>1,500 JPY (10.00 USD)</c>.</summary>
    /// <param name="money">Currency and rate.</param>
    /// <param name="amount">Amount in the sandbox's currency.</param>
    public static string Of(Money money, decimal amount)
    {
        var text = DashboardMoney.Of(money).Text(amount);
        return money.Currency == "USD" ? text : $"{text} ({DashboardMoney.Usd.Text(money.ToUsd(amount))})";
    }
}
