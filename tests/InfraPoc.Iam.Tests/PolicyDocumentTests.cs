using System.Text.Json;

namespace InfraPoc.Iam.Tests;

public class PolicyDocumentTests
{
    [Fact]
    public void ToJson_FullStatement_IsMinifiedInTheOrderGiven()
    {
        PolicyStatement statement = new()
        {
            Sid = "Invoke",
            Effect = PolicyEffect.Allow,
            Actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
            Resources = ["*"],
            Conditions = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
            {
                ["StringLike"] = new Dictionary<string, IReadOnlyList<string>> { ["t:b"] = ["<営業>&'+"], ["t:a"] = ["1", "2"] },
                ["Bool"] = new Dictionary<string, IReadOnlyList<string>> { ["aws:SecureTransport"] = ["true"] },
            },
        };

        new PolicyDocument([statement]).ToJson().ShouldBe(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Invoke","Effect":"Allow","Action":["bedrock:InvokeModel","bedrock:InvokeModelWithResponseStream"],"Resource":"*","Condition":{"StringLike":{"t:b":"<営業>&'+","t:a":["1","2"]},"Bool":{"aws:SecureTransport":"true"}}}]}""");
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","NotAction":["a:B","c:D"],"NotResource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"*","Service":["a.amazonaws.com","b.amazonaws.com"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Sid":"Sids of resource policies may have spaces","Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}""")]
    public void Parse_Shortest_IsWrittenAsRead(string statement) =>
        PolicyText.Document(statement).ToJson().ShouldBe($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");

    [Fact]
    public void Parse_ScalarOrList_ReadsTheSame()
    {
        PolicyDocument scalars = PolicyText.Document("""{"Effect":"Allow","Action":"a:B","Resource":"*","Condition":{"NumericEquals":{"t:n":10.5},"Bool":{"t:b":true}}}""");
        PolicyDocument lists = PolicyText.Document("""{"Effect":"Allow","Action":["a:B"],"Resource":["*"],"Condition":{"NumericEquals":{"t:n":["10.5"]},"Bool":{"t:b":["true"]}}}""");

        scalars.ToJson().ShouldBe(lists.ToJson());
        scalars.Statements[0].Sid.ShouldBe("");
    }

    [Fact]
    public void Parse_SingleStatementOrListOrElement_ReadsTheSame()
    {
        string single = $$"""{"Version":"2012-10-17","Statement":{{PolicyText.AllowAll}}}""";
        using JsonDocument parsed = JsonDocument.Parse(single);

        PolicyDocument.Parse(single).ToJson().ShouldBe(PolicyText.Document(PolicyText.AllowAll).ToJson());
        PolicyDocument.Parse(parsed.RootElement).ToJson().ShouldBe(PolicyText.Document(PolicyText.AllowAll).ToJson());
    }

    [Fact]
    public void Parse_IdOfResourcePolicy_IsPassedOver() =>
        PolicyDocument.Parse("""{"Version":"2012-10-17","Id":"key","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}""").Statements.Count.ShouldBe(1);

    [Fact]
    public void Size_OfDocument_LeavesWhiteSpaceOut()
    {
        PolicyDocument document = PolicyText.Document("""{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/cost center":"a b c"}}}""");

        document.Size.ShouldBe(document.ToJson().Length - 3);
        PolicyText.Document(PolicyText.AllowAll).Size.ShouldBe("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""".Length);
    }

    [Fact]
    public void ToPlain_Document_HoldsOnlyDictionariesArraysAndText()
    {
        PolicyDocument document = PolicyText.Document("""{"Effect":"Allow","Principal":{"AWS":["1","2"]},"Action":"a:B","Condition":{"StringEquals":{"t:k":["x","y"]}}}""");

        AllPlain(document.ToPlain()).ShouldBeTrue();

        static bool AllPlain(object value) => value switch
        {
            Dictionary<string, object> members => members.Values.All(AllPlain),
            object[] items => items.GetType() == typeof(object[]) && items.All(AllPlain),
            _ => value is string,
        };
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"Statement":[]}""", "Version")]
    [InlineData("""{"Version":"2008-10-17","Statement":[]}""", "Version")]
    [InlineData("""{"Version":"2012-10-17"}""", "no Statement")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "no statements")]
    [InlineData("""{"Version":"2012-10-17","Statement":[],"Extra":1}""", "Extra")]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""", "Version twice")]
    [InlineData("""{"Version":"2012-10-17","Id":"x","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "Id")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{}]}""", "Effect")]
    [InlineData("""{"Version":"2012-10-17","Statement":["x"]}""", "must be a JSON object")]
    public void Parse_DocumentNotUnderstood_Throws(string json, string thing) =>
        Refusals.Of(() => PolicyDocument.Parse(json)).ShouldContain(thing);

