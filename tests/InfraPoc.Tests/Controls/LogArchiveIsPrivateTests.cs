using InfraPoc.Controls;

namespace InfraPoc.Tests.Controls;

public sealed class LogArchiveIsPrivateTests : ControlTests<LogArchiveIsPrivate>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("Tags")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_BlockPublicAcls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["BlockPublicAcls"] = false).ShouldContain(found => found.Contains("BlockPublicAcls is false"));

    [Fact]
    public void NonCompliant_BlockPublicPolicy_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["BlockPublicPolicy"] = false).ShouldContain(found => found.Contains("BlockPublicPolicy is false"));

    [Fact]
    public void NonCompliant_IgnorePublicAcls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["IgnorePublicAcls"] = false).ShouldContain(found => found.Contains("IgnorePublicAcls is false"));

    [Fact]
    public void NonCompliant_RestrictPublicBuckets_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["RestrictPublicBuckets"] = false).ShouldContain(found => found.Contains("RestrictPublicBuckets is false"));

    [Fact]
    public void NonCompliant_AccessLists_AreFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("OwnershipControls")).ShouldContain(found => found.Contains("OwnershipControls.Rules is nothing"));

    [Fact]
    public void NonCompliant_PlainHttp_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(0)).ShouldContain(found => found.Contains("must not be allowed s3:PutObject"));

    [Fact]
    public void NonCompliant_OldTls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(1)).ShouldContain(found => found.Contains("s3:TlsVersion 1.1"));

    [Fact]
    public void NonCompliant_NoWriter_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(2)).ShouldContain(found => found.Contains("must be allowed"));

    [Fact]
    public void NonCompliant_NoPolicy_IsFound() =>
        After(edit => edit.Remove("AWS::S3::BucketPolicy")).ShouldContain(found => found.Contains("BucketPolicy for this; it has 0"));
}
