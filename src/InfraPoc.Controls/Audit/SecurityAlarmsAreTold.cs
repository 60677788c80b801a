using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>The security contacts, and nobody else, hear of every security alarm, and of nothing that another account writes.</summary>
public sealed class SecurityAlarmsAreTold() : Control(
    "AUD-10",
    guarantee: new(
        "Every configured security contact hears of security alarms by e-mail, with the way to the runbook; only alarms of this sandbox publish to them.",
        "設定したすべてのセキュリティ連絡先に、セキュリティの警報が対応手順書への案内とともにメールで届きます。通知を発行できるのは、このサンドボックスのアラームだけです。"),
    why: new(
        "An alarm that reaches nobody, or that anybody can imitate, protects nothing.",
        "誰にも届かない警報や、誰でも偽装できる警報では、何も保護できないためです。"),
    fix: new(
        "Restore the security topic, its policy and its subscriptions; change who is told with contacts.security.",
        "セキュリティ用トピックと、そのポリシー、サブスクリプションを元に戻してください。通知先は contacts.security で変更してください。"),
    [Nist("IR-6"), Nist("SC-8"), Nist("SI-4")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var prefix = names.SecurityAlarm("");
        return new ToldTopic(names.AuditStack, names.SecurityTopic, sandbox.Contacts.Security, ToldTopic.Alarm(sandbox, $"{prefix}sample"))
            .Violations(templates, ToldTopic.Subscriptions(templates))
            .Concat(ToldTopic.Unexplained(templates, name => name.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
