using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>CloudTrail signs digests of what it delivers.</summary>
public sealed class TrailValidatesLogFiles() : Control(
    "AUD-02",
    guarantee: new(
        "A changed or missing log file of the trail can be proved.",
        "証跡のログファイルの改ざんや欠落を証明できます。"),
    why: new(
        "Without digests nobody can tell whether a log is as CloudTrail wrote it.",
        "ダイジェストがないと、ログが CloudTrail の書き込んだままかどうかを確認できないためです。"),
    fix: new(
        "Set EnableLogFileValidation of the trail to true.",
        "証跡の EnableLogFileValidation を true にしてください。"),
    [Nist("AU-9"), Cis("3.2")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        return templates.Trail().Must("true", "EnableLogFileValidation");
    }
}
