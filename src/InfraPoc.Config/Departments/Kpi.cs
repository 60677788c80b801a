using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The goals by which the trial is judged.</summary>
public sealed record Kpi
{
    /// <summary>Working hours saved in a week by the whole department.</summary>
    [Description("Working hours saved in a week by the whole department")]
    [Range(1, 100_000)]
    [Hint("write whole hours, e.g. 20", "時間数を整数で書いてください（例：20）")]
    public required int HoursSavedPerWeek { get; init; }

    /// <summary>Mean satisfaction of the users, 1 (poor) to 5 (excellent).</summary>
    [Description("Mean satisfaction of the users, 1 (poor) to 5 (excellent)")]
    [Range(1.0, 5.0)]
    [Hint("write a number from 1 to 5, e.g. 4.0", "1 から 5 までの数値を書いてください（例：4.0）")]
    public required decimal Satisfaction { get; init; }

    /// <summary>Number of people who try it.</summary>
    [Description("Number of people who try it")]
    [Range(1, 10_000)]
    [Hint("write a whole number, e.g. 10", "整数を書いてください（例：10）")]
    public required int TrialUsers { get; init; }
}
