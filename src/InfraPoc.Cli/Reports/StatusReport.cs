using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>What needs somebody's attention, and what would be deployed.</summary>
/// <param name="Stacks">The stacks that were synthesized; empty before the first synthesis.</param>
/// <param name="IsOutdated">Whether the configuration is newer than they are.</param>
/// <param name="EndingSoon">
/// Departments that have at most <see cref="SoonDays"/> days left or none, the closed ones left out.
/// </param>
/// <param name="Moves">Who changes departments on a day to come, or is between two.</param>
/// <param name="StalePrices">Models in use whose price should be read again.</param>
/// <param name="ModelsNearEnd">Models in use that are served no longer, or not for long.</param>
/// <param name="Warnings">Warnings of the configuration.</param>
internal sealed record StatusReport(
    IReadOnlyList<SynthesizedStack> Stacks, bool IsOutdated, IReadOnlyList<EndingDepartment> EndingSoon,
    IReadOnlyList<PlannedMove> Moves,
    IReadOnlyList<ModelReport> StalePrices, IReadOnlyList<ModelReport> ModelsNearEnd, int Warnings)
{
    /// <summary>Days before its end from which a department is spoken of.</summary>
    public const int SoonDays = 30;

    public static StatusReport Of(
        SandboxConfig config, IReadOnlyList<SynthesizedStack> stacks, bool isOutdated, int warnings, DateOnly today)
    {
        var models = ModelReport.Of(config, today).Where(model => model.Departments.Count > 0).ToList();
        return new(
            stacks,
            isOutdated,
            [
                .. from department in config.Departments
                   let left = department.DaysLeft(today)
                   where department.Status != DepartmentStatus.Closed && LocalDay.Left(today, department.Period.End) <= SoonDays
                   orderby department.Period.End
                   select new EndingDepartment(department.Id, department.Name, department.Period.End, left),
            ],
            config.Moves,
            [.. models.Where(model => model.IsPriceStale)],
            [.. models.Where(model => model.EndsSoon)],
            warnings);
    }
}
