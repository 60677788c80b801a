namespace InfraPoc.Iam.Tests;

/// <summary>What is not understood throws, with the statement's Sid and the thing, and is never "allowed".</summary>
public class PolicyEvaluatorErrorTests
{
    [Theory]
    [InlineData("""{"StringIs":{"t:k":"a"}}""", "StringIs")]
    [InlineData("""{"stringequals":{"t:k":"a"}}""", "stringequals")]
    [InlineData("""{"BinaryEquals":{"t:k":"QQ=="}}""", "BinaryEquals")]
    [InlineData("""{"NullIfExists":{"t:k":"true"}}""", "NullIfExists")]
    [InlineData("""{"ForAnyValue:Null":{"t:k":"true"}}""", "ForAnyValue:Null")]
    [InlineData("""{"ForSomeValues:StringEquals":{"t:k":"a"}}""", "ForSomeValues:StringEquals")]
    [InlineData("""{"ForAnyValue:IfExists":{"t:k":"a"}}""", "ForAnyValue:IfExists")]
    [InlineData("""{"ForAllValues:ForAnyValue:StringEquals":{"t:k":"a"}}""", "ForAllValues:ForAnyValue:StringEquals")]
    [InlineData("""{"StringEquals":{"department":"a"}}""", "'department'")]
    [InlineData("""{"StringEquals":{"aws:PrincipalTag/${aws:username}":"a"}}""", "aws:PrincipalTag/${aws:username}")]
    [InlineData("""{"StringEquals":{"t:k":"${AWS::Region}"}}""", "${AWS::Region}")]
    [InlineData("""{"StringEquals":{"t:k":"${Bucket}"}}""", "${Bucket}")]
    [InlineData("""{"StringEquals":{"t:k":"${aws:username"}}""", "${aws:username")]
    [InlineData("""{"StringEquals":{"t:k":"${}"}}""", "${}")]
    [InlineData("""{"StringEquals":{"t:k":"${aws:username,'anon'}"}}""", "${aws:username,'anon'}")]
    [InlineData("""{"StringEquals":{"t:k":"${aws:username, anon}"}}""", "${aws:username, anon}")]
    [InlineData("""{"StringLike":{"t:k":"${aws:username, 'a*'}"}}""", "${aws:username, 'a*'}")]
    [InlineData("""{"ArnLike":{"t:k":"*"}}""", "'*'")]
    [InlineData("""{"ArnLike":{"t:k":"arn:aws:s3:*"}}""", "arn:aws:s3:*")]
    [InlineData("""{"NumericEquals":{"t:k":"ten"}}""", "'ten'")]
    [InlineData("""{"NumericEquals":{"t:k":"${aws:username}"}}""", "'${aws:username}'")]
    [InlineData("""{"NumericEquals":{"t:k":"1,000"}}""", "'1,000'")]
    [InlineData("""{"DateLessThan":{"t:k":"2026"}}""", "'2026'")]
    [InlineData("""{"DateLessThan":{"t:k":"2026-04-01"}}""", "'2026-04-01'")]
    [InlineData("""{"DateLessThan":{"t:k":"2026-04-01T00:00:00"}}""", "'2026-04-01T00:00:00'")]
    [InlineData("""{"DateLessThan":{"t:k":"1577836800000"}}""", "'1577836800000'")]
    [InlineData("""{"DateLessThan":{"t:k":"tomorrow"}}""", "'tomorrow'")]
    [InlineData("""{"Bool":{"t:k":"yes"}}""", "'yes'")]
    [InlineData("""{"Bool":{"t:k":"${aws:SecureTransport}"}}""", "'${aws:SecureTransport}'")]
    [InlineData("""{"Null":{"t:k":"TRUE"}}""", "'TRUE'")]
    [InlineData("""{"IpAddress":{"t:k":"203.0.113.0/33"}}""", "'203.0.113.0/33'")]
    [InlineData("""{"IpAddress":{"t:k":"203.0.113.*"}}""", "'203.0.113.*'")]
    [InlineData("""{"IpAddress":{"t:k":"203.0.113.5/24"}}""", "'203.0.113.5/24'")]
    [InlineData("""{"IpAddress":{"t:k":"010.0.0.1"}}""", "'010.0.0.1'")]
    [InlineData("""{"IpAddress":{"t:k":"2001:db8::1"}}""", "'2001:db8::1'")]
    [InlineData("""{"IpAddress":{"t:k":"2001:db8::"}}""", "'2001:db8::'")]
    [InlineData("""{"StringEquals":{"t:k":"${Token[AWS.Region.4]}"}}""", "${Token[AWS.Region.4]}")]
    public void Condition_NotUnderstood_Throws(string condition, string thing) =>
        ShouldRefuse(() => PolicyText.Holds(condition, """{"t:k":"a"}"""), "Tested", thing);

