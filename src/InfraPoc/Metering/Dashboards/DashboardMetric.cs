namespace InfraPoc.Metering.Dashboards;

/// <summary>The entries of a metric widget: metrics, expressions, and queries of many metrics at once.</summary>
internal static class DashboardMetric
{
    /// <summary>A metric that expressions of the same widget refer to.</summary>
    public static object[] Hidden(
        string id, string metricNamespace, string metric,
        params IReadOnlyList<(string Name, string Value)> dimensions) =>
        [
            metricNamespace, metric,
            .. dimensions.SelectMany(dimension => new[] { dimension.Name, dimension.Value }),
            new Dictionary<string, object> { ["id"] = id, ["visible"] = false },
        ];

    /// <summary>A metric without dimensions, shown.</summary>
    public static object[] Count(string metricNamespace, string metric, string label) =>
        [metricNamespace, metric, new Dictionary<string, object> { ["label"] = label }];

    /// <summary>An expression that others refer to.</summary>
    public static object[] Step(string id, string expression, string? label = null) => Expression(id, expression, label, false);

    /// <summary>An expression that is shown.</summary>
    public static object[] Shown(string id, string expression, string label) => Expression(id, expression, label, true);

    /// <summary>Every metric of a name with exactly these dimensions that had data within two weeks.</summary>
    /// <param name="metricNamespace">The namespace.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="period">Seconds that one point stands for.</param>
    /// <param name="only">Further terms.</param>
    /// <remarks>See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html</remarks>
    public static string Search(
        string metricNamespace, IReadOnlyList<string> dimensions, string metric, int period,
        params IEnumerable<string> only) =>
        $"SEARCH('{{\"{metricNamespace}\",{string.Join(',', dimensions)}}} {string.Join(' ', only.Prepend($"MetricName=\"{metric}\""))}', 'Sum', {period})";

    /// <summary>What stands for a dimension's value in the label of a search.</summary>
    public static string ValueOf(string dimension) => $"${{PROP('Dim.{dimension}')}}";

    private static object[] Expression(string id, string expression, string? label, bool visible)
    {
        Dictionary<string, object> entry = new() { ["id"] = id, ["expression"] = expression };
        if (label is not null)
        {
            entry["label"] = label;
        }

        entry["visible"] = visible;
        return [entry];
    }
}
