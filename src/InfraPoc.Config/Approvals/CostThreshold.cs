using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>
/// So much more a month, in the sandbox's currency, as <c>infrapoc estimate</c> calculates; what is missing has no threshold.
/// </summary>
public sealed record CostThreshold
{
    /// <summary>What the sandbox costs unused.</summary>
    [Description("More a month while nobody uses the sandbox, in the currency of sandbox.yaml")]
    [Hint("write the amount without separators, e.g. 1000, or remove the key", "金額を区切り記号なしで書くか（例：1000）、キーを削除してください")]
    public decimal? Idle { get; init; }

    /// <summary>The amounts at which use stops, together.</summary>
    [Description("More a month at which the departments' use stops, together")]
    [Hint("write the amount without separators, e.g. 50000, or remove the key", "金額を区切り記号なしで書くか（例：50000）、キーを削除してください")]
    public decimal? Cap { get; init; }

    /// <summary>The caps, and what is spent until a stop holds.</summary>
    [Description("More a month in the worst case: the caps, and what is spent until a stop holds")]
    [Hint("write the amount without separators, e.g. 80000, or remove the key", "金額を区切り記号なしで書くか（例：80000）、キーを削除してください")]
    public decimal? Worst { get; init; }
}
