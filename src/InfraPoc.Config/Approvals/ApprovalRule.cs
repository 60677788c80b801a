using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>Who approves a kind of change.</summary>
public sealed record ApprovalRule
{
    /// <summary>The kind of change.</summary>
    [Description("The kind of change")]
    public required ApprovalKind When { get; init; }

    /// <summary>
    /// Only where a department may spend at least so much more in a month, in the sandbox's currency, or another limit changes.
    /// </summary>
    [Description("With budget-raised: only where a department may spend at least so much more in a month, in the currency of sandbox.yaml")]
    [Hint("write the amount without separators, e.g. 30000, or remove the key", "金額を区切り記号なしで書くか（例：30000）、キーを削除してください")]
    public decimal? From { get; init; }

    /// <summary>Accounts of the code host, any one of which is enough.</summary>
    [Description("Accounts of the code host; the approval of any one is enough")]
    [Length(1, 20), RegularExpression("^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$"), StringLength(39, MinimumLength = 1)]
    [Hint("list account names without @, e.g. - finance-lead", "アカウント名を @ なしで並べて書いてください（例：- finance-lead）")]
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Why, in the company's language.</summary>
    [Description("Why, in the company's language")]
    [StringLength(200, MinimumLength = 1)]
    [Hint("write the reason in a sentence", "理由を 1 文で書いてください")]
    public required string Why { get; init; }
}