    [Theory]
    [InlineData("""{"StringEquals":{"t:k":"a"}}""", """{"t:k":["a","b"]}""", "2 values")]
    [InlineData("""{"StringNotEquals":{"t:k":"a"}}""", """{"t:k":["a","b"]}""", "2 values")]
    [InlineData("""{"StringEquals":{"t:k":"${aws:TagKeys}"}}""", """{"t:k":"a","aws:TagKeys":["a","b"]}""", "several values")]
    [InlineData("""{"StringLike":{"t:k":"${aws:UserAgent}"}}""", """{"t:k":"abc","aws:UserAgent":"a*"}""", "'a*'")]
    [InlineData("""{"ArnLike":{"t:k":"arn:aws:iam::*:role/*"}}""", """{"t:k":"role/x"}""", "'role/x'")]
    [InlineData("""{"NumericEquals":{"t:k":"1"}}""", """{"t:k":"one"}""", "'one'")]
    [InlineData("""{"DateLessThan":{"t:k":"2026-04-01T00:00:00Z"}}""", """{"t:k":"today"}""", "'today'")]
    [InlineData("""{"Bool":{"t:k":"true"}}""", """{"t:k":"1"}""", "'1'")]
    [InlineData("""{"IpAddress":{"t:k":"203.0.113.0/24"}}""", """{"t:k":"home"}""", "'home'")]
    public void Context_ThatOperatorCannotCompare_Throws(string condition, string context, string thing) =>
        ShouldRefuse(() => PolicyText.Holds(condition, context), "Tested", thing);

    [Fact]
    public void Context_ThatOperatorCannotCompare_ThrowsWhateverAnotherConditionSays() =>
        ShouldRefuse(() => PolicyText.Holds("""{"StringEquals":{"t:a":"no"},"NumericEquals":{"t:k":"1"}}""", """{"t:a":"yes","t:k":"one"}"""), "Tested", "'one'");

    [Theory]
    [InlineData("aws:CurrentTime", "DateGreaterThan", "2026-05-01T00:00:00Z")]
    [InlineData("AWS:EpochTime", "NumericGreaterThan", "1577836800")]
    [InlineData("aws:RequestedRegion", "StringEquals", "us-east-1")]
    [InlineData("aws:SecureTransport", "Bool", "false")]
    [InlineData("aws:ViaAWSService", "BoolIfExists", "false")]
    public void Context_WithoutKeyThatAwsAlwaysSends_Throws(string key, string name, string value) =>
        ShouldRefuse(() => PolicyText.Holds($$"""{"{{name}}":{"{{key}}":"{{value}}"} }""", "{}"), key);

    [Fact]
    public void Context_KeyTwiceInDifferentCase_Throws() =>
        ShouldRefuse(() => PolicyText.Holds("""{"StringEquals":{"t:k":"a"}}""", """{"t:k":"a","T:K":"b"}"""), "T:K");

    [Theory]
    [InlineData("Action", "InvokeModel")]
    [InlineData("Action", "bedrock*:InvokeModel")]
    [InlineData("Action", "bedrock:Invoke:Model")]
    [InlineData("Action", "bedrock:")]
    [InlineData("Action", "bedrock:${aws:username}")]
    [InlineData("Action", "${aws:username}")]
    [InlineData("Action", "bedrock:Invoke${*}")]
    [InlineData("NotAction", "InvokeModel")]
    [InlineData("Resource", "bucket")]
    [InlineData("Resource", "arn:aws")]
    [InlineData("Resource", "arn:aws:*:us-east-1:111122223333:x")]
    [InlineData("Resource", "arn:aws:s3:::${AWS::AccountId}")]
    [InlineData("Resource", "arn:aws:s3:${aws:RequestedRegion}:111122223333:x")]
    [InlineData("NotResource", "${Token[TOKEN.12]}")]
    public void ActionOrResource_NotUnderstood_ThrowsEvenWhenAnotherStatementDecides(string element, string value)
    {
        string action = element.EndsWith("Action", StringComparison.Ordinal) ? $"\"{element}\":\"{value}\"" : "\"Action\":\"s3:GetObject\"";
        string resource = element.EndsWith("Resource", StringComparison.Ordinal) ? $"\"{element}\":\"{value}\"" : "\"Resource\":\"*\"";
        string statement = $$"""{"Sid":"Tested","Effect":"Allow",{{action}},{{resource}}}""";

        ShouldRefuse(
            () => PolicyEvaluator.Evaluate(PolicyText.Request(), PolicyText.Identity(PolicyText.AllowAll, statement)),
            "Tested", value);
    }

