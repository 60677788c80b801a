using InfraPoc.Audit;
using InfraPoc.Config;

namespace InfraPoc.Usage;

/// <summary>The table of alarms on meter and brake, from the functions' own metrics and those that AWS publishes of them.</summary>
internal static class UsageAlarms
{
    /// <summary>
    /// Calls of <c>GetMetricData</c> in five minutes from which the alarm fires: a fifth of what AWS allows an account by
    /// default.
    /// </summary>
    public const int FloodedCalls = 3_000;

    /// <summary>The alarms of a sandbox, in the order of the runbook.</summary>
    public static IReadOnlyList<Alarm> For(Sandbox sandbox, SandboxNames names) =>
    [
        new(
            "brake-failed",
            new(
                "The brake could not judge or correct some or all departments, or refused an order.",
                "ブレーキが一部または全部の部門を判定・修正できなかったか、命令を受け付けませんでした。"),
            Function("Errors", names.Brake))
        {
            Topic = AlarmTopic.Cost,
        },
        new(
            "brake-silent",
            new(
                "The brake has not run successfully for 15 minutes.",
                "ブレーキの判定が 15 分間成功していません。"),
            new AlarmSource.Query(
                "succeeded", "invocations-errors", ("invocations", Function("Invocations", names.Brake)),
                ("errors", Function("Errors", names.Brake))))
        {
            Topic = AlarmTopic.Cost,
            Period = TimeSpan.FromMinutes(15),
            IsOnAbsence = true,
        },
        new(
            "use-not-counted",
            new(
                "Lambda gave up on lines of the prompt log: their calls are in no department's amount.",
                "プロンプトログの一部が処理されず、その呼び出しがどの部門の利用額にも反映されていません。"),
            Function("AsyncEventsDropped", names.Meter))
        {
            Topic = AlarmTopic.Cost,
        },
        new(
            "use-set-aside",
            new(
                "The meter could not read a line of the prompt log: its call is in no department's amount.",
                "プロンプトログに読み取れない行があり、その呼び出しがどの部門の利用額にも反映されていません。"),
            Metered("SetAside", sandbox, names))
        {
            Topic = AlarmTopic.Cost,
        },
        new(
            "use-without-price",
            new(
                "A model without a price was called; it was counted at the dearest price of the catalogue.",
                "単価が登録されていないモデルが呼び出され、カタログで最も高い単価で計算されました。"),
            Metered("UnpricedCalls", sandbox, names))
        {
            Topic = AlarmTopic.Cost,
        },
        new(
            "metered-and-billed-part",
            new(
                "Metered tokens and those that Bedrock counted for the account differ by more than five percent.",
                "集計したトークン数と Bedrock のメトリクスのトークン数に 5 % を超える差が生じました。"),
            Metered("TokensApart", sandbox, names))
        {
            Topic = AlarmTopic.Cost,
            Period = TimeSpan.FromHours(1),
        },
        new(
            "receiver-missing",
            new(
                "Somebody whom the configuration names has not confirmed an e-mail subscription, or lost it, and is notified of nothing there.",
                "設定にある通知先のうち、購読を承認していないか購読が失われたアドレスがあり、通知が届きません。"),
            Metered("MissingReceivers", sandbox, names))
        {
            Topic = AlarmTopic.Both,
        },
        new(
            "metrics-flooded",
            new(
                "Somebody reads CloudWatch metrics far more often than dashboards do.",
                "CloudWatch のメトリクスが、ダッシュボードの利用をはるかに超える頻度で読み出されました。"),
            new AlarmSource.Metric(
                "AWS/Usage", "CallCount", ("Type", "API"), ("Resource", "GetMetricData"), ("Service", "CloudWatch"), ("Class", "None")))
        {
            Topic = AlarmTopic.Cost,
            Threshold = FloodedCalls,
        },
        new(
            "unattributed-use",
            new(
                "Somebody who belongs to no department called a model of Bedrock.",
                "どの部門にも属さない利用者が Bedrock のモデルを呼び出しました。"),
            Metered("UnattributedCalls", sandbox, names)),
        new(
            "other-operation",
            new(
                "A model was called by an operation for which AWS does not document that the enforced guardrail applies.",
                "強制ガードレールの適用が AWS の文書に記載されていない操作で、モデルが呼び出されました。"),
            Metered("OtherOperation", sandbox, names)),
        new(
            "guardrail-narrowed",
            new(
                "A call kept the guardrail that its department must pass from a part of its text, by marks in the prompt or by asynchronous streaming.",
                "プロンプト内の指定または非同期ストリーミングによって、部門のガードレールの検査対象を狭める呼び出しがありました。"),
            Metered("NarrowedGuardrail", sandbox, names)),
    ];

    private static AlarmSource.Metric Function(string metric, string function) => new("AWS/Lambda", metric, ("FunctionName", function));

    private static AlarmSource.Metric Metered(string metric, Sandbox sandbox, SandboxNames names) =>
        new(names.UsageMetrics, metric, ("Sandbox", sandbox.Name));
}
