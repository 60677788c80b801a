using InfraPoc.Cli.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class JudgingFilesTests : IDisposable
{
    private const string Control = "src/InfraPoc.Controls/Access/SessionsEndWithinFourHours.cs";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infrapoc-judges-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(Control)]
    [InlineData("src/InfraPoc.Iam/PolicyEvaluator.cs")]
    [InlineData("tests/InfraPoc.Controls.Tests/Access/New.cs")]
    [InlineData("src/InfraPoc.Controls/Access/bin/Control.cs")]
    [InlineData("src/InfraPoc.Config/Validation/SandboxRules.cs")]
    [InlineData("src/InfraPoc.Cli/Costs/OverspendBound.cs")]
    [InlineData("eng/workflows.test.mjs")]
    [InlineData("package.json")]
    [InlineData("eng/nag.mjs")]
    [InlineData("eng/nag/rules.mjs")]
    [InlineData("eng/nag-acknowledgements.json")]
    [InlineData("eng/lint-exceptions.json")]
    [InlineData("eng/other-acknowledgements.json")]
    [InlineData(".github/workflows/review.yml")]
    [InlineData(".github/CODEOWNERS")]
    [InlineData("config/approvals.yaml")]
    public void Changed_OfAFileThatJudges_NamesItWhetherItIsNewOtherOrGone(string file)
    {
        var (before, after) = Projects();

        Write(before, file, "was");
        JudgingFiles.Changed(before, after).ShouldBe([file]);
        Write(after, file, "is");
        JudgingFiles.Changed(before, after).ShouldBe([file]);
        File.Delete(Path.Combine(before, file));
        JudgingFiles.Changed(before, after).ShouldBe([file]);
        Write(before, file, "is");
        JudgingFiles.Changed(before, after).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/InfraPoc.Controls/obj/Control.cs")]
    [InlineData("src/InfraPoc/Access/SignIn.cs")]
    [InlineData("config/departments/sales.yaml")]
    [InlineData("eng/screenshots.mjs")]
    public void Changed_OfWhatJudgesNothing_IsNothing(string file)
    {
        var (before, after) = Projects();

        Write(after, file, "is");

        JudgingFiles.Changed(before, after).ShouldBeEmpty();
    }

    [Fact]
    public void Changed_OfACompanyWithoutTheSources_IsWhoApprovesAlone()
    {
        var (before, after) = Projects();
        Directory.Delete(Path.Combine(after, "src"), recursive: true);
        Write(before, Control, "was");
        Write(before, "config/approvals.yaml", "was");

        JudgingFiles.Changed(before, after).ShouldBe(["config/approvals.yaml"]);
        JudgingFiles.Changed(before, null).ShouldBeEmpty();
    }

    /// <summary>
    /// What a control demands is changed together with the control: both sides keep it, and the review says so all the same.
    /// </summary>
    [Fact]
    public void Review_OfAWeakenedControl_TakesSecuritysDecision()
    {
        var (before, after) = Projects();
        Write(before, Control, "FromHours(4)");
        Write(after, Control, "FromHours(12)");
        var side = ReviewedCompanies.Side(ControlledCompany.Config);
        var rules = new ApprovalRule { When = ApprovalKind.ProtectionWeakened, Approvers = ["security"], Why = "統制" };

        var review = Review.Of(With(before), With(after), [], [], new DateOnly(2026, 12, 15), []);

        review.Verdict.Where(verdict => verdict.Risk == ReviewRisk.High)
            .ShouldBe([new Verdict(ReviewTopic.Protection, ReviewRisk.High, $"変更を判定する仕組みが変わります：{Control}")]);
        review.Labels.ShouldBe(["review:protection"]);
        review.Approvals.ShouldHaveSingleItem().Approvers.ShouldBe(["security"]);
        ReviewMarkdown.Comment(review).ShouldContain($"- `{Control}`");

        ReviewSide With(string project) =>
            new(side.Config with { Approvals = [rules] }, side.Templates, side.Assembly) { Project = project };
    }

    private (string Before, string After) Projects()
    {
        foreach (var project in new[] { "before", "after" })
        {
            Write(Path.Combine(folder.FullName, project), "src/InfraPoc/Program.cs", "");
        }

        return (Path.Combine(folder.FullName, "before"), Path.Combine(folder.FullName, "after"));
    }

    private static void Write(string project, string file, string text)
    {
        var path = Path.Combine(project, file);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
