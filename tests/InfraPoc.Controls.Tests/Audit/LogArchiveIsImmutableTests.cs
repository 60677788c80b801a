namespace InfraPoc.Controls.Tests;

public sealed class LogArchiveIsImmutableTests : ControlTests<LogArchiveIsImmutable>
{
    [Fact]
    public void Compliant_LongerLock_IsPermitted() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null)["ObjectLockConfiguration"]!["Rule"]![
                    "DefaultRetention"
                ]!["Days"] = 3650)
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_ShorterLock_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null)["ObjectLockConfiguration"]!["Rule"]![
                    "DefaultRetention"
                ]!["Days"] = 364)
            .ShouldContain(found => found.Contains("must be at least 365"));

    [Fact]
    public void NonCompliant_Governance_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null)["ObjectLockConfiguration"]!["Rule"]![
                    "DefaultRetention"
                ]!["Mode"] = "GOVERNANCE")
            .ShouldContain(found => found.Contains("it must be COMPLIANCE"));

    [Fact]
    public void NonCompliant_NoLock_IsFound() =>
        After(edit =>
                edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null).Remove("ObjectLockConfiguration"))
            .ShouldContain(found => found.Contains("ObjectLockConfiguration.ObjectLockEnabled is nothing"));

    [Fact]
    public void NonCompliant_LockOff_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null)["ObjectLockEnabled"] = false)
            .ShouldContain(found => found.Contains("ObjectLockEnabled is false"));

    [Fact]
    public void NonCompliant_NoVersions_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("VersioningConfiguration"))
            .ShouldContain(found => found.Contains("VersioningConfiguration.Status is nothing"));

    [Fact]
    public void NonCompliant_NoAccessLog_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null).Remove("LoggingConfiguration"))
            .ShouldContain(found => found.Contains("LoggingConfiguration.DestinationBucketName is nothing"));

    [Fact]
    public void NonCompliant_NoKey_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket", bucket => bucket["ObjectLockEnabled"] is not null).Remove("BucketEncryption"))
            .ShouldContain(found => found.Contains("BucketEncryption"));

    [Fact]
    public void NonCompliant_EarlyExpiry_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["LifecycleConfiguration"]!["Rules"]![0]!["ExpirationInDays"] = 30)
            .ShouldContain(found => found.Contains("Logs expire after 30 days"));
}
