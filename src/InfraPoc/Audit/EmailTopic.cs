using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Constructs;
using InfraPoc.Iam;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Audit;

/// <summary>
/// A topic encrypted with the audit key, to which AWS services publish for this sandbox only and nobody over plain HTTP,
/// and the people who subscribe to it by e-mail and confirm.
/// </summary>
public abstract class EmailTopic : Construct
{
    /// <summary>Adds the topic to <paramref name="scope"/>.</summary>
    /// <param name="scope">Where to add it.</param>
    /// <param name="id">Id of the construct.</param>
    /// <param name="name">Name of the topic.</param>
    /// <param name="key">ARN or alias of the key.</param>
    /// <param name="publishers">Which services publish for which of their resources, given the topic's ARN.</param>
    /// <param name="addresses">Who subscribes, each address once: see <see cref="Config.Receivers"/>.</param>
    /// <param name="tags">Tags of the topic; null for those of its stack alone.</param>
    private protected EmailTopic(
        Construct scope, string id, string name, string key, Func<string, IEnumerable<PolicyStatement>> publishers,
        IEnumerable<string> addresses, ICfnTag[]? tags = null)
        : base(scope, id)
    {
        var topic = new CfnTopic(this, "Topic", new CfnTopicProps { TopicName = name, KmsMasterKeyId = key, Tags = tags });
        Arn = topic.Ref;

        Policy = new CfnTopicPolicy(this, "TopicPolicy", new CfnTopicPolicyProps
        {
            Topics = [Arn],
            PolicyDocument = new PolicyDocument([
                .. publishers(Arn), DenyEverybody("PlainHttp", ["sns:Publish"], Arn).When("Bool", "aws:SecureTransport", "false"),
            ]).ToPlain(),
        });

        foreach (var address in addresses)
        {
            // The id comes from the address alone, so that another address neither moves nor renews this subscription.
            _ = new CfnSubscription(
                this, address.ToLowerInvariant(), new CfnSubscriptionProps { TopicArn = Arn, Protocol = "email", Endpoint = address });
        }
    }

    /// <summary>ARN of the topic.</summary>
    public string Arn { get; }

    /// <summary>The policy that lets services publish; what AWS checks by a trial publication must be created after it.</summary>
    internal CfnTopicPolicy Policy { get; }
}
