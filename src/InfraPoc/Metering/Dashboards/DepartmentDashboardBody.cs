using System.Globalization;
using InfraPoc.Config;

namespace InfraPoc.Metering.Dashboards;

/// <summary>
/// What a department sees of its use: what is left of each cap, cost by model and tokens, with a text that says what the
/// figures are. It refers to this department's metrics only.
/// </summary>
internal static class DepartmentDashboardBody
{
    /// <summary>The JSON of the dashboard.</summary>
    /// <param name="department">The department.</param>
    /// <param name="sandbox">The sandbox: language, money, time zone.</param>
    /// <param name="models">The department's models.</param>
    /// <param name="usage">Their metrics.</param>
    public static string For(Department department, Sandbox sandbox, IReadOnlyList<Model> models, DepartmentUsage usage)
    {
        var words = DepartmentDashboardWords.In(sandbox.Language);
        var place = DashboardPlace.Of(sandbox);
        var money = DashboardMoney.Of(sandbox.Money);
        IReadOnlyList<DashboardMoney> currencies = money.Currency == DashboardMoney.Usd.Currency ? [money] : [money, DashboardMoney.Usd];
        var caps = SpendCap.Of(department.Budget);
        var lines = ModelLine.Of(models, usage);
        object[][] tokens = [.. Tokens(department, sandbox, usage)];
        object[][] spend = [.. tokens, .. SpendMath.Of(usage, sandbox).Select(step => DashboardMetric.Step(step.Id, step.Expression))];

        return DashboardBody.ToJson("-P7D",
        [
            [DashboardWidget.Text(About(department, sandbox, caps, money, words))],
            [.. caps.Select(cap => Share(cap, place, money, words, spend, DashboardBody.Columns / caps.Count))],
            [Amounts(caps, place, currencies, words, spend)],
            [
                DashboardWidget.Lines(words.CostByModel(money.Currency), DashboardBody.Columns / 2, place, DashboardPlace.Hour, true,
                [
                    .. tokens,
                    .. lines
                        .Index()
                        .Select(line =>
                            DashboardMetric.Shown($"cost{line.Index}", money.Of(line.Item.Usage.CostInUsd), line.Item.Name)),
                ]),
                DashboardWidget.Lines(words.Tokens, DashboardBody.Columns / 2, place, DashboardPlace.Hour, false,
                [
                    .. tokens,
                    DashboardMetric.Shown("input", ModelLine.Sum(usage, DepartmentUsage.InputTokens), words.Input),
                    DashboardMetric.Shown("output", ModelLine.Sum(usage, DepartmentUsage.OutputTokens), words.Output),
                ]),
            ],
            [Sums(lines, place, currencies, words, tokens)],
        ]);
    }

    private static string About(
        Department department, Sandbox sandbox, IReadOnlyList<SpendCap> caps, DashboardMoney money, DepartmentDashboardWords words)
    {
        var rate = string.Create(
            CultureInfo.InvariantCulture,
            $"1 USD = {DashboardMoney.Number(sandbox.Money.PerUsd)} {sandbox.Money.Currency} ({sandbox.Money.AsOf:yyyy-MM-dd})");
        var period = string.Create(
            CultureInfo.InvariantCulture, $"{department.Period.Start:yyyy-MM-dd} - {department.Period.End:yyyy-MM-dd}");
        return string.Join('\n',
        [
            $"# {words.Heading(Markdown.Plain(department.Name))}",
            "",
            $"{words.Period}{words.Colon}{period}{words.Comma}{words.Status}{words.Colon}{words.Statuses[department.Status]}",
            "",
            words.CapsHeader,
            "|:--|--:|--:|:--|",
            .. caps.Select(cap =>
                $"| {words.Cap(cap, sandbox.TimeZone)} | {money.Text(cap.Amount)} | {DashboardMoney.Usd.Text(sandbox.Money.ToUsd(cap.Amount))} | {words.AtCap(cap, money.Text(cap.Stop))} |"),
            "",
            $"- {words.Estimate}",
            $"- {words.Bill}",
            $"- {words.NoValue}",
            $"- {words.Rate}{words.Colon}{rate}",
            $"- {words.Contacts}{words.Colon}{Person(words.ItPartner, department.ItPartner)}{words.Comma}{Person(words.Owner, department.Owner)}",
        ]);

        string Person(string role, Contact contact) => $"{Markdown.Plain(contact.Name)} `{contact.Email}`{role}";
    }

    private static DashboardWidget Share(
        SpendCap cap, DashboardPlace place, DashboardMoney money, DepartmentDashboardWords words, object[][] spend,
        int width) =>
        DashboardWidget.SpendGauge(words.Share[cap.Window], width, place, (cap.StopPercent, words.Stop),
        [
            .. spend,
            DashboardMetric.Shown(
                "share", DashboardMoney.Rounded($"{money.Of(cap.Spent)}*100/{DashboardMoney.Number(cap.Amount)}", 1),
                words.Spent[cap.Window]),
        ]);

    private static DashboardWidget Amounts(
        IReadOnlyList<SpendCap> caps, DashboardPlace place, IReadOnlyList<DashboardMoney> currencies, DepartmentDashboardWords words,
        object[][] spend)
    {
        var values = caps.SelectMany(cap => currencies
            .Select(money => (Label: $"{words.Spent[cap.Window]} ({money.Currency})", Value: money.Rounded(money.Of(cap.Spent))))
            .Append(
                (
                    Label: $"{words.Left[cap.Window]} ({currencies[0].Currency})",
                    Value: currencies[0].Rounded($"{DashboardMoney.Number(cap.Stop)}-{currencies[0].Of(cap.Spent)}"))));
        return DashboardWidget.SpendValues(words.Amounts, DashboardBody.Columns, 2 + (2 * caps.Count), place,
        [
            .. spend,
            .. values.Index().Select(value => DashboardMetric.Shown($"amount{value.Index}", value.Item.Value, value.Item.Label)),
        ]);
    }

    private static DashboardWidget Sums(
        IReadOnlyList<ModelLine> lines, DashboardPlace place, IReadOnlyList<DashboardMoney> currencies, DepartmentDashboardWords words,
        object[][] tokens)
    {
        var sums = lines.SelectMany(line => currencies
            .Select(money => (Label: $"{line.Name}{words.Colon}{words.Cost} ({money.Currency})", Value: money.Of(line.Usage.CostInUsd)))
            .Append((Label: $"{line.Name}{words.Colon}{words.Input}", Value: ModelLine.Sum(line.Usage, DepartmentUsage.InputTokens)))
            .Append(
                (Label: $"{line.Name}{words.Colon}{words.Output}", Value: ModelLine.Sum(line.Usage, DepartmentUsage.OutputTokens))))
    .ToList();
        return DashboardWidget.Sums(words.Sums, DashboardBody.Columns, 2 + sums.Count, place, DashboardPlace.Hour,
        [
            .. tokens,
            .. sums.Index().Select(sum => DashboardMetric.Shown($"sum{sum.Index}", sum.Item.Value, sum.Item.Label)),
        ]);
    }

    private static IEnumerable<object[]> Tokens(Department department, Sandbox sandbox, DepartmentUsage usage)
    {
#pragma warning disable RS0030
        var names = new SandboxNames(sandbox);
#pragma warning restore RS0030
        return usage.Series.Select(series => DashboardMetric.Hidden(
            series.Id, names.UsageMetrics, series.Metric,
            (DepartmentUsage.DepartmentDimension, department.Id), (DepartmentUsage.ModelDimension, series.Model)));
    }
}
