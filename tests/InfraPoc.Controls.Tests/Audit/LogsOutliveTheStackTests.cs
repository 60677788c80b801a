namespace InfraPoc.Controls.Tests;

public sealed class LogsOutliveTheStackTests : ControlTests<LogsOutliveTheStack>
{
    [Fact]
    public void Compliant_LongerRetention_IsPermitted() =>
        After(edit => edit.Properties("AWS::Logs::LogGroup")["RetentionInDays"] = 3653).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_Shorter_IsFound() =>
        After(edit => edit.Properties("AWS::Logs::LogGroup")["RetentionInDays"] = 30)
            .ShouldContain(found => found.Contains("RetentionInDays is 30; it must be at least 400"));

    [Fact]
    public void NonCompliant_NoKey_IsFound() =>
        After(edit => edit.Properties("AWS::Logs::LogGroup", group => group["DataProtectionPolicy"] is not null).Remove("KmsKeyId"))
            .ShouldContain(found => found.Contains("KmsKeyId is nothing"));

    [Fact]
    public void NonCompliant_Deleted_IsFound() =>
        After(edit => edit.Resource("AWS::S3::Bucket").Remove("DeletionPolicy"))
            .ShouldContain(found => found.Contains("DeletionPolicy is nothing"));

    [Fact]
    public void NonCompliant_Replaced_IsFound() =>
        After(edit => edit.Resource("AWS::S3::Bucket").Remove("UpdateReplacePolicy"))
            .ShouldContain(found => found.Contains("UpdateReplacePolicy is nothing"));

    [Fact]
    public void NonCompliant_LogsOfFunctionsForEver_AreFound() =>
        After(edit => edit.Each("AWS::Logs::LogGroup", group => group.Remove("RetentionInDays")))
            .ShouldContain(found => found.Contains("Poc-Usage/BrakeLogFA19821E RetentionInDays"));

    [Fact]
    public void NonCompliant_ArchiveForEver_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("LifecycleConfiguration"))
            .ShouldHaveSingleItem().ShouldContain("LifecycleConfiguration: Found nothing");

    [Fact]
    public void NonCompliant_SlowArchive_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null)["LifecycleConfiguration"]!["Rules"]![
                    0
                ]!["Transitions"]![0]!["StorageClass"] = "DEEP_ARCHIVE")
            .ShouldHaveSingleItem().ShouldContain("GLACIER_IR");

    [Fact]
    public void NonCompliant_HiddenUploads_AreFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket")["LifecycleConfiguration"]!["Rules"]![0]!
                    .AsObject().Remove("AbortIncompleteMultipartUpload"))
            .ShouldHaveSingleItem().ShouldContain("AbortIncompleteMultipartUpload");

    [Fact]
    public void NonCompliant_NoStack_IsFound() =>
        After(edit => edit.RemoveStack("Poc-Audit")).ShouldContain(found => found.Contains("is missing"));
}
