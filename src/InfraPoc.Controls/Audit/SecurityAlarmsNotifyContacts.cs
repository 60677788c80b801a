using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Security alarms notify the security contacts and nobody else, and no other account can send them anything.</summary>
public sealed class SecurityAlarmsNotifyContacts() : Control(
    "AUD-10",
    guarantee: new(
        "Every configured security contact is notified of security alarms by e-mail, with a link to the runbook; only alarms of this sandbox publish to them.",
        "設定したすべてのセキュリティ連絡先に、セキュリティアラームが運用手順書へのリンクとともにメールで通知されます。通知を発行できるのは、このサンドボックスのアラームだけです。"),
    why: new(
        "An alarm that reaches nobody, or that anybody can imitate, protects nothing.",
        "誰にも通知されないアラームや、誰でも偽装できるアラームでは、何も保護できないためです。"),
    fix: new(
        "Restore the security topic, its policy and its subscriptions; change who is notified with contacts.security.",
        "セキュリティ用トピックと、そのポリシー、サブスクリプションを元に戻してください。通知先は contacts.security で変更してください。"),
    [Nist("IR-6"), Nist("SC-8"), Nist("SI-4")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var prefix = names.SecurityAlarm("");
        return new NotificationTopic(
            names.AuditStack, names.SecurityTopic, sandbox.Contacts.Security,
            NotificationTopic.Alarm(sandbox, $"{prefix}{templates.Samples.Name}"))
            .Violations(templates, NotificationTopic.Subscriptions(templates))
            .Concat(NotificationTopic.Unexplained(templates, name => name.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
