using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Reports;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class CostChangeTests
{
    private static readonly DateOnly Today = new(2026, 12, 15);
    private static readonly ReviewSide Company = ReviewedCompanies.Side(ControlledCompany.Config);

    [Fact]
    public void Costs_AreThoseOfTheEstimate()
    {
        var estimate = EstimateReport.Of(Company.Config, SandboxInventory.Of(Company.Templates), Today);

        var costs = Costs(Company, Company);

        costs.Select(cost => cost.After).ShouldBe([estimate.Idle, estimate.Caps, estimate.Exposure]);
        costs.Select(cost => cost.Before).ShouldBe([estimate.Idle, estimate.Caps, estimate.Exposure]);
        costs[1].After!.Local.ShouldBe(new MostSpent(Company.Config, Today) is var most ? most.Caps(most.Month) : 0);
        costs.ShouldAllBe(cost => !cost.IsOne && cost.More == 0);
    }

    [Fact]
    public void Month_OfTopUpsOfADepartmentThatMayNotSpend_IsAny()
    {
        var closed = Company.Config.Departments[0] with
        {
            Status = DepartmentStatus.Closed,
            Budget = Company.Config.Departments[0].Budget with { TopUps = [new TopUp { Month = "2027-01", Amount = 1, Reason = "x" }] },
        };

        new MostSpent(Company.Config with { Departments = [closed] }, Today).Month.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(35_000, null, null, "None")]
    [InlineData(35_000, "35000.01", null, "None")]
    [InlineData(35_000, "35000", null, "Warn")]
    [InlineData(35_000, "10000", "35000.01", "Warn")]
    [InlineData(35_000, "10000", "35000", "Block")]
    [InlineData(-5_000, "1", "2", "None")]
    public void Level_FollowsFromTheThresholdsOfTheBase(int more, string? warn, string? block, string level)
    {
        var thresholds = new CostThresholds { Warn = Threshold(warn), Block = Threshold(block) };
        var before = With(Company.Config with { Cost = thresholds });
        var after = With(Raised(more) with { Cost = null });

        var cost = Costs(before, after).Single(each => each.Figure == CostFigure.Cap);

        cost.More.ShouldBe(more);
        $"{cost.Level}".ShouldBe(level);

        static CostThreshold? Threshold(string? amount) => amount is null ? null : new CostThreshold { Cap = decimal.Parse(amount, null) };
    }

    [Fact]
    public void Review_OfWhatIsBlocked_IsRefusedAndSaysHowItIsLifted()
    {
        var before = With(Company.Config with { Cost = new CostThresholds { Block = new CostThreshold { Worst = 30_000 } } });

        var review = Review.Of(before, With(Raised(35_000)), [], [], Today, []);

        review.Refused.ShouldHaveSingleItem()
            .ShouldBe("最悪の場合（停止の遅れを含む）の月額：+35,000 JPY（しきい値 30,000 JPY）。先に config/approvals.yaml のしきい値 `cost.block` を、別のプルリクエストで変更してください。");
        review.Verdict.Single(verdict => verdict.Topic == ReviewTopic.Money).Risk.ShouldBe(ReviewRisk.High);
        ReviewMarkdown.Comment(review).ShouldContain("- 上限の合計: `");
    }

    [Fact]
    public void Review_OfADashboardMore_SaysThatTheIdleCostRises()
    {
        var before = Company.Config with
        {
            Cost = new CostThresholds { Warn = new CostThreshold { Idle = 1 } },
            Approvals = [new ApprovalRule { When = ApprovalKind.BudgetRaised, From = 1_000_000, Approvers = ["finance"], Why = "x" }],
        };

        var review = Review.Of(With(before), With(Company.Config, More("AWS::CloudWatch::Dashboard")), [], [], Today, []);

        var cost = review.Costs.Single(each => each.Figure == CostFigure.Idle);
        cost.Level.ShouldBe(CostLevel.Warn);
        cost.More.ShouldBe(450);
        review.Approvals.ShouldHaveSingleItem().Kind.ShouldBe(ApprovalKind.BudgetRaised);
        review.Verdict.Single(verdict => verdict.Topic == ReviewTopic.Money).Text.ShouldContain("未使用時の月額：+450 JPY（しきい値 1 JPY）");
    }

    [Fact]
    public void Level_OfWhatHasNoKnownPrice_IsWhateverThresholdThereIs()
    {
        var after = With(Company.Config, More("AWS::EC2::Instance"));

        Costs(Company, after)[0].ShouldSatisfyAllConditions(
            cost => cost.After.ShouldBeNull(), cost => cost.More.ShouldBeNull(), cost => cost.Level.ShouldBe(CostLevel.None));
        var blocked = With(Company.Config with { Cost = new CostThresholds { Block = new CostThreshold { Idle = 1_000_000 } } });
        Costs(blocked, after)[0].Level.ShouldBe(CostLevel.Block);
    }

    private static IReadOnlyList<CostChange> Costs(ReviewSide before, ReviewSide after) =>
        CostChange.Of(before, after, (new MostSpent(before.Config, Today), new MostSpent(after.Config, Today)));

    private static SandboxConfig Raised(decimal more) => Company.Config with
    {
        Departments =
        [
            .. Company.Config.Departments.Select(department => department.Id == "sales"
                ? department with { Budget = department.Budget with { Monthly = department.Budget.Monthly + more } }
                : department),
        ],
    };

    private static ReviewSide With(SandboxConfig config, SandboxTemplates? templates = null) =>
        new(config, templates ?? new SandboxTemplates(config, ControlledCompany.Stacks), Company.Assembly);

    /// <summary>The templates with a resource more in a stack that all departments share.</summary>
    private static SandboxTemplates More(string type) => new(Company.Config, ControlledCompany.Stacks.Select(stack =>
    {
        if (stack.Name != Company.Templates.Names.AuditStack)
        {
            return stack;
        }

        var template = JsonNode.Parse(stack.Template.GetRawText())!;
        template["Resources"]!["More"] = new JsonObject { ["Type"] = type, ["Properties"] = new JsonObject() };
        return stack with { Template = JsonSerializer.SerializeToElement(template) };
    }));
}