    [Theory]
    [InlineData("""  "Effect":"allow","Action":"*","Resource":"*"  """, "allow")]
    [InlineData("""  "Action":"*","Resource":"*"  """, "Effect")]
    [InlineData("""  "Effect":"Allow","Resource":"*"  """, "neither")]
    [InlineData("""  "Effect":"Allow","Action":"*"  """, "Resource")]
    [InlineData("""  "Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"  """, "both")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"  """, "both")]
    [InlineData("""  "Effect":"Allow","Action":[],"Resource":"*"  """, "Action is an empty list")]
    [InlineData("""  "Effect":"Allow","Action":[1],"Resource":"*"  """, "1")]
    [InlineData("""  "Effect":"Allow","Action":null,"Resource":"*"  """, "null")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":{"Ref":"Bucket"}  """, "TemplateReferences")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":["*",{"Fn::GetAtt":["A","Arn"]}]  """, "Fn::GetAtt")]
    [InlineData("""  "Effect":"Allow","Action":"*","Action":"*","Resource":"*"  """, "Action twice")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Resources":"*"  """, "Resources")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{}  """, "Condition is empty")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{}}  """, "Condition Bool is empty")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"t:k":[]}}  """, "empty list")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"t:k":{"Ref":"A"}}}  """, "Ref")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"t:k":null}}  """, "null")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":"x"  """, "must be a JSON object")]
    [InlineData("""  "Effect":"Allow","NotPrincipal":{"AWS":"1"},"Action":"*"  """, "NotPrincipal is not supported")]
    [InlineData("""  "Effect":"Allow","Principal":{"Robot":"1"},"Action":"*"  """, "Robot")]
    [InlineData("""  "Effect":"Allow","Principal":{},"Action":"*"  """, "Principal is empty")]
    [InlineData("""  "Effect":"Allow","Principal":"AWS","Action":"*"  """, "needs its kind")]
    [InlineData("""  "Effect":"Allow","Principal":"111122223333","Action":"*"  """, "111122223333")]
    [InlineData("""  "Effect":"Allow","Principal":{"*":"*","AWS":"1"},"Action":"*"  """, "stands alone")]
    [InlineData("""  "Effect":"Allow","Action":"${Token[TOKEN.1]}","Resource":"*"  """, "CDK token")]
    [InlineData("""  "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"#{Token[T.1]}":"true"}}  """, "CDK token")]
    public void Parse_StatementNotUnderstood_ThrowsNamingIt(string members, string thing)
    {
        string message = Refusals.Of(() => PolicyText.Document($$"""{"Sid":"Tested",{{members}}}"""));

        message.ShouldContain("'Tested'");
        message.ShouldContain(thing);
    }

    [Fact]
    public void Parse_SidOfIdentityPolicyWithSpace_Throws() =>
        Refusals.Of(() => PolicyText.Document("""{"Sid":"a b","Effect":"Allow","Action":"*","Resource":"*"}""")).ShouldContain("a b");

    [Fact]
    public void Parse_SidTwice_Throws() =>
        Refusals.Of(() => PolicyText.Document(
            """{"Sid":"Same","Effect":"Allow","Action":"a:B","Resource":"*"}""", """{"Sid":"Same","Effect":"Deny","Action":"a:C","Resource":"*"}""")).ShouldContain("Same");

    [Fact]
    public void ToJson_StatementBuiltWrong_Throws()
    {
        PolicyDocument noAction = new([new() { Sid = "Built", Effect = PolicyEffect.Allow, Resources = ["*"] }]);

        Refusals.Of(() => noAction.ToJson()).ShouldContain("Built");
        Refusals.Of(() => noAction.Size).ShouldContain("Built");
        Refusals.Of(() => new PolicyDocument([]).ToPlain()).ShouldContain("no statements");
    }
}
