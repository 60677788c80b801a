using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;
using PolicyDocument = InfraPoc.Iam.PolicyDocument;

namespace InfraPoc.Audit;

/// <summary>A log group that is encrypted with the audit key, kept for the configured time, and outlives the stack.</summary>
public sealed class AuditLogGroup : Construct
{
    private readonly Sandbox sandbox;
    private readonly AuditKey key;

    /// <summary>Adds the log group to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="id">Construct id; part of the generated name.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="key">The key.</param>
    /// <param name="dataProtection">The data protection policy, if the log holds prompts and answers.</param>
    public AuditLogGroup(Construct scope, string id, Sandbox sandbox, AuditKey key, object? dataProtection = null)
        : base(scope, id)
    {
        this.sandbox = sandbox;
        this.key = key;
        var group = new CfnLogGroup(this, "LogGroup", new CfnLogGroupProps
        {
            KmsKeyId = key.Arn,
            RetentionInDays = sandbox.Logging.RetentionDays,
            DataProtectionPolicy = dataProtection,
        });
        group.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        Name = group.Ref;
        Arn = group.AttrArn;
    }

    /// <summary>Name of the log group; generated, so that a sandbox that is deployed again does not collide with what it left.</summary>
    public string Name { get; }

    /// <summary>ARN of the log group, ending in <c>:*</c> as IAM and CloudTrail want it.</summary>
    public string Arn { get; }

    /// <summary>A role with which one service writes to this log group and does nothing else.</summary>
    /// <param name="trust">Who may assume it.</param>
    /// <param name="streams">Which log streams, a name or pattern.</param>
    public CfnRole Writer(PolicyDocument trust, string streams) => new(this, "Writer", new CfnRoleProps
    {
        AssumeRolePolicyDocument = trust.ToPlain(),
        Policies = new[]
        {
            new CfnRole.PolicyProperty
            {
                PolicyName = "write",
                PolicyDocument = new PolicyDocument(
                [
                    Allow(
                        "Write", ["logs:CreateLogStream", "logs:PutLogEvents"],
                        [
                            $"arn:aws:logs:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:log-group:{Name}:log-stream:{streams}",
                        ]),
                    // CloudWatch Logs may ask for the key in the writer's name.
                    Allow("Encrypt", AuditKeyPolicy.KeyUse, [key.Arn])
                        .When("StringEquals", "kms:ViaService", $"logs.{sandbox.Accounts.Sandbox.Region}.amazonaws.com"),
                ]).ToPlain(),
            },
        },
    });
}
