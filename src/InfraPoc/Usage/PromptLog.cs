using Amazon.CDK;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Usage;

/// <summary>
/// The prompt log, and the account's model-invocation logging configuration that fills it: every call through bedrock-runtime is
/// logged, with or without what was said, and Bedrock stores nothing of it besides. CloudFormation has no type for either configuration,
/// so a function owns them. Deleting the stack removes the former only while it still points to this log, and leaves the latter.
/// </summary>
internal sealed class PromptLog : Construct
{
    private const int Seconds = 300;

    /// <summary>Adds log group, writer, function and configuration to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add them.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="audit">Key and archive.</param>
    /// <param name="code">The published functions.</param>
    public PromptLog(Construct scope, Sandbox sandbox, SandboxNames names, AuditImports audit, Asset code)
        : base(scope, "Prompts")
    {
        var account = sandbox.Accounts.Sandbox;
        var log = new AuditLogGroup(this, "Log", sandbox, audit.KeyArn, InvocationLogProtection.Policy);
        Name = log.Name;
        Arn = log.Arn;
        var writer = log.Writer(ServiceStatements.Trust("bedrock.amazonaws.com", account.Id, names.BedrockSourceArn), "aws/bedrock/modelinvocations");

        var owner = new SandboxFunction(this, "Owner", sandbox, audit.KeyArn, code, new FunctionProps
        {
            Name = names.PromptLogging,
            Path = names.Path,
            Description = "Owns the model-invocation logging configuration and the data retention of the account",
            Class = nameof(PromptLogging),
            Permissions = UsagePermissions.PromptLogging(writer.AttrArn),
            Seconds = Seconds,
            Environment = new Dictionary<string, string> { ["INFRAPOC_SANDBOX"] = sandbox.Name },
        });
        OwnerLogName = owner.LogName;
        _ = new CfnResource(this, "Configuration", new CfnResourceProps
        {
            Type = "Custom::PromptLogging",
            Properties = new Dictionary<string, object>
            {
                ["ServiceToken"] = owner.Arn,
                ["ServiceTimeout"] = Seconds + 60,
                ["LogGroupName"] = log.Name,
                ["RoleArn"] = writer.AttrArn,
                ["BucketName"] = audit.ArchiveName,
                ["KeyPrefix"] = LogBucketPolicy.LargeBodies,
                ["DataRetention"] = "none",
                ["Bodies"] = sandbox.Logging.Prompts == PromptLogging.Full,
            },
        });
    }

    /// <summary>Name of the log group: one event for each call, at most 100 KB; larger bodies are in the archive.</summary>
    public string Name { get; }

    /// <summary>ARN of the log group, ending in <c>:*</c>.</summary>
    public string Arn { get; }

    /// <summary>Name of the log group of the function that owns the configuration.</summary>
    public string OwnerLogName { get; }
}
