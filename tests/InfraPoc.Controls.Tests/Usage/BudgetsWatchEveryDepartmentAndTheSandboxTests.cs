using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class BudgetsWatchEveryDepartmentAndTheSandboxTests : ControlTests<BudgetsWatchEveryDepartmentAndTheSandbox>
{
    private const string Budget = "AWS::Budgets::Budget";

    [Fact]
    public void Compliant_LessThanACentAway_IsRounding() =>
        After(edit => Data(edit, "poc-sales_50-80-100")["BudgetLimit"]!["Amount"] = 333.334).ShouldBeEmpty();

    [Fact]
    public void NonCompliant_AnotherAmount_IsNamed() =>
        After(edit => Data(edit, "poc-sales_50-80-100")["BudgetLimit"]!["Amount"] = 334).ShouldHaveSingleItem().ShouldContain("333.33 USD");

    [Fact]
    public void NonCompliant_NoBudget_IsNamed() =>
        After(edit => edit.Remove(Budget)).Count.ShouldBe(6);

    [Fact]
    public void NonCompliant_FilterByService_IsNamed() =>
        After(edit => Data(edit, "poc-sales_50-80-100")["FilterExpression"] = new JsonObject())
            .ShouldHaveSingleItem().ShouldContain("Budget.FilterExpression");

    [Fact]
    public void NonCompliant_LostAlert_IsNamed() =>
        After(edit => edit.Properties(Budget)["NotificationsWithSubscribers"]!.AsArray().RemoveAt(0))
            .ShouldHaveSingleItem().ShouldContain("NotificationsWithSubscribers");

    private static JsonNode Data(TemplateEdit edit, string name) =>
        edit.Properties(Budget, budget => budget["Budget"]!["BudgetName"]!.GetValue<string>() == name)["Budget"]!;
}
