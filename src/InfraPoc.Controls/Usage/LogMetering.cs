using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What the transformer of a log group and its metric filters make of an event, from their resources alone.</summary>
internal sealed class LogMetering
{
    private readonly LogTransformation transformation;
    private readonly List<(LogFilter Pattern, bool Transformed, JsonElement Metric)> filters;

    /// <summary>Reads transformer and filters.</summary>
    /// <exception cref="FormatException">One of them is not understood.</exception>
    public LogMetering(StackResource transformer, IEnumerable<StackResource> metricFilters)
    {
        transformation = new LogTransformation(
            transformer.Value("TransformerConfig") ?? throw new FormatException("The transformer has no processors."));
        filters =
        [
            .. from filter in metricFilters
               from metric in filter.List("MetricTransformations")
               select (LogFilter.Parse(filter.Text("FilterPattern") ?? ""), filter.IsTrue("ApplyOnTransformedLogs"), metric),
        ];
    }

    /// <summary>What an event adds to which metric, as text: namespace, metric, dimensions in order, value.</summary>
    public IEnumerable<string> Points(string line)
    {
        var logged = JsonNode.Parse(line)!.AsObject();
        var transformed = transformation.Of(line);
        return from filter in filters
               let log = filter.Transformed ? transformed : logged
               where filter.Pattern.Matches(log)
               let point = Point(log, filter.Metric)
               where point is not null
               select point;
    }

    /// <summary>Null where the event lacks the field of a dimension or the value: it is in no metric then.</summary>
    private static string? Point(JsonObject log, JsonElement metric)
    {
        if (
            metric
                .EnumerateObject()
                .FirstOrDefault(member => member.Name is not ("MetricNamespace" or "MetricName" or "MetricValue" or "Dimensions")) is
            { Value.ValueKind: not JsonValueKind.Undefined } other)
        {
            throw new FormatException($"What {other.Name} does in a metric is not known here.");
        }

        var dimensions = metric.TryGetProperty("Dimensions", out var found) ? found.EnumerateArray().ToList() : [];
        var named = dimensions.ConvertAll(dimension => (Name: Text(dimension, "Key"), Value: Field(log, Text(dimension, "Value"))));
        var value = Field(log, Text(metric, "MetricValue"));
        return value is null || named.Exists(dimension => dimension.Value is null)
            ? null
            : $"{Text(metric, "MetricNamespace")} {Text(metric, "MetricName")}{{{string.Join(',', named.Select(dimension => $"{dimension.Name}={dimension.Value}"))}}} {value}";
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text)
            ? text.GetString()!
            : throw new FormatException($"{element.GetRawText()} has no {name}.");

    /// <summary>A number as it is written, or the value of a field.</summary>
    private static string? Field(JsonObject log, string selector) =>
        decimal.TryParse(selector, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? selector
        : selector.StartsWith("$.", StringComparison.Ordinal)
            ? selector[2..].Split('.').Aggregate((JsonNode?)log, (node, name) => (node as JsonObject)?[name])?.ToString()
            : throw new FormatException($"{selector} is neither a number nor a field.");
}
