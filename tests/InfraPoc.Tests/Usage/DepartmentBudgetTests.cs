using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Tests.Usage;

public sealed class DepartmentBudgetTests(DepartmentBudgetTests.Company company) : IClassFixture<DepartmentBudgetTests.Company>
{
    private const string Stack = "Poc-Dept-sales";

    private static readonly SandboxNames Names = new(TestCompany.Sandbox);

    [Fact]
    public void Budget_OfADepartment_IsMonthlyInUsdUnderTheNameTheBrakeReads()
    {
        var budget = Budget(company.Synthesis);

        budget.Text("Budget", "BudgetName").ShouldBe(Names.Budget(TestCompany.Sales));
        Names.Budget(TestCompany.Sales).ShouldBe("poc-sales_50-80-100");
        budget.Text("Budget", "BudgetType").ShouldBe("COST");
        budget.Text("Budget", "TimeUnit").ShouldBe("MONTHLY");
        budget.Text("Budget", "BudgetLimit", "Unit").ShouldBe("USD");
        Amount(budget).ShouldBe(333.33m); // 50,000 at 150
    }

    [Fact]
    public void Budget_OfADepartment_CountsWhatBearsEitherTagOfTheDepartment()
    {
        var data = Budget(company.Synthesis).Properties.GetProperty("Budget");

        JsonSerializer.Serialize(data.GetProperty("FilterExpression")).ShouldBe(
            """{"Or":[{"Tags":{"Key":"iamPrincipal/department","MatchOptions":["EQUALS"],"Values":["sales"]}},{"Tags":{"Key":"user:department","MatchOptions":["EQUALS"],"Values":["sales"]}},{"Tags":{"Key":"department","MatchOptions":["EQUALS"],"Values":["sales"]}}]}""");
        data.GetProperty("Metrics").EnumerateArray().Select(metric => metric.GetString()).ShouldBe(["UnblendedCost"]);
        data.EnumerateObject()
            .Select(property => property.Name)
            .ShouldBe(["BudgetLimit", "BudgetName", "BudgetType", "FilterExpression", "Metrics", "TimeUnit"], ignoreOrder: true);
        Names.Tags(TestCompany.Sales)["department"].ShouldBe("sales"); // the tag the filter is on
    }

    [Fact]
    public void Notifications_AreTheLadderAndAForecastToTheTopicAlone()
    {
        var budget = Budget(company.Synthesis);
        var topic = company.Synthesis.Resources(Stack, "AWS::SNS::Topic").ShouldHaveSingleItem().LogicalId;
        var notifications = budget.Properties.GetProperty("NotificationsWithSubscribers").EnumerateArray().ToList();

        notifications.Select(Step).ShouldBe([("ACTUAL", 50), ("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)]);
        foreach (var notification in notifications)
        {
            notification.GetProperty("Notification").GetProperty("ComparisonOperator").GetString().ShouldBe("GREATER_THAN");
            notification.GetProperty("Notification").GetProperty("ThresholdType").GetString().ShouldBe("PERCENTAGE");
            var subscriber = notification.GetProperty("Subscribers").EnumerateArray().ToList().ShouldHaveSingleItem();
            subscriber.GetProperty("SubscriptionType").GetString().ShouldBe("SNS");
            subscriber.GetProperty("Address").GetProperty("Ref").GetString().ShouldBe(topic);
        }
    }

    /// <summary>AWS refuses a budget whose topic does not let it publish yet.</summary>
    [Fact]
    public void Budget_IsCreatedAfterThePolicyOfItsTopic() =>
        company.Synthesis.Read($"{Stack}.template.json").GetProperty("Resources").GetProperty(Budget(company.Synthesis).LogicalId)
            .GetProperty("DependsOn").EnumerateArray().Select(id => id.GetString())
            .ShouldBe([company.Synthesis.Resources(Stack, "AWS::SNS::TopicPolicy").ShouldHaveSingleItem().LogicalId]);

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

        var before = Budget(company.Synthesis);
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

        var before = Budget(company.Synthesis);
        var after = Budget(synthesis);
        after.Text("Budget", "BudgetName").ShouldBe(Names.Budget(changed));
        Names.Budget(changed).ShouldBe("poc-sales_60-90");
        after.LogicalId.ShouldNotBe(before.LogicalId);
        after
            .Properties.GetProperty("NotificationsWithSubscribers").EnumerateArray().Select(Step)
            .ShouldBe([("ACTUAL", 60), ("ACTUAL", 90), ("FORECASTED", 100)]);
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

    [Fact]
    public void Budget_OfAnAmountThatConvertsToNothing_IsACent()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales with { Budget = new Budget { Monthly = 0.1m } }));

        Amount(Budget(synthesis)).ShouldBe(0.01m);
    }

    [Theory]
    [InlineData(DepartmentStatus.Suspended)]
    [InlineData(DepartmentStatus.Closed)]
    public void Budget_OfADepartmentThatIsNotActive_StaysAsItIs(DepartmentStatus status)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales.As(status)));

        foreach (var type in new[] { "AWS::Budgets::Budget", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SNS::Subscription" })
        {
            Texts(synthesis, type).ShouldBe(Texts(company.Synthesis, type));
            Texts(synthesis, type).ShouldNotBeEmpty();
        }

        static IEnumerable<string> Texts(Synthesis synthesis, string type) =>
            synthesis.Resources(Stack, type).Select(resource => resource.LogicalId + resource.Properties.GetRawText());
    }

    private static TemplateResourceView Budget(Synthesis synthesis) =>
        synthesis.Resources(Stack, "AWS::Budgets::Budget").ShouldHaveSingleItem();

    private static decimal Amount(TemplateResourceView budget) =>
        budget.Properties.GetProperty("Budget").GetProperty("BudgetLimit").GetProperty("Amount").GetDecimal();

    private static (string? Type, int Percent) Step(JsonElement notification) =>
        (
            notification.GetProperty("Notification").GetProperty("NotificationType").GetString(),
            notification.GetProperty("Notification").GetProperty("Threshold").GetInt32());

    public sealed class Company
    {
        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
    }
}
