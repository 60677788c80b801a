using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each line of the prompt log reaches the meter, which runs the published code and can write what it counts.</summary>
public sealed class EveryCallIsMetered() : Control(
    "MON-02",
    guarantee: new(
        "Every logged call is handed to the meter, unfiltered and unchanged, and the meter can count it and stop its department.",
        "記録されたすべての呼び出しは、絞り込みも変更もされずに集計関数に渡されます。集計関数はそれを集計し、部門の利用を停止できます。"),
    why: new(
        "Caps can stop only what is counted, and bills come a day late.",
        "上限で停止できるのは集計された利用だけであり、請求データは 1 日遅れで届くためです。"),
    fix: new(
        "Restore the subscription of the prompt log, the meter's permission, code and role as the violation asks for.",
        "プロンプトログのサブスクリプションと、集計関数の呼び出し許可、コード、ロールを、違反に示されたとおりに戻してください。"),
    [Nist("AU-12"), Nist("SI-4"), Lens("GENOPS02-BP02")])
{
    /// <summary>What else could take lines away, or change them.</summary>
    private static readonly string[] Others = ["AWS::Logs::AccountPolicy", "AWS::Logs::Destination", "AWS::Logs::Transformer"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var meter = templates.Function(names.Meter);
        var log = templates.PromptLog();
        var subscription = templates.Only(names.UsageStack, "AWS::Logs::SubscriptionFilter", each => each.Text("LogGroupName") == log.Ref);
        return
        [
            .. subscription.Differences(("FilterPattern", ""), ("DestinationArn", meter.Attribute("Arn"))),
            .. subscription.MustHaveOnly("DestinationArn", "FilterPattern", "LogGroupName"),
            .. templates.OfType(["AWS::Logs::SubscriptionFilter", .. Others]).Where(each => each != subscription)
                .Select(each => each.Violates(new(
                    "Only the meter's subscription of the prompt log is permitted.",
                    "作成できるのは、集計関数がプロンプトログを受け取るサブスクリプションだけです。"))),
            .. Invocations.Permitted(templates, meter, ("logs.amazonaws.com", log.Attribute("Arn"))),
            // Lambda tries again what failed, and throttled events for six hours.
            .. Invocations.Retries(templates, meter, 2, 21_600),
            .. templates.Ledger().Differences(
                ("KeySchema", new[] { new { AttributeName = "pk", KeyType = "HASH" }, new { AttributeName = "sk", KeyType = "RANGE" } }),
                (
                    "AttributeDefinitions",
                    new[] { new { AttributeName = "pk", AttributeType = "S" }, new { AttributeName = "sk", AttributeType = "S" } }),
                ("BillingMode", "PAY_PER_REQUEST"),
                ("TimeToLiveSpecification", new { AttributeName = "expires", Enabled = true })),
            .. templates.CodeProblems(names.Meter),
            .. RoleRights.Missing(templates, templates.RoleOf(names.Meter), FunctionDuties.Of(templates, names.Meter)),
        ];
    }
}
