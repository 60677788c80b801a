namespace InfraPoc.Controls.Tests;

public sealed class TrailRecordsModelUseTests : ControlTests<TrailRecordsModelUse>
{
    [Fact]
    public void Compliant_OtherTag_IsPermitted() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["Tags"] = new System.Text.Json.Nodes.JsonArray()).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_No1_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]!.AsArray().RemoveAt(1))
            .ShouldContain(found => found.Contains("AWS::Bedrock::Guardrail"));

    [Fact]
    public void NonCompliant_No2_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]!.AsArray().RemoveAt(2))
            .ShouldContain(found => found.Contains("AWS::Bedrock::Model."));

    [Fact]
    public void NonCompliant_No3_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]!.AsArray().RemoveAt(3))
            .ShouldContain(found => found.Contains("function:poc-brake"));

    [Fact]
    public void NonCompliant_No4_IsFound() =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]!.AsArray().RemoveAt(4))
            .ShouldContain(found => found.Contains("AWS::BedrockMantle::Project"));

    [Theory]
    [InlineData("""{"Field":"eventName","Equals":["Invoke"]}""")]
    [InlineData("""{"Field":"userIdentity.arn","NotStartsWith":["x"]}""")]
    public void NonCompliant_FewerInvocations_AreFound(string field) =>
        After(edit => edit.Properties("AWS::CloudTrail::Trail")["AdvancedEventSelectors"]![3]!["FieldSelectors"]!.AsArray()
                .Add(System.Text.Json.Nodes.JsonNode.Parse(field)))
            .Count.ShouldBe(2);
}
