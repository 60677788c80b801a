namespace InfraPoc.Controls.Tests;

public sealed class TrailValidatesLogFilesTests : ControlTests<TrailValidatesLogFiles>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["Tags"] = new System.Text.Json.Nodes.JsonArray()).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Off_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["EnableLogFileValidation"] = false)
            .ShouldContain(found => found.Contains("EnableLogFileValidation is false"));

    [Fact]
    public void NonCompliant_Absent_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail").Remove("EnableLogFileValidation"))
            .ShouldContain(found => found.Contains("EnableLogFileValidation is nothing"));
}
