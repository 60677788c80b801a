using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Audit;

/// <summary>
/// The log archive, from which nobody can delete a log before its object lock ends, and the bucket with its access log. Both
/// outlive the stack. Their names are generated, so that a sandbox that is deployed again does not collide with them.
/// </summary>
public sealed class LogArchive : Construct
{
    /// <summary>Days after which a log moves to a storage class that costs less to keep and more to read.</summary>
    private const int DaysUntilColder = 90;

    /// <summary>Adds both buckets to <paramref name="scope"/>.</summary>
    public LogArchive(Construct scope, Sandbox sandbox, SandboxNames names, AuditKey key)
        : base(scope, "Archive")
    {
        var days = Math.Max(sandbox.Logging.ObjectLockDays, sandbox.Logging.RetentionDays);
        var accessLog = new CfnBucket(this, "AccessLog", Private(new CfnBucketProps
        {
            // With object lock, or another key than S3's own, S3 would not deliver its access log here.
            BucketEncryption = Encryption(new CfnBucket.ServerSideEncryptionByDefaultProperty { SseAlgorithm = "AES256" }),
            LifecycleConfiguration = Lifecycle(days, colder: false),
        }));
        var archive = new CfnBucket(this, "Bucket", Private(new CfnBucketProps
        {
            BucketEncryption = Encryption(
                new CfnBucket.ServerSideEncryptionByDefaultProperty { SseAlgorithm = "aws:kms", KmsMasterKeyId = key.Arn }),
            LifecycleConfiguration = Lifecycle(days, colder: true),
            ObjectLockEnabled = true,
            ObjectLockConfiguration = new CfnBucket.ObjectLockConfigurationProperty
            {
                ObjectLockEnabled = "Enabled",
                Rule = new CfnBucket.ObjectLockRuleProperty
                {
                    DefaultRetention = new CfnBucket.DefaultRetentionProperty
                    {
                        Mode = "COMPLIANCE",
                        Days = sandbox.Logging.ObjectLockDays,
                    },
                },
            },
            LoggingConfiguration = new CfnBucket.LoggingConfigurationProperty
            {
                DestinationBucketName = accessLog.Ref,
                LogFilePrefix = $"{LogBucketPolicy.AccessLog}/",
            },
        }));
        Name = archive.Ref;

        accessLog.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        archive.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

        _ = Policy("AccessLogPolicy", accessLog, LogBucketPolicy.AccessLogs(sandbox, accessLog.AttrArn, archive.AttrArn));
        WritersAllowed = Policy("BucketPolicy", archive, LogBucketPolicy.Archive(sandbox, names, archive.AttrArn));
    }

    /// <summary>Name of the archive.</summary>
    public string Name { get; }

    /// <summary>What must exist before a service is set up to write to the archive.</summary>
    public CfnResource WritersAllowed { get; }

    private static CfnBucketProps Private(CfnBucketProps props)
    {
        props.PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty
        {
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        };
        props.OwnershipControls = new CfnBucket.OwnershipControlsProperty
        {
            Rules = new[] { new CfnBucket.OwnershipControlsRuleProperty { ObjectOwnership = "BucketOwnerEnforced" } },
        };
        props.VersioningConfiguration = new CfnBucket.VersioningConfigurationProperty { Status = "Enabled" };
        return props;
    }

    private static CfnBucket.BucketEncryptionProperty Encryption(CfnBucket.ServerSideEncryptionByDefaultProperty byDefault) => new()
    {
        ServerSideEncryptionConfiguration = new[]
        {
            new CfnBucket.ServerSideEncryptionRuleProperty { ServerSideEncryptionByDefault = byDefault },
        },
    };

    /// <summary>
    /// Expires logs when the longer of object lock and retention has passed; what a lock still holds stays until it ends.
    /// </summary>
    private static CfnBucket.LifecycleConfigurationProperty Lifecycle(int days, bool colder) => new()
    {
        Rules = new[]
        {
            new CfnBucket.RuleProperty
            {
                Id = "age",
                Status = "Enabled",
                ExpirationInDays = days,
                NoncurrentVersionExpiration = new CfnBucket.NoncurrentVersionExpirationProperty { NoncurrentDays = 1 },
                AbortIncompleteMultipartUpload = new CfnBucket.AbortIncompleteMultipartUploadProperty { DaysAfterInitiation = 7 },
                Transitions = colder && days > DaysUntilColder
                    ? new[] { new CfnBucket.TransitionProperty { StorageClass = "GLACIER_IR", TransitionInDays = DaysUntilColder } }
                    : null,
            },
        },
    };

    private CfnBucketPolicy Policy(string id, CfnBucket bucket, PolicyDocument document) =>
        new(this, id, new CfnBucketPolicyProps { Bucket = bucket.Ref, PolicyDocument = document.ToPlain() });
}
