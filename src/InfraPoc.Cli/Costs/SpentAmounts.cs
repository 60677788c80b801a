using System.Globalization;
using InfraPoc.Cli.Commands;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Costs;

/// <summary>Amounts of the command line that a department, or everybody, has spent, by window.</summary>
internal static class SpentAmounts
{
    /// <summary>The bill of this month.</summary>
    public const string Bill = "bill";

    /// <summary>What all departments have spent this month.</summary>
    public const string Everybody = "everybody";

    /// <summary>Amounts are below this, as in the configuration.</summary>
    private const decimal Limit = 1_000_000_000_000;

    /// <summary>What a department can spend, smaller windows first: what is spent in one is in those behind it.</summary>
    public static IReadOnlyList<string> Windows { get; } = ["hour", "day", "month", "total"];

    /// <summary>Reads what was written, such as <c>50000</c> for the month or <c>day=5000</c>.</summary>
    /// <exception cref="CommandException">It is no amount, or of no window.</exception>
    public static Dictionary<string, decimal> Read(IReadOnlyList<string> written)
    {
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var text in written)
        {
            var parts = text.Split('=', 2);
            var (window, amount) = parts is [var named, var value] ? (named, value) : ("month", text);
            if (!Windows.Append(Bill).Append(Everybody).Contains(window, StringComparer.Ordinal))
            {
                throw CompanyLookups.Unknown(new("window", "期間"), window, [.. Windows, Bill, Everybody]);
            }

            if (!decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number >= Limit)
            {
                throw CommandException.Misused(new(
                    $"--spent must be an amount such as 50000 or 12.5, without separators, got \"{Excerpt.Of(text)}\".",
                    $"--spent には金額を 50000 や 12.5 のように、区切り記号なしの半角数字で書いてください（\"{Excerpt.Of(text)}\" と書かれています）。"));
            }

            if (!amounts.TryAdd(window, number))
            {
                throw CommandException.Misused(new($"--spent {window} is given twice.", $"--spent {window} が 2 回書かれています。"));
            }
        }

        return amounts;
    }

    /// <summary>The same with every window: what a smaller one has is in the larger ones.</summary>
    public static Dictionary<string, decimal> Filled(Dictionary<string, decimal> given)
    {
        var amounts = new Dictionary<string, decimal>(given, StringComparer.Ordinal);
        for (var i = 1; i < Windows.Count; i++)
        {
            amounts[Windows[i]] = Math.Max(amounts.GetValueOrDefault(Windows[i]), amounts.GetValueOrDefault(Windows[i - 1]));
        }

        return amounts;
    }
}
