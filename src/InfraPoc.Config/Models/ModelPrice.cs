using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>List price of a model in US dollars per million tokens.</summary>
public sealed record ModelPrice
{
    /// <summary>US dollars per million input tokens.</summary>
    [Description("US dollars per million input tokens")]
    [Hint("write the list price in USD, e.g. 1.10", "定価を米ドルで書いてください（例：1.10）")]
    public required decimal Input { get; init; }

    /// <summary>US dollars per million output tokens.</summary>
    [Description("US dollars per million output tokens")]
    [Hint("write the list price in USD, e.g. 5.50", "定価を米ドルで書いてください（例：5.50）")]
    public required decimal Output { get; init; }

    /// <summary>
    /// US dollars per million tokens read from the prompt cache; null: counted at <see cref="Input"/>, which is never below the
    /// bill.
    /// </summary>
    [Description("US dollars per million tokens read from the prompt cache; left out, they are counted at the price of input")]
    [Hint("write the list price in USD, e.g. 0.11", "定価を米ドルで書いてください（例：0.11）")]
    public decimal? CacheRead { get; init; }

    /// <summary>
    /// US dollars per million tokens written to the prompt cache for five minutes; null: counted at twice <see cref="Input"/>, as are
    /// those written for an hour, which is never below the bill.
    /// </summary>
    [Description("US dollars per million tokens written to the prompt cache; left out, they are counted at twice the price of input")]
    [Hint("write the list price in USD, e.g. 1.375", "定価を米ドルで書いてください（例：1.375）")]
    public decimal? CacheWrite { get; init; }

    /// <summary>The date on which the price was read.</summary>
    [Description("The date on which the price was read")]
    [Hint("write the date on which you read the price, e.g. 2026-11-23", "価格を確認した日付を書いてください（例：2026-11-23）")]
    public required DateOnly PricedOn { get; init; }
}
