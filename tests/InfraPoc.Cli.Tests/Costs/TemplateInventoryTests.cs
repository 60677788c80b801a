using System.Text.Json;
using InfraPoc.Cli.Costs;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Costs;

public sealed class TemplateInventoryTests
{
    [Fact]
    public void Of_SeveralTemplates_AddsUnitsAndNamesTypes()
    {
        var key = """{ "Type": "AWS::KMS::Key", "Properties": {} }""";
        var inventory = TemplateInventory.Of([Template(key, """{ "Type": "AWS::CloudWatch::Dashboard" }"""), Template(key, """{ "Type": "AWS::SNS::Topic", "Properties": {} }""")]);

        inventory.Units.ShouldBe(new Dictionary<Price, decimal> { [PriceList.Key] = 2, [PriceList.Dashboard] = 1 }, ignoreOrder: true);
        inventory.Types.ShouldBe(["AWS::KMS::Key", "AWS::CloudWatch::Dashboard", "AWS::SNS::Topic"], ignoreOrder: true);
    }

    [Fact]
    public void Of_AlarmOnOneMetric_CountsOne() =>
        Units("""{ "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "a", "Namespace": "n", "Period": 300 } }""").ShouldBe([(PriceList.AlarmMetric, 1)]);

    [Fact]
    public void Of_AlarmOnMetricMath_CountsEveryMetricAndNotTheExpression() => Units("""
        { "Type": "AWS::CloudWatch::Alarm", "Properties": { "Metrics": [
          { "Id": "a", "MetricStat": { "Period": 3600, "Stat": "Sum" } },
          { "Id": "b", "MetricStat": { "Period": 3600, "Stat": "Sum" } },
          { "Id": "c", "MetricStat": { "Period": 3600, "Stat": "Sum" } },
          { "Id": "sum", "Expression": "a+b+c", "ReturnData": true } ] } }
        """).ShouldBe([(PriceList.AlarmMetric, 3)]);

    [Fact]
    public void Of_AlarmOnQuery_CountsTheMetricItFinds() => Units("""
        { "Type": "AWS::CloudWatch::Alarm", "Properties": { "Metrics": [ { "Id": "q", "Expression": "select SUM(a) FROM b", "Period": 300 } ] } }
        """).ShouldBe([(PriceList.QueriedMetric, 1)]);

    [Fact]
    public void Of_TableOnDemandAndCustomResources_CountNothing() => TemplateInventory.Of(
        [Template("""{ "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } }""", """{ "Type": "Custom::Anything" }""")]).Units.ShouldBeEmpty();

    [Fact]
    public void Of_UnknownTypes_NamesThemAndWhereToAddThem() => Should.Throw<BilingualException>(() => TemplateInventory.Of(
            [Template("""{ "Type": "AWS::EC2::NatGateway" }""", """{ "Type": "AWS::KMS::Key" }""", """{ "Type": "AWS::Athena::WorkGroup" }""", """{ "Type": "AWS::EC2::NatGateway" }""")]))
        .Message.ShouldBe(
            "No price is known for AWS::Athena::WorkGroup, AWS::EC2::NatGateway: add each type to src/InfraPoc.Cli/Costs/ResourceBillings.cs, with its price or with the reason why it costs nothing by itself.");

    [Theory]
    [InlineData("""{ "AlarmName": "fast", "Period": 10 }""")]
    [InlineData("""{ "AlarmName": "fast", "Metrics": [ { "Id": "a", "MetricStat": { "Period": 30 } } ] }""")]
    [InlineData("""{ "AlarmName": "fast", "Metrics": [ { "Id": "a", "Expression": "ANOMALY_DETECTION_BAND(m)" } ] }""")]
    public void Of_AlarmAtAnotherPrice_Refuses(string properties) => Should
        .Throw<BilingualException>(() => Units($$"""{ "Type": "AWS::CloudWatch::Alarm", "Properties": {{properties}} }"""))
        .Message.ShouldBe(
            "The alarm fast has a period below 60 seconds or detects anomalies, which AWS bills at other prices than the price list knows: add the price to PriceList and count it in ResourceBillings.");

    [Theory]
    [InlineData("""{ "TableName": "state" }""")]
    [InlineData("""{ "TableName": "state", "BillingMode": "PROVISIONED" }""")]
    public void Of_TableWithCapacity_Refuses(string properties) => Should
        .Throw<BilingualException>(() => Units($$"""{ "Type": "AWS::DynamoDB::Table", "Properties": {{properties}} }"""))
        .Message.ShouldBe(
            "The table state has provisioned capacity, which AWS bills by the hour: set BillingMode to PAY_PER_REQUEST, or add the price to PriceList and count it in ResourceBillings.");

    [Fact]
    public void Of_ParameterOfTheStandardTier_CountsNothing() =>
        Units("""{ "Type": "AWS::SSM::Parameter", "Properties": { "Tier": "Standard" } }""").ShouldBeEmpty();

    [Fact]
    public void Of_LargerParameter_Refuses() => Should.Throw<BilingualException>(() => Units(
            """{ "Type": "AWS::SSM::Parameter", "Properties": { "Name": "/big", "Tier": "Advanced" } }"""))
        .Message.ShouldStartWith("The parameter /big is not of the standard tier, and AWS bills for the others: ");

    private static IEnumerable<(Price, decimal)> Units(string resource) =>
        TemplateInventory.Of([Template(resource)]).Units.Select(each => (each.Key, each.Value));

    private static JsonElement Template(params IReadOnlyList<string> resources) =>
        JsonSerializer.Deserialize<JsonElement>($$"""{ "Resources": { {{string.Join(", ", resources.Select((resource, number) => $"\"R{number}\": {resource}"))}} } }""");
}
