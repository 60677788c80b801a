namespace InfraPoc.Iam.Tests;

/// <summary>How layers combine. The rules: IAM User Guide, "enforcement code logic" and "Permissions boundaries".</summary>
public class PolicyEvaluatorTests
{
    private const string Bedrock = """{"Sid":"Bedrock","Effect":"Allow","Action":"bedrock:*","Resource":"*"}""";
    private const string S3 = """{"Sid":"S3","Effect":"Allow","Action":"s3:*","Resource":"*"}""";
    private const string NoBedrock = """{"Sid":"NoBedrock","Effect":"Deny","Action":"bedrock:*","Resource":"*"}""";
    private const string None = "";

    [Theory] // the request is bedrock:InvokeModel; layers are lists of statements, "" for no such layer
    [InlineData("nothing allows", S3, None, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData("identity allows", Bedrock, None, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("a deny beats an allow", Bedrock + "," + NoBedrock, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("a deny beats an allow, other order", NoBedrock + "," + Bedrock, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("a deny without any allow", NoBedrock, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("boundary and identity allow", Bedrock, Bedrock, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("the boundary does not allow", Bedrock, S3, PolicyVerdict.ImplicitDeny, PolicyLayer.Boundary)]
    [InlineData("a boundary grants nothing", S3, Bedrock, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData("the boundary denies", Bedrock, PolicyText.AllowAll + "," + NoBedrock, PolicyVerdict.ExplicitDeny, PolicyLayer.Boundary)]
    [InlineData("a deny wins over a missing allow elsewhere", NoBedrock, S3, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    public void Layers_Combined_AsDocumented(string rule, string identity, string boundary, PolicyVerdict verdict, PolicyLayer layer)
    {
        PolicySet policies = PolicyText.Identity(identity) with
        {
            Boundary = boundary == None ? null : PolicyText.Policy("boundary", boundary),
        };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        decision.Verdict.ShouldBe(verdict, rule);
        decision.Layer.ShouldBe(layer, rule);
    }

    [Theory] // a service control policy only takes away, and the principal's own policies are named first
    [InlineData("it denies what is granted", Bedrock, NoBedrock, PolicyVerdict.ExplicitDeny, PolicyLayer.Organization)]
    [InlineData("it denies what nothing grants", S3, NoBedrock, PolicyVerdict.ExplicitDeny, PolicyLayer.Organization)]
    [InlineData("both deny", NoBedrock, NoBedrock, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("it is about something else", Bedrock, S3, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("it grants nothing", S3, Bedrock, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    public void ServiceControls_AroundAPrincipal_OnlyRefuse(
        string rule, string identity, string around, PolicyVerdict verdict, PolicyLayer layer)
    {
        var policies = PolicyText.Identity(identity) with { ServiceControls = [PolicyText.Policy("fence", around)] };

        var decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        (decision.Verdict, decision.Layer).ShouldBe((verdict, layer), rule);
    }

    [Fact]
    public void Decision_ExplicitDeny_NamesPolicyAndStatement()
    {
        PolicySet policies = new() { Identity = [PolicyText.Policy("access", Bedrock), PolicyText.Policy("brake", NoBedrock)] };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        decision.Source.ShouldBe("brake");
        decision.Statement!.Sid.ShouldBe("NoBedrock");
    }

    [Fact]
    public void Decision_Allow_NamesTheIdentityPolicyAndStatement()
    {
        PolicySet policies = new()
        {
            Identity = [PolicyText.Policy("other", S3), PolicyText.Policy("access", Bedrock)],
            Boundary = PolicyText.Policy("boundary", PolicyText.AllowAll),
        };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        (decision.Source, decision.Statement!.Sid).ShouldBe(("access", "Bedrock"));
    }

    [Fact]
    public void Decision_ImplicitDeny_NamesTheLayerAndNoStatement()
    {
        PolicySet policies = PolicyText.Identity(Bedrock) with { Boundary = PolicyText.Policy("sandbox boundary", S3) };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        (decision.Source, decision.Statement).ShouldBe(("sandbox boundary", null));
    }

    [Fact]
    public void Principal_WithoutPolicies_IsImplicitlyDenied() =>
        PolicyEvaluator.Evaluate(PolicyText.Request(), new() { Identity = [] }).Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Deny_WhoseConditionDoesNotHold_HasNoEffect()
    {
        const string untilMay = """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2026-05-01T00:00:00Z"}}}""";
        PolicySet policies = PolicyText.Identity(Bedrock, untilMay);

        Verdict("2026-04-30T23:59:59Z").ShouldBe(PolicyVerdict.Allow);
        Verdict("2026-05-01T00:00:01Z").ShouldBe(PolicyVerdict.ExplicitDeny);

        PolicyVerdict Verdict(string time) =>
            PolicyEvaluator.Evaluate(PolicyText.Request(context: $$"""{"aws:CurrentTime":"{{time}}"}"""), policies).Verdict;
    }

    [Fact]
    public void Session_WithItsRoleGiven_IsJudgedAsTheRole()
    {
        PolicyRequest request = PolicyText.Request(
            principal: "arn:aws:sts::111122223333:assumed-role/sales-app/ana", context: $$"""{"aws:PrincipalArn":"{{PolicyText.Role}}"}""");
        const string roleOnly = """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/infrapoc/*"}}}""";

        PolicyEvaluator.Evaluate(request, PolicyText.Identity(roleOnly)).IsAllowed.ShouldBeTrue();
    }
}
