namespace InfraPoc.Controls.Tests;

public sealed class TrailDeliversEncryptedLogsTests : ControlTests<TrailDeliversEncryptedLogs>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["Tags"] = new System.Text.Json.Nodes.JsonArray()).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoKey_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail").Remove("KMSKeyId"))
            .ShouldContain(found => found.Contains("KMSKeyId is nothing"));

    [Fact]
    public void NonCompliant_NoGroup_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail").Remove("CloudWatchLogsLogGroupArn"))
            .ShouldContain(found => found.Contains("LogGroup for this; it has 0"));

    [Fact]
    public void NonCompliant_NoRole_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail").Remove("CloudWatchLogsRoleArn"))
            .ShouldContain(found => found.Contains("Role for this; it has 0"));

    [Fact]
    public void NonCompliant_OtherBucket_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["S3BucketName"] = "other")
            .ShouldContain(found => found.Contains("Bucket for this; it has 0"));
}