    /// <summary>AWS says only that such a statement may be invalid as a whole; as a deny it must not count, as a grant neither.</summary>
    [Theory]
    [InlineData("Allow", "b/${aws:PrincipalTag/team}/*")]
    [InlineData("Deny", "b/${aws:PrincipalTag/team}/*")]
    [InlineData("Deny", "c/*\",\"arn:aws:s3:::b/${aws:PrincipalTag/team}")]
    public void NotResource_WithAVariableWithoutValue_Throws(string effect, string resource) =>
        ShouldRefuse(
            () => PolicyEvaluator.Evaluate(
                PolicyText.Request("s3:GetObject", "arn:aws:s3:::b/red/x"),
                PolicyText.Identity(
                    PolicyText.AllowAll,
                    $$"""{"Sid":"Tested","Effect":"{{effect}}","Action":"s3:*","NotResource":["arn:aws:s3:::{{resource}}"]}""")),
            "Tested", "${aws:PrincipalTag/team}");

    [Fact]
    public void Boundary_NotUnderstood_ThrowsThoughIdentityDenies()
    {
        NamedPolicy broken = PolicyText.Policy("broken", """{"Sid":"Tested","Effect":"Allow","Action":"*","Resource":"*","Condition":{"Odd":{"t:k":"a"}}}""");
        PolicySet policies = new()
        {
            Identity = [PolicyText.Policy("deny", """{"Effect":"Deny","Action":"*","Resource":"*"}""")],
            Boundary = broken,
        };

        ShouldRefuse(() => PolicyEvaluator.Evaluate(PolicyText.Request(), policies), "Tested", "Odd");
    }

    [Theory]
    [InlineData("bedrock.amazonaws.com", "bedrock:InvokeModel", "*", "bedrock.amazonaws.com")]
    [InlineData("arn:aws:iam::111122223333:root", "bedrock:InvokeModel", "*", "root")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/x", "bedrock:InvokeModel", "*", "saml-provider/x")]
    [InlineData("arn:aws:iam::111122223333:role/*", "bedrock:InvokeModel", "*", "role/*")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/a/b", "bedrock:InvokeModel", "*", "aws:PrincipalArn")]
    [InlineData("ana", "bedrock:InvokeModel", "*", "'ana'")]
    [InlineData(PolicyText.Role, "bedrock:*", "*", "bedrock:*")]
    [InlineData(PolicyText.Role, "InvokeModel", "*", "'InvokeModel'")]
    [InlineData(PolicyText.Role, "sts:GetCallerIdentity", "*", "'sts:GetCallerIdentity'")]
    [InlineData(PolicyText.Role, "STS:getsessiontoken", "*", "'STS:getsessiontoken'")]
    [InlineData(PolicyText.Role, "bedrock:InvokeModel", "arn:aws:bedrock:*::foundation-model/x", "arn:aws:bedrock:*::foundation-model/x")]
    [InlineData(PolicyText.Role, "bedrock:InvokeModel", "foundation-model/x", "foundation-model/x")]
    public void Request_Impossible_Throws(string principal, string action, string resource, string thing) =>
        ShouldRefuse(
            () => PolicyEvaluator.Evaluate(PolicyText.Request(action, resource, principal), PolicyText.Identity(PolicyText.AllowAll)),
            thing);

    [Theory]
    [InlineData("""{"Service":"*"}""", "'*'")]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:role/*"}""", "role/*")]
    [InlineData("""{"AWS":"AROA1234567890EXAMPLE"}""", "AROA1234567890EXAMPLE")]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:role/${aws:username}"}""", "${aws:username}")]
    [InlineData("""{"CanonicalUser":"79a59df900b949e5"}""", "CanonicalUser")]
    public void Principal_NotUnderstood_Throws(string principal, string thing)
    {
        PolicyDocument trust = PolicyText.Document($$"""{"Sid":"Tested","Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}""");

        ShouldRefuse(() => PolicyEvaluator.EvaluateResourcePolicy(trust, PolicyText.Request()), "Tested", thing);
    }

    [Fact]
    public void IdentityPolicy_WithPrincipal_Throws() =>
        ShouldRefuse(
            () => PolicyEvaluator.Evaluate(
                PolicyText.Request(),
                PolicyText.Identity("""{"Sid":"Tested","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""")),
            "Tested", "Principal");

    [Fact]
    public void ResourcePolicy_WithoutPrincipal_Throws() =>
        ShouldRefuse(
            () => PolicyEvaluator.EvaluateResourcePolicy(
                PolicyText.Document("""{"Sid":"Tested","Effect":"Allow","Action":"*","Resource":"*"}"""), PolicyText.Request()),
            "Tested", "Principal");

    [Fact]
    public void ResourcePolicy_WithShortArn_Throws() =>
        ShouldRefuse(
            () => PolicyEvaluator.EvaluateResourcePolicy(
                PolicyText.Document("""{"Sid":"Tested","Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3"}"""),
                PolicyText.Request()),
            "Tested", "arn:aws:s3");

    private static void ShouldRefuse(Func<object> judge, params string[] things)
    {
        var refusal = Refusals.Of(judge);

        things.ShouldAllBe(thing => refusal.Contains(thing, StringComparison.Ordinal), refusal);
    }
}
