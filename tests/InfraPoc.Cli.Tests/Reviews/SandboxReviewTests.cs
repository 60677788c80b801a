using InfraPoc.Cli.Reviews;
using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Reviews;

public sealed class SandboxReviewTests
{
    /// <summary>
    /// Changes of the sandbox: the risk of access, money, data location, protection and state, and a phrase in both languages.
    /// </summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "floor weaker", "None None None High None", "ガードレールから失われるもの：", "Guardrails lose: " },
        { "floor stronger", "None None None High None", "全体を保護する設定が変わります：guardrails", "Settings that protect everybody change: guardrails" },
        { "budget raised", "None High None None None", "月額上限のほかに、上限または単価が変わります。", "Limits or prices change besides the monthly caps." },
        { "logs shorter", "None None None High None", "設定が変わります：logging.retentionDays", "everybody change: logging.retentionDays" },
        { "dashboard closed", "Low None None High None", "設定が変わります：dashboard", "everybody change: dashboard" },
        { "fence added", "Low None None High None", "縮小だけです。", "Narrowed only." },
        { "fence removed", "High None None High None", "拡大します：", "Widened: " },
        { "global no more", "Low None None High None", "設定が変わります：residency.globalInference", "everybody change: residency.globalInference" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Review_OfTheSandbox_SaysWhatIsToBeDecided(string change, string risks, string japanese, string english)
    {
        var (before, after) = Sides(change);

        var review = ReviewedCompanies.OfSandbox(before, after);

        string.Join(' ', review.Verdict.Select(verdict => verdict.Risk)).ShouldBe(risks, string.Join('\n', review.Access));
        ReviewMarkdown.Comment(review).ShouldContain(japanese);
        ReviewMarkdown.Comment(ReviewedCompanies.OfSandbox(before, after, Language.English)).ShouldContain(english);
        review.Violations.ShouldBeEmpty();
        review.NotComputed.ShouldBeEmpty();
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
