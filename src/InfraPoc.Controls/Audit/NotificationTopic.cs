using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>What must hold of a topic that notifies people: who publishes to it, and who subscribes.</summary>
/// <param name="Stack">The stack that holds the topic.</param>
/// <param name="Name">Name of the topic.</param>
/// <param name="Addresses">Who must subscribe, however the addresses are capitalised.</param>
/// <param name="Publishers">The services that publish, each with a source that it publishes for.</param>
internal sealed record NotificationTopic(
    string Stack, string Name, IEnumerable<string> Addresses, params IReadOnlyList<(string Service, string Source)> Publishers)
{
    private const string Document = "PolicyDocument";

    private static readonly string[] Services = ["budgets.amazonaws.com", "cloudwatch.amazonaws.com", "ec2.amazonaws.com"];

    /// <summary>An alarm of the sandbox, as the source of what it publishes.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="name">Name of the alarm.</param>
    public static (string Service, string Source) Alarm(Sandbox sandbox, string name) =>
        ("cloudwatch.amazonaws.com", $"arn:aws:cloudwatch:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:alarm:{name}");

    /// <summary>A budget of the sandbox account, as the source of what it publishes.</summary>
    public static (string Service, string Source) Budget(SandboxTemplates templates) =>
        ("budgets.amazonaws.com", $"arn:aws:budgets::{templates.Config.Sandbox.Accounts.Sandbox.Id}:budget/{templates.Samples.Name}");

    /// <summary>Every violation.</summary>
    public IEnumerable<Violation> Violations(SandboxTemplates templates, ILookup<string, StackResource> subscriptions)
    {
        List<StackResource> topics = [.. templates.In(Stack, "AWS::SNS::Topic").Where(each => each.Text("TopicName") == Name)];
        if (topics is not [var topic])
        {
            return [new Violation(Phrases.NotOne(Stack, topics.Count, new("topics", "トピック"), Name), templates.Stack(Stack))];
        }

        List<StackResource> policies =
        [
            .. templates.In(Stack, "AWS::SNS::TopicPolicy").Where(each => each.List("Topics").Any(named => named.Text() == topic.Ref)),
        ];
        return
        [
            .. topic.Differences(("Subscription", null)),
            .. policies is [var policy]
                ? Answers(policy, topic.Ref, templates.Config.Sandbox.Accounts.Sandbox.Id, templates.Samples)
                :
                [
                    topic.Violates(new(
                        $"The topic has {policies.Count} policies; it must have exactly one.",
                        $"トピックのポリシーが {policies.Count} 個あります。ちょうど 1 個でなければなりません。")),
                ],
            .. policies.SelectMany(each => each.MustLetInOnly(
                Document, Publishers.Select(publisher => (publisher.Service, "sns:Publish")))),
            .. Subscribers(topic, [.. subscriptions[topic.Ref]]),
        ];
    }

    /// <summary>The subscriptions of all stacks by the ARN of their topic.</summary>
    public static ILookup<string, StackResource> Subscriptions(SandboxTemplates templates) =>
        templates.OfType("AWS::SNS::Subscription").ToLookup(subscription => subscription.Text("TopicArn") ?? "", StringComparer.Ordinal);

    /// <summary>A violation for each alarm whose description does not lead to the runbook.</summary>
    public static IEnumerable<Violation> Unexplained(SandboxTemplates templates, Func<string, bool> name)
    {
        var runbook = $"{templates.Config.Sandbox.Contacts.Runbook}#";
        return from alarm in templates.OfType("AWS::CloudWatch::Alarm")
               where name(alarm.Text("AlarmName") ?? "")
               where alarm.Text("AlarmDescription")?.Contains(runbook, StringComparison.Ordinal) != true
               let found = Phrases.Value(Expectations.Shown(alarm.Value("AlarmDescription")))
               select alarm.Violates(
                   new(
                       $"The description must lead to the runbook, {runbook}; it is {found.English}.",
                       $"説明に運用手順書へのリンク（{runbook}）がなければなりません。現在の説明：{found.Japanese}"),
                   "AlarmDescription");
    }

    /// <summary>Each service for its own source, over TLS, and nobody else; nothing but publishing, and nothing on another topic.</summary>
    private IEnumerable<Violation> Answers(StackResource policy, string topic, string account, TemplateSamples samples)
    {
        var foreign = samples.Account;
        foreach (var service in Services)
        {
            var source = Publishers.FirstOrDefault(each => each.Service == service).Source;
            var own = source ?? $"arn:aws:sns::{account}:{samples.Name}";
            var violations = Ask(source is not null, service, own)
                .Concat(source is null ? [] : Ask(false, service, own, secure: "false"))
                .Concat(Ask(false, service, own, from: foreign))
                .Concat(Ask(false, service, own.Replace(account, foreign, StringComparison.Ordinal)))
                .Concat(Ask(false, service, own, action: "sns:Subscribe"))
                .Concat(Ask(false, service, own, on: $"{topic}-{samples.Name}"));
            foreach (var violation in violations)
            {
                yield return violation;
            }
        }

        // An alarm's topic may serve some alarms of the account only.
        foreach (var (service, source) in Publishers.Where(each => each.Service == "cloudwatch.amazonaws.com"))
        {
            foreach (var violation in Ask(false, service, source[..(source.LastIndexOf(':') + 1)] + samples.Name))
            {
                yield return violation;
            }
        }

        foreach (
            var violation in Ask(false, $"arn:aws:iam::{foreign}:role/{samples.Name}", $"arn:aws:sns::{account}:{samples.Name}")
                .Concat(Ask(false, $"arn:aws:iam::{account}:role/{samples.Name}", $"arn:aws:sns::{account}:{samples.Name}")))
        {
            yield return violation;
        }

        IEnumerable<Violation> Ask(
            bool allowed, string principal, string source, string? from = null, string secure = "true", string action = "sns:Publish",
            string? on = null) =>
            policy.MustAnswer(
            Document, allowed, principal, action, on ?? topic, ("aws:SourceArn", source), ("aws:SourceAccount", from ?? account),
            ("aws:SecureTransport", secure));
    }

    /// <summary>
    /// Each address once, by e-mail, for which AWS asks the receiver to confirm; without a filter, which would hold messages back.
    /// </summary>
    private IEnumerable<Violation> Subscribers(StackResource topic, List<StackResource> subscriptions)
    {
        HashSet<string> missing = new(Addresses, StringComparer.OrdinalIgnoreCase);
        HashSet<string> permitted = new(missing, StringComparer.OrdinalIgnoreCase);
        foreach (var subscription in subscriptions)
        {
            var endpoint = subscription.Text("Endpoint") ?? Phrases.Nothing;
            var shown = Phrases.Value(endpoint).Japanese;
            if (!permitted.Contains(endpoint))
            {
                yield return subscription.Violates(
                    new(
                        $"{endpoint} subscribes to {Name}; the configuration names only {string.Join(", ", permitted)}.",
                        $"{Name} のサブスクリプションの宛先が {shown} です。設定にある宛先は {string.Join(", ", permitted)} だけです。"),
                    "Endpoint");
            }
            else if (!missing.Remove(endpoint))
            {
                yield return subscription.Violates(
                    new(
                        $"{endpoint} subscribes to {Name} twice; once is enough.",
                        $"{Name} に {shown} のサブスクリプションが重複しています。1 つで十分です。"),
                    "Endpoint");
            }

            foreach (var difference in subscription.Differences(
                ("Protocol", "email"), ("FilterPolicy", null), ("FilterPolicyScope", null), ("RawMessageDelivery", null),
                ("DeliveryPolicy", null), ("Region", null)))
            {
                yield return difference;
            }
        }

        foreach (var address in missing)
        {
            yield return topic.Violates(new(
                $"{address} does not subscribe to {Name}; the configuration says they are notified.",
                $"{Name} に {address} のサブスクリプションがありません。設定では通知先です。"));
        }
    }
}
