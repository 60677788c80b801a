using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>A person who changes departments on a day to come; removed once both halves are done.</summary>
public sealed record PlannedMove
{
    /// <summary>Whose address, as in the department's file.</summary>
    [Description("Whose address, as in the department's file")]
    [RegularExpression(Patterns.Email), StringLength(128, MinimumLength = 3)]
    [Hint("write an address, e.g. sales-trial-01@example.com", "アドレスを書いてください（例：sales-trial-01@example.com）")]
    public required string Email { get; init; }

    /// <summary>The department that the person leaves.</summary>
    [Description("Id of the department that the person leaves")]
    [RegularExpression(Patterns.Slug), StringLength(20, MinimumLength = 2)]
    [Hint("write a department's id, e.g. sales", "部門の id を書いてください（例：sales）")]
    public required string From { get; init; }

    /// <summary>The department that the person joins.</summary>
    [Description("Id of the department that the person joins")]
    [RegularExpression(Patterns.Slug), StringLength(20, MinimumLength = 2)]
    [Hint("write a department's id, e.g. hr", "部門の id を書いてください（例：hr）")]
    public required string To { get; init; }

    /// <summary>From which day.</summary>
    [Description("From which day")]
    [Hint("write a date, e.g. 2027-04-01", "日付を書いてください（例：2027-04-01）")]
    public required DateOnly On { get; init; }

    /// <summary>The day on which the person was taken out of the one department, and is in none since; absent before.</summary>
    [Description("Since when the first half is done: out of the one department, and not yet in the other. The command writes it")]
    [Hint("write a date, e.g. 2027-04-01", "日付を書いてください（例：2027-04-01）")]
    public DateOnly? Left { get; init; }

    /// <summary>Whether it is about the person with an address, however that is written.</summary>
    public bool IsOf(string address) => string.Equals(Email, address, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the person leaves or joins a department.</summary>
    public bool Touches(string department) => From == department || To == department;
}
