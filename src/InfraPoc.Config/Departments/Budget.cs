using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>What a department may spend, in the sandbox's currency.</summary>
public sealed record Budget
{
    /// <summary>Cap of a calendar month.</summary>
    [Description("Cap of a calendar month, in the currency of sandbox.yaml")]
    [Hint("write the amount without separators, e.g. 50000", "金額を区切り記号なしで書いてください（例：50000）")]
    public required decimal Monthly { get; init; }

    /// <summary>Cap of a day.</summary>
    [Description("Cap of a day")]
    [Hint("write the amount without separators, e.g. 5000", "金額を区切り記号なしで書いてください（例：5000）")]
    public decimal? Daily { get; init; }

    /// <summary>Cap of an hour.</summary>
    [Description("Cap of an hour")]
    [Hint("write the amount without separators, e.g. 1500", "金額を区切り記号なしで書いてください（例：1500）")]
    public decimal? Hourly { get; init; }

    /// <summary>The whole approved amount of the trial, from the month in which the period starts.</summary>
    [Description("The whole approved amount of the trial, counted from the month in which the period starts; use stops when it is spent")]
    [Hint("write the approved amount without separators, e.g. 150000", "承認された金額を区切り記号なしで書いてください（例：150000）")]
    public decimal? Total { get; init; }

    /// <summary>Percentages of the monthly cap at which people are notified, ascending.</summary>
    [Description("Percentages of the monthly cap at which people are notified, ascending")]
    [Length(1, 5), Range(1, 100)]
    [Hint(
        "list at most 5 percentages from 1 to 100, e.g. [50, 80, 100]",
        "1 から 100 までの割合（%）を 5 個以内で書いてください（例：[50, 80, 100]）")]
    public IReadOnlyList<int> AlertPercents { get; init; } = [50, 80, 100];

    /// <summary>Percentage of the monthly cap at which use is stopped.</summary>
    [Description("Percentage of the monthly cap at which use is stopped")]
    [Range(50, 100)]
    [Hint("write a percentage from 50 to 100, e.g. 100", "50 から 100 までの割合（%）を書いてください（例：100）")]
    public int StopPercent { get; init; } = 100;

    /// <summary>Minutes that use stays stopped after the hourly cap was reached.</summary>
    [Description("Minutes that use stays stopped after the hourly cap was reached")]
    [Range(15, 720)]
    [Hint("write minutes from 15 to 720, e.g. 60", "15 から 720 までの分数を書いてください（例：60）")]
    public int CoolDownMinutes { get; init; } = 60;

    /// <summary>More money for single months.</summary>
    [Description("More money for single months; several of one month add up")]
    [Length(0, 12)]
    public IReadOnlyList<TopUp> TopUps { get; init; } = [];

    /// <summary>The cap of a month with its top-ups.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public decimal MonthlyIn(string month) => Monthly + TopUps.Where(each => each.Month == month).Sum(each => each.Amount);

    /// <summary>The amount of a month at which use is stopped, in the sandbox's currency.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public decimal StopIn(string month) => MonthlyIn(month) * StopPercent / 100;

    /// <summary>The most by which use is stopped later in a month that is not past; negative where it is earlier in every month.</summary>
    /// <param name="before">The budget before.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    public decimal MostMore(Budget before, DateOnly today) =>
        Months([before, this], today).Max(month => StopIn(month) - before.StopIn(month));

    /// <summary>The months that are not past and in which budgets have top-ups; an empty one for all months without any.</summary>
    /// <param name="budgets">The budgets.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    public static IReadOnlyList<string> Months(IEnumerable<Budget> budgets, DateOnly today)
    {
        var first = $"{today:yyyy-MM}";
        return
        [
            .. budgets.SelectMany(budget => budget.TopUps).Select(topUp => topUp.Month)
                .Where(month => string.CompareOrdinal(month, first) >= 0).Append("").Distinct(),
        ];
    }
}
