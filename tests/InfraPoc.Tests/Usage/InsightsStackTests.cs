using System.Text.Json;
using InfraPoc.Config;
using InfraPoc.Metering;
using InfraPoc.Tests.Metering;

namespace InfraPoc.Tests.Usage;

/// <summary>What the log lines become: see UsageMeteringTests.</summary>
public sealed class InsightsStackTests(MeteredCompany company) : IClassFixture<MeteredCompany>
{
    private const string Stack = MeteredCompany.Stack;

    [Fact]
    public void Stack_OfOneDepartment_IsThatOfFive()
    {
        var one = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
        var five = Synthesis.Of(
            TestCompany.Config([
                .. Enumerable
                    .Range(1, 5)
                    .Select(number =>
                        TestCompany.Department($"d-{number}", $"部門{number}", [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias])),
            ]));

        one.Templates[Stack].ShouldBe(five.Templates[Stack]);
        five.Resources(Stack, "AWS::Logs::MetricFilter").Count.ShouldBe(5);
    }

    [Fact]
    public void Resources_OfTheMetering_AreTransformerFiltersAlarmsAndDashboard() => Template.GetProperty("Resources").EnumerateObject()
        .Select(resource => resource.Value.GetProperty("Type").GetString()).Order(StringComparer.Ordinal).ShouldBe(
        [
            "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard",
            "AWS::Logs::MetricFilter", "AWS::Logs::MetricFilter", "AWS::Logs::MetricFilter", "AWS::Logs::MetricFilter",
            "AWS::Logs::MetricFilter", "AWS::Logs::Transformer",
        ]);

    [Fact]
    public void Transformer_ReadsTheInvocationLogOfTheAuditStack() =>
        company.References.ResolveText(company.Transformer.GetProperty("LogGroupIdentifier")).ShouldBe(InvocationLog);

    [Fact]
    public void Filters_ReadTheTransformedInvocationLogAndWaitForTheTransformer()
    {
        var transformer = company.Synthesis.Resources(Stack, "AWS::Logs::Transformer").ShouldHaveSingleItem().LogicalId;

        foreach (var filter in company.Synthesis.Resources(Stack, "AWS::Logs::MetricFilter"))
        {
            company.References.ResolveText(filter.Properties.GetProperty("LogGroupName")).ShouldBe(InvocationLog);
            filter.Properties.GetProperty("ApplyOnTransformedLogs").GetBoolean().ShouldBe(
                filter.Properties.GetProperty("MetricTransformations")[0].GetProperty("MetricName").GetString() != "LoggedInputTokens");
            Template
                .GetProperty("Resources").GetProperty(filter.LogicalId).GetProperty("DependsOn").EnumerateArray().ShouldHaveSingleItem()
                .GetString().ShouldBe(transformer);
        }
    }

    [Fact]
    public void Alarms_OfBothKinds_TellTheSecurityTopicAtOnce()
    {
        foreach (var alarm in MeteringAlarm.For(TestCompany.Sandbox))
        {
            var properties = Alarm(alarm.Id);

            properties.GetProperty("AlarmDescription").GetString().ShouldBe($"{alarm.Meaning} docs/runbook.md#{alarm.Id}");
            properties
                .GetProperty("AlarmActions").EnumerateArray().ShouldHaveSingleItem().GetString()
                .ShouldBe(company.AuditReferences.Output("SecurityTopic"));
            properties.GetProperty("ComparisonOperator").GetString().ShouldBe("GreaterThanOrEqualToThreshold");
            properties.GetProperty("Threshold").GetInt32().ShouldBe(1);
            properties.GetProperty("EvaluationPeriods").GetInt32().ShouldBe(1);
            properties.GetProperty("TreatMissingData").GetString().ShouldBe("notBreaching");
            properties.TryGetProperty("ActionsEnabled", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void UnattributedUse_OfOneCallInFiveMinutes_Rings()
    {
        var alarm = Alarm("unattributed-use");

        (
            alarm.GetProperty("Namespace").GetString(), alarm.GetProperty("MetricName").GetString(),
            alarm.GetProperty("Statistic").GetString(), alarm.GetProperty("Period").GetInt32()
        ).ShouldBe(("poc/usage", "UnattributedCalls", "Sum", 300));
        alarm.TryGetProperty("Dimensions", out _).ShouldBeFalse();
    }

    [Fact]
    public void UseNotMetered_ByEitherSpellingOfTheDimension_AddsUpTheErrorsOfTheInvocationLog()
    {
        var queries = Alarm("use-not-metered").GetProperty("Metrics").EnumerateArray().ToList();

        queries
            .Select(query => (query.GetProperty("Id").GetString(), query.GetProperty("ReturnData").GetBoolean()))
            .ShouldBe([("a", false), ("b", false), ("logged", false), ("metered", false), ("missing", true)]);
        queries[4].GetProperty("Expression").GetString().ShouldBe("a+b+(logged>metered)");
        foreach (var (query, metric) in queries.Skip(2).Zip(["LoggedInputTokens", "MeteredInputTokens"]))
        {
            var watched = query.GetProperty("MetricStat");

            (watched.GetProperty("Stat").GetString(), watched.GetProperty("Period").GetInt32()).ShouldBe(("Sum", 300));
            (
                watched.GetProperty("Metric").GetProperty("Namespace").GetString(),
                watched.GetProperty("Metric").GetProperty("MetricName").GetString()
            ).ShouldBe(("poc/usage", metric));
            watched.GetProperty("Metric").TryGetProperty("Dimensions", out _).ShouldBeFalse();
        }

        foreach (var (query, name) in queries.Zip(["LogGroupName", "LogGroupname"]))
        {
            var watched = query.GetProperty("MetricStat");
            var metric = watched.GetProperty("Metric");
            var dimension = metric.GetProperty("Dimensions").EnumerateArray().ShouldHaveSingleItem();

            (watched.GetProperty("Stat").GetString(), watched.GetProperty("Period").GetInt32()).ShouldBe(("Sum", 300));
            (metric.GetProperty("Namespace").GetString(), metric.GetProperty("MetricName").GetString()).ShouldBe(
                ("AWS/Logs", "TransformationErrors"));
            dimension.GetProperty("Name").GetString().ShouldBe(name);
            company.References.ResolveText(dimension.GetProperty("Value")).ShouldBe(InvocationLog);
        }
    }

    [Theory]
    [InlineData(Language.Japanese, "^[^。]+でした。$|^[^。]+ました。$")]
    [InlineData(Language.English, "^[A-Z][^.]+[a-z]\\.$")]
    public void Meaning_InEitherLanguage_IsOneSentence(Language language, string sentence) =>
        MeteringAlarm
            .For(TestCompany.Sandbox with { Language = language })
            .ShouldAllBe(alarm =>
                System.Text.RegularExpressions.Regex.IsMatch(
                    alarm.Meaning, sentence, System.Text.RegularExpressions.RegexOptions.NonBacktracking));

    private string InvocationLog => company.AuditReferences.Output("InvocationLog");

    private JsonElement Template => company.Synthesis.Read($"{Stack}.template.json");

    private JsonElement Alarm(string id) =>
        company
            .Synthesis.Resources(Stack, "AWS::CloudWatch::Alarm").Single(alarm => alarm.Text("AlarmName") == $"poc-security-{id}")
            .Properties;
}
