using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold within one file of <c>config/departments</c>.</summary>
internal static class DepartmentRules
{
    /// <summary>Words that reports and the brake use for something else.</summary>
    private static readonly string[] Reserved = ["all", "boundary", "none", "unattributed"];

    /// <summary>Names that Windows gives to devices and to no file.</summary>
    private static readonly string[] Devices =
        ["aux", "con", "nul", "prn", .. Enumerable.Range(0, 10).SelectMany(port => new[] { $"com{port}", $"lpt{port}" })];

    public static void Check(BoundFile<Department> file, BoundFile<Sandbox>? sandbox, DateOnly today)
    {
        var (department, currency) = (file.Value, Amounts.CurrencyOf(sandbox));
        var fileName = Path.GetFileNameWithoutExtension(file.File);

        file.Require(
            "DEP001", "id",
            () => department.Id == fileName,
            $"must be the name of its file, \"{Excerpt.Of(fileName)}\"", "rename the file or correct the id");
        file.Require(
            "DEP002", "id",
            () => !Reserved.Contains(department.Id),
            "is reserved", $"choose an id other than {string.Join(", ", Reserved)}");
        file.Require(
            "DEP002", "id",
            () => !Devices.Contains(department.Id),
            "is reserved by Windows, where no file can have this name", $"choose another id, e.g. {department.Id}-dept");
        Status(file, department);
        UseCases(file, department);
        People(file, department);
        file.Require(
            "DEP011", "period.end",
            () => department.Period.End >= department.Period.Start,
            "must not be before period.start", "correct one of the two dates", "period.start");
        file.Require(
            "DEP012", "period.end",
            () => department.Period.End < department.Period.Start.AddMonths(12),
            "must be less than 12 months after period.start", "shorten the period; a longer trial continues under a new approval and id",
            "period.start");
        Caps(file, department.Budget, currency);
        Amounts.Check(file, "DEP033", "DEP034", "budget.monthly", department.Budget.Monthly, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.daily", department.Budget.Daily, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.hourly", department.Budget.Hourly, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.total", department.Budget.Total, sandbox);
        Unlikely(file, department, today);
        file.Require(
            "DEP024", "access",
            () => department.Access.Playground || department.Access.Application,
            "leaves no way to reach a model", "set playground or application to true");
    }

    /// <summary>What no rule forbids and hardly anybody means.</summary>
    private static void Unlikely(BoundFile<Department> file, Department department, DateOnly today)
    {
        var (budget, kpi) = (department.Budget, department.Kpi);
        file.Expect(
            "DEP035", "period.end",
            () => department.Status != DepartmentStatus.Active || department.Period.End >= today,
            "is over, and the status is still active: members can use nothing",
            "close the trial with status, statusReason, statusSince and outcome", "status");
        file.Expect(
            "DEP036", "statusSince",
            () => !(department.StatusSince > today),
            "is in the future, and the status applies from the next deployment", "write the day on which it was decided");
        file.Expect(
            "DEP037", "kpi.trialUsers",
            () => department.Members.Count == 0 || kpi.TrialUsers <= department.Members.Count,
            $"is more than the {department.Members.Count} members", "list the others in members, or correct the number", "members");
        var hours = department.UseCases
            .Sum(useCase => Math.Max(0, useCase.MinutesBefore - useCase.MinutesTarget) * useCase.PiecesPerWeek / 60m);
        file.Expect(
            "DEP038", "kpi.hoursSavedPerWeek",
            () => kpi.HoursSavedPerWeek <= Math.Ceiling(hours),
            $"is more than the use cases save when they reach their targets ({Amounts.Of(Math.Round(hours, 1))})",
            "lower it, or correct minutes and pieces of the use cases", "useCases");
        file.Expect(
            "DEP039", "itPartner.email",
            () => !department.ItPartner.IsSameAs(department.Owner),
            "is also the owner, who then answers to nobody for the technical side", "name somebody of IT", "owner.email");
        file.Expect(
            "DEP040", "budget.alertPercents",
            () => budget.AlertPercents.All(percent => percent <= budget.StopPercent),
            $"has values above budget.stopPercent ({budget.StopPercent}), at which use has stopped already", "keep those up to it",
            "budget.stopPercent");
        var (start, end) = (department.Period.Start, department.Period.End);
        var months = (12 * (end.Year - start.Year)) + end.Month - start.Month + 1;
        file.Expect(
            "DEP045", "budget.total",
            () => budget.Monthly <= 0 || months < 1 || !(budget.Total > months * budget.Monthly),
            $"is more than the monthly caps of the period together ({Amounts.Of(months * budget.Monthly)})",
            "write the amount that was approved, or correct budget.monthly or the period", "budget.monthly", "period");
        file.Expect(
            "DEP041", "budget.coolDownMinutes",
            () => budget.Hourly is not null || !file.IsWritten("budget.coolDownMinutes"),
            "has no effect without budget.hourly", "remove it, or write budget.hourly", "budget.hourly");
    }

    private static void Status(BoundFile<Department> file, Department department)
    {
        var isActive = department.Status == DepartmentStatus.Active;
        file.Require(
            "DEP003", "statusReason",
            () => isActive || department.StatusReason is not null,
            "is missing", "write why the status is not active", "status");
        file.Require(
            "DEP003", "statusSince",
            () => isActive || department.StatusSince is not null,
            "is missing", "write since when the status is not active, e.g. 2027-01-15", "status");
        file.Require(
            "DEP004", "statusReason",
            () => !isActive || department.StatusReason is null,
            "does not go with status active", "remove it", "status");
        file.Require(
            "DEP004", "statusSince",
            () => !isActive || department.StatusSince is null,
            "does not go with status active", "remove it", "status");
        file.Require(
            "DEP005", "outcome",
            () => department.Status != DepartmentStatus.Closed || department.Outcome is not null,
            "is missing", "write what was decided: expand, continue or stop", "status");
        file.Require(
            "DEP006", "outcome",
            () => department.Status == DepartmentStatus.Closed || department.Outcome is null,
            "goes only with status closed", "remove it", "status");
    }

    private static void UseCases(BoundFile<Department> file, Department department)
    {
        file.RequireUnique(
            "DEP007", "useCases", ".id", department.UseCases,
            useCase => useCase.Id,
            "must be unique in the department", "choose another id");
        file.RequireUnique(
            "DEP007", "useCases", ".name", department.UseCases,
            useCase => TextForm.Folded(useCase.Name),
            "must be unique in the department", "choose another name");
        foreach (var (index, useCase) in department.UseCases.Index())
        {
            var path = $"useCases[{index}]";
            file.Require(
                "DEP008", $"{path}.minutesTarget",
                () => useCase.MinutesTarget < useCase.MinutesBefore,
                "must be less than minutesBefore", "write the minutes a piece shall take with AI", $"{path}.minutesBefore");
        }
    }

    private static void People(BoundFile<Department> file, Department department)
    {
        file.Require(
            "DEP009", "decisionMaker.email",
            () => !department.DecisionMaker.IsSameAs(department.Owner),
            "must not be the owner: the decision maker is neutral", "name somebody above or outside the department and IT", "owner.email");
        file.Require(
            "DEP010", "decisionMaker.email",
            () => !department.DecisionMaker.IsSameAs(department.ItPartner),
            "must not be the IT partner: the decision maker is neutral", "name somebody above or outside the department and IT",
            "itPartner.email");
        file.RequireUnique(
            "DEP018", "members", "", department.Members,
            member => member.ToUpperInvariant(),
            "is listed twice", "remove one of them");
    }

    private static void Caps(BoundFile<Department> file, Budget budget, string currency)
    {
        file.Require(
            "DEP014", "budget.monthly",
            () => budget.Monthly > 0,
            "must be a positive amount", $"write the monthly cap in {currency}, e.g. 50000");
        file.Require(
            "DEP015", "budget.daily",
            () => budget.Daily is null or > 0,
            "must be a positive amount", $"write the daily cap in {currency}, e.g. 5000, or remove it");
        file.Require(
            "DEP015", "budget.hourly",
            () => budget.Hourly is null or > 0,
            "must be a positive amount", $"write the hourly cap in {currency}, e.g. 1500, or remove it");
        file.Require(
            "DEP030", "budget.total",
            () => budget.Total is null || budget.Total >= budget.Monthly,
            $"must not be less than budget.monthly ({Amounts.Of(budget.Monthly)})",
            $"write the whole approved amount in {currency}, lower budget.monthly, or remove it",
            "budget.monthly");
        Cap(file, "budget.daily", budget.Daily, "budget.monthly", budget.Monthly);
        Cap(file, "budget.hourly", budget.Hourly, budget.Daily is null ? "budget.monthly" : "budget.daily", budget.Daily ?? budget.Monthly);
        file.Require(
            "DEP017", "budget.alertPercents",
            () => budget.AlertPercents.Zip(budget.AlertPercents.Skip(1)).All(pair => pair.First < pair.Second),
            "must be ascending without repetition", "write them in order, e.g. [50, 80, 100]");
    }

    /// <summary>A limit that is itself refused says nothing about the cap.</summary>
    private static void Cap(BoundFile<Department> file, string path, decimal? cap, string limitPath, decimal limit) => file.Require(
        "DEP016", path,
        () => limit <= 0 || cap is null || cap <= limit,
        $"must not be more than {limitPath} ({Amounts.Of(limit)})", $"lower it or raise {limitPath}",
        "budget.daily", limitPath);
}
