using InfraPoc.Config;

namespace InfraPoc.Tests.Usage;

/// <summary>When CloudFormation would replace the budget; what it counts and whom it tells is what controls ask.</summary>
public sealed class DepartmentBudgetTests
{
    private const string Stack = "Poc-Dept-sales";

    private static readonly SandboxNames Names = new(TestCompany.Sandbox);

    private readonly Synthesis company = Synthesis.Of(TestCompany.Config(TestCompany.Sales));

    /// <summary>AWS refuses a budget whose topic does not let it publish yet.</summary>
    [Fact]
    public void Budget_IsCreatedAfterThePolicyOfItsTopic() =>
        company.Read($"{Stack}.template.json").GetProperty("Resources").GetProperty(Budget(company).LogicalId)
            .GetProperty("DependsOn").EnumerateArray().Select(id => id.GetString())
            .ShouldBe([company.Resources(Stack, "AWS::SNS::TopicPolicy").ShouldHaveSingleItem().LogicalId]);

    /// <summary>Otherwise CloudFormation would replace it, and its notifications start anew.</summary>
    [Fact]
    public void Budget_WithOtherPeopleOrAmount_StaysTheSameResource()
    {
        var people = TestCompany.Sales with
        {
            Owner = new Contact { Name = "新部長", Email = "new-owner@example.com" },
            ItPartner = new Contact { Name = "新担当", Email = "new-it@example.com" },
            CostContact = new Contact { Name = "管理課", Email = "controller@example.com" },
        };
        var sandbox = TestCompany.Sandbox with
        {
            Contacts = TestCompany.Sandbox.Contacts with { Cost = ["other@example.com"] },
            Money = TestCompany.Sandbox.Money with { PerUsd = 160 },
        };
        var synthesis = Synthesis.Of(
            TestCompany.Config(sandbox, people with { Budget = people.Budget with { Monthly = 80_000, Daily = 9_000, StopPercent = 90 } }));

        var before = Budget(company);
        var after = Budget(synthesis);
        Amount(after).ShouldBe(500m);
        after.LogicalId.ShouldBe(before.LogicalId);
        after.Text("Budget", "BudgetName").ShouldBe(before.Text("Budget", "BudgetName"));
        after
            .Properties.GetProperty("NotificationsWithSubscribers").GetRawText()
            .ShouldBe(before.Properties.GetProperty("NotificationsWithSubscribers").GetRawText());

        // Tags change in place: only notifications are create-only.
        // See: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-budgets-budget-resourcetag.html
        after.Properties.GetProperty("ResourceTags").GetRawText().ShouldContain("new-owner@example.com");
    }

    /// <summary>Notifications cannot be changed; a replacement of the same name would collide with what it replaces.</summary>
    [Fact]
    public void Budget_WithAnotherLadder_IsAnotherResourceWithAnotherName()
    {
        var changed = TestCompany.Sales with { Budget = TestCompany.Sales.Budget with { AlertPercents = [60, 90] } };
        var synthesis = Synthesis.Of(TestCompany.Config(changed));

        var before = Budget(company);
        var after = Budget(synthesis);
        after.Text("Budget", "BudgetName").ShouldBe(Names.Budget(changed));
        Names.Budget(changed).ShouldBe("poc-sales_60-90");
        after.LogicalId.ShouldNotBe(before.LogicalId);
    }

    [Fact]
    public void Names_OfDepartmentsAndLadders_NeverMeet()
    {
        var fifty = TestCompany.Department("sales-50", "営業", ["haiku"]) with
        {
            Budget = new Budget { Monthly = 1, AlertPercents = [80] },
        };
        var sales = TestCompany.Sales with { Budget = new Budget { Monthly = 1, AlertPercents = [50, 80] } };

        Names.Budget(fifty).ShouldNotBe(Names.Budget(sales));
        Names.SandboxBudget.ShouldNotBe(Names.Budget(sales));
    }

    [Fact]
    public void Names_AtTheirLongest_AreWhatAwsAllows()
    {
        var department = TestCompany.Department(new string('d', 20), "部門", ["haiku"]) with
        {
            Budget = new Budget { Monthly = 1, AlertPercents = [96, 97, 98, 99, 100] },
        };

        var name = new SandboxNames(TestCompany.Sandbox with { Name = new string('s', 11) }).Budget(department);

        name.Length.ShouldBe(48);
        name.ShouldAllBe(character => char.IsAsciiLetterOrDigit(character) || character == '-' || character == '_');
    }

    private static TemplateResourceView Budget(Synthesis synthesis) =>
        synthesis.Resources(Stack, "AWS::Budgets::Budget").ShouldHaveSingleItem();

    private static decimal Amount(TemplateResourceView budget) =>
        budget.Properties.GetProperty("Budget").GetProperty("BudgetLimit").GetProperty("Amount").GetDecimal();
}
