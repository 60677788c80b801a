using InfraPoc.Checks;
using static InfraPoc.Checks.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Logs and their key stay when the stack goes, and log groups keep what they have as long as configured.</summary>
public sealed class LogsOutliveTheStack : Control
{
    /// <inheritdoc/>
    public override string Id => "AUD-09";

    /// <inheritdoc/>
    public override Bilingual Guarantee { get; } = new(
        "Logs are kept at least as long as configured, even when the stack is deleted.",
        "スタックを削除しても、ログは設定した期間以上残ります。");

    /// <inheritdoc/>
    public override Bilingual Why { get; } = new(
        "Deleting the stack would otherwise delete the evidence.",
        "そうでないと、スタックの削除と同時に証拠も消えるためです。");

    /// <inheritdoc/>
    public override Bilingual Fix { get; } = new(
        "Restore DeletionPolicy and UpdateReplacePolicy, RetentionInDays (logging.retentionDays) and the stack’s termination protection.",
        "DeletionPolicy、UpdateReplacePolicy、RetentionInDays（logging.retentionDays）とスタックの削除保護を元に戻してください。");

    /// <inheritdoc/>
    public override IReadOnlyList<FrameworkSection> References { get; } = [Nist("AU-11"), Nist("SI-12"), Ai("6)①")];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var name = templates.Names.AuditStack;
        var stack = templates.Stack(name) ?? throw new InvalidOperationException($"The stack {name} is missing.");
        if (!stack.TerminationProtection)
        {
            yield return stack.Violates("Termination protection is off; it must be on.");
        }

        var key = templates.AuditKey();
        var groups = templates.In(name, "AWS::Logs::LogGroup").ToList();
        IEnumerable<Violation> violations =
        [
            .. groups.SelectMany(group => group.MustBeAtLeast(templates.Config.Sandbox.Logging.RetentionDays, "RetentionInDays")),
            .. groups.SelectMany(group => group.Must(key.Attribute("Arn"), "KmsKeyId")),
            .. groups.Concat([key, templates.Archive(), templates.AccessLog()]).SelectMany(Expectations.MustStay),
        ];
        foreach (var violation in violations)
        {
            yield return violation;
        }
    }
}
