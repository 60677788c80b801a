namespace InfraPoc.Config;

/// <content>Trail, logs and security alarms.</content>
public sealed partial class SandboxNames
{
    /// <summary>Stack that holds the trail, the logs and the security alarms of the sandbox account.</summary>
    public string AuditStack => $"{StackPrefix}-Audit";

    /// <summary>
    /// ARN pattern of the log groups of <see cref="AuditStack"/>; CloudFormation begins generated names with the stack's.
    /// </summary>
    public string AuditLogGroupsArn => $"arn:aws:logs:{region}:{account}:log-group:{AuditStack}-*";

    /// <summary>Alias of the key that encrypts logs, and messages on security and costs.</summary>
    public string AuditKeyAlias => $"alias/{sandbox.Name}-audit";

    /// <summary>Name of the output of <see cref="AuditStack"/> with the ARN of that key.</summary>
    public const string AuditKeyArnOutput = "AuditKeyArn";

    /// <summary>Name of the output of <see cref="AuditStack"/> with the name of the log archive.</summary>
    public const string LogArchiveOutput = "LogArchive";

    /// <summary>Name under which <see cref="AuditStack"/> exports an output.</summary>
    public string AuditExport(string output) => $"{AuditStack}-{output}";

    /// <summary>Name of the CloudTrail trail.</summary>
    public string Trail => $"{sandbox.Name}-trail";

    /// <summary>ARN of the CloudTrail trail.</summary>
    public string TrailArn => $"arn:aws:cloudtrail:{region}:{account}:trail/{Trail}";

    /// <summary>Name of the topic that security alarms go to.</summary>
    public string SecurityTopic => $"{sandbox.Name}-security";

    /// <summary>ARN of that topic.</summary>
    public string SecurityTopicArn => TopicArn(SecurityTopic);

    /// <summary>CloudWatch namespace of the metrics behind the security alarms.</summary>
    public string SecurityMetrics => $"{sandbox.Name}/security";

    /// <summary>ARN pattern of all alarms of the sandbox.</summary>
    public string AlarmsArn => $"arn:aws:cloudwatch:{region}:{account}:alarm:{sandbox.Name}-*";

    /// <summary>ARN pattern of the security alarms.</summary>
    public string SecurityAlarmsArn => $"arn:aws:cloudwatch:{region}:{account}:alarm:{SecurityAlarm("*")}";

    /// <summary>What service principals that act for Bedrock in the sandbox name as their source.</summary>
    public string BedrockSourceArn => $"arn:aws:bedrock:{region}:{account}:*";

    /// <summary>Name of a CloudWatch alarm that notifies <see cref="SecurityTopic"/>.</summary>
    /// <param name="id">Id of the alarm, a slug.</param>
    public string SecurityAlarm(string id) => $"{sandbox.Name}-security-{id}";
}
