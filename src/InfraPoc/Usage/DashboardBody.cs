using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>
/// A dashboard as CloudWatch takes it, from the metrics that the functions report: by <c>Department</c> what is spent and left, where
/// the month is heading and whether the department is stopped; by <c>Sandbox</c> what was metered.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
/// </summary>
internal sealed class DashboardBody
{
    private const int Columns = 24;
    private const int FiveMinutes = 300;
    private const int Hour = 3600;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Sandbox sandbox;
    private readonly SandboxNames names;
    private readonly JsonArray widgets = [];
    private int row;

    private DashboardBody(Sandbox sandbox, SandboxNames names)
    {
        this.sandbox = sandbox;
        this.names = names;
    }

    /// <summary>The one dashboard of everybody, with a choice of the department.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="departments">Ids of the departments, of which nothing else is shown by name.</param>
    public static string Shared(Sandbox sandbox, SandboxNames names, IReadOnlyList<string> departments)
    {
        var body = new DashboardBody(sandbox, names);
        body.Introduce();
        if (departments.Count > 0)
        {
            body.Standing(departments[0]);
        }

        body.Everybody();
        return departments.Count == 0 ? body.ToJson() : body.ToJson(body.Choice(departments));
    }

    /// <summary>A department's own dashboard.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="department">Id of the department.</param>
    public static string Own(Sandbox sandbox, SandboxNames names, string department)
    {
        var body = new DashboardBody(sandbox, names);
        body.Introduce();
        body.Standing(department);
        return body.ToJson();
    }

    private string ToJson(JsonNode? variable = null)
    {
        // Eight days, because an idle department reports once a week.
        var body = new JsonObject { ["start"] = "-P8D", ["widgets"] = widgets };
        if (variable is not null)
        {
            body["variables"] = new JsonArray(variable);
        }

        return body.ToJsonString(Readable);
    }

    private JsonObject Choice(IReadOnlyList<string> departments) => new()
    {
        ["type"] = "property",
        ["property"] = "Department",
        ["inputType"] = "select",
        ["id"] = "department",
        ["label"] = Say(DashboardTexts.Department),
        ["defaultValue"] = departments[0],
        ["visible"] = true,
        ["values"] = new JsonArray([.. departments.Select(id => new JsonObject { ["value"] = id, ["label"] = id })]),
    };

    private void Introduce() => Add(4, ("text", Columns, new JsonObject { ["markdown"] = Say(DashboardTexts.Introduction(sandbox)) }));

    private void Standing(string department)
    {
        Add(
            4,
            ("metric", Columns, Metrics(
                DashboardTexts.Standing, "singleValue", "Maximum", FiveMinutes,
                ByDepartment("Spent", DashboardTexts.Spent), ByDepartment("Left", DashboardTexts.Left),
                ByDepartment("Forecast", DashboardTexts.Forecast), ByDepartment("Stopped", DashboardTexts.Stopped))));
        Add(2, ("text", Columns, new JsonObject { ["markdown"] = Say(DashboardTexts.Causes) }));

        JsonArray ByDepartment(string metric, Bilingual label) =>
            [names.UsageMetrics, metric, "Department", department, new JsonObject { ["label"] = Say(label) }];
    }

    private void Everybody()
    {
        var search = $$"""SEARCH('{{{names.UsageMetrics}},Department} MetricName="Spent"', 'Maximum', {{Hour}})""";
        Add(
            6,
            ("metric", 16, Metrics(
                DashboardTexts.Everybody, "timeSeries", "Maximum", Hour,
                new JsonArray(new JsonObject { ["expression"] = search, ["label"] = "", ["id"] = "spent" }))),
            ("metric", 8, Metrics(DashboardTexts.Calls, "timeSeries", "Sum", Hour, BySandbox("Calls"))));
        Add(
            6,
            ("metric", 16, Metrics(
                DashboardTexts.Tokens, "timeSeries", "Sum", Hour,
                BySandbox("InputTokens"), BySandbox("OutputTokens"), BySandbox("CacheReadTokens"), BySandbox("CacheWriteTokens"))),
            ("metric", 8, Metrics(
                DashboardTexts.Unusual, "timeSeries", "Sum", Hour,
                BySandbox("UnattributedCalls"), BySandbox("UnpricedCalls"), BySandbox("SetAside"))));

        JsonArray BySandbox(string metric) => [names.UsageMetrics, metric, "Sandbox", sandbox.Name];
    }

    private JsonObject Metrics(Bilingual title, string view, string statistic, int period, params JsonArray[] metrics) => new()
    {
        ["title"] = Say(title),
        ["view"] = view,
        ["region"] = sandbox.Accounts.Sandbox.Region,
        ["stat"] = statistic,
        ["period"] = period,
        ["metrics"] = new JsonArray([.. metrics]),
    };

    private void Add(int height, params (string Type, int Width, JsonObject Properties)[] beside)
    {
        var column = 0;
        foreach (var (type, width, properties) in beside)
        {
            widgets.Add((JsonNode)new JsonObject
            {
                ["type"] = type,
                ["x"] = column,
                ["y"] = row,
                ["width"] = width,
                ["height"] = height,
                ["properties"] = properties,
            });
            column += width;
        }

        row += height;
    }

    private string Say(Bilingual text) => text.In(sandbox.Language);
}
