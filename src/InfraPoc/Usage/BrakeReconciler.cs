using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using InfraPoc.Audit;
using InfraPoc.Brakes;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;
using PolicyDocument = InfraPoc.Iam.PolicyDocument;

namespace InfraPoc.Usage;

/// <summary>The state machine that engages and releases the brakes, what starts it, what it remembers, and alarms on itself.</summary>
public sealed class BrakeReconciler : Construct
{
    private readonly SandboxConfig config;
    private readonly Sandbox sandbox;
    private readonly SandboxNames names;

    /// <summary>Adds the reconciler to <paramref name="scope"/>.</summary>
    public BrakeReconciler(Construct scope, SandboxConfig config, SandboxNames names, CostTopic topic)
        : base(scope, "Reconciler")
    {
        this.config = config;
        sandbox = config.Sandbox;
        this.names = names;

        var table = Table();
        var machine = Machine(table, Log());

        var starter = Starter(machine);
        Start(
            "Alarms", starter,
            new CfnRuleProps { Description = "A cap alarm begins or ends to ring", EventPattern = ReconcilerTriggers.Alarms(names) },
            machine);
        Start(
            "Schedule", starter,
            new CfnRuleProps { Description = "Whatever happened", ScheduleExpression = $"rate({ReconcilerTriggers.Minutes} minutes)" },
            machine);
        Start(
            "Deployments", starter,
            new CfnRuleProps { Description = "A department was deployed", EventPattern = ReconcilerTriggers.Deployments(sandbox, names) },
            machine);

        foreach (var alarm in UsageAlarms.OnBrake(names))
        {
            _ = new CfnAlarm(this, alarm.Id["brake-".Length..], AlarmResources.Props(alarm, sandbox, names, topic.Arn));
        }
    }

    /// <summary>What was engaged and why, and what people decided. It stays when the stack is deleted.</summary>
    private CfnTable Table()
    {
        var table = new CfnTable(this, "Memory", new CfnTableProps
        {
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = new[] { new CfnTable.AttributeDefinitionProperty { AttributeName = "department", AttributeType = "S" } },
            KeySchema = new[] { new CfnTable.KeySchemaProperty { AttributeName = "department", KeyType = "HASH" } },
            PointInTimeRecoverySpecification = new CfnTable.PointInTimeRecoverySpecificationProperty { PointInTimeRecoveryEnabled = true },
            DeletionProtectionEnabled = true,
        });
        table.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return table;
    }

    private CfnLogGroup Log()
    {
        var log = new CfnLogGroup(this, "Log", new CfnLogGroupProps
        {
            // CloudWatch Logs takes a key by its ARN, not by its alias.
            KmsKeyId = Fn.GetStackOutput(names.AuditStack, SandboxNames.AuditKeyArnOutput),
            RetentionInDays = sandbox.Logging.RetentionDays,
        });
        log.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return log;
    }

    private CfnStateMachine Machine(CfnTable table, CfnLogGroup log)
    {
        var account = sandbox.Accounts.Sandbox;
        var role = new CfnRole(this, "Role", new CfnRoleProps
        {
            AssumeRolePolicyDocument = ServiceStatements.Trust("states.amazonaws.com", account.Id, names.ReconcilerArn).ToPlain(),
            Policies = new[]
            {
                new CfnRole.PolicyProperty
                {
                    PolicyName = "brake", PolicyDocument = ReconcilerPolicy.For(sandbox, table.AttrArn).ToPlain(),
                },
            },
        });
        var profiles = config.Departments.SelectMany(department => config.ModelsOf(department), (department, model) => (
            Word: SandboxNames.InferenceProfileWord(department, model),
            Id: Fn.GetStackOutput(names.DepartmentStack(department), SandboxNames.InferenceProfileIdOutput(model))));
        return new CfnStateMachine(this, "Machine", new CfnStateMachineProps
        {
            StateMachineName = names.Reconciler,
            // 2,880 runs a month cost cents as an express workflow; as a standard one they are billed by state. See docs/cost.md.
            StateMachineType = "EXPRESS",
            RoleArn = role.AttrArn,
            DefinitionString = new ReconcilerDefinition(
                config,
                (department, model) => $"${{{SandboxNames.InferenceProfileWord(department, model)}}}"
            ).ToJson(),
            DefinitionSubstitutions = profiles.Append((ReconcilerDefinition.Table, table.Ref)).ToDictionary(),
            LoggingConfiguration = new CfnStateMachine.LoggingConfigurationProperty
            {
                Level = "ERROR",
                IncludeExecutionData = true,
                Destinations = new[]
                {
                    new CfnStateMachine.LogDestinationProperty
                    {
                        CloudWatchLogsLogGroup = new CfnStateMachine.CloudWatchLogsLogGroupProperty { LogGroupArn = log.AttrArn },
                    },
                },
            },
        });
    }

    private CfnRole Starter(CfnStateMachine machine) => new(this, "Starter", new CfnRoleProps
    {
        AssumeRolePolicyDocument = ServiceStatements
            .Trust(
                "events.amazonaws.com", sandbox.Accounts.Sandbox.Id,
                $"arn:aws:events:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:rule/{names.BrakeStack}-*")
            .ToPlain(),
        Policies = new[]
        {
            new CfnRole.PolicyProperty
            {
                PolicyName = "start",
                PolicyDocument = new PolicyDocument([Allow("Start", ["states:StartExecution"], [machine.Ref])]).ToPlain(),
            },
        },
    });

    private void Start(string id, CfnRole starter, CfnRuleProps rule, CfnStateMachine machine)
    {
        // Without the event: nothing in it may be taken for a command.
        rule.Targets = new[]
        {
            new CfnRule.TargetProperty { Id = "reconciler", Arn = machine.Ref, RoleArn = starter.AttrArn, Input = "{}" },
        };
        _ = new CfnRule(this, id, rule);
    }
}
