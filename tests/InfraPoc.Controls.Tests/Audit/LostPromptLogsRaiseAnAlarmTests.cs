namespace InfraPoc.Controls.Tests;

public sealed class LostPromptLogsRaiseAnAlarmTests : ControlTests<LostPromptLogsRaiseAnAlarm>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit => edit.Each("AWS::CloudWatch::Alarm", alarm => alarm["AlarmDescription"] = "x")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoAlarm_IsFound() =>
        After(edit =>
                edit.Remove("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]!.GetValue<string>() == "poc-security-prompt-log-lost"))
            .ShouldContain(found => found.Contains("No alarm sums up ModelInvocationLogsCloudWatchDeliveryFailure"));

    [Fact]
    public void NonCompliant_AnotherQuery_IsFound() =>
        After(edit =>
                edit.Properties(
                    "AWS::CloudWatch::Alarm",
                    alarm => alarm["AlarmName"]!.GetValue<string>() == "poc-security-large-prompt-lost"
                )["Metrics"]![0]!["Period"] = 3600)
            .ShouldContain(found => found.Contains("No alarm sums up ModelInvocationLargeDataS3DeliveryFailure"));

    [Fact]
    public void NonCompliant_AlarmTellsNobody_IsFound() =>
        After(edit =>
                edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]!.GetValue<string>() == "poc-security-prompt-log-lost")
                    .Remove("AlarmActions"))
            .ShouldContain(found => found.Contains("AlarmActions"));
}
