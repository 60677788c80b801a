using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Controls;
using InfraPoc.Metering;

namespace InfraPoc.Tests.Metering;

/// <summary>Recorded log lines, through the transformer, filters and alarms of the templates, against totals by hand.</summary>
public sealed class UsageMeteringTests(MeteredCompany company) : IClassFixture<MeteredCompany>
{
    private const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Sonnet = "anthropic.claude-sonnet-4-6";
    private const string HaikuProfile = "a1b2c3d4e5f6";
    private const string SonnetProfile = "f6e5d4c3b2a1";

    private static readonly DateTimeOffset Morning = new(2026, 12, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(
        Path.Combine(AppContext.BaseDirectory, "Metering", "invocations.jsonl"));

    [Fact]
    public void Tokens_OfTheRecordedLines_AreThoseOfEachDepartmentAndModel()
    {
        var totals = company.Meter(Lines).Where(point => point.Metric is DepartmentUsage.InputTokens or DepartmentUsage.OutputTokens)
            .GroupBy(point => point with { Time = default, Value = 0 })
            .ToDictionary(metric => metric.Key, metric => metric.Sum(point => point.Value));

        totals.ShouldBe(
            new Dictionary<MeteredPoint, decimal>
            {
                [Input("sales", Haiku)] = 1000 + 500 + 100_000 + 9,
                [Output("sales", Haiku)] = 200 + 50 + 0,
                [Input("sales", HaikuProfile)] = 2000 + 3000,
                [Output("sales", HaikuProfile)] = 400 + 600,
                [Input("sales", Sonnet)] = 300 + 10,
                [Output("sales", Sonnet)] = 100 + 20,
                [Input("sales", SonnetProfile)] = 70,
                [Output("sales", SonnetProfile)] = 7,
                [Input("sales-east", Sonnet)] = 7,
                [Output("sales-east", Sonnet)] = 3,
                [Input("sales-east", Haiku)] = 5,
                [Output("sales-east", Haiku)] = 2,
                [Input("shop-app", Haiku)] = 40 + 60,
                [Output("shop-app", Haiku)] = 4 + 6,
                [Input("shop", Haiku)] = 11,
                [Output("shop", Haiku)] = 1,
                [Input("human-resources", Sonnet)] = 21,
                [Output("human-resources", Sonnet)] = 12,
                [Input("unattributed", Haiku)] = 1 + 2 + 4 + 8 + 16 + 32 + 64,
                [Output("unattributed", Haiku)] = 7,
                [Input("unattributed", "unknown")] = 128,
                [Output("unattributed", "unknown")] = 1,
            },
            ignoreOrder: true);
    }

    /// <summary>What all lines but those that the transformer cannot read log, and what it makes of them.</summary>
    [Fact]
    public void InputTokens_BeforeAndAfterTheTransformer_AreTheSame()
    {
        const decimal All = 101_509 + 5_000 + 310 + 70 + 7 + 5 + 100 + 11 + 21 + 127 + 128;

        company.Meter(Lines).Where(point => point.Metric == "LoggedInputTokens").Sum(point => point.Value).ShouldBe(All);
        company.Meter(Lines).Where(point => point.Metric == "MeteredInputTokens").Sum(point => point.Value).ShouldBe(All);
    }

    [Fact]
    public void UnattributedCalls_AreThoseOfEverybodyElse()
    {
        var calls = company.Meter(Lines).Where(point => point.Metric == "UnattributedCalls").ToList();

        calls.Count.ShouldBe(8);
        calls.ShouldAllBe(call => call.Namespace == "poc/usage" && call.Dimensions == "" && call.Value == 1);
    }

    [Fact]
    public void Cost_OfTheRecordedHour_IsTheSumByHand()
    {
        var cost = company.Evaluate(
            company.Caps("sales")["poc-cap-sales-hour-1"], "Poc-Dept-sales", company.Meter(Lines), Morning, Morning.AddHours(6));

        cost.ShouldBe(
            new Dictionary<DateTimeOffset, decimal>
            {
                [Morning.AddHours(4)] = 100_000 * 0.000001m,
                [Morning.AddHours(5)] =
                    ((1000 + 500 + 9 + 2000 + 3000) * 0.000001m) + ((200 + 50 + 400 + 600) * 0.000005m)
                    + ((300 + 10 + 70) * 0.000003m) + ((100 + 20 + 7) * 0.000015m),
            },
            ignoreOrder: true);
        cost[Morning.AddHours(5)].ShouldBe(0.015804m);
    }

    [Fact]
    public void Cost_OfTheRecordedDay_IsTheSumByHand() => company
        .Evaluate(company.Caps("sales")["poc-cap-sales-day-1"], "Poc-Dept-sales", company.Meter(Lines), Morning, Morning.AddDays(1))
        .ShouldBe(new Dictionary<DateTimeOffset, decimal> { [Morning] = 0.1m + 0.015804m });

    /// <summary>What the log says of a caller and a model, masked as far as the log group may mask it.</summary>
    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-sales_0123456789abcdef/sales-01@example.com", "sales")]
    [InlineData("arn:aws:sts::************:assumed-role/AWSReservedSSO_poc-sales_************cdef/*******************", "sales")]
    [InlineData("arn:aws:sts::************:assumed-role/poc-sales-app/*******************", "sales")]
    [InlineData("arn:aws:sts::************:assumed-role/poc-a-app-app/s", "a-app")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-a-app_0123456789abcdef/s", "a-app")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-_0123456789abcdef/s", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-Sales_0123456789abcdef/s", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-sales/s", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_poc-sales/a_b", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Role/AWSReservedSSO_poc-sales_0123456789abcdef", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/poc-app/s", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/pocket-sales-app/s", "unattributed")]
    [InlineData("arn:aws:sts::111122223333:federated-user/poc-sales-app/s", "unattributed")]
    [InlineData("arn:aws:iam::111122223333:root", "unattributed")]
    [InlineData("*", "unattributed")]
    public void Department_OfACaller_ComesFromTheRoleName(string arn, string department) =>
        company
            .Meter([Line(arn, Haiku)]).First(point => point.Dimensions.Length > 0)
            .Dimensions.ShouldBe($"department={department},model={Haiku}");

