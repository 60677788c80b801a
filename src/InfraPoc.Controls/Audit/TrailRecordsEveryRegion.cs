using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>One trail records reading and writing management events of every Region, and of global services.</summary>
public sealed class TrailRecordsEveryRegion() : Control(
    "AUD-01",
    guarantee: new(
        "Every management call in every Region of the sandbox account is recorded.",
        "サンドボックスアカウントの全リージョンの管理イベントが記録されます。"),
    why: new(
        "What is not recorded cannot be found out afterwards.",
        "記録されていない操作は、後から調べることができないためです。"),
    fix: new(
        "Restore IsLogging, IsMultiRegionTrail, IncludeGlobalServiceEvents and the unrestricted Management selector of the trail.",
        "証跡の IsLogging、IsMultiRegionTrail、IncludeGlobalServiceEvents と、条件のない Management セレクターを元に戻してください。"),
    [Nist("AU-2"), Nist("AU-12"), Lens("GENSEC03-BP01"), Cis("3.1"), Ai("7)①")])
{
    /// <summary>What CloudTrail Insights looks for where the configuration asks for it.</summary>
    private static readonly object[] Insights =
    [
        .. new[] { "ApiCallRateInsight", "ApiErrorRateInsight" }.Select(type => new { EventCategories = new[] { "Management" }, InsightType = type }),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var trail = templates.Trail();
        var violations = trail.Must("true", "IsLogging")
            .Concat(trail.Must("true", "IsMultiRegionTrail"))
            .Concat(trail.Must("true", "IncludeGlobalServiceEvents"))
            .Concat(trail.Must(templates.Names.Trail, "TrailName"))
            .Concat(trail.Differences(("InsightSelectors", templates.Config.Sandbox.Logging.Insights ? Insights : null)));
        return TrailSelection.Of(trail).Any(fields => fields is ["eventCategory=Management"])
            ? violations
            : violations.Append(
                trail.Violates(
                    new(
                        "No selector takes all management events; one must select eventCategory Management and nothing else.",
                        "すべての管理イベントを記録するセレクターがありません。eventCategory が Management という条件だけのものが必要です。"),
                    "AdvancedEventSelectors"));
    }
}
