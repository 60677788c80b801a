using InfraPoc.Checks;
using static InfraPoc.Checks.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>CloudTrail signs digests of what it delivers.</summary>
public sealed class TrailValidatesLogFiles : Control
{
    /// <inheritdoc/>
    public override string Id => "AUD-02";

    /// <inheritdoc/>
    public override Bilingual Guarantee { get; } = new(
        "A changed or missing log file of the trail can be proved.",
        "証跡のログファイルの改ざんや欠落を証明できます。");

    /// <inheritdoc/>
    public override Bilingual Why { get; } = new(
        "Without digests nobody can tell whether a log is as CloudTrail wrote it.",
        "ダイジェストがないと、ログが CloudTrail の書き込んだままかどうかを確認できないためです。");

    /// <inheritdoc/>
    public override Bilingual Fix { get; } = new(
        "Set EnableLogFileValidation of the trail to true.",
        "証跡の EnableLogFileValidation を true にしてください。");

    /// <inheritdoc/>
    public override IReadOnlyList<FrameworkSection> References { get; } = [Nist("AU-9"), Cis("3.2")];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        return templates.Trail().Must("true", "EnableLogFileValidation");
    }
}
