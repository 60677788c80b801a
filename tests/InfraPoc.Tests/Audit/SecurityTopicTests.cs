using InfraPoc.Iam;

namespace InfraPoc.Tests.Audit;

[Collection(DeployedAudit.Collection)]
public sealed class SecurityTopicTests(DeployedAudit deployed)
{
    private const string Alarms = "cloudwatch.amazonaws.com";
    private const string Account = "111122223333";
    private const string Alarm = "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:poc-security-trail-changed";
    private const string Topic = "arn:aws:sns:ap-northeast-1:111122223333:poc-security";

    [Fact]
    public void Policy_ByCaller_LetsTheAlarmsOfThisSandboxPublishOnly()
    {
        Ask(Alarms, Account, Alarm).ShouldBe(PolicyVerdict.Allow);
        Ask(Alarms, "999999999999", Alarm).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, "arn:aws:cloudwatch:ap-northeast-1:999999999999:alarm:poc-security-trail-changed")
            .ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, "arn:aws:cloudwatch:us-east-1:111122223333:alarm:poc-security-trail-changed")
            .ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:other").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("events.amazonaws.com", Account, Alarm).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("arn:aws:iam::999999999999:role/anybody", Account, Alarm).ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, Alarm, action: "sns:Subscribe").ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask(Alarms, Account, Alarm, resource: $"{Topic}2").ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Policy_WithoutTls_LetsNobodyPublish()
    {
        Ask(Alarms, Account, Alarm, secure: "false").ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask("arn:aws:iam::111122223333:role/admin", Account, Alarm, secure: "false").ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Fact]
    public void Policy_IsThatOfTheTopic() =>
        Policy.Properties.GetProperty("Topics").EnumerateArray().Select(deployed.References.ResolveText).ShouldBe([Topic]);

    private TemplateResourceView Policy => deployed.Single("AWS::SNS::TopicPolicy");

    private PolicyVerdict Ask(
        string caller, string account, string source, string action = "sns:Publish", string resource = Topic,
        string secure = "true") =>
        PolicyEvaluator
            .EvaluateResourcePolicy(
                deployed.References.ResolvePolicy(Policy.Properties.GetProperty("PolicyDocument")), new PolicyRequest
                {
                    Principal = caller,
                    Action = action,
                    Resource = resource,
                    Context = new Dictionary<string, IReadOnlyList<string>>
                    {
                        ["aws:SourceAccount"] = [account],
                        ["aws:SourceArn"] = [source],
                        ["aws:SecureTransport"] = [secure],
                    },
                }).Verdict;
}
