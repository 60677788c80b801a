using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Audit;

/// <summary>Who may write to the two log buckets, and that everybody must use TLS 1.2 or later.</summary>
public static class LogBucketPolicy
{
    /// <summary>Key prefix of the bodies of prompts and answers that are too large for a log event.</summary>
    public const string LargeBodies = "large-bodies";

    /// <summary>Key prefix of the access log.</summary>
    public const string AccessLog = "access";

    /// <summary>The policy of the log archive: the trail and Bedrock's prompt log write, nobody else.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="bucketArn">ARN of the archive; a CDK token while a stack is being built.</param>
    public static PolicyDocument Archive(Sandbox sandbox, SandboxNames names, string bucketArn)
    {
        var account = sandbox.Accounts.Sandbox.Id;

        return new PolicyDocument(
        [
            .. SecureTransport(bucketArn),
            // See: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
            AllowService("TrailChecks", "cloudtrail.amazonaws.com", ["s3:GetBucketAcl"], bucketArn)
                .When("StringEquals", "aws:SourceArn", names.TrailArn),
            AllowService("TrailDelivers", "cloudtrail.amazonaws.com", ["s3:PutObject"], $"{bucketArn}/AWSLogs/{account}/*")
                .When("StringEquals", "aws:SourceArn", names.TrailArn)
                .When("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
            // See: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
            AllowService(
                    "InvocationLogDelivers", "bedrock.amazonaws.com", ["s3:PutObject"],
                    $"{bucketArn}/{LargeBodies}/AWSLogs/{account}/BedrockModelInvocationLogs/*")
                .From(account, names.BedrockSourceArn),
        ]);
    }

    /// <summary>The policy of the bucket that holds the archive's access log.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="bucketArn">ARN of the bucket.</param>
    /// <param name="archiveArn">ARN of the archive.</param>
    /// <remarks>See: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html</remarks>
    public static PolicyDocument AccessLogs(Sandbox sandbox, string bucketArn, string archiveArn) => new(
    [
        .. SecureTransport(bucketArn),
        AllowService("ArchiveLogsAccess", "logging.s3.amazonaws.com", ["s3:PutObject"], $"{bucketArn}/{AccessLog}/*")
            .From(sandbox.Accounts.Sandbox.Id, archiveArn),
    ]);

    private static IEnumerable<PolicyStatement> SecureTransport(string bucketArn)
    {
        yield return DenyEverybody("PlainHttp", ["s3:*"], bucketArn, $"{bucketArn}/*").When("Bool", "aws:SecureTransport", "false");
        yield return DenyEverybody("OldTls", ["s3:*"], bucketArn, $"{bucketArn}/*").When("NumericLessThan", "s3:TlsVersion", "1.2");
    }
}
