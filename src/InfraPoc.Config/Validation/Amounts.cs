using System.Globalization;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>Writes amounts of money in messages.</summary>
internal static class Amounts
{
    /// <summary>The sandbox's currency, or a phrase where it could not be read.</summary>
    public static Bilingual CurrencyOf(BoundFile<Sandbox>? sandbox) =>
        sandbox is not null && sandbox.IsBound("money.currency") ? new(
            $"{sandbox.Value.Money.Currency}",
            $" {sandbox.Value.Money.Currency} ")
 : new(
            "the sandbox's currency",
            "サンドボックスの通貨");

    /// <summary>The amount without separators, as it is written in a file.</summary>
    public static string Of(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The amount with a number of significant digits.</summary>
    public static string Of(decimal amount, int digits) =>
        Of(decimal.Parse(amount.ToString($"G{digits}", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>An amount that AWS Budgets takes: from a US cent on; and a warning where the currency has fewer decimals.</summary>
    public static void Check<T>(
        BoundFile<T> file, string tooSmall, string tooFine, string path, decimal? amount, BoundFile<Sandbox>? sandbox)
        where T : class
    {
        if (amount is not > 0 || sandbox?.IsBound("money.currency") != true || !Currencies.Codes.Contains(sandbox.Value.Money.Currency))
        {
            return;
        }

        // A rate that is itself refused says nothing about the amount.
        var money = sandbox.Value.Money;
        var isPlausible = sandbox.IsBound("money.perUsd") && Currencies.IsPlausible(money.Currency, money.PerUsd);
        file.Require(
            tooSmall, path,
            () => !isPlausible || amount / money.PerUsd >= 0.01m,
            new(
                "must not be less than a US cent, which the first call spends",
                "が 1 米セントを下回っています。最初の呼び出しで使い切ります"),
            new($"write the amount in {money.Currency}", $"金額を {money.Currency} で書いてください"));
        var decimals = Currencies.Decimals(money.Currency);
        file.Expect(
            tooFine, path,
            () => decimal.Round(amount.Value, decimals) == amount,
            new(
                $"has more decimals than {money.Currency}, which has {(decimals == 0 ? "none" : decimals)}",
                $"の小数が {money.Currency} の桁数（{decimals}）より細かくなっています"),
            new("write the amount that was approved", "承認された金額を書いてください"));
    }
}
