using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>An alarm fires when Bedrock cannot deliver the prompt log.</summary>
public sealed class LostPromptLogsRaiseAnAlarm() : Control(
    "AUD-12",
    guarantee: new(
        "An alarm notifies the security contacts when Bedrock cannot deliver a prompt or an answer to the log.",
        "Bedrock がプロンプトまたは回答をログに届けられないとき、アラームがセキュリティ連絡先に通知します。"),
    why: new(
        "From the first failure on, what departments write is not recorded.",
        "最初の失敗以降、部門の入力内容が記録されないためです。"),
    fix: new(
        "Restore the alarm that sums up the delivery failures named in the violation.",
        "違反に示された配信失敗を合計するアラームを元に戻してください。"),
    [Nist("AU-5"), Nist("SI-4"), Ai("6)①")])
{
    // See: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
    private static readonly string[] Failures =
    [
        "ModelInvocationLogsCloudWatchDeliveryFailure", "ModelInvocationLargeDataS3DeliveryFailure",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var alarms = templates.In(templates.Names.AuditStack, "AWS::CloudWatch::Alarm").ToList();
        return Failures.SelectMany(metric =>
        {
            object[] queries =
            [
                new { Id = "failures", Expression = $"SELECT SUM({metric}) FROM \"AWS/Bedrock\"", Period = 300, ReturnData = true },
            ];
            return alarms.FirstOrDefault(alarm => ExpectedProperties.Same(alarm.Whole("Metrics"), queries)) is { } alarm
                ? alarm.MustFire(templates.Names, 1)
                :
                [
                    new Violation(
                        new(
                            $"No alarm sums up {metric} of AWS/Bedrock every 5 minutes.",
                            $"AWS/Bedrock の {metric} を 5 分ごとに合計するアラームがありません。"),
                        templates.Stack(templates.Names.AuditStack)),
                ];
        });
    }
}
