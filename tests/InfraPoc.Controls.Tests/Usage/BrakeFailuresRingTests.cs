using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class BrakeFailuresRingTests : ControlTests<BrakeFailuresRing>
{
    [Fact]
    public void Compliant_ActionsEnabled_IsTheDefault() => After(edit => Alarm(edit)["ActionsEnabled"] = true).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_ActionsDisabled_IsNamed() =>
        After(edit => Alarm(edit)["ActionsEnabled"] = false).ShouldHaveSingleItem().ShouldContain("ActionsEnabled: ");

    [Fact]
    public void NonCompliant_NoAction_IsNamed() =>
        After(edit => Alarm(edit).Remove("AlarmActions")).ShouldHaveSingleItem().ShouldContain("AlarmActions: ");

    [Fact]
    public void NonCompliant_NoAlarm_IsNamed() =>
        After(edit => Alarm(edit)["AlarmName"] = "other").ShouldHaveSingleItem().ShouldContain("no alarm poc-brake-failed");

    private static JsonObject Alarm(TemplateEdit edit) =>
        edit.Properties("AWS::CloudWatch::Alarm", alarm => alarm["AlarmName"]?.GetValue<string>() == "poc-brake-failed");
}
