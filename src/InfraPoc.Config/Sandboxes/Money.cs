using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The currency of every amount in the configuration, its rate, and the budget of the whole sandbox.</summary>
public sealed record Money
{
    /// <summary>ISO 4217 code of every amount in the configuration.</summary>
    [Description("ISO 4217 code of every amount in the configuration; AWS budgets are created in USD")]
    [RegularExpression("^[A-Z]{3}$")]
    [Hint("write an ISO 4217 code, e.g. JPY", "ISO 4217 の通貨コードを書いてください（例：JPY）")]
    public string Currency { get; init; } = "JPY";

    /// <summary>How many units of <see cref="Currency"/> one US dollar costs.</summary>
    [Description("How many units of the currency one US dollar costs")]
    [Hint("write the rate as a number, e.g. 150", "レートを数値で書いてください（例：150）")]
    public required decimal PerUsd { get; init; }

    /// <summary>The date of the rate.</summary>
    [Description("The date of the rate")]
    [Hint("write the date of the rate, e.g. 2026-11-01", "レートの日付を書いてください（例：2026-11-01）")]
    public required DateOnly AsOf { get; init; }

    /// <summary>The month in which the company's fiscal year starts, 1 to 12.</summary>
    [Description("The month in which the company's fiscal year starts")]
    [Range(1, 12)]
    [Hint("write a month from 1 to 12, e.g. 4", "1 から 12 までの月を書いてください（例：4）")]
    public int FiscalYearStart { get; init; } = 4;

    /// <summary>Monthly budget of the whole sandbox, in <see cref="Currency"/>.</summary>
    [Description("Monthly budget of the whole sandbox, in the currency above")]
    [Hint("write the amount without separators, e.g. 300000", "金額を区切り記号なしで書いてください（例：300000）")]
    public required decimal MonthlyBudget { get; init; }

    /// <summary>Converts an amount of the configuration to US dollars, rounded to cents.</summary>
    /// <param name="amount">Amount in <see cref="Currency"/>.</param>
    public decimal ToUsd(decimal amount) => Math.Round(amount / PerUsd, 2, MidpointRounding.ToEven);
}
