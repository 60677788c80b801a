using System.Text.Json.Nodes;
using InfraPoc.Spending;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Usage;

public sealed class BrakePolicyTests
{
    /// <summary>A changed document would make CloudFormation replace the default version of an engaged brake, which releases it.</summary>
    [Fact]
    public void Released_Document_NeverChanges() => BrakePolicy.Released.ToJson().ShouldBe(
        """{"Version":"2012-10-17","Statement":[{"Sid":"Released","Effect":"Deny","Action":"bedrock:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2000-01-01T00:00:00Z"}}}]}""");

    /// <summary>The brake tells a released department by this document.</summary>
    [Fact]
    public void Released_Document_IsTheOneTheBrakeKnows() =>
        JsonNode.DeepEquals(JsonNode.Parse(BrakePolicy.Released.ToJson()), JsonNode.Parse(BrakeDocuments.Released)).ShouldBeTrue();
}
