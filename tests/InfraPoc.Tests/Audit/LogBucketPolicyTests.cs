using InfraPoc.Audit;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Audit;

public class LogBucketPolicyTests
{
    private const string Account = "111122223333";
    private const string Archive = "arn:aws:s3:::archive";
    private const string AccessLog = "arn:aws:s3:::access-log";
    private const string Trail = "arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/poc-trail";
    private const string Bedrock = "arn:aws:bedrock:ap-northeast-1:111122223333:logging";
    private const string Bodies = Archive + "/large-bodies/AWSLogs/111122223333/BedrockModelInvocationLogs/x";

    private static readonly PolicyDocument ArchivePolicy = LogBucketPolicy.Archive(TestCompany.Sandbox, TestCompany.Names, Archive);
    private static readonly PolicyDocument AccessLogPolicy = LogBucketPolicy.AccessLogs(TestCompany.Sandbox, AccessLog, Archive);

    [Theory]
    [InlineData(
        "the trail looks at the bucket", "cloudtrail.amazonaws.com", "s3:GetBucketAcl", Archive, Trail, Account, PolicyVerdict.Allow)]
    [InlineData(
        "another trail looks", "cloudtrail.amazonaws.com", "s3:GetBucketAcl", Archive, Trail + "2", Account, PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "the trail delivers", "cloudtrail.amazonaws.com", "s3:PutObject", Archive + "/AWSLogs/111122223333/CloudTrail/x", Trail, Account,
        PolicyVerdict.Allow)]
    [InlineData(
        "the trail delivers elsewhere", "cloudtrail.amazonaws.com", "s3:PutObject", Archive + "/other/x", Trail, Account,
        PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "another trail delivers", "cloudtrail.amazonaws.com", "s3:PutObject", Archive + "/AWSLogs/111122223333/CloudTrail/x", Trail + "2",
        Account, PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "the trail deletes nothing", "cloudtrail.amazonaws.com", "s3:DeleteObject", Archive + "/AWSLogs/111122223333/CloudTrail/x", Trail,
        Account, PolicyVerdict.ImplicitDeny)]
    [InlineData("Bedrock delivers", "bedrock.amazonaws.com", "s3:PutObject", Bodies, Bedrock, Account, PolicyVerdict.Allow)]
    [InlineData(
        "Bedrock delivers elsewhere", "bedrock.amazonaws.com", "s3:PutObject", Archive + "/AWSLogs/111122223333/CloudTrail/x", Bedrock,
        Account, PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "Bedrock for another account", "bedrock.amazonaws.com", "s3:PutObject", Bodies, Bedrock, "999999999999",
        PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "Bedrock in another Region", "bedrock.amazonaws.com", "s3:PutObject", Bodies, "arn:aws:bedrock:us-east-1:111122223333:logging",
        Account, PolicyVerdict.ImplicitDeny)]
    [InlineData("Bedrock reads nothing", "bedrock.amazonaws.com", "s3:GetObject", Bodies, Bedrock, Account, PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "a role writes nothing", "arn:aws:iam::111122223333:role/admin", "s3:PutObject", Bodies, Bedrock, Account,
        PolicyVerdict.ImplicitDeny)]
    public void Archive_ByCaller_LetsIn(
        string rule, string caller, string action, string resource, string source, string account,
        PolicyVerdict verdict) =>
        Ask(
                ArchivePolicy, caller, action, resource,
                [("aws:SourceArn", source), ("aws:SourceAccount", account), ("s3:x-amz-acl", "bucket-owner-full-control")])
            .ShouldBe(verdict, rule);

    [Fact]
    public void Archive_DeliveryThatTheOwnerCouldNotRead_IsRefused() =>
        Ask(
                ArchivePolicy, "cloudtrail.amazonaws.com", "s3:PutObject", $"{Archive}/AWSLogs/{Account}/CloudTrail/x",
                [("aws:SourceArn", Trail)])
            .ShouldBe(PolicyVerdict.ImplicitDeny);

    [Theory]
    [InlineData("the archive's access", "logging.s3.amazonaws.com", AccessLog + "/access/x", Archive, Account, PolicyVerdict.Allow)]
    [InlineData("under another prefix", "logging.s3.amazonaws.com", AccessLog + "/x", Archive, Account, PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "another bucket's access", "logging.s3.amazonaws.com", AccessLog + "/access/x", "arn:aws:s3:::other", Account,
        PolicyVerdict.ImplicitDeny)]
    [InlineData(
        "another account's access", "logging.s3.amazonaws.com", AccessLog + "/access/x", Archive, "999999999999",
        PolicyVerdict.ImplicitDeny)]
    [InlineData("another service", "cloudtrail.amazonaws.com", AccessLog + "/access/x", Archive, Account, PolicyVerdict.ImplicitDeny)]
    public void AccessLog_ByCaller_LetsIn(
        string rule, string caller, string resource, string source, string account,
        PolicyVerdict verdict) =>
        Ask(AccessLogPolicy, caller, "s3:PutObject", resource, [("aws:SourceArn", source), ("aws:SourceAccount", account)])
            .ShouldBe(verdict, rule);

    [Theory]
    [InlineData("s3:GetObject", "/x", "false", "1.2")]
    [InlineData("s3:ListBucket", "", "false", "1.3")]
    [InlineData("s3:GetObject", "/x", "true", "1.1")]
    [InlineData("s3:ListBucket", "", "true", "1.0")]
    public void Buckets_WithoutTls12_RefuseEverybody(string action, string path, string secure, string version)
    {
        foreach (var (policy, bucket) in new[] { (ArchivePolicy, Archive), (AccessLogPolicy, AccessLog) })
        {
            Ask(policy, "arn:aws:iam::111122223333:role/auditor", action, bucket + path, [], secure, version)
                .ShouldBe(PolicyVerdict.ExplicitDeny);
            Ask(policy, "arn:aws:iam::111122223333:role/auditor", action, bucket + path, []).ShouldBe(PolicyVerdict.ImplicitDeny);
        }
    }

    private static PolicyVerdict Ask(
        PolicyDocument policy, string caller, string action, string resource, IEnumerable<(string Key, string Value)> context,
        string secure = "true",
        string version = "1.2") =>
        PolicyEvaluator.EvaluateResourcePolicy(policy, new PolicyRequest
        {
            Principal = caller,
            Action = action,
            Resource = resource,
            Context = context
                .Append(("aws:SecureTransport", secure)).Append(("s3:TlsVersion", version))
                .ToDictionary(pair => pair.Item1, IReadOnlyList<string> (pair) => [pair.Item2]),
        }).Verdict;
}
