namespace InfraPoc.Controls.Tests;

public sealed class TrailRecordsEveryRegionTests : ControlTests<TrailRecordsEveryRegion>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["Tags"] = new System.Text.Json.Nodes.JsonArray()).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_IsLogging_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["IsLogging"] = false)
            .ShouldContain(found => found.Contains("IsLogging is false; it must be true."));

    [Fact]
    public void NonCompliant_IsMultiRegionTrail_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["IsMultiRegionTrail"] = false)
            .ShouldContain(found => found.Contains("IsMultiRegionTrail is false; it must be true."));

    [Fact]
    public void NonCompliant_IncludeGlobalServiceEvents_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["IncludeGlobalServiceEvents"] = false)
            .ShouldContain(found => found.Contains("IncludeGlobalServiceEvents is false; it must be true."));

    [Fact]
    public void NonCompliant_NoSelector_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail").Remove("AdvancedEventSelectors"))
            .ShouldContain(found => found.Contains("No selector takes all management events"));

    [Fact]
    public void NonCompliant_OtherName_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["TrailName"] = "other")
            .ShouldContain(found => found.Contains("TrailName is other"));

    [Fact]
    public void NonCompliant_NoTrail_IsFound() =>
        After(edit => edit.Remove("AWS::CloudTrail::Trail")).ShouldContain(found => found.Contains("it has 0"));
}
