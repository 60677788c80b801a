using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class UsageFailuresRaiseAlarmsTests : ControlTests<UsageFailuresRaiseAlarms>
{
    private const string Alarm = "AWS::CloudWatch::Alarm";

    public static TheoryData<string, string> Alarms => new()
    {
        { "brake-failed", "the brake fails" },
        { "brake-silent", "nothing starts the brake" },
        { "use-not-counted", "Lambda gives up" },
        { "use-set-aside", "sets a record aside" },
        { "use-without-price", "without a price" },
        { "metered-and-billed-part", "part" },
        { "security-receiver-missing", "a receiver is missing" },
        { "metrics-flooded", "the metrics API" },
        { "security-unattributed-use", "of no department" },
        { "security-other-operation", "another operation" },
    };

    [Fact]
    public void Compliant_LowerThreshold_IsPermitted() => After(edit => Find(edit, "metrics-flooded")["Threshold"] = 1_000).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Alarms))]
    public void NonCompliant_NoAlarm_IsNamed(string id, string failure) =>
        After(edit => edit.Remove(Alarm, alarm => $"{alarm["AlarmName"]}" == $"poc-{id}"))
            .ShouldHaveSingleItem().ShouldContain(failure);

    [Theory]
    [MemberData(nameof(Alarms))]
    public void NonCompliant_LateOrElsewhere_IsNamed(string id, string failure)
    {
        After(edit => Find(edit, id)["EvaluationPeriods"] = 100).ShouldHaveSingleItem().ShouldContain(failure);
        After(edit => Find(edit, id)["AlarmActions"] = new JsonArray("x")).ShouldHaveSingleItem().ShouldContain("AlarmActions");
        After(edit => Find(edit, id)["ActionsEnabled"] = false).ShouldHaveSingleItem().ShouldContain("ActionsEnabled");
        After(edit => Find(edit, id)["Unit"] = "Seconds").ShouldHaveSingleItem().ShouldContain("Unit must be absent");
        After(edit => Find(edit, id)["AlarmName"] = "x").ShouldHaveSingleItem().ShouldContain("AlarmName must begin with");
    }

    [Theory]
    [InlineData("brake-failed", "Threshold", "0", "fires while nothing is wrong")]
    [InlineData("brake-failed", "Threshold", "2", "when the brake fails")]
    [InlineData("brake-failed", "MetricName", "\"Invocations\"", "fires while nothing is wrong")]
    [InlineData("brake-failed", "Statistic", "\"Average\"", "is not understood")]
    [InlineData("brake-failed", "Dimensions", "[{\"Name\":\"FunctionName\",\"Value\":\"poc-meter\"}]", "when the brake fails")]
    [InlineData("brake-silent", "TreatMissingData", "\"notBreaching\"", "nothing starts the brake")]
    [InlineData("metrics-flooded", "Threshold", "20000", "the metrics API")]
    [InlineData("metrics-flooded", "Threshold", "10", "fires while nothing is wrong")]
    public void NonCompliant_OtherProperty_IsNamed(string id, string property, string value, string expected) =>
        After(edit => Find(edit, id)[property] = JsonNode.Parse(value)).ShouldContain(found => found.Contains(expected));

    private static JsonObject Find(TemplateEdit edit, string id) => edit.Properties(Alarm, alarm => $"{alarm["AlarmName"]}" == $"poc-{id}");
}
