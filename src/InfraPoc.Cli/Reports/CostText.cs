using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>Amounts, prices and other figures as people read them.</summary>
internal static class CostText
{
    /// <summary>US dollars to the cent; less than a cent, but more than nothing, is <c>&lt; 0.01</c>.</summary>
    public static string Usd(decimal usd) => usd is > 0 and < 0.005m ? "< 0.01" : usd.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>US dollars in the sandbox's currency, with the currency; without decimals where a dollar has many units.</summary>
    public static string Local(decimal usd, Money money) =>
        $"{(usd * money.PerUsd).ToString(money.PerUsd >= 20 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture)} {money.Currency}";

    /// <summary>In US dollars and in the sandbox's currency.</summary>
    public static string Both(decimal usd, Money money) => $"{Usd(usd)} USD ({Local(usd, money)})";

    /// <summary>An amount of the configuration, as exactly as it was written.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>The same with its currency.</summary>
    public static string Amount(decimal amount, string currency) => $"{Amount(amount)} {currency}";

    /// <summary>The same in the sandbox's currency.</summary>
    public static string Amount(decimal amount, Money money) => Amount(amount, money.Currency);

    /// <summary>A number of units, without decimals where it has many.</summary>
    public static string Number(decimal number) => number.ToString(number >= 100 ? "#,0" : "#,0.###", CultureInfo.InvariantCulture);

    /// <summary>A price to two significant digits, cents at least: those that third parties publish are no better known.</summary>
    public static string Rounded(decimal number)
    {
        var digits = 2;
        for (var rest = number; rest is > 0 and < 0.1m; rest *= 10)
        {
            digits++;
        }

        return Math.Round(number, digits).ToString("#,0.00########", CultureInfo.InvariantCulture);
    }

    /// <summary>A length of time, in hours and minutes or in minutes and seconds.</summary>
    public static string Time(TimeSpan time, Language language = Language.English)
    {
        (int Number, Bilingual Unit)[] parts = time.TotalHours >= 1
            ? [((int)time.TotalHours, new("h", "時間")), (time.Minutes, new("min", "分"))]
            : [(time.Minutes, new("min", "分")), (time.Seconds, new("s", "秒"))];
        return string.Join(' ', parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.Unit.In(language)}"));
    }

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
