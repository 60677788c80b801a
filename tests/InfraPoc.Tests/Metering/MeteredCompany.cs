using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Tests.Metering;

/// <summary>A company of five departments, synthesized once, whose templates meter recorded log lines as AWS would.</summary>
public sealed class MeteredCompany
{
    public const string Stack = "Poc-Insights";

    private const string Audit = "Poc-Audit";

    /// <summary>Application inference profiles of the department sales, with ids as Bedrock makes them.</summary>
    private static readonly Dictionary<string, string> ProfileIds = new()
    {
        ["poc-sales-haiku"] = "a1b2c3d4e5f6",
        ["poc-sales-sonnet"] = "f6e5d4c3b2a1",
    };

    private static readonly Department Sales = TestCompany.Department(
        "sales", "営業部", [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias]) with
    {
        Budget = new Budget { Monthly = 50_000, Daily = 5_000, Hourly = 1_000 },
        Access = new DepartmentAccess { Application = true },
    };

    internal static SandboxConfig Config { get; } = (TestCompany.Config(
        Sales,
        (Sales.Like("sales-east") with { Budget = new Budget { Monthly = 50_000, Daily = 5_000 } }).As(DepartmentStatus.Suspended),
        Sales.Like("shop") with { Budget = new Budget { Monthly = 50_000 } },
        Sales.Like("shop-app").As(DepartmentStatus.Closed),
        Sales.Like("human-resources") with { Budget = new Budget { Monthly = 50_000, Hourly = 1_000 } }) with
    {
        Models = new[]
        {
            TestCompany.Haiku, TestCompany.Sonnet with { Price = TestCompany.Sonnet.Price with { Input = 3, Output = 15 } },
        }.ToDictionary(model => model.Alias),
    }).Validated();

    internal Synthesis Synthesis { get; } = Synthesis.Of(Config);

    internal TemplateReferences References => ReferencesOf(Stack, new() { [Audit] = AuditReferences });

    internal TemplateReferences AuditReferences => ReferencesOf(Audit, []);

    internal JsonElement Transformer => Synthesis.Resources(Stack, "AWS::Logs::Transformer").ShouldHaveSingleItem().Properties;

    /// <summary>The alarms on a department's caps by name.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Caps(string department) =>
        Synthesis
            .Resources($"Poc-Dept-{department}", "AWS::CloudWatch::Alarm")
        .ToDictionary(alarm => alarm.Text("AlarmName")!, alarm => alarm.Properties);

    /// <summary>What the transformer and the filters of the template make of log lines.</summary>
    /// <param name="lines">Events of the invocation log.</param>
    /// <param name="processors">Other processors than those of the template.</param>
    internal IReadOnlyList<MeteredPoint> Meter(IEnumerable<string> lines, JsonElement? processors = null)
    {
        var transformation = new LogTransformation(processors ?? Transformer.GetProperty("TransformerConfig"));
        var filters = Synthesis.Resources(Stack, "AWS::Logs::MetricFilter");
        return
        [
            .. from line in lines
               from filter in filters
               let log = filter.Properties.TryGetProperty("ApplyOnTransformedLogs", out var transformed) && transformed.GetBoolean()
                   ? transformation.Of(line)
                   : JsonNode.Parse(line)!.AsObject()
               where LogFilter.Parse(filter.Text("FilterPattern")!).Matches(log)
               select Point(log, filter.Properties.GetProperty("MetricTransformations").EnumerateArray().ShouldHaveSingleItem()),
        ];
    }

    /// <summary>What the alarm's expression is at each period.</summary>
    internal IReadOnlyDictionary<DateTimeOffset, decimal> Evaluate(
        JsonElement alarm, string stack, IReadOnlyList<MeteredPoint> points, DateTimeOffset start, DateTimeOffset end)
    {
        var queries = alarm.GetProperty("Metrics").EnumerateArray().ToList();
        var metrics = queries.Where(query => query.TryGetProperty("MetricStat", out _)).ToList();
        var seconds = metrics
            .Select(query => query.GetProperty("MetricStat").GetProperty("Period").GetInt32()).Distinct().ShouldHaveSingleItem();
        var math = new MetricMath(start, end, TimeSpan.FromSeconds(seconds));
        foreach (var query in metrics)
        {
            var metric = query.GetProperty("MetricStat").GetProperty("Metric");
            query.GetProperty("MetricStat").GetProperty("Stat").GetString().ShouldBe("Sum");
            query.GetProperty("ReturnData").GetBoolean().ShouldBeFalse();
            var series = new MeteredPoint(
                metric.GetProperty("Namespace").GetString()!,
                metric.GetProperty("MetricName").GetString()!,
                string.Join(
                    ',', metric
                        .GetProperty("Dimensions").EnumerateArray()
                        .Select(dimension =>
                            $"{dimension.GetProperty("Name").GetString()}={Resolve(stack, dimension.GetProperty("Value"))}")),
                default,
                0);
            math.Metric(query.GetProperty("Id").GetString()!, points
                .Where(point => point with { Time = default, Value = 0 } == series)
                .GroupBy(point => DateTimeOffset.FromUnixTimeSeconds(point.Time.ToUnixTimeSeconds() / seconds * seconds))
                .ToDictionary(period => period.Key, period => period.Sum(point => point.Value)));
        }

        var result = queries.Except(metrics).ShouldHaveSingleItem();
        result.GetProperty("ReturnData").GetBoolean().ShouldBeTrue();
        return math.Expression(result.GetProperty("Id").GetString()!, result.GetProperty("Expression").GetString()!);
    }

    private static MeteredPoint Point(JsonObject log, JsonElement metric)
    {
        metric.TryGetProperty("DefaultValue", out _).ShouldBeFalse("CloudWatch refuses a default value beside dimensions");
        var value = metric.GetProperty("MetricValue").GetString()!;
        var dimensions = metric.TryGetProperty("Dimensions", out var found) ? found.EnumerateArray().ToList() : [];
        return new MeteredPoint(
            metric.GetProperty("MetricNamespace").GetString()!,
            metric.GetProperty("MetricName").GetString()!,
            string.Join(
                ',',
                dimensions.Select(dimension =>
                    $"{dimension.GetProperty("Key").GetString()}={Field(log, dimension.GetProperty("Value").GetString()!).GetValue<string>()}")),
            log["timestamp"]!.GetValue<DateTimeOffset>(),
            value.StartsWith('$')
                ? Field(log, value).GetValue<decimal>()
                : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static JsonNode Field(JsonObject log, string selector) =>
        selector.Split('.').Skip(1).Aggregate((JsonNode?)log, (node, name) => node?[name])
        ?? throw new InvalidOperationException($"The event has no {selector}: {log.ToJsonString()}");

    private string Resolve(string stack, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString()!;
        }

        var attribute = value.GetProperty("Fn::GetAtt");
        attribute[1].GetString().ShouldBe("InferenceProfileId");
        var profile = Synthesis
            .Resources(stack, "AWS::Bedrock::ApplicationInferenceProfile")
            .Single(candidate => candidate.LogicalId == attribute[0].GetString());
        return ProfileIds[profile.Text("InferenceProfileName")!];
    }

    private TemplateReferences ReferencesOf(string stack, Dictionary<string, TemplateReferences> others) =>
        new(Synthesis.Read($"{stack}.template.json"), TestCompany.SandboxAccount, "ap-northeast-1") { StackName = stack, Stacks = others };
}
