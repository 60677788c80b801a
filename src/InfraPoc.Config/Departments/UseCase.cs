using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>One thing a department wants to do with AI, measurable before and after.</summary>
public sealed record UseCase
{
    /// <summary>Id, unique in the department.</summary>
    [Description("Id, unique in the department")]
    [RegularExpression(Patterns.Slug), StringLength(40, MinimumLength = 2)]
    [Hint(
        "write lower-case letters, digits and single hyphens, e.g. meeting-minutes",
        "半角英小文字、数字、連続しないハイフンで書いてください（例：meeting-minutes）")]
    public required string Id { get; init; }

    /// <summary>Name, in the company's language.</summary>
    [Description("Name, in the company's language")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write a short name, e.g. 議事録の要約", "短い名前を書いてください（例：議事録の要約）")]
    public required string Name { get; init; }

    /// <summary>Kind of work.</summary>
    [Description("Kind of work")]
    public required UseCaseCategory Category { get; init; }

    /// <summary>Minutes one piece takes today.</summary>
    [Description("Minutes one piece takes today")]
    [Range(1, 10_000)]
    [Hint("write whole minutes, e.g. 60", "分数を整数で書いてください（例：60）")]
    public required int MinutesBefore { get; init; }

    /// <summary>Minutes one piece shall take with AI.</summary>
    [Description("Minutes one piece shall take with AI")]
    [Range(0, 10_000)]
    [Hint("write whole minutes, e.g. 15", "分数を整数で書いてください（例：15）")]
    public required int MinutesTarget { get; init; }

    /// <summary>Pieces in a week.</summary>
    [Description("Pieces in a week")]
    [Range(1, 100_000)]
    [Hint("write a whole number, e.g. 20", "整数を書いてください（例：20）")]
    public required int PiecesPerWeek { get; init; }
}
