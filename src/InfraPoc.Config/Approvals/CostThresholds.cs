using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>What one change may add to the costs of a month before somebody has to decide, and before it is refused.</summary>
public sealed record CostThresholds
{
    /// <summary>From here on the review says that somebody has to decide.</summary>
    [Description("From here on the review says that somebody has to decide")]
    [Hint("write at least one of idle, cap and worst, or remove the key", "idle、cap、worst のいずれかを書くか、キーを削除してください")]
    public CostThreshold? Warn { get; init; }

    /// <summary>From here on the change is refused until the threshold is changed in a pull request of its own.</summary>
    [Description("From here on the change is refused, until a pull request of its own has changed the threshold")]
    [Hint("write at least one of idle, cap and worst, or remove the key", "idle、cap、worst のいずれかを書くか、キーを削除してください")]
    public CostThreshold? Block { get; init; }
}
