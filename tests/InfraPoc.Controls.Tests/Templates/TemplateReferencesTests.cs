using System.Text.Json;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls.Tests;

public class TemplateReferencesTests
{
    private const string Template = """
        {
          "Parameters": { "BootstrapVersion": { "Type": "String" } },
          "Resources": {
            "Role": { "Type": "AWS::IAM::Role", "Properties": { "Path": "/infrapoc/", "RoleName": "sales-app" } },
            "Rootless": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::Join": ["-", ["app", { "Ref": "AWS::Region" }]] } } },
            "Access": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Path": "/infrapoc/", "ManagedPolicyName": "sales-access" } },
            "Profile": { "Type": "AWS::Bedrock::ApplicationInferenceProfile", "Properties": { "InferenceProfileName": "sales" } },
            "Guardrail": { "Type": "AWS::Bedrock::Guardrail", "Properties": { "Name": "floor" } },
            "GuardrailV": { "Type": "AWS::Bedrock::GuardrailVersion", "Properties": { "GuardrailIdentifier": { "Fn::GetAtt": ["Guardrail", "GuardrailArn"] } } },
            "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "logs-${AWS::AccountId}" } } },
            "Key": { "Type": "AWS::KMS::Key" },
            "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "cost" } },
            "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/infrapoc/log" } },
            "Rule": { "Type": "AWS::Events::Rule", "Properties": { "Name": "brake" } },
            "Unnamed": { "Type": "AWS::IAM::Role" },
            "UnnamedBucket": { "Type": "AWS::S3::Bucket" },
            "Loop": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::GetAtt": ["Loop", "Arn"] } } },
            "Function": { "Type": "AWS::Lambda::Function" },
            "Orphan": { "Type": "AWS::Bedrock::GuardrailVersion" }
          }
        }
        """;

    [Theory]
    [InlineData("""{"Fn::GetAtt":["Role","Arn"]}""", "arn:aws:iam::111122223333:role/infrapoc/sales-app")]
    [InlineData("""{"Fn::GetAtt":"Role.Arn"}""", "arn:aws:iam::111122223333:role/infrapoc/sales-app")]
    [InlineData("""{"Ref":"Role"}""", "sales-app")]
    [InlineData("""{"Fn::GetAtt":["Rootless","Arn"]}""", "arn:aws:iam::111122223333:role/app-ap-northeast-1")]
    [InlineData("""{"Ref":"Access"}""", "arn:aws:iam::111122223333:policy/infrapoc/sales-access")]
    [InlineData("""{"Fn::GetAtt":["GuardrailV","Version"]}""", "857")]
    [InlineData("""{"Ref":"Bucket"}""", "logs-111122223333")]
    [InlineData("""{"Fn::GetAtt":["Bucket","Arn"]}""", "arn:aws:s3:::logs-111122223333")]
    [InlineData("""{"Ref":"Topic"}""", "arn:aws:sns:ap-northeast-1:111122223333:cost")]
    [InlineData("""{"Fn::GetAtt":["Topic","TopicName"]}""", "cost")]
    [InlineData("""{"Ref":"Logs"}""", "/infrapoc/log")]
    [InlineData("""{"Fn::GetAtt":["Logs","Arn"]}""", "arn:aws:logs:ap-northeast-1:111122223333:log-group:/infrapoc/log:*")]
    [InlineData("""{"Fn::GetAtt":["Rule","Arn"]}""", "arn:aws:events:ap-northeast-1:111122223333:rule/brake")]
    [InlineData("""{"Ref":"AWS::AccountId"}""", "111122223333")]
    [InlineData("""{"Fn::Join":[":",["arn",{"Ref":"AWS::Partition"},"s3",{"Ref":"AWS::URLSuffix"}]]}""", "arn:aws:s3:amazonaws.com")]
    [InlineData("""{"Fn::Sub":"${AWS::Region}/${Bucket}/${Role.Arn}/${!aws:username}"}""", "ap-northeast-1/logs-111122223333/arn:aws:iam::111122223333:role/infrapoc/sales-app/${aws:username}")]
    [InlineData("""{"Fn::Sub":["${Name}-${AWS::Region}",{"Name":{"Ref":"Role"}}]}""", "sales-app-ap-northeast-1")]
    [InlineData("\"plain\"", "plain")]
    public void ResolveText_Known_IsFilledIn(string value, string expected) =>
        CreateSut().ResolveText(Json(value)).ShouldBe(expected);

