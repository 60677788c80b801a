namespace InfraPoc.Iam.Tests;

/// <summary>Whom a trust or resource policy is about. The rules: IAM User Guide, "Principal".</summary>
public class ResourcePolicyTests
{
    private const string Session = "arn:aws:sts::111122223333:assumed-role/sales-app/ana";
    private const string Provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    [Theory]
    [InlineData("everyone", "\"*\"", PolicyText.Role, true)]
    [InlineData("every AWS principal", """{"AWS":"*"}""", PolicyText.Role, true)]
    [InlineData("everyone includes services", "\"*\"", "bedrock.amazonaws.com", true)]
    [InlineData("the account by ARN", """{"AWS":"arn:aws:iam::111122223333:root"}""", PolicyText.Role, true)]
    [InlineData("the account by number", """{"AWS":"111122223333"}""", PolicyText.Role, true)]
    [InlineData("the account covers its users", """{"AWS":"111122223333"}""", "arn:aws:iam::111122223333:user/ana", true)]
    [InlineData("the account covers its root user", """{"AWS":"111122223333"}""", "arn:aws:iam::111122223333:root", true)]
    [InlineData("another account", """{"AWS":"444455556666"}""", PolicyText.Role, false)]
    [InlineData("another account by ARN", """{"AWS":"arn:aws:iam::444455556666:root"}""", PolicyText.Role, false)]
    [InlineData("an account covers no service", """{"AWS":"111122223333"}""", "bedrock.amazonaws.com", false)]
    [InlineData("an account covers no identity provider", """{"AWS":"111122223333"}""", Provider, false)]
    [InlineData("the role", """{"AWS":"arn:aws:iam::111122223333:role/infrapoc/sales-app"}""", PolicyText.Role, true)]
    [InlineData("another role", """{"AWS":"arn:aws:iam::111122223333:role/infrapoc/hr-app"}""", PolicyText.Role, false)]
    [InlineData("names are case sensitive", """{"AWS":"arn:aws:iam::111122223333:role/infrapoc/Sales-App"}""", PolicyText.Role, false)]
    [InlineData("one of several", """{"AWS":["444455556666","111122223333"]}""", PolicyText.Role, true)]
    [InlineData("one of several kinds", """{"Service":"ecs.amazonaws.com","AWS":"111122223333"}""", PolicyText.Role, true)]
    [InlineData("a service", """{"Service":"bedrock.amazonaws.com"}""", "bedrock.amazonaws.com", true)]
    [InlineData("another service", """{"Service":"bedrock.amazonaws.com"}""", "budgets.amazonaws.com", false)]
    [InlineData("a service is not a role", """{"Service":"bedrock.amazonaws.com"}""", PolicyText.Role, false)]
    [InlineData("an ARN is no service", $$"""{"Service":"{{PolicyText.Role}}"}""", PolicyText.Role, false)]
    [InlineData("an identity provider", $$"""{"Federated":"{{Provider}}"}""", Provider, true)]
    [InlineData("a role's session", """{"AWS":"arn:aws:iam::111122223333:role/infrapoc/sales-app"}""", Session, true)]
    [InlineData("a session by name", $$"""{"AWS":"{{Session}}"}""", Session, true)]
    [InlineData("a session by name is not the role", $$"""{"AWS":"{{Session}}"}""", PolicyText.Role, false)]
    public void Principal_Element_Matches(string rule, string principal, string caller, bool allowed)
    {
        PolicyDocument trust = PolicyText.Document($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}""");
        string context = caller == Session ? $$"""{"aws:PrincipalArn":"{{PolicyText.Role}}"}""" : "{}";

        PolicyEvaluator.EvaluateResourcePolicy(trust, Assume(caller, context)).IsAllowed.ShouldBe(allowed, rule);
    }

    [Fact]
    public void Trust_OfAccountWithRoleCondition_AdmitsOnlyThatRole()
    {
        PolicyDocument trust = PolicyText.Document(
            """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_infrapoc-sales_*"}}}""");

        PolicyEvaluator
            .EvaluateResourcePolicy(
                trust,
                Assume(
                    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_infrapoc-sales_0123456789abcdef"))
            .IsAllowed.ShouldBeTrue();
        PolicyEvaluator
            .EvaluateResourcePolicy(
                trust,
                Assume(
                    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_infrapoc-hr_0123456789abcdef"))
            .IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void Deny_ForEveryoneButOneRole_DeniesTheOthers()
    {
        PolicyDocument bucket = PolicyText.Document(
            """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""",
            """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"],"Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/infrapoc/sales-app"}}}""");

        Read(PolicyText.Role).Verdict.ShouldBe(PolicyVerdict.Allow);
        Read("arn:aws:iam::111122223333:role/other").Verdict.ShouldBe(PolicyVerdict.ExplicitDeny);
        Read("cloudtrail.amazonaws.com").Verdict.ShouldBe(PolicyVerdict.ExplicitDeny, "the key is absent, and the operator negated");

        PolicyDecision Read(string principal) =>
            PolicyEvaluator.EvaluateResourcePolicy(bucket, PolicyText.Request("s3:GetObject", "arn:aws:s3:::logs/a", principal));
    }

    [Fact]
    public void Decision_OfResourcePolicy_SaysSo()
    {
        PolicyDocument trust = PolicyText.Document("""{"Sid":"Nobody","Effect":"Deny","Principal":"*","Action":"*"}""");

        PolicyDecision decision = PolicyEvaluator.EvaluateResourcePolicy(trust, Assume(PolicyText.Role));

        (decision.Layer, decision.Statement!.Sid).ShouldBe((PolicyLayer.Resource, "Nobody"));
    }

    private static PolicyRequest Assume(string principal, string context = "{}") =>
        PolicyText.Request("sts:AssumeRole", "arn:aws:iam::111122223333:role/target", principal, context);
}
