using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.CustomResources;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;
using L2Statement = Amazon.CDK.AWS.IAM.PolicyStatement;
using PolicyDocument = InfraPoc.Iam.PolicyDocument;

namespace InfraPoc.Audit;

/// <summary>
/// The account's model-invocation logging configuration: every call through bedrock-runtime is logged, with or without
/// prompt and answer. CloudFormation has no type for it. Deleting the stack removes it only while it still points to this log.
/// </summary>
public sealed class InvocationLogging : Construct
{
    /// <summary>Adds log group, roles and configuration to <paramref name="scope"/>.</summary>
    public InvocationLogging(Construct scope, Sandbox sandbox, SandboxNames names, AuditKey key, LogArchive archive)
        : base(scope, "Invocations")
    {
        var account = sandbox.Accounts.Sandbox;
        Log = new AuditLogGroup(this, "Log", sandbox, key, InvocationLogProtection.Policy);
        var writer = Log.Writer(
            ServiceStatements.Trust("bedrock.amazonaws.com", account.Id, names.BedrockSourceArn), "aws/bedrock/modelinvocations");
        var removal = Removal(account, names);
        var put = new AwsSdkCall
        {
            Service = "bedrock",
            Action = "PutModelInvocationLoggingConfiguration",
            Parameters = new Dictionary<string, object>
            {
                ["loggingConfig"] = Configuration(sandbox.Logging.Prompts, writer.AttrArn, archive),
            },
            // Always the same: a new id would make CloudFormation delete what it has just put.
            PhysicalResourceId = PhysicalResourceId.Of($"{sandbox.Name}-invocation-logging"),
        };

        var configuration = new AwsCustomResource(this, "Configuration", new AwsCustomResourceProps
        {
            ResourceType = "Custom::InvocationLogging",
            OnCreate = put,
            OnUpdate = put,
            OnDelete = new AwsSdkCall
            {
                Service = "sfn",
                Action = "StartSyncExecution",
                Parameters = new Dictionary<string, object> { ["stateMachineArn"] = removal.Ref },
                OutputPaths = ["status"],
            },
            InstallLatestAwsSdk = false,
            Timeout = Duration.Minutes(5),
            LogGroup = LogGroup.FromLogGroupName(this, "FunctionLogGroup", new AuditLogGroup(this, "FunctionLog", sandbox, key).Name),
            Policy = AwsCustomResourcePolicy.FromStatements(
            [
                new L2Statement(
                    new PolicyStatementProps { Actions = ["bedrock:PutModelInvocationLoggingConfiguration"], Resources = ["*"] }),
                new L2Statement(new PolicyStatementProps
                {
                    Actions = ["iam:PassRole"],
                    Resources = [writer.AttrArn],
                    Conditions = new Dictionary<string, object>
                    {
                        ["StringEquals"] = new Dictionary<string, object> { ["iam:PassedToService"] = "bedrock.amazonaws.com" },
                    },
                }),
                new L2Statement(new PolicyStatementProps { Actions = ["states:StartSyncExecution"], Resources = [removal.Ref] }),
            ]),
        });
        configuration.Node.AddDependency(archive.WritersAllowed);
    }

    /// <summary>One event for each call, at most 100 KB; larger bodies are in the archive.</summary>
    public AuditLogGroup Log { get; }

    private Dictionary<string, object> Configuration(PromptLogging prompts, string roleArn, LogArchive archive)
    {
        var bodies = prompts == PromptLogging.Full;
        return new Dictionary<string, object>
        {
            ["cloudWatchConfig"] = new Dictionary<string, object>
            {
                ["logGroupName"] = Log.Name,
                ["roleArn"] = roleArn,
                ["largeDataDeliveryS3Config"] = new Dictionary<string, object>
                {
                    ["bucketName"] = archive.Name,
                    ["keyPrefix"] = LogBucketPolicy.LargeBodies,
                },
            },
            ["textDataDeliveryEnabled"] = bodies,
            ["imageDataDeliveryEnabled"] = bodies,
            ["embeddingDataDeliveryEnabled"] = bodies,
            ["videoDataDeliveryEnabled"] = bodies,
            ["audioDataDeliveryEnabled"] = bodies,
        };
    }

    private CfnStateMachine Removal(AwsAccount account, SandboxNames names)
    {
        var role = new CfnRole(this, "RemovalRole", new CfnRoleProps
        {
            AssumeRolePolicyDocument = ServiceStatements
                .Trust(
                    "states.amazonaws.com", account.Id,
                    $"arn:aws:states:{account.Region}:{account.Id}:stateMachine:{names.InvocationLoggingRemoval}")
                .ToPlain(),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = "remove",
                    PolicyDocument = new PolicyDocument([
                        Allow(
                            "Remove",
                            ["bedrock:DeleteModelInvocationLoggingConfiguration", "bedrock:GetModelInvocationLoggingConfiguration"], ["*"]),
                    ]).ToPlain(),
                },
            },
        });
        return new CfnStateMachine(this, "Removal", new CfnStateMachineProps
        {
            StateMachineName = names.InvocationLoggingRemoval,
            StateMachineType = "EXPRESS",
            RoleArn = role.AttrArn,
            DefinitionString = InvocationLoggingRemoval.Definition,
            DefinitionSubstitutions = new Dictionary<string, string> { [InvocationLoggingRemoval.LogGroup] = Log.Name },
        });
    }
}
