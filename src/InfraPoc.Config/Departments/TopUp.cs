using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>More money for one month, which needs no second change when the month is over.</summary>
public sealed record TopUp
{
    /// <summary>The calendar month, <c>yyyy-MM</c>.</summary>
    [Description("The calendar month, yyyy-MM")]
    [RegularExpression("^20[0-9]{2}-(0[1-9]|1[0-2])$")]
    [Hint("write year and month, e.g. 2027-01", "年と月を書いてください（例：2027-01）")]
    public required string Month { get; init; }

    /// <summary>How much more may be spent in it.</summary>
    [Description("How much more than budget.monthly may be spent in it, in the currency of sandbox.yaml")]
    [Hint("write the amount without separators, e.g. 20000", "金額を区切り記号なしで書いてください（例：20000）")]
    public required decimal Amount { get; init; }

    /// <summary>Why, or under which approval.</summary>
    [Description("Why, or the number of the approval")]
    [StringLength(200, MinimumLength = 1)]
    [Hint("write why, or the number of the approval", "理由か稟議番号を書いてください")]
    public required string Reason { get; init; }
}
