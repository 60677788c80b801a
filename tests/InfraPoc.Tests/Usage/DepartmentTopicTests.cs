using InfraPoc.Config;

namespace InfraPoc.Tests.Usage;

/// <summary>Whoever has confirmed a subscription must not be asked again because somebody else's address changed.</summary>
public sealed class DepartmentTopicTests
{
    private static readonly List<(string Id, string? Email)> Before = Subscribers("sales-owner@example.com");

    [Fact]
    public void Subscribers_WithAnotherOwner_KeepTheirIdsExceptTheOwner()
    {
        var after = Subscribers("new-owner@example.com");

        Before.Except(after).ShouldHaveSingleItem().Email.ShouldBe("sales-owner@example.com");
        after.Except(Before).ShouldHaveSingleItem().Email.ShouldBe("new-owner@example.com");
    }

    [Fact]
    public void Subscribers_WithOtherCapitals_KeepTheirIds() =>
        Subscribers("Sales-Owner@example.com").Select(each => each.Id).ShouldBe(Before.Select(each => each.Id));

    private static List<(string Id, string? Email)> Subscribers(string owner) =>
    [
        .. from subscription in Synthesis
            .Of(TestCompany.Config(TestCompany.Sales with { Owner = new Contact { Name = "部長", Email = owner } }))
            .Resources("Poc-Dept-sales", "AWS::SNS::Subscription")
           select (subscription.LogicalId, subscription.Text("Endpoint")),
    ];
}
