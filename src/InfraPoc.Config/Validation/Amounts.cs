using System.Globalization;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>Writes amounts of money in messages.</summary>
internal static class Amounts
{
    /// <summary>The sandbox's currency, or a phrase where it could not be read.</summary>
    public static string CurrencyOf(BoundFile<Sandbox>? sandbox) =>
        sandbox is not null && sandbox.IsBound("money.currency") ? sandbox.Value.Money.Currency : "the sandbox's currency";

    /// <summary>The amount without separators, as it is written in a file.</summary>
    public static string Of(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);
}
