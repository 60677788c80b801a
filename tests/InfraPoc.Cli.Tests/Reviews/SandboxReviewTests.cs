using InfraPoc.Cli.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class SandboxReviewTests
{
    /// <summary>Changes of the sandbox: the risk of access, money, data location, protection and state.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "floor weaker", "None None None High None" },
        { "floor stronger", "None None None High None" },
        { "budget raised", "None High None None None" },
        { "logs shorter", "None None None High None" },
        { "dashboard closed", "Low None None High None" },
        { "fence added", "Low None None High None" },
        { "fence removed", "High None None High None" },
        { "global no more", "Low None None High None" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Review_OfTheSandbox_SaysWhatIsToBeDecided(string change, string risks)
    {
        var (before, after) = Sides(change);

        var review = ReviewedCompanies.OfSandbox(before, after);

        string.Join(' ', review.Verdict.Select(verdict => verdict.Risk)).ShouldBe(risks, string.Join('\n', review.Access));
        review.Violations.ShouldBeEmpty();
        review.NotComputed.ShouldBeEmpty();
    }

    /// <summary>The whole comments, word for word: what changes in them is read in the file's difference.</summary>
    [Theory]
    [InlineData(Language.English, "sandbox-reviews.en.txt")]
    [InlineData(Language.Japanese, "sandbox-reviews.ja.txt")]
    public void Comments_OfTheSandbox_AreAsWritten(Language language, string name)
    {
        var comments = string.Concat(Changes.Select(row =>
        {
            var (before, after) = Sides((string)row[0]);
            return $"==== {row[0]}\n{ReviewMarkdown.Comment(ReviewedCompanies.OfSandbox(before, after, language)).TrimEnd()}\n\n";
        }));
        var written = Path.Combine(ProjectFolder.Path, "TestResults", name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(written)!);
        File.WriteAllText(written, comments);

        comments.ShouldBe(
            File.ReadAllText(Path.Combine(ProjectFolder.Path, "tests", "InfraPoc.Cli.Tests", "Reviews", name)), $"copy {written}, if it is meant",
            StringCompareShould.IgnoreLineEndings);
    }

    private static (Func<Sandbox, Sandbox> Before, Func<Sandbox, Sandbox> After) Sides(string change)
    {
        static Sandbox Fenced(Sandbox sandbox) =>
            sandbox with { Organization = new Organization { ManagementAccount = "999988887777", Target = sandbox.Accounts.Sandbox.Id } };
        static Sandbox Lower(Sandbox sandbox) => Floor(sandbox, content => content with { Violence = FilterStrength.Low });
        return change switch
        {
            "floor weaker" => (sandbox => sandbox, Lower),
            "floor stronger" => (Lower, sandbox => sandbox),
            "budget raised" => (sandbox => sandbox, sandbox => sandbox with { Money = sandbox.Money with { MonthlyBudget = 2_500_000 } }),
            "logs shorter" => (sandbox => sandbox, sandbox => sandbox with { Logging = sandbox.Logging with { RetentionDays = 365 } }),
            "dashboard closed" => (sandbox => sandbox, sandbox => sandbox with { Dashboard = DashboardKind.None }),
            "fence added" => (sandbox => sandbox, Fenced),
            "fence removed" => (Fenced, sandbox => sandbox),
            _ => (sandbox => sandbox, sandbox => sandbox with { Residency = sandbox.Residency! with { GlobalInference = false } }),
        };
    }

    private static Sandbox Floor(Sandbox sandbox, Func<ContentFilters, ContentFilters> change) => sandbox with
    {
        Guardrails = sandbox.Guardrails with
        {
            Profiles =
            [
                .. sandbox.Guardrails.Profiles.Select(profile =>
                    profile.Id == sandbox.Guardrails.Floor ? profile with { Content = change(profile.Content) } : profile),
            ],
        },
    };
}
