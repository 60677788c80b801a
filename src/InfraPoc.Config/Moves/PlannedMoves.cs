using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>Who changes departments on a day to come (人事異動): <c>config/moves.yaml</c>, which may be missing.</summary>
public sealed record PlannedMoves
{
    /// <summary>The moves that are not done, in any order.</summary>
    [Description("The moves that are not done, in any order")]
    [Length(0, 500)]
    [Hint("list the moves, or write []", "異動を並べて書くか、[] と書いてください")]
    public required IReadOnlyList<PlannedMove> Moves { get; init; }
}
