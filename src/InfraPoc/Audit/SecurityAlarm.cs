using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>
/// An alarm that tells the security topic at once; its description says what happened and links to its section in the runbook.
/// </summary>
public sealed class SecurityAlarm : CfnAlarm
{
    /// <summary>Adds the alarm to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="id">Id of the alarm, a slug: the end of its name and the anchor of its section in the runbook.</param>
    /// <param name="meaning">What happened, in one sentence in the company's language.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="topicArn">The security topic.</param>
    /// <param name="watched">The metric or expression, with its period.</param>
    /// <param name="threshold">The value from which it rings.</param>
    public SecurityAlarm(
        Construct scope, string id, string meaning, Sandbox sandbox, SandboxNames names, string topicArn, CfnAlarmProps watched,
        int threshold = 1)
        : base(scope, id, Complete(id, meaning, sandbox, names, topicArn, watched, threshold))
    {
    }

    private static CfnAlarmProps Complete(
        string id, string meaning, Sandbox sandbox, SandboxNames names, string topicArn, CfnAlarmProps props, int threshold)
    {
        props.AlarmName = names.SecurityAlarm(id);
        props.AlarmDescription = $"{meaning} {sandbox.Contacts.Runbook}#{id}";
        props.ComparisonOperator = "GreaterThanOrEqualToThreshold";
        props.Threshold = threshold;
        props.EvaluationPeriods = 1;
        props.TreatMissingData = "notBreaching";
        props.AlarmActions = [topicArn];
        return props;
    }
}
