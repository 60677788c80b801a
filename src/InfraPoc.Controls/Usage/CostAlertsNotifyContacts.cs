using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// IT, and each department's owner, cost contact and IT partner, are notified of costs and brakes, and no other account can send them
/// anything.
/// </summary>
public sealed class CostAlertsNotifyContacts() : Control(
    "MON-04",
    guarantee: new(
        "IT and each department's owner, cost contact and IT partner are notified of costs and brakes by e-mail; only budgets and alarms of this sandbox publish to them, and nobody else subscribes.",
        "IT 部門と、各部門の責任者、費用の連絡先、IT 担当に、費用とブレーキの通知がメールで届きます。通知を発行できるのはこのサンドボックスの予算とアラームだけであり、ほかの購読者はいません。"),
    why: new(
        "A department that is stopped without a reason blames the system; one that is not warned overspends.",
        "理由を知らされずに停止されると不信を招き、警告が届かないと使いすぎるためです。"),
    fix: new(
        "Restore the topic named in the violation, its policy and its subscriptions; change who is notified in contacts.cost and in the department's file.",
        "違反に示されたトピックと、そのポリシー、サブスクリプションを元に戻してください。通知先は contacts.cost と部門のファイルで変更してください。"),
    [Nist("IR-6"), Nist("SC-8"), Nist("SI-4")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var subscriptions = NotificationTopic.Subscriptions(templates);
        NotificationTopic[] topics =
        [
            new(
                names.UsageStack, names.CostTopic, sandbox.Contacts.Cost, NotificationTopic.Budget(templates),
                NotificationTopic.Alarm(sandbox, $"{sandbox.Name}-{templates.Samples.Name}")),
            .. templates.Config.Departments.Select(department => new NotificationTopic(
                names.DepartmentStack(department), names.DepartmentTopic(department), Notified(department, sandbox),
                NotificationTopic.Budget(templates))),
        ];
        HashSet<string> known = new(
            [names.SecurityTopicArn, names.CostTopicArn, .. templates.Config.Departments.Select(names.DepartmentTopicArn)],
            StringComparer.Ordinal);
        return
        [
            .. topics.SelectMany(topic => topic.Violations(templates, subscriptions)),
            .. subscriptions.Where(group => !known.Contains(group.Key)).SelectMany(group => group)
                .Select(stray =>
                    stray.Violates(
                        new(
                            $"The subscription is to {stray.Text("TopicArn") ?? Phrases.Nothing}, which is no topic of the configuration.",
                            $"サブスクリプションのトピックが設定にありません：{Phrases.Value(stray.Text("TopicArn")).Japanese}"),
                        "TopicArn")),
            .. templates.OfType("AWS::SNS::Topic").Where(topic => !known.Contains(topic.Ref))
                .Select(stray => stray.Violates(
                    new($"{stray.Ref} is no topic of the configuration.", $"{stray.Ref} は設定にないトピックです。"), "TopicName")),
            .. NotificationTopic.Unexplained(templates, name => !name.StartsWith(names.SecurityAlarm(""), StringComparison.Ordinal)),
        ];
    }

    private static IEnumerable<string> Notified(Department department, Sandbox sandbox) =>
    [
        department.Owner.Email,
        department.ItPartner.Email,
        .. department.CostContact is { } payer ? new[] { payer.Email } : [],
        .. sandbox.Contacts.Cost,
    ];
}
