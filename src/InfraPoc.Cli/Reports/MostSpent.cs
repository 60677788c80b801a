using InfraPoc.Cli.Costs;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>
/// The most that can be spent in a month, the same in estimates, documents and reviews: by the departments that may spend, now or once
/// their period begins, and in one month for all of them.
/// </summary>
internal sealed class MostSpent
{
    private readonly DateOnly today;

    /// <param name="config">The configuration.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    public MostSpent(SandboxConfig config, DateOnly today)
    {
        this.today = today;
        Config = config;
        Bounds =
        [
            .. config.Departments.Where(department => department.MaySpendFrom(today))
                .Select(department => OverspendBound.Of(department, config, SpendRate.Script)),
        ];
        Month = Months(Bounds.Select(bound => bound.Department)).MaxBy(Caps)!;
    }

    /// <summary>The configuration.</summary>
    public SandboxConfig Config { get; }

    /// <summary>Those that may spend, with a script at work in each.</summary>
    public IReadOnlyList<OverspendBound> Bounds { get; }

    /// <summary>The dearest month, <c>yyyy-MM</c>; empty for any month, where none that is not past has top-ups.</summary>
    public string Month { get; }

    /// <summary>The sum of the amounts of a month at which use stops, in the sandbox's currency.</summary>
    public decimal Caps(string month) => Bounds.Sum(bound => bound.Department.Budget.StopIn(month));

    /// <summary>Each department's part of it.</summary>
    public IReadOnlyList<DepartmentEstimate> In(string month) =>
        [.. Bounds.Select(bound => DepartmentEstimate.Of(bound, bound.Department.Budget.StopIn(month), Config.Sandbox.Money))];

    /// <summary>One department's cap and what is spent beyond it, in the sandbox's currency; 0 where it may not spend.</summary>
    public decimal Of(string department, string month) =>
        Bounds.FirstOrDefault(bound => bound.Department.Id == department) is { } bound
            ? Math.Round(bound.Department.Budget.StopIn(month) + (bound.Beyond * Config.Sandbox.Money.PerUsd))
            : 0;

    /// <summary>The months that are not past and in which either side has top-ups, and an empty one for all others.</summary>
    /// <param name="before">The side before.</param>
    /// <param name="department">Of this one only; null for all.</param>
    public IReadOnlyList<string> Months(MostSpent before, string? department = null) =>
        Months(before.Config.Departments.Concat(Config.Departments).Where(each => department is null || each.Id == department));

    /// <summary>The month in which a change raises the caps most; where it raises them in none, in which it lowers them most.</summary>
    public string MonthOfChange(MostSpent before)
    {
        decimal More(string month) =>
            (Caps(month) / Config.Sandbox.Money.PerUsd) - (before.Caps(month) / before.Config.Sandbox.Money.PerUsd);
        var months = Months(before);
        var (rise, fall) = (months.MaxBy(month => (More(month), Caps(month)))!, months.MinBy(month => (More(month), -Caps(month)))!);
        return More(rise) > 0 || More(fall) == 0 ? rise : fall;
    }

    private IReadOnlyList<string> Months(IEnumerable<Department> departments) =>
        Budget.Months(departments.Select(department => department.Budget), today);
}