    [Theory]
    [InlineData(
        "Profile", "InferenceProfileArn", "^arn:aws:bedrock:ap-northeast-1:111122223333:application-inference-profile/[a-z0-9]{12}$")]
    [InlineData("Guardrail", "GuardrailArn", "^arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/[a-z0-9]{12}$")]
    [InlineData("Guardrail", "GuardrailId", "^[a-z0-9]{12}$")]
    [InlineData("Key", "Arn", "^arn:aws:kms:ap-northeast-1:111122223333:key/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    public void Attribute_IdentifierMadeByAws_IsStablePlaceholder(string logicalId, string attribute, string pattern)
    {
        string value = CreateSut().Attribute(logicalId, attribute);

        value.ShouldMatch(pattern);
        CreateSut().Attribute(logicalId, attribute).ShouldBe(value);
    }

    [Fact]
    public void Attribute_OfGuardrailVersion_AgreesWithItsGuardrail()
    {
        TemplateReferences sut = CreateSut();

        sut.Attribute("GuardrailV", "GuardrailArn").ShouldBe(sut.Attribute("Guardrail", "GuardrailArn"));
        sut.Attribute("GuardrailV", "GuardrailId").ShouldBe(sut.Attribute("Guardrail", "GuardrailId"));
        sut.Attribute("Guardrail", "GuardrailId").ShouldNotBe(sut.Attribute("Profile", "InferenceProfileId"));
    }

    [Fact]
    public void Attribute_NameMadeByCloudFormation_StartsWithStackAndLogicalId()
    {
        TemplateReferences sut = InStack("InfraPoc-Audit");

        sut.Attribute("Unnamed", "Arn").ShouldStartWith("arn:aws:iam::111122223333:role/InfraPoc-Audit-Unnamed-");
        sut.Attribute("UnnamedBucket", "Arn").ShouldStartWith("arn:aws:s3:::infrapoc-audit-unnamedbucket-");
        sut.ResolveText(Json("""{"Ref":"AWS::StackName"}""")).ShouldBe("InfraPoc-Audit");
    }

    [Fact]
    public void Attribute_SameLogicalIdInTwoStacks_GetsTwoPlaceholders() =>
        InStack("Sales")
            .Attribute("Profile", "InferenceProfileArn").ShouldNotBe(InStack("Legal").Attribute("Profile", "InferenceProfileArn"));

    [Theory]
    [InlineData("cn-north-1", "aws-cn amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov amazonaws.com")]
    [InlineData("us-east-1", "aws amazonaws.com")]
    public void ResolveText_Partition_FollowsTheRegion(string region, string expected) =>
        new TemplateReferences(Json(Template), "111122223333", region)
            .ResolveText(Json("""{"Fn::Join":[" ",[{"Ref":"AWS::Partition"},{"Ref":"AWS::URLSuffix"}]]}""")).ShouldBe(expected);

    [Fact]
    public void ResolvePolicy_WithReferences_CanBeEvaluated()
    {
        PolicyDocument policy = CreateSut().ResolvePolicy(Json("""
            {"Version":"2012-10-17","Statement":[{"Sid":"Invoke","Effect":"Allow","Action":"bedrock:InvokeModel",
             "Resource":[{"Fn::GetAtt":["Profile","InferenceProfileArn"]},{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":bedrock:*::foundation-model/*"]]}],
             "Condition":{"StringEquals":{"aws:RequestedRegion":{"Ref":"AWS::Region"}},"NumericLessThan":{"t:n":5}}}]}
            """));

        PolicyRequest request = new()
        {
            Principal = "arn:aws:iam::111122223333:role/sales-app",
            Action = "bedrock:InvokeModel",
            Resource = CreateSut().Attribute("Profile", "InferenceProfileArn"),
            Context = new Dictionary<string, IReadOnlyList<string>> { ["aws:RequestedRegion"] = ["ap-northeast-1"], ["t:n"] = ["4"] },
        };
        PolicyEvaluator.Evaluate(request, new() { Identity = [new("access", policy)] }).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void ResolveJson_NestedValue_KeepsEverythingElse() =>
        CreateSut().ResolveJson(Json("""{"a":[1,true,null,{"Ref":"Role"}],"b":{"c":"営業+"}}""")).ShouldBe("""{"a":[1,true,null,"sales-app"],"b":{"c":"営業+"}}""");

    [Fact]
    public void ResolveText_ParameterOrExportOfAnotherStack_IsWhatThatStackGives()
    {
        var guardrails = new TemplateReferences(
            Json("""
                {
                  "Resources": {
                    "Floor": { "Type": "AWS::Bedrock::Guardrail" },
                    "Kept": { "Type": "AWS::SSM::Parameter", "Properties": { "Name": "/floor", "Value": { "Fn::GetAtt": ["Floor", "GuardrailArn"] } } }
                  },
                  "Outputs": { "FloorArn": { "Value": { "Fn::GetAtt": ["Floor", "GuardrailArn"] }, "Export": { "Name": "floor" } }, "Other": {} }
                }
                """),
            "111122223333", "ap-northeast-1")
        { StackName = "Poc-Guardrails" };
        var stored = """{"Parameters":{"Floor":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/floor"},"No":{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/no"},"Asked":{"Type":"String","Default":"/floor"}}}""";
        var floor = guardrails.Attribute("Floor", "GuardrailArn");

        Sut("ap-northeast-1").ResolveText(Json("""{"Fn::Join":["",[{"Ref":"Floor"},":*"]]}""")).ShouldBe($"{floor}:*");
        Sut("ap-northeast-1").ResolveText(Json("""{"Fn::ImportValue":"floor"}""")).ShouldBe(floor);
        Problem("ap-northeast-1", """{"Ref":"No"}""").ShouldContain("'No'");
        Problem("ap-northeast-1", """{"Ref":"Asked"}""").ShouldContain("'Asked'");
        Problem("us-east-1", """{"Ref":"Floor"}""").ShouldContain("same account and Region");
        Problem("ap-northeast-1", """{"Fn::ImportValue":"ceiling"}""").ShouldContain("'ceiling'");
        Problem("ap-northeast-1", """{"Fn::GetStackOutput":{"StackName":"Poc-Guardrails","OutputName":"FloorArn"}}""").ShouldContain("not supported");

        TemplateReferences Sut(string region) => new(Json(stored), "111122223333", region)
        {
            Stacks = new Dictionary<string, TemplateReferences> { ["Poc-Guardrails"] = guardrails },
        };

        string Problem(string region, string value) =>
            Should.Throw<PolicyFormatException>(() => Sut(region).ResolveText(Json(value))).Message;
    }

    [Theory]
    [InlineData("""{"Ref":"BootstrapVersion"}""", "'BootstrapVersion'")]
    [InlineData("""{"Ref":"AWS::StackName"}""", "AWS::StackName")]
    [InlineData("""{"Ref":"AWS::NoValue"}""", "AWS::NoValue")]
    [InlineData("""{"Ref":"Function"}""", "'Function' of type AWS::Lambda::Function")]
    [InlineData("""{"Fn::GetAtt":["Role","RoleId"]}""", "RoleId of resource 'Role' of type AWS::IAM::Role")]
    [InlineData("""{"Fn::GetAtt":["Unnamed","Arn"]}""", "'Unnamed' of type AWS::IAM::Role has no RoleName")]
    [InlineData("""{"Fn::GetAtt":["Orphan","GuardrailId"]}""", "GuardrailIdentifier")]
    [InlineData("""{"Fn::GetAtt":["Loop","Arn"]}""", "refers to itself")]
    [InlineData("""{"Fn::GetAtt":["Role"]}""", "not supported")]
    [InlineData("""{"Fn::ImportValue":"Export"}""", "'Export', which no stack exports")]
    [InlineData("""{"Fn::If":["A","b","c"]}""", "Fn::If")]
    [InlineData("""{"Fn::Select":[0,["a"]]}""", "Fn::Select")]
    [InlineData("""{"Fn::Join":[",",{"Ref":"List"}]}""", "not supported")]
    [InlineData("""{"Fn::Join":["",["a",["b"]]]}""", "not text")]
    [InlineData("""{"Fn::Sub":"${aws:username}"}""", "'aws:username'")]
    [InlineData("""{"Ref":"Role","Other":1}""", "not supported")]
    [InlineData("""{"a":1}""", "not text")]
    [InlineData("1", "not text")]
    public void ResolveText_Unknown_Throws(string value, string thing)
    {
        var refusal = Should.Throw<PolicyFormatException>(() => CreateSut().ResolveText(Json(value)));

        refusal.Message.ShouldContain(thing);
        BothLanguages.Is(new(refusal.Message, refusal.Japanese)).ShouldBeTrue(refusal.Japanese);
    }

    [Fact]
    public void Attribute_TemplateWithoutResources_Throws() =>
        Should
            .Throw<PolicyFormatException>(() => new TemplateReferences(Json("{}"), "1", "us-east-1").Attribute("Role", "Arn"))
            .Message.ShouldContain("'Role'");

    private static TemplateReferences CreateSut() => new(Json(Template), "111122223333", "ap-northeast-1");

    private static TemplateReferences InStack(string name) => new(Json(Template), "111122223333", "ap-northeast-1") { StackName = name };

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
