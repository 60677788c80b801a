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
            new(
                $"must be the name of its file, \"{Excerpt.Of(fileName)}\"",
                $"をファイル名の \"{Excerpt.Of(fileName)}\" と同じにしてください"),
            new("rename the file or correct the id", "ファイル名か id を直してください"));
        file.Require(
            "DEP002", "id",
            () => !Reserved.Contains(department.Id),
            new("is reserved", "は予約されています"),
            new($"choose an id other than {string.Join(", ", Reserved)}", $"{string.Join("、", Reserved)} 以外の id にしてください"));
        file.Require(
            "DEP002", "id",
            () => !Devices.Contains(department.Id),
            new("is reserved by Windows, where no file can have this name", "は Windows が予約している名前で、ファイル名に使えません"),
            new($"choose another id, e.g. {department.Id}-dept", $"別の id にしてください（例：{department.Id}-dept）"));
        Status(file, department);
        UseCases(file, department);
        People(file, department);
        file.Require(
            "DEP011", "period.end",
            () => department.Period.End >= department.Period.Start,
            new("must not be before period.start", "が period.start より前です"),
            new("correct one of the two dates", "どちらかの日付を直してください"),
            "period.start");
        file.Require(
            "DEP012", "period.end",
            () => department.Period.End < department.Period.Start.AddMonths(12),
            new("must be less than 12 months after period.start", "は period.start から 12 か月未満にしてください"),
            new(
                "shorten the period; a longer trial continues under a new approval and id",
                "期間を短くしてください。続ける場合は、新しい承認と id で始めます"),
            "period.start");
        Caps(file, department.Budget, currency);
        Amounts.Check(file, "DEP033", "DEP034", "budget.monthly", department.Budget.Monthly, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.daily", department.Budget.Daily, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.hourly", department.Budget.Hourly, sandbox);
        Amounts.Check(file, "DEP033", "DEP034", "budget.total", department.Budget.Total, sandbox);
        TopUps(file, department, currency, sandbox);
        Unlikely(file, department, today);
        file.Require(
            "DEP024", "access",
            () => department.Access.Playground || department.Access.Application,
            new("leaves no way to reach a model", "では、モデルを利用する手段がありません"),
            new("set playground or application to true", "playground か application を true にしてください"));
    }

    /// <summary>What no rule forbids and hardly anybody means.</summary>
    private static void Unlikely(BoundFile<Department> file, Department department, DateOnly today)
    {
        var (budget, kpi) = (department.Budget, department.Kpi);
        file.Expect(
            "DEP035", "period.end",
            () => department.Status != DepartmentStatus.Active || department.Period.End >= today,
            new(
                "is over, and the status is still active: members can use nothing",
                "を過ぎていますが、status は active のままです。メンバーは何も利用できません"),
            new(
                $"close the trial with `infrapoc department close {department.Id} --outcome OUTCOME --notes TEXT`, or correct the date",
                $"`infrapoc department close {department.Id} --outcome OUTCOME --notes TEXT` で終了するか、日付を直してください"),
            "status");
        file.Expect(
            "DEP036", "statusSince",
            () => !(department.StatusSince > today),
            new(
                "is in the future, and the status applies from the next deployment",
                "が未来の日付です。status は次のデプロイで反映されます"),
            new("write the day on which it was decided", "決定した日を書いてください"));
        file.Expect(
            "DEP037", "kpi.trialUsers",
            () => department.Members.Count == 0 || kpi.TrialUsers <= department.Members.Count,
            new($"is more than the {department.Members.Count} members", $"がメンバーの {department.Members.Count} 人を超えています"),
            new("list the others in members, or correct the number", "ほかの人を members に加えるか、人数を直してください"),
            "members");
        var hours = department.UseCases
            .Sum(useCase => Math.Max(0, useCase.MinutesBefore - useCase.MinutesTarget) * useCase.PiecesPerWeek / 60m);
        file.Expect(
            "DEP038", "kpi.hoursSavedPerWeek",
            () => kpi.HoursSavedPerWeek <= Math.Ceiling(hours),
            new(
                $"is more than the use cases save when they reach their targets ({Amounts.Of(Math.Round(hours, 1))})",
                $"が、用途ごとの目標から計算した時間（{Amounts.Of(Math.Round(hours, 1))}）を超えています"),
            new("lower it, or correct minutes and pieces of the use cases", "値を下げるか、用途の所要時間と件数を直してください"),
            "useCases");
        file.Expect(
            "DEP039", "itPartner.email",
            () => !department.ItPartner.IsSameAs(department.Owner),
            new(
                "is also the owner, who then answers to nobody for the technical side",
                "が責任者と同じ人です。技術面を確認する人がいなくなります"),
            new("name somebody of IT", "IT 部門の人を書いてください"),
            "owner.email");
        foreach (var index in department.Members.Index()
            .Where(member => department.DecisionMaker.IsSameAs(department.Owner with { Email = member.Item }))
            .Select(member => member.Index))
        {
            file.Expect(
                "DEP047", $"members[{index}]",
                () => false,
                new("is also the decision maker, who has to be neutral", "が決裁者と同じ人です。決裁者は中立である必要があります"),
                new("name another decision maker, or remove the member", "別の決裁者を書くか、メンバーから削除してください"),
                "decisionMaker.email");
        }

        file.Expect(
            "DEP040", "budget.alertPercents",
            () => budget.AlertPercents.All(percent => percent <= budget.StopPercent),
            new(
                $"has values above budget.stopPercent ({budget.StopPercent}), at which use has stopped already",
                $"に budget.stopPercent（{budget.StopPercent}）を超える値があります。停止した後には通知されません"),
            new("keep those up to it", "stopPercent 以下の値だけを残してください"),
            "budget.stopPercent");
        var (start, end) = (department.Period.Start, department.Period.End);
        var months = (12 * (end.Year - start.Year)) + end.Month - start.Month + 1;
        var together = (months * budget.Monthly) + budget.TopUps.Sum(each => Math.Max(0, each.Amount));
        file.Expect(
            "DEP045", "budget.total",
            () => budget.Monthly <= 0 || months < 1 || !(budget.Total > together),
            new(
                $"is more than the monthly caps of the period together ({Amounts.Of(together)})",
                $"が、期間中の月額上限の合計（{Amounts.Of(together)}）を超えています"),
            new(
                "write the amount that was approved, or correct budget.monthly or the period",
                "承認された金額を書くか、budget.monthly または期間を直してください"),
            "budget.monthly", "budget.topUps", "period");
        file.Expect(
            "DEP041", "budget.coolDownMinutes",
            () => budget.Hourly is not null || !file.IsWritten("budget.coolDownMinutes"),
            new("has no effect without budget.hourly", "は budget.hourly がなければ効果がありません"),
            new("remove it, or write budget.hourly", "削除するか、budget.hourly を書いてください"),
            "budget.hourly");
    }

    private static void Status(BoundFile<Department> file, Department department)
    {
        var isActive = department.Status == DepartmentStatus.Active;
        file.Require(
            "DEP003", "statusReason",
            () => isActive || department.StatusReason is not null,
            new("is missing", "がありません"),
            new("write why the status is not active", "status が active でない理由を書いてください"),
            "status");
        file.Require(
            "DEP003", "statusSince",
            () => isActive || department.StatusSince is not null,
            new("is missing", "がありません"),
            new(
                "write since when the status is not active, e.g. 2027-01-15",
                "いつから active でないかを書いてください（例：2027-01-15）"),
            "status");
        file.Require(
            "DEP004", "statusReason",
            () => !isActive || department.StatusReason is null,
            new("does not go with status active", "は status が active のときは書けません"),
            new("remove it", "削除してください"),
            "status");
        file.Require(
            "DEP004", "statusSince",
            () => !isActive || department.StatusSince is null,
            new("does not go with status active", "は status が active のときは書けません"),
            new("remove it", "削除してください"),
            "status");
        file.Require(
            "DEP005", "outcome",
            () => department.Status != DepartmentStatus.Closed || department.Outcome is not null,
            new("is missing", "がありません"),
            new("write what was decided: expand, continue or stop", "決定を expand、continue、stop のいずれかで書いてください"),
            "status");
        file.Require(
            "DEP006", "outcome",
            () => department.Status == DepartmentStatus.Closed || department.Outcome is null,
            new("goes only with status closed", "は status が closed のときだけ書きます"), new("remove it", "削除してください"), "status");
    }

    private static void UseCases(BoundFile<Department> file, Department department)
    {
        file.RequireUnique(
            "DEP007", "useCases", ".id", department.UseCases,
            useCase => useCase.Id,
            new("must be unique in the department", "が部門の中で重複しています"), new("choose another id", "別の id にしてください"));
        file.RequireUnique(
            "DEP007", "useCases", ".name", department.UseCases,
            useCase => TextForm.Folded(useCase.Name),
            new("must be unique in the department", "が部門の中で重複しています"), new("choose another name", "別の名前にしてください"));
        foreach (var (index, useCase) in department.UseCases.Index())
        {
            var path = $"useCases[{index}]";
            file.Require(
                "DEP008", $"{path}.minutesTarget",
                () => useCase.MinutesTarget < useCase.MinutesBefore,
                new("must be less than minutesBefore", "は minutesBefore より短くしてください"),
                new("write the minutes a piece shall take with AI", "AI を使った場合に 1 件あたり目標とする分数を書いてください"),
                $"{path}.minutesBefore");
        }
    }

    private static void People(BoundFile<Department> file, Department department)
    {
        file.Require(
            "DEP009", "decisionMaker.email",
            () => !department.DecisionMaker.IsSameAs(department.Owner),
            new("must not be the owner: the decision maker is neutral", "が責任者と同じ人です。決裁者は中立である必要があります"),
            new("name somebody above or outside the department and IT", "部門と IT の上位または外部の人を書いてください"),
            "owner.email");
        file.Require(
            "DEP010", "decisionMaker.email",
            () => !department.DecisionMaker.IsSameAs(department.ItPartner),
            new("must not be the IT partner: the decision maker is neutral", "が IT 担当と同じ人です。決裁者は中立である必要があります"),
            new("name somebody above or outside the department and IT", "部門と IT の上位または外部の人を書いてください"),
            "itPartner.email");
        file.RequireUnique(
            "DEP018", "members", "", department.Members,
            member => member.ToUpperInvariant(),
            new("is listed twice", "が 2 回書かれています"), new("remove one of them", "どちらかを削除してください"));
    }

    private static void TopUps(BoundFile<Department> file, Department department, Bilingual currency, BoundFile<Sandbox>? sandbox)
    {
        foreach (var (index, topUp) in department.Budget.TopUps.Index())
        {
            var path = $"budget.topUps[{index}]";
            file.Require(
                "DEP050", $"{path}.amount",
                () => topUp.Amount > 0,
                new("must be a positive amount", "は正の金額にしてください"),
                new(
                    $"write in {currency.English} how much more may be spent in the month, e.g. 20000",
                    $"その月に増やす金額を{currency.Japanese}で書いてください（例：20000）"));
            Amounts.Check(file, "DEP033", "DEP034", $"{path}.amount", topUp.Amount, sandbox);
            file.Require(
                "DEP051", $"{path}.month",
                () => department.Period.HasDayIn(topUp.Month),
                new("must be a month of the period", "は利用期間の中の月にしてください"),
                new(
                    $"write a month from {department.Period.Start:yyyy-MM} to {department.Period.End:yyyy-MM}, or remove it",
                    $"{department.Period.Start:yyyy-MM} から {department.Period.End:yyyy-MM} までの月を書くか、削除してください"),
                "period");
        }
    }

    private static void Caps(BoundFile<Department> file, Budget budget, Bilingual currency)
    {
        file.Require(
            "DEP014", "budget.monthly",
            () => budget.Monthly > 0,
            new("must be a positive amount", "は正の金額にしてください"),
            new($"write the monthly cap in {currency.English}, e.g. 50000", $"月額上限を{currency.Japanese}で書いてください（例：50000）"));
        file.Require(
            "DEP015", "budget.daily",
            () => budget.Daily is null or > 0,
            new("must be a positive amount", "は正の金額にしてください"),
            new(
                $"write the daily cap in {currency.English}, e.g. 5000, or remove it",
                $"1 日の上限を{currency.Japanese}で書くか（例：5000）、削除してください"));
        file.Require(
            "DEP015", "budget.hourly",
            () => budget.Hourly is null or > 0,
            new("must be a positive amount", "は正の金額にしてください"),
            new(
                $"write the hourly cap in {currency.English}, e.g. 1500, or remove it",
                $"1 時間の上限を{currency.Japanese}で書くか（例：1500）、削除してください"));
        file.Require(
            "DEP030", "budget.total",
            () => budget.Total is null || budget.Total >= budget.Monthly,
            new(
                $"must not be less than budget.monthly ({Amounts.Of(budget.Monthly)})",
                $"が budget.monthly（{Amounts.Of(budget.Monthly)}）を下回っています"),
            new(
                $"write the whole approved amount in {currency.English}, lower budget.monthly, or remove it",
                $"承認された総額を{currency.Japanese}で書くか、budget.monthly を下げるか、削除してください"),
            "budget.monthly");
        Cap(file, "budget.daily", budget.Daily, "budget.monthly", budget.Monthly);
        Cap(file, "budget.hourly", budget.Hourly, budget.Daily is null ? "budget.monthly" : "budget.daily", budget.Daily ?? budget.Monthly);
        file.Require(
            "DEP017", "budget.alertPercents",
            () => budget.AlertPercents.Zip(budget.AlertPercents.Skip(1)).All(pair => pair.First < pair.Second),
            new("must be ascending without repetition", "は重複なく昇順に書いてください"),
            new("write them in order, e.g. [50, 80, 100]", "順に並べてください（例：[50, 80, 100]）"));
    }

    /// <summary>A limit that is itself refused says nothing about the cap.</summary>
    private static void Cap(BoundFile<Department> file, string path, decimal? cap, string limitPath, decimal limit) => file.Require(
        "DEP016", path,
        () => limit <= 0 || cap is null || cap <= limit,
        new($"must not be more than {limitPath} ({Amounts.Of(limit)})", $"が {limitPath}（{Amounts.Of(limit)}）を超えています"),
        new($"lower it or raise {limitPath}", $"値を下げるか、{limitPath} を上げてください"),
        "budget.daily", limitPath);
}
