namespace InfraPoc.Iam.Tests;

/// <summary>
/// How layers combine. The rules: IAM User Guide, "enforcement code logic" and "Permissions boundaries"; Organizations User Guide, "SCP
/// evaluation".
/// </summary>
public class PolicyEvaluatorTests
{
    private const string Bedrock = """{"Sid":"Bedrock","Effect":"Allow","Action":"bedrock:*","Resource":"*"}""";
    private const string S3 = """{"Sid":"S3","Effect":"Allow","Action":"s3:*","Resource":"*"}""";
    private const string NoBedrock = """{"Sid":"NoBedrock","Effect":"Deny","Action":"bedrock:*","Resource":"*"}""";
    private const string None = "";

    [Theory] // the request is bedrock:InvokeModel; layers are lists of statements, "" for no such layer
    [InlineData("nothing allows", S3, None, None, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData("identity allows", Bedrock, None, None, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("a deny beats an allow", Bedrock + "," + NoBedrock, None, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData(
        "a deny beats an allow, other order", NoBedrock + "," + Bedrock, None, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("a deny without any allow", NoBedrock, None, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    [InlineData("boundary and identity allow", Bedrock, Bedrock, None, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("the boundary does not allow", Bedrock, S3, None, PolicyVerdict.ImplicitDeny, PolicyLayer.Boundary)]
    [InlineData("a boundary grants nothing", S3, Bedrock, None, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData(
        "the boundary denies", Bedrock, PolicyText.AllowAll + "," + NoBedrock, None, PolicyVerdict.ExplicitDeny, PolicyLayer.Boundary)]
    [InlineData("all three allow", Bedrock, Bedrock, PolicyText.AllowAll, PolicyVerdict.Allow, PolicyLayer.Identity)]
    [InlineData("the SCP does not allow", Bedrock, Bedrock, S3, PolicyVerdict.ImplicitDeny, PolicyLayer.ServiceControl)]
    [InlineData("an SCP grants nothing", S3, None, PolicyText.AllowAll, PolicyVerdict.ImplicitDeny, PolicyLayer.Identity)]
    [InlineData(
        "the SCP denies", Bedrock, None, PolicyText.AllowAll + "," + NoBedrock, PolicyVerdict.ExplicitDeny, PolicyLayer.ServiceControl)]
    [InlineData("a deny wins over a missing allow elsewhere", NoBedrock, S3, S3, PolicyVerdict.ExplicitDeny, PolicyLayer.Identity)]
    public void Layers_Combined_AsDocumented(
        string rule, string identity, string boundary, string scp, PolicyVerdict verdict, PolicyLayer layer)
    {
        PolicySet policies = PolicyText.Identity(identity) with
        {
            Boundary = boundary == None ? null : PolicyText.Policy("boundary", boundary),
            ServiceControl = scp == None ? [] : [new("root", [PolicyText.Policy("scp", scp)])],
        };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        decision.Verdict.ShouldBe(verdict, rule);
        decision.Layer.ShouldBe(layer, rule);
    }

    [Theory] // each level: policies separated by |
    [InlineData("every level allows", PolicyText.AllowAll, Bedrock, Bedrock, true)]
    [InlineData("one level allows other services only", PolicyText.AllowAll, S3, PolicyText.AllowAll, false)]
    [InlineData("the root misses an allow", S3, PolicyText.AllowAll, PolicyText.AllowAll, false)]
    [InlineData("the account misses an allow", PolicyText.AllowAll, PolicyText.AllowAll, S3, false)]
    [InlineData("one of several policies at a level is enough", S3 + "|" + Bedrock, PolicyText.AllowAll, PolicyText.AllowAll, true)]
    [InlineData("a root deny beats allows below", PolicyText.AllowAll + "|" + NoBedrock, Bedrock, Bedrock, false)]
    [InlineData("an account deny", PolicyText.AllowAll, PolicyText.AllowAll, PolicyText.AllowAll + "|" + NoBedrock, false)]
    [InlineData("a level with no policy at all", PolicyText.AllowAll, "", PolicyText.AllowAll, false)]
    public void ServiceControl_Levels_EachMustAllow(string rule, string root, string unit, string account, bool allowed)
    {
        PolicySet policies = PolicyText.Identity(PolicyText.AllowAll) with
        {
            ServiceControl = [Level("root"), Level("unit"), Level("account")],
        };

        PolicyEvaluator.Evaluate(PolicyText.Request(), policies).IsAllowed.ShouldBe(allowed, rule);

        ServiceControlLevel Level(string name)
        {
            string text = name switch { "root" => root, "unit" => unit, _ => account };
            return new(
                name,
                [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(statement => PolicyText.Policy(name, statement))]);
        }
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
    public void Decision_ImplicitDeny_NamesTheLevelAndNoStatement()
    {
        PolicySet policies = PolicyText.Identity(Bedrock) with
        {
            ServiceControl =
            [
                new("root", [PolicyText.Policy("full", PolicyText.AllowAll)]), new("sandbox unit", [PolicyText.Policy("s3", S3)]),
            ],
        };

        PolicyDecision decision = PolicyEvaluator.Evaluate(PolicyText.Request(), policies);

        (decision.Source, decision.Statement).ShouldBe(("sandbox unit", null));
    }

    [Fact]
    public void Principal_WithoutPolicies_IsImplicitlyDenied() =>
        PolicyEvaluator.Evaluate(PolicyText.Request(), new() { Identity = [] }).Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Deny_WhoseConditionDoesNotHold_HasNoEffect()
    {
        const string untilMay = """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2026-05-01T00:00:00Z"}}}""";
        PolicySet policies = PolicyText.Identity(Bedrock, untilMay);

        PolicyEvaluator.Evaluate(PolicyText.Request(context: """{"aws:CurrentTime":"2026-04-30T23:59:59Z"}"""), policies).Verdict.ShouldBe(PolicyVerdict.Allow);
        PolicyEvaluator.Evaluate(PolicyText.Request(context: """{"aws:CurrentTime":"2026-05-01T00:00:01Z"}"""), policies).Verdict.ShouldBe(PolicyVerdict.ExplicitDeny);
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