    [Theory]
    [InlineData("anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData("jp.anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData("apac.anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData("global.anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData("us.anthropic.claude-sonnet-4-6", "us.anthropic.claude-sonnet-4-6")]
    [InlineData("japan.model", "japan.model")]
    [InlineData("arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData(
        "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-sonnet-4-6", "anthropic.claude-sonnet-4-6")]
    [InlineData("arn:aws:bedrock:ap-northeast-1:************:inference-profile/global.anthropic.claude-haiku-4-5-20251001-v1:0", Haiku)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:************:application-inference-profile/a1b2c3d4e5f6", "a1b2c3d4e5f6")]
    [InlineData("a1b2c3d4e5f6", "a1b2c3d4e5f6")]
    public void Model_OfACall_IsTheLastPartOfItsName(string modelId, string model) =>
        company
            .Meter([Line("arn:aws:sts::111122223333:assumed-role/poc-sales-app/s", modelId)])[0]
            .Dimensions.ShouldBe($"department=sales,model={model}");

    /// <summary>Every processor, and every entry of those with several, does something for the recorded lines.</summary>
    [Fact]
    public void Processors_WithoutAnyOne_MeterTheRecordedLinesDifferently()
    {
        var complete = Points(Processors());
        var count = Processors().Count;
        count.ShouldBe(8);

        for (var index = 1; index < count; index++)
        {
            var without = Processors();
            without.RemoveAt(index);
            Points(without).ShouldNotBe(complete, $"without {Processors()[index]}");

            for (var entry = 0; entry < Entries(Processors()[index]!).Count; entry++)
            {
                var smaller = Processors();
                Entries(smaller[index]!).RemoveAt(entry);
                if (Entries(smaller[index]!).Count > 0)
                {
                    Points(smaller).ShouldNotBe(complete, $"without entry {entry} of {Processors()[index]}");
                }
            }
        }

        JsonArray Processors() => JsonNode.Parse(company.Transformer.GetProperty("TransformerConfig").GetRawText())!.AsArray();

        static JsonArray Entries(JsonNode processor) => processor.AsObject().Single().Value!["Entries"]!.AsArray();

        // An event that lacks a dimension's field is in no metric.
        string Points(JsonArray processors) => string.Join('\n', Lines.SelectMany(line =>
        {
            try
            {
                return company.Meter([line], JsonElement.Parse(processors.ToJsonString()));
            }
            catch (InvalidOperationException)
            {
                return [];
            }
        }));
    }

    [Fact]
    public void Processors_OfTheLongestName_FitAndNeedNoEscaping()
    {
        var longest = TestCompany.Sandbox with { Name = "genai-trial" };
        var patterns = JsonSerializer.SerializeToElement(LogTransformer.ProcessorsFor(longest)).EnumerateArray()
            .Where(processor => processor.TryGetProperty("SubstituteString", out _))
            .Select(processor => processor.GetProperty("SubstituteString").GetProperty("Entries")[0].GetProperty("From").GetString()!)
            .ToList();

        patterns.Count(pattern => pattern.Contains("genai-trial", StringComparison.Ordinal)).ShouldBe(2);
        patterns.ShouldAllBe(pattern => pattern.Length <= 128);
    }

    [Theory]
    [InlineData("""[{"ParseJSON":{"Source":"@message"}},{"TrimString":{"WithKeys":["department"]}}]""")]
    [InlineData("""[{"ParseJSON":{"Source":"@message"}},{"Grok":{"Match":"%{DATA}"}}]""")]
    public void Interpreter_OfAProcessorItDoesNotKnow_IsAnError(string config) =>
        Should.Throw<FormatException>(() => new LogTransformation(JsonElement.Parse(config)));

    private static string Line(string arn, string modelId) => $$$"""{"timestamp":"2026-12-10T05:00:00Z","modelId":"{{{modelId}}}","identity":{"arn":"{{{arn}}}"},"input":{"inputTokenCount":1},"output":{"outputTokenCount":1}}""";

    private static MeteredPoint Input(string department, string model) =>
        new("poc/usage", "InputTokens", $"department={department},model={model}", default, 0);

    private static MeteredPoint Output(string department, string model) => Input(department, model) with { Metric = "OutputTokens" };
}
