using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>List price of a model in US dollars per million tokens.</summary>
public sealed record ModelPrice
{
    /// <summary>US dollars per million input tokens.</summary>
    [Description("US dollars per million input tokens")]
    [Hint("write the list price in USD, e.g. 1.10")]
    public required decimal Input { get; init; }

    /// <summary>US dollars per million output tokens.</summary>
    [Description("US dollars per million output tokens")]
    [Hint("write the list price in USD, e.g. 5.50")]
    public required decimal Output { get; init; }

    /// <summary>The date on which the price was read.</summary>
    [Description("The date on which the price was read")]
    [Hint("write the date on which you read the price, e.g. 2026-11-23")]
    public required DateOnly PricedOn { get; init; }
}
