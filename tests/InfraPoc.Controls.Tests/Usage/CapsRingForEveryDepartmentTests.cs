using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class CapsRingForEveryDepartmentTests : ControlTests<CapsRingForEveryDepartment>
{
    private const string Hour = "poc-cap-development-hour-1";
    private const string Day = "poc-cap-development-day-1";

    [Fact]
    public void Compliant_LessThanAMillionthOfADollarBelow_IsRounding() =>
        After(edit => Alarm(edit, Hour)["Threshold"] = 6.666666).ShouldBeEmpty();

    [Fact]
    public void Compliant_ClosedDepartment_NeedsNoAlarm() =>
        After(edit =>
        {
            edit.Config = WithDevelopment(
                edit.Config, ControlledCompany.Development.As(DepartmentStatus.Closed));
            edit.Remove(
                "AWS::CloudWatch::Alarm",
                alarm => alarm["AlarmName"]?.GetValue<string>().StartsWith("poc-cap-", StringComparison.Ordinal) == true);
        }).ShouldBeEmpty();

    [Theory]
    [InlineData(Hour)]
    [InlineData(Day)]
    public void NonCompliant_NoAlarm_IsNamed(string name)
    {
        var found = After(edit => Alarm(edit, name)["AlarmName"] = "poc-other");

        found.ShouldContain(each => each.Contains($"has no alarm {name}"));
        found.ShouldContain(each => each.Contains("of development counts OutputTokens of anthropic.claude-sonnet-4-6"));
    }

    [Fact]
    public void NonCompliant_HigherThanTheCap_IsNamed() =>
        After(edit => Alarm(edit, Hour)["Threshold"] = 6.67).ShouldHaveSingleItem().ShouldContain("1000 at a rate of 150 is 6.666667 USD");

    [Fact]
    public void NonCompliant_LowerThanTheCap_IsNamed() =>
        After(edit => Alarm(edit, Hour)["Threshold"] = 6.6).ShouldHaveSingleItem().ShouldContain("The threshold is 6.6 USD");

    [Theory]
    [InlineData("ComparisonOperator", "\"LessThanThreshold\"")]
    [InlineData("EvaluationPeriods", "2")]
    [InlineData("DatapointsToAlarm", "2")]
    [InlineData("TreatMissingData", "\"missing\"")]
    [InlineData("MetricName", "\"x\"")]
    [InlineData("ThresholdMetricId", "\"x\"")]
    public void NonCompliant_RingsOtherwise_IsNamed(string property, string value) =>
        After(edit => Alarm(edit, Day)[property] = JsonNode.Parse(value)).ShouldHaveSingleItem().ShouldContain($"{property}: ");

    [Fact]
    public void NonCompliant_ModelNotCounted_IsNamed()
    {
        var found = After(edit => Metrics(edit, Day).RemoveAt(0));

        found.ShouldContain(each => each.Contains("adds up m0, which the alarm does not hold"));
        found.ShouldContain(each =>
            each.Contains("No alarm on the day of development counts InputTokens of anthropic.claude-haiku-4-5-20251001-v1:0"));
    }

    [Fact]
    public void NonCompliant_WrongPeriod_IsNamed() =>
        After(edit => Metrics(edit, Day)[0]!["MetricStat"]!["Period"] = 3600)
            .ShouldContain(found => found.Contains("sums up no tokens of development"));

    [Fact]
    public void NonCompliant_AnotherDepartment_IsNamed() =>
        After(edit => Metrics(edit, Day)[0]!["MetricStat"]!["Metric"]!["Dimensions"]![0]!["Value"] = "sales")
            .ShouldContain(found => found.Contains("sums up no tokens of development"));

    [Fact]
    public void NonCompliant_AnotherPrice_IsNamed() =>
        After(edit =>
                Cost(edit)["Expression"] = Cost(edit)["Expression"]!
                    .GetValue<string>().Replace("m1*0.000005", "m1*0.0000005", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldContain(
                "A token of OutputTokens of anthropic.claude-haiku-4-5-20251001-v1:0 counts 0.0000005 USD; its price is 0.000005 USD");

    [Fact]
    public void NonCompliant_NotInTheSum_IsNamed() =>
        After(edit =>
                Cost(edit)["Expression"] = Cost(edit)["Expression"]!
                    .GetValue<string>().Replace("+m1*0.000005", "", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain("counts 0 USD");

    [Fact]
    public void NonCompliant_OtherArithmetic_IsNamed() =>
        After(edit => Cost(edit)["Expression"] = "m0*0.000001-m1*0.000005").ShouldHaveSingleItem().ShouldContain("is no sum of metrics");

    [Fact]
    public void NonCompliant_CostNotReturned_IsNamed() =>
        After(edit => Cost(edit)["ReturnData"] = false).ShouldContain(found => found.Contains("exactly one expression, cost"));

    [Fact]
    public void NonCompliant_NoProfile_IsNamed() =>
        After(edit =>
                edit.Remove(
                    "AWS::Bedrock::ApplicationInferenceProfile",
                    profile => profile["InferenceProfileName"]!.GetValue<string>() == "poc-development-sonnet"))
            .ShouldHaveSingleItem().ShouldContain("no inference profile poc-development-sonnet");

    [Fact]
    public void NonCompliant_NewCap_IsNamed() =>
        After(edit =>
                edit.Config = WithDevelopment(
                    edit.Config, ControlledCompany.Development with
                    {
                        Budget = new Budget { Monthly = 50_000, Daily = 4_000, Hourly = 1_000 },
                    }))
            .ShouldHaveSingleItem().ShouldContain("4000 at a rate of 150");

    private static SandboxConfig WithDevelopment(SandboxConfig config, Department development) =>
        config with
        {
            Departments = [.. config.Departments.Select(department => department.Id == development.Id ? development : department)],
        };

    private static JsonObject Alarm(TemplateEdit edit, string name) =>
        edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]?.GetValue<string>() == name);

    private static JsonArray Metrics(TemplateEdit edit, string name) => Alarm(edit, name)["Metrics"]!.AsArray();

    private static JsonNode Cost(TemplateEdit edit) => Metrics(edit, Day).Single(query => query!.AsObject().ContainsKey("Expression"))!;
}
