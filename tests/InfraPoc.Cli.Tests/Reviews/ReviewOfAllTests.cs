using System.Text.Json;
using System.Text.Json.Nodes;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class ReviewOfAllTests
{
    [Fact]
    public void Review_OfManyChanges_RefusesTheOrphanAndNamesEveryDepartment()
    {
        var review = ReviewedCompanies.OfAll();

        review.Refused.ShouldHaveSingleItem().ShouldContain("部門 orphaned のファイルが、状態が active のまま削除されています");
        review
            .Departments.Select(department => department.Id)
            .ShouldBe(ReviewedCompanies.Departments.Keys.Except(["same"]), ignoreOrder: true);
        review.Labels.ShouldBe(["review:access", "review:money", "review:residency", "review:protection"]);
        review.Violations.ShouldBeEmpty();
        review.CodeChanges.ShouldBeFalse();
    }

    [Fact]
    public void Comment_OfAHundredDepartments_FitsGitHubAndSaysThatItWasCut()
    {
        var review = ReviewedCompanies.OfAll();
        review = review with
        {
            Departments =
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(number => review.Departments[0] with { Id = $"department-{number:000}", Name = new string('部', 100) }),
            ],
            Stacks =
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(number => review.Stacks[0] with { Stack = $"Stack-{number:000}", Text = new string('x', 5_000) }),
            ],
        };

        var comment = ReviewMarkdown.Comment(review);

        comment.Length.ShouldBeLessThanOrEqualTo(ReviewMarkdown.Limit);
        comment.ShouldStartWith(ReviewMarkdown.Mark);
        comment.ShouldContain("続きはこのコメントに添付されたファイルにあります");
        comment.ShouldContain("department-099");
        ReviewMarkdown.Full(review).Length.ShouldBeGreaterThan(1_000_000);
    }

    [Fact]
    public void Access_OfPoliciesWrittenOtherwise_IsTheSame()
    {
        var side = ReviewedCompanies.Side(ControlledCompany.Config);
        var rewritten = new ReviewSide(
            side.Config,
            new SandboxTemplates(side.Config, AssemblyStack.ReadAll(side.Assembly).Select(Rewritten)),
            side.Assembly
        );

        AccessDelta.Of(side, rewritten).ShouldBeEmpty();
        UnevaluatedPolicy.Changed(side, rewritten).ShouldBeEmpty();
    }

    [Fact]
    public void Approvals_OfARule_AreAskedForAndGivenByAnyOneOfItsApprovers()
    {
        var pending = ReviewedCompanies.Of("budget-up").Approvals;
        var given = ReviewedCompanies.Of("budget-up", given: ["Deputy"]).Approvals;

        pending
            .Select(approval => (approval.Kind, approval.Why, approval.Status))
            .ShouldBe([
                (ApprovalKind.BudgetRaised, "BudgetRaised", "pending"),
                (ApprovalKind.BudgetRaised, "more than 25,000", "pending"),
            ]);
        given.Select(approval => approval.Status).ShouldBe(["success", "pending"]);
    }

    [Theory]
    [InlineData("longer", "AccessWidened PeriodExtended")]
    [InlineData("added", "AccessWidened BudgetRaised ResidencyWidened DepartmentAdded BudgetRaised")]
    [InlineData("looser", "AccessWidened ProtectionWeakened")]
    [InlineData("shorter", "")]
    [InlineData("purpose", "")]
    public void Approvals_FollowFromWhatChanges(string change, string kinds) =>
        string.Join(' ', ReviewedCompanies.Of(change).Approvals.Select(approval => approval.Kind)).ShouldBe(kinds);

    [Fact]
    public void Residency_OfAModelThatReachesFarther_IsSaidByModel()
    {
        var review = ReviewedCompanies.Of("farther");

        var line = review.Residency.ShouldHaveSingleItem();
        line.ShouldBe(new ResidencyLine("farther", "sonnet-global", null, line.After));
        line.After.ShouldBe([ResidencyLine.Any]);
        ReviewMarkdown.Comment(review).ShouldContain("- `farther` `sonnet-global`: - → `任意の商用 AWS リージョン`");
        ReviewedCompanies.Of("nearer").Residency.Select(each => (each.Model, each.Before is null, each.After is null))
            .ShouldBe([("haiku", false, true), ("haiku-tokyo", true, false)]);
        ReviewedCompanies.Of("closed").Residency.ShouldAllBe(each => each.After == null);
        ReviewedCompanies.Of("budget-up").Residency.ShouldBeEmpty();
    }

    /// <summary>Whoever reads what changes, and nobody else.</summary>
    [Theory]
    [InlineData("same", "", "MON-01")]
    [InlineData("budget-up", "MON-01", "ACC-05 AUD-01")]
    [InlineData("longer", "ACC-03", "AUD-01")]
    public void Touched_AreTheControlsThatReadWhatChanges(string change, string expected, string others)
    {
        var touched = ReviewedCompanies.OfOne(change).Touched;
        var ids = touched.Select(control => control.Id).ToList();

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBeSubsetOf(ids, string.Join(' ', ids));
        ids.Intersect(others.Split(' ')).ShouldBeEmpty();
        touched.ShouldAllBe(control => control.Types.Count > 0);
    }

    [Fact]
    public void GivenApprovals_AreOfThisHeadAndTheLastWordOfEach()
    {
        const string Reviews = """
            [ { "user": { "login": "old" }, "state": "APPROVED", "commit_id": "before" },
              { "user": { "login": "commented" }, "state": "APPROVED", "commit_id": "head" },
              { "user": { "login": "commented" }, "state": "COMMENTED", "commit_id": "head" },
              { "user": { "login": "changed-mind" }, "state": "APPROVED", "commit_id": "head" },
              { "user": { "login": "changed-mind" }, "state": "CHANGES_REQUESTED", "commit_id": "head" },
              { "user": { "login": "dismissed" }, "state": "APPROVED", "commit_id": "head" },
              { "user": { "login": "dismissed" }, "state": "DISMISSED", "commit_id": "head" } ]
            """;

        GivenApprovals.Read(Reviews, "head").ShouldBe(["commented"]);
    }

    [Fact]
    public void Review_OfWhatNoTemplateShows_StillTakesADecision()
    {
        var side = ReviewedCompanies.Side(ControlledCompany.Config);

        Verdict(Budgets(12_000, 10_000), Budgets(10_000, 12_000), ReviewTopic.Money).ShouldBe(ReviewRisk.High);
        Verdict(side.Config, Priced(0.5m), ReviewTopic.Money).ShouldBe(ReviewRisk.High);
        Verdict(side.Config, First(first => first with { Members = [.. first.Members, "more@example.com"] }), ReviewTopic.Access)
            .ShouldBe(ReviewRisk.High);
        Verdict(side.Config, First(first => first with { DataClass = DataClass.Public }), ReviewTopic.Protection).ShouldBe(ReviewRisk.High);
        Verdict(side.Config, side.Config, ReviewTopic.Money).ShouldBe(ReviewRisk.None);

        ReviewRisk Verdict(SandboxConfig before, SandboxConfig after, ReviewTopic topic) =>
            Review.Of(With(before), With(after), [], [], new DateOnly(2026, 12, 15), [])
                .Verdict.Single(verdict => verdict.Topic == topic).Risk;

        SandboxConfig Budgets(decimal first, decimal second) => side.Config with
        {
            Departments = [.. side.Config.Departments.Select((department, index) => department with
            {
                Budget = department.Budget with { Monthly = index == 0 ? first : second },
            })],
        };

        SandboxConfig Priced(decimal output) => side.Config with
        {
            Models = side.Config.Models.ToDictionary(
                model => model.Key, model => model.Value with { Price = model.Value.Price with { Output = output } }),
        };

        ReviewSide With(SandboxConfig config) => new(config, side.Templates, side.Assembly);

        SandboxConfig First(Func<Department, Department> change) => side.Config with
        {
            Departments = [.. side.Config.Departments.Select((department, index) => index == 0 ? change(department) : department)],
        };
    }

    /// <summary>The same policies: statements and lists the other way round, and without names.</summary>
    private static AssemblyStack Rewritten(AssemblyStack stack) =>
        stack with
        {
            Template = JsonSerializer.SerializeToElement(Reversed(JsonNode.Parse(stack.Template.GetRawText()), isPolicy: false)),
        };

    private static JsonNode? Reversed(JsonNode? node, bool isPolicy) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .Where(member => !isPolicy || member.Key != "Sid")
                    .Select(member =>
                        KeyValuePair.Create(
                            member.Key,
                            Reversed(
                                member.Value,
                                (isPolicy || member.Key == "Statement") && !member.Key.StartsWith("Fn::", StringComparison.Ordinal)
                            )
                        )
                    )
            ),
            JsonArray items => new JsonArray([.. (isPolicy ? items.Reverse() : items).Select(item => Reversed(item, isPolicy))]),
            _ => node?.DeepClone(),
        };
}
