using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;
using PolicyDocument = InfraPoc.Iam.PolicyDocument;

namespace InfraPoc.Usage;

/// <summary>
/// A function in C#, with a role that can do nothing but what it needs and a log that is encrypted, kept and outlives the stack.
/// </summary>
internal sealed class SandboxFunction : Construct
{
    /// <summary>Assembly with the functions' classes, in the root of the asset.</summary>
    public const string Assembly = "InfraPoc.Functions";

    /// <summary>Adds the function to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="id">Id of the construct.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="keyArn">Key of the log.</param>
    /// <param name="code">The published functions.</param>
    /// <param name="props">What it is.</param>
    public SandboxFunction(Construct scope, string id, Sandbox sandbox, string keyArn, Asset code, FunctionProps props)
        : base(scope, id)
    {
        var log = new CfnLogGroup(this, "Log", new CfnLogGroupProps { KmsKeyId = keyArn, RetentionInDays = sandbox.Logging.RetentionDays });
        log.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        LogName = log.Ref;

        var role = new CfnRole(this, "Role", new CfnRoleProps
        {
            RoleName = props.Name,
            Path = props.Path,
            AssumeRolePolicyDocument = new PolicyDocument(
                [ServiceStatements.AllowService("Lambda", "lambda.amazonaws.com", ["sts:AssumeRole"])]).ToPlain(),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = "run",
                    PolicyDocument = new PolicyDocument([
                        .. props.Permissions, Allow("Log", ["logs:CreateLogStream", "logs:PutLogEvents"], [log.AttrArn]),
                    ]).ToPlain(),
                },
            },
        });

        var function = new CfnFunction(this, "Function", new CfnFunctionProps
        {
            FunctionName = props.Name,
            Description = props.Description,
            Runtime = "dotnet10",
            Architectures = ["arm64"],
            Handler = $"{Assembly}::{Assembly}.{props.Class}::Handle",
            Code = new CfnFunction.CodeProperty { S3Bucket = code.S3BucketName, S3Key = code.S3ObjectKey },
            Role = role.AttrArn,
            MemorySize = UsageFunctions.Megabytes,
            Timeout = props.Seconds,
            LoggingConfig = new CfnFunction.LoggingConfigProperty { LogGroup = log.Ref },
            Environment = new CfnFunction.EnvironmentProperty { Variables = props.Environment },
        });
        Name = function.Ref;
        Arn = function.AttrArn;
    }

    /// <summary>Name of the function, known once it exists.</summary>
    public string Name { get; }

    /// <summary>ARN of the function.</summary>
    public string Arn { get; }

    /// <summary>Name of its log group.</summary>
    public string LogName { get; }

    /// <summary>Lets one AWS service invoke the function for one of the account's resources.</summary>
    /// <param name="id">Id of the permission.</param>
    /// <param name="service">Such as <c>events.amazonaws.com</c>.</param>
    /// <param name="account">The account.</param>
    /// <param name="sourceArn">The resource.</param>
    public CfnPermission AllowInvocation(
        string id, string service, string account, string sourceArn) => new(this, id, new CfnPermissionProps
        {
            Action = "lambda:InvokeFunction",
            FunctionName = Name,
            Principal = service,
            SourceAccount = account,
            SourceArn = sourceArn,
        });

    /// <summary>How often Lambda tries an asynchronous invocation again that failed or was throttled.</summary>
    /// <param name="retries">0 to 2 for failures; throttled ones are tried until they are too old.</param>
    /// <param name="hours">At most 6.</param>
    public void Retry(int retries, int hours) => _ = new CfnEventInvokeConfig(this, "Retries", new CfnEventInvokeConfigProps
    {
        FunctionName = Name,
        Qualifier = "$LATEST",
        MaximumRetryAttempts = retries,
        MaximumEventAgeInSeconds = hours * 3600,
    });
}
