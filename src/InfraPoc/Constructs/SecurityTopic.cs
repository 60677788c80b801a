using Amazon.CDK.AWS.SNS;
using Constructs;
using InfraPoc.Config;
using InfraPoc.Policies;
using static InfraPoc.Policies.ServiceStatements;

namespace InfraPoc.Constructs;

/// <summary>The encrypted topic that security alarms go to, and the people who subscribe to it by e-mail and confirm.</summary>
public sealed class SecurityTopic : Construct
{
    /// <summary>Adds the topic to <paramref name="scope"/>.</summary>
    public SecurityTopic(Construct scope, Sandbox sandbox, SandboxNames names, AuditKey key)
        : base(scope, "Security")
    {
        var topic = new CfnTopic(this, "Topic", new CfnTopicProps { TopicName = names.SecurityTopic, KmsMasterKeyId = key.Arn });
        Arn = topic.Ref;

        _ = new CfnTopicPolicy(this, "TopicPolicy", new CfnTopicPolicyProps
        {
            Topics = [Arn],
            PolicyDocument = new PolicyDocument(
            [
                AllowService("AlarmsPublish", "cloudwatch.amazonaws.com", ["sns:Publish"], Arn).From(sandbox.Accounts.Sandbox.Id, names.SecurityAlarmsArn),
                DenyEverybody("PlainHttp", ["sns:Publish"], Arn).When("Bool", "aws:SecureTransport", "false"),
            ]).ToPlain(),
        });

        foreach (var email in sandbox.Contacts.Security)
        {
            _ = new CfnSubscription(this, email, new CfnSubscriptionProps { TopicArn = Arn, Protocol = "email", Endpoint = email });
        }
    }

    /// <summary>ARN of the topic.</summary>
    public string Arn { get; }
}
