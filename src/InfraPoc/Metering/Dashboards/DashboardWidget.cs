namespace InfraPoc.Metering.Dashboards;

/// <summary>A widget of a CloudWatch dashboard.</summary>
/// <param name="Type"><c>text</c>, <c>metric</c> or <c>log</c>.</param>
/// <param name="Width">Width in columns; a dashboard has 24.</param>
/// <param name="Height">Height in rows of about 50 pixels.</param>
/// <param name="Properties">What the type needs, as nested dictionaries, <c>object[]</c>, texts, numbers and truth values.</param>
/// <remarks>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html</remarks>
internal sealed record DashboardWidget(string Type, int Width, int Height, IReadOnlyDictionary<string, object> Properties)
{
    /// <summary>A text over the whole width, high enough to be read without scrolling.</summary>
    public static DashboardWidget Text(string markdown) =>
        new("text", DashboardBody.Columns, Markdown.HeightOf(markdown), new Dictionary<string, object> { ["markdown"] = markdown });

    /// <summary>The answer to a query of CloudWatch Logs Insights, as a table.</summary>
    public static DashboardWidget Log(string title, int width, string region, string logGroup, string query) =>
        new(
            "log", width, 7, new Dictionary<string, object>
            {
                ["title"] = title,
                ["region"] = region,
                ["query"] = $"SOURCE '{logGroup}' | {query}",
                ["view"] = "table",
            });

    /// <summary>Lines over time.</summary>
    /// <param name="title">The title.</param>
    /// <param name="width">The width.</param>
    /// <param name="place">Where and in which time zone.</param>
    /// <param name="period">Seconds that one point stands for.</param>
    /// <param name="stacked">True where the lines add up to something.</param>
    /// <param name="metrics">Metrics and expressions; see <see cref="DashboardMetric"/>.</param>
    public static DashboardWidget Lines(
        string title, int width, DashboardPlace place, int period, bool stacked,
        IReadOnlyList<object[]> metrics) =>
        Metric(
            title, width, 7, "timeSeries", place.Region, period, metrics, new()
            {
                ["stacked"] = stacked,
                ["timezone"] = place.Offset,
                ["yAxis"] = new Dictionary<string, object> { ["left"] = new Dictionary<string, object> { ["min"] = 0, ["showUnits"] = false } },
            });

    /// <summary>Sums over the time that the dashboard shows, a row for each metric.</summary>
    public static DashboardWidget Sums(
        string title, int width, int height, DashboardPlace place, int period,
        IReadOnlyList<object[]> metrics) =>
        Metric(
            title, width, height, "table", place.Region, period, metrics, new()
            {
                ["table"] = new Dictionary<string, object> { ["summaryColumns"] = new object[] { "SUM" }, ["showTimeSeriesData"] = false },
            });

    /// <summary>The latest values of what <see cref="SpendMath"/> calculates, over its own range of time.</summary>
    public static DashboardWidget SpendValues(string title, int width, int height, DashboardPlace place, IReadOnlyList<object[]> metrics) =>
        Metric(
            title, width, height, "singleValue", place.Region, DashboardPlace.Hour, metrics,
            new() { ["start"] = SpendRange, ["singleValueFullPrecision"] = true });

    /// <summary>A share of a cap in percent, over the same range.</summary>
    /// <param name="title">The title.</param>
    /// <param name="width">The width.</param>
    /// <param name="place">Where.</param>
    /// <param name="stop">The percentage at which use is stopped, and what that is called.</param>
    /// <param name="metrics">Metrics and expressions, one of them visible.</param>
    public static DashboardWidget SpendGauge(
        string title, int width, DashboardPlace place, (int Percent, string Label) stop,
        IReadOnlyList<object[]> metrics) =>
        Metric(
            title, width, 6, "gauge", place.Region, DashboardPlace.Hour, metrics, new()
            {
                ["start"] = SpendRange,
                ["yAxis"] = new Dictionary<string, object> { ["left"] = new Dictionary<string, object> { ["min"] = 0, ["max"] = 100 } },
                ["annotations"] = new Dictionary<string, object>
                {
                    ["horizontal"] = new object[]
            {
                new Dictionary<string, object>
                {
                    ["value"] = stop.Percent, ["label"] = stop.Label, ["color"] = "#d62728", ["fill"] = "above",
                },
            },
                },
            });

    /// <summary>
    /// Begins in the month before on every day of the year, as <see cref="SpendMath"/> wants it, and not earlier than that takes.
    /// </summary>
    private const string SpendRange = "-P32D";

    private static DashboardWidget Metric(
        string title, int width, int height, string view, string region, int period, IReadOnlyList<object[]> metrics,
        Dictionary<string, object> special) =>
        new("metric", width, height, new Dictionary<string, object>
        {
            ["title"] = title,
            ["view"] = view,
            ["region"] = region,
            ["stat"] = "Sum",
            ["period"] = period,
            ["metrics"] = metrics.ToArray<object>(),
        }.Concat(special).ToDictionary());
}
