using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InfraPoc.Controls.Tests;

public sealed class LogArchiveIsPrivateTests : ControlTests<LogArchiveIsPrivate>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("Tags")).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_BlockPublicAcls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["BlockPublicAcls"] = false)
            .ShouldContain(found => found.Contains("BlockPublicAcls is false"));

    [Fact]
    public void NonCompliant_BlockPublicPolicy_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["BlockPublicPolicy"] = false)
            .ShouldContain(found => found.Contains("BlockPublicPolicy is false"));

    [Fact]
    public void NonCompliant_IgnorePublicAcls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["IgnorePublicAcls"] = false)
            .ShouldContain(found => found.Contains("IgnorePublicAcls is false"));

    [Fact]
    public void NonCompliant_RestrictPublicBuckets_IsFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket")["PublicAccessBlockConfiguration"]!["RestrictPublicBuckets"] = false)
            .ShouldContain(found => found.Contains("RestrictPublicBuckets is false"));

    [Fact]
    public void NonCompliant_AccessLists_AreFound() =>
        After(edit => edit.Properties("AWS::S3::Bucket").Remove("OwnershipControls"))
            .ShouldContain(found => found.Contains("OwnershipControls.Rules is nothing"));

    [Fact]
    public void NonCompliant_PlainHttp_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(0))
            .ShouldContain(found => found.Contains("must not be allowed s3:PutObject"));

    [Fact]
    public void NonCompliant_OldTls_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(1))
            .ShouldContain(found => found.Contains("s3:TlsVersion 1.1"));

    [Fact]
    public void NonCompliant_NoWriter_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy")["PolicyDocument"]!["Statement"]!.AsArray().RemoveAt(2))
            .ShouldContain(found => found.Contains("must be allowed"));

    [Fact]
    public void NonCompliant_NoPolicy_IsFound() =>
        After(edit => edit.Remove("AWS::S3::BucketPolicy")).ShouldContain(found => found.Contains("BucketPolicy for this; it has 0"));

    [Fact]
    public void NonCompliant_AnyAccount_IsFound() =>
        After(edit => Statement(edit, "InvocationLogDelivers")["Condition"]!.AsObject().Remove("StringEquals"))
            .ShouldHaveSingleItem().ShouldContain("aws:SourceAccount 999999999999");

    [Fact]
    public void NonCompliant_AnySource_IsFound() =>
        After(edit => Statement(edit, "InvocationLogDelivers")["Condition"]!.AsObject().Remove("ArnLike"))
            .ShouldHaveSingleItem().ShouldContain("aws:SourceArn arn:aws:s3:::sample");

    [Fact]
    public void NonCompliant_ObjectsOfTheTrail_AreFound() =>
        After(edit => Statement(edit, "TrailDelivers")["Condition"]!["StringEquals"]!.AsObject().Remove("s3:x-amz-acl"))
            .ShouldContain(found => found.Contains("s3:x-amz-acl 999999999999"));

    [Theory]
    [InlineData("TrailChecks")]
    [InlineData("TrailDelivers")]
    [InlineData("InvocationLogDelivers")]
    [InlineData("ArchiveLogsAccess")]
    public void NonCompliant_AnyResource_IsFound(string sid) =>
        After(edit => Statement(edit, sid)["Resource"] = "*")
            .ShouldContain(found => found.Contains("on arn:aws:s3:::sample/log"));

    [Theory]
    [InlineData("PlainHttp", "aws:SecureTransport false")]
    [InlineData("OldTls", "s3:TlsVersion 1.1")]
    public void NonCompliant_BucketItselfLeftOut_IsFound(string sid, string connection) =>
        After(edit => Statement(edit, sid)["Resource"]!.AsArray().RemoveAt(0))
            .ShouldContain(found => Regex.IsMatch(
                found, $"s3:ListBucket on arn:aws:s3:::poc-audit-[a-z0-9-]+ must be denied with .*{connection}"));

    [Theory]
    [InlineData("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Backup"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    public void NonCompliant_PlainHttpForSome_IsFound(string condition) =>
        After(edit =>
        {
            foreach (var (test, keys) in JsonNode.Parse(condition)!.AsObject().ToList())
            {
                Statement(edit, "PlainHttp")["Condition"]![test] = keys!.DeepClone();
            }
        }).ShouldContain(found => found.Contains("must be denied with aws:SecureTransport false"));

    [Fact]
    public void NonCompliant_PlainHttpForFourActions_IsFound() =>
        After(edit => Statement(edit, "PlainHttp")["Action"] =
                new JsonArray("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"))
            .ShouldContain(found => found.Contains("s3:sample"));

    [Theory]
    [InlineData("/AWSLogs/111122223333/CloudTrail/log")]
    [InlineData("/AWSLogs/111122223333/CloudTrail/*")]
    public void NonCompliant_DeliveryOfSomeObjects_IsFound(string below) =>
        After(edit => Statement(edit, "TrailDelivers")["Resource"]!["Fn::Join"]![1]![1] = below)
            .ShouldContain(found => found.Contains("CloudTrail-Digest") && found.Contains("must be allowed"));

    [Fact]
    public void NonCompliant_DigestsDenied_IsFound() =>
        After(edit => edit.Properties("AWS::S3::BucketPolicy", policy => Find(policy, "TrailDelivers") is not null)["PolicyDocument"]!["Statement"]!
            .AsArray().Add(
                JsonNode.Parse("""{"Sid":"Added","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::*/AWSLogs/*/CloudTrail-Digest/*"}""")))
            .ShouldContain(found => found.Contains("CloudTrail-Digest") && found.Contains("must be allowed"));

    private static JsonObject Statement(TemplateEdit edit, string sid) =>
        Find(edit.Properties("AWS::S3::BucketPolicy", policy => Find(policy, sid) is not null), sid)!;

    private static JsonObject? Find(JsonObject policy, string sid) =>
        policy["PolicyDocument"]!["Statement"]!
            .AsArray().FirstOrDefault(statement => statement!["Sid"]!.GetValue<string>() == sid)
            ?.AsObject();
}
