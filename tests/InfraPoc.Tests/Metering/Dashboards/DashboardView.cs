using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InfraPoc.Tests.Metering.Dashboards;

/// <summary>A dashboard's body as CloudWatch would read it.</summary>
internal sealed class DashboardView(string body)
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking;

    private readonly JsonElement root = JsonSerializer.Deserialize<JsonElement>(body);

    public string Start => root.GetProperty("start").GetString()!;

    public string PeriodOverride => root.GetProperty("periodOverride").GetString()!;

    public IReadOnlyList<Widget> Widgets => [.. root.GetProperty("widgets").EnumerateArray().Select(widget => new Widget(widget))];

    public Widget Titled(string title) => Widgets.Single(widget => widget.Title == title);

    /// <summary>Every text a person reads, titles and labels included.</summary>
    public IEnumerable<string> Texts =>
        Widgets.SelectMany(widget => widget.Labels.Append(widget.Title).Append(widget.Markdown)).OfType<string>();

    /// <summary>A widget.</summary>
    public sealed class Widget(JsonElement widget)
    {
        public string Type => widget.GetProperty("type").GetString()!;

        public int X => widget.GetProperty("x").GetInt32();

        public int Y => widget.GetProperty("y").GetInt32();

        public int Width => widget.GetProperty("width").GetInt32();

        public int Height => widget.GetProperty("height").GetInt32();

        public string? Title => Text("title");

        public string? Markdown => Text("markdown");

        public string? Query => Text("query");

        /// <summary>The properties without the metrics, as JSON with apostrophes.</summary>
        public string Settings
        {
            get
            {
                var settings = JsonNode.Parse(Properties.GetRawText())!.AsObject();
                _ = settings.Remove("metrics");
                return settings
                    .ToJsonString(
                        new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                    .Replace('"', '\'');
            }
        }

        public IReadOnlyList<Metric> Metrics => [.. from entry in Entries where entry.GetArrayLength() > 1 select new Metric(entry)];

        public IReadOnlyList<Expression> Expressions =>
            [.. from entry in Entries where entry.GetArrayLength() == 1 select new Expression(entry[0])];

        public IReadOnlyList<Expression> Shown => [.. Expressions.Where(expression => expression.Visible)];

        public IEnumerable<string> Labels =>
            Expressions.Select(expression => expression.Label).Concat(Metrics.Select(metric => metric.Label)).OfType<string>();

        private JsonElement Properties => widget.GetProperty("properties");

        private IReadOnlyList<JsonElement> Entries =>
            Properties.TryGetProperty("metrics", out var metrics) ? [.. metrics.EnumerateArray()] : [];

        private string? Text(string property) => Properties.TryGetProperty(property, out var text) ? text.GetString() : null;
    }

    /// <summary>A metric of a widget.</summary>
    public sealed class Metric(JsonElement entry)
    {
        private JsonElement Options => entry[entry.GetArrayLength() - 1];

        public string Namespace => entry[0].GetString()!;

        public string Name => entry[1].GetString()!;

        public IReadOnlyList<(string Name, string Value)> Dimensions =>
            [
                .. Enumerable
                    .Range(0, (entry.GetArrayLength() - 3) / 2)
                    .Select(index => (entry[2 + (2 * index)].GetString()!, entry[3 + (2 * index)].GetString()!)),
            ];

        public string? Id => Options.TryGetProperty("id", out var id) ? id.GetString() : null;

        public string? Label => Options.TryGetProperty("label", out var label) ? label.GetString() : null;

        public bool Visible => !Options.TryGetProperty("visible", out var visible) || visible.GetBoolean();
    }

    /// <summary>A math expression, search or query of a widget.</summary>
    public sealed class Expression(JsonElement entry)
    {
        public string Id => entry.GetProperty("id").GetString()!;

        public string Text => entry.GetProperty("expression").GetString()!;

        public string? Label => entry.TryGetProperty("label", out var label) ? label.GetString() : null;

        public bool Visible => entry.GetProperty("visible").GetBoolean();

        public bool IsQuery => Text.StartsWith("SELECT ", StringComparison.Ordinal);

        /// <summary>Ids of what it refers to.</summary>
        public IEnumerable<string> References =>
            IsQuery
                ? []
                : Regex.Matches(Unquoted, "[A-Za-z][A-Za-z0-9_]*", Safe).Select(word => word.Value).Where(word => char.IsLower(word[0]));

        /// <summary>Functions it calls.</summary>
        public IEnumerable<string> Functions =>
            IsQuery
                ? []
                : Regex.Matches(Unquoted, "[A-Za-z][A-Za-z0-9_]*", Safe).Select(word => word.Value).Where(word => char.IsUpper(word[0]));

        /// <summary>The terms of its searches.</summary>
        public IEnumerable<string> Searches =>
            Regex.Matches(Text, "SEARCH\\('(?<terms>[^']*)'", Safe).Select(search => search.Groups["terms"].Value);

        private string Unquoted => Regex.Replace(Text, "'[^']*'", "", Safe);
    }
}
