namespace InfraPoc.Controls.Tests;

public sealed class DataIsEncryptedTests : ControlTests<DataIsEncrypted>
{
    [Fact]
    public void Compliant_OtherRetention_IsPermitted() =>
        After(edit => edit.Properties("AWS::Logs::LogGroup")["RetentionInDays"] = 3653).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_LogGroup_IsFound() =>
        After(edit => edit.Each("AWS::Logs::LogGroup", group => group.Remove("KmsKeyId")))
            .ShouldContain(found => found.Contains("Poc-Usage/BrakeLogFA19821E KmsKeyId"));

    [Fact]
    public void NonCompliant_Topic_IsFound() =>
        After(edit => edit.Properties("AWS::SNS::Topic")["KmsMasterKeyId"] = "alias/aws/sns")
            .ShouldContain(found => found.Contains("KmsMasterKeyId"));

    [Fact]
    public void NonCompliant_Archive_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket.ContainsKey("ObjectLockEnabled"))["BucketEncryption"]![
                    "ServerSideEncryptionConfiguration"
                ]![0]!["ServerSideEncryptionByDefault"]!["SSEAlgorithm"] = "AES256")
            .ShouldContain(found => found.Contains("BucketEncryption"));

    [Fact]
    public void NonCompliant_AccessLog_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket", bucket => !bucket.ContainsKey("ObjectLockEnabled")).Remove("BucketEncryption"))
            .ShouldContain(found => found.Contains("BucketEncryption"));

    [Fact]
    public void NonCompliant_NoAlias_IsFound() =>
        After(edit => edit.Remove("AWS::KMS::Alias")).ShouldHaveSingleItem().ShouldContain("no alias alias/poc-audit");

    [Fact]
    public void NonCompliant_AliasOfAnotherKey_IsFound() =>
        After(edit => edit.Properties("AWS::KMS::Alias")["TargetKeyId"] = "x").ShouldContain(found => found.Contains("TargetKeyId"));
}
