using InfraPoc.Cli.Costs;
using InfraPoc.Cli.Reports;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class TopUpReviewTests
{
    private static readonly DateOnly Today = new(2026, 12, 15);
    private static readonly ReviewSide Company = ReviewedCompanies.Side(ControlledCompany.Config);

    /// <summary>Top-ups are of one month: neither hides a raise of all others nor counts when it is past.</summary>
    [Theory]
    [InlineData(50_000, "2026-12", 100_000, 150_000, null, 0, 100_000, "High", 2)]
    [InlineData(50_000, "2026-12", 100_000, 149_999, "2026-12", 1, 99_999, "High", 2)]
    [InlineData(50_000, "2026-12", 100_000, 50_000, "2027-01", 100_000, 100_000, "High", 2)]
    [InlineData(50_000, "2027-01", 20_000, 50_000, "2027-01", 30_000, 10_000, "High", 1)]
    [InlineData(50_000, "2026-11", 100_000, 60_000, null, 0, 10_000, "High", 1)]
    [InlineData(50_000, null, 0, 50_000, "2026-11", 100_000, 0, "None", 0)]
    [InlineData(50_000, "2027-01", 20_000, 50_000, null, 0, 0, "Low", 0, -20_000)]
    [InlineData(50_000, "2027-01", 20_000, 40_000, null, 0, -10_000, "Low", 0, -30_000)]
    public void Review_OfTopUps_ComparesEachMonth(
        int monthly, string? month, int topUp, int monthlyAfter, string? monthAfter, int topUpAfter, int more, string risk, int approvals,
        int? together = null)
    {
        ApprovalRule rule = new() { When = ApprovalKind.BudgetRaised, Approvers = ["finance"], Why = "x" };
        var before = Sales(monthly, month, topUp) with { Approvals = [rule, rule with { From = 50_000 }] };

        var review = Review.Of(With(before), With(Sales(monthlyAfter, monthAfter, topUpAfter)), [], [], Today, []);

        review.Departments.ShouldHaveSingleItem().MostMore.ShouldBe(more);
        review.Costs.Where(cost => cost.Figure != CostFigure.Idle).ShouldAllBe(cost => cost.More == (together ?? more));
        $"{review.Verdict.Single(verdict => verdict.Topic == ReviewTopic.Money).Risk}".ShouldBe(risk);
        review.Approvals.Count.ShouldBe(approvals);
    }

    [Theory]
    [InlineData(31, 70_000)]
    [InlineData(32, 50_000)]
    public void Estimates_TopUpOfAPastMonth_IsNotCounted(int day, int cap)
    {
        var (config, today) = (Sales(50_000, "2027-01", 20_000), new DateOnly(2027, 1, 1).AddDays(day - 1));
        config = config with { Departments = [.. config.Departments.Where(department => department.Id == "sales")] };
        var summary = new ExecutiveSummary(config, today);

        summary.Most.In(summary.Most.Month).ShouldHaveSingleItem().Cap.Local.ShouldBe(cap);
        summary.Loss().ShouldContain($"{cap:N0} JPY");
        string.Join('\n', new OverspendSection(summary.Most).Lines()).ShouldContain($"| **合計** |  |  | **{cap:N0} JPY");
    }

    /// <summary>One month is spoken of, the dearest of all departments together, and only departments that may still spend.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Most_IsThatOfOneMonthOfWhoMaySpend_WhereverItIsSaid(bool isOver)
    {
        var known = Company.Config.Departments.Where(department => department.MaySpendFrom(Today)).ToList();
        var config = Company.Config with
        {
            Departments =
            [
                .. known.Select((department, index) => department with
                {
                    Budget = new Budget
                    {
                        Monthly = 40_000,
                        TopUps = [new TopUp { Month = $"2027-0{index + 1}", Amount = 10_000 * (index + 1), Reason = "x" }],
                    },
                    Period = isOver && index == known.Count - 1 ? department.Period with { End = Today.AddDays(-1) } : department.Period,
                }),
            ],
        };
        var little = config with
        {
            Departments = [.. config.Departments.Select(department => department with { Budget = new Budget { Monthly = 1_000 } })],
        };
        var counted = isOver ? known.Count - 1 : known.Count;
        var most = (40_000 * counted) + (10_000 * counted);
        var summary = new ExecutiveSummary(config, Today, Language.English);

        var review = Review.Of(With(little), With(config), [], [], Today, []);

        EstimateReport.Of(config, SandboxInventory.Of(Company.Templates), Today).Caps.Local.ShouldBe(most);
        summary.Loss().ShouldContain($"{most:N0} JPY");
        review.Costs.Single(cost => cost.Figure == CostFigure.Cap).After!.Local.ShouldBe(most);
        review.Verdict.Single(verdict => verdict.Topic == ReviewTopic.Money).Text.ShouldContain($"→ {most:N0} JPY");
        summary.Loss().ShouldContain($"(2027-0{counted}, with its top-ups)");
    }

    [Fact]
    public void Review_OfASecondTopUpOfAMonth_SaysTheSumBeforeAndAfter()
    {
        var (before, sales) = (Sales(50_000, "2027-01", 20_000), "sales");
        var after = before with
        {
            Departments =
            [
                .. before.Departments.Select(department => department.Id != sales ? department : department with
                {
                    Budget = department.Budget with { TopUps = [department.Budget.TopUps[0], department.Budget.TopUps[0]] },
                }),
            ],
        };

        var review = DepartmentReview.Of(new(before, Today), new(after, Today), Language.Japanese).ShouldHaveSingleItem();

        review.Phrases(Language.Japanese).ShouldContain("2027-01 の増額：20,000 JPY → 40,000 JPY");
        review.MostMore.ShouldBe(20_000);
    }

    private static SandboxConfig Sales(decimal monthly, string? month, decimal amount) => Company.Config with
    {
        Departments =
        [
            .. Company.Config.Departments.Select(department => department.Id != "sales" ? department : department with
            {
                Budget = department.Budget with
                {
                    Monthly = monthly,
                    TopUps = month is null ? [] : [new TopUp { Month = month, Amount = amount, Reason = "x" }],
                },
            }),
        ],
    };

    private static ReviewSide With(SandboxConfig config) =>
        new(config, new SandboxTemplates(config, ControlledCompany.Stacks), Company.Assembly);
}
