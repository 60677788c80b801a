using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>Who approves which change: <c>config/approvals.yaml</c>, which may be missing.</summary>
public sealed record Approvals
{
    /// <summary>The rules; each that fits a change asks for an approval of its own.</summary>
    [Description("The rules; each that fits a change asks for an approval of its own")]
    [Length(1, 50)]
    [Hint("list at least one rule, or remove the file", "規則を 1 つ以上書くか、ファイルを削除してください")]
    public required IReadOnlyList<ApprovalRule> Rules { get; init; }

    /// <summary>What one change may add to the costs of a month; without it, nothing is said of them.</summary>
    [Description("What one change may add to the costs of a month; the thresholds of the base count")]
    [Hint("write warn, block or both, or remove the key", "warn と block のいずれかまたは両方を書くか、キーを削除してください")]
    public CostThresholds? Cost { get; init; }
}
