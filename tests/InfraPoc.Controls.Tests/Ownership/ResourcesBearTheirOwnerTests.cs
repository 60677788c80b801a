using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class ResourcesBearTheirOwnerTests : ControlTests<ResourcesBearTheirOwner>
{
    private const string Topic = "AWS::SNS::Topic";

    [Fact]
    public void Compliant_AnotherTag_IsPermitted() =>
        After(edit => edit.Properties(Topic)["Tags"]!.AsArray().Add(new JsonObject { ["Key"] = "project", ["Value"] = "minutes" }))
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoTags_AreNamed() =>
        After(edit => edit.Properties(Topic, topic => topic["TopicName"]!.GetValue<string>() == "poc-sales-cost").Remove("Tags"))
            .Count.ShouldBe(5);

    [Fact]
    public void NonCompliant_BudgetWithoutTags_IsNamed() =>
        After(edit =>
                edit.Properties(
                        "AWS::Budgets::Budget",
                        budget => budget["Budget"]!["BudgetName"]!.GetValue<string>().StartsWith("poc-sales_", StringComparison.Ordinal))
                    .Remove("ResourceTags"))
            .Count(found => found.Contains(" ResourceTags: The tag ")).ShouldBe(5);

    [Fact]
    public void NonCompliant_AnotherOwner_IsNamed() =>
        After(edit =>
                edit.Properties(Topic, topic => topic["TopicName"]!.GetValue<string>() == "poc-sales-cost")["Tags"]!
                    .AsArray().Single(tag => tag!["Key"]!.GetValue<string>() == "owner")!["Value"] = "x@example.com")
            .ShouldHaveSingleItem().ShouldContain("The tag owner is x@example.com");

    [Fact]
    public void NonCompliant_UnknownType_IsNamed() =>
        After(edit => edit.Add("Poc-Usage", "AWS::EC2::Instance", "{}")).ShouldHaveSingleItem().ShouldContain("not classified");
}
