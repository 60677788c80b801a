using InfraPoc.Audit;

namespace InfraPoc.Usage;

/// <summary>What to do on the alarms of <see cref="UsageAlarms"/>, in their order.</summary>
internal static class UsageAlarmGuides
{
    private const string Failures = """
        fields @timestamp, event, department, error, @message
        | filter level = "error"
        | sort @timestamp desc
        | limit 100
        """;

    /// <summary>Every guide.</summary>
    public static IReadOnlyList<AlarmGuide> All { get; } =
    [
        new(
            "brake-failed", AlarmSeverity.High,
            new(
                "Read the lines with level error in the log of <name>-brake (output BrakeLog): which call failed, for which department.",
                "<name>-brake のログ（出力 BrakeLog）で level が error の行を確認してください。失敗した呼び出しと部門が分かります。"),
            new(
                "A department whose inputs could not be read keeps what it has, stopped or not; the others were judged.",
                "入力を読み取れなかった部門は、それまでの状態（利用可または停止）のままです。ほかの部門は判定されています。"),
            new(
                "Repair what it names; what was deleted by hand: [restore](#restore-what-was-deleted-by-hand). Then invoke the brake with `{}`.",
                "示された原因を取り除きます。手動で削除されたものは[復元](#restore-what-was-deleted-by-hand)します。その後、`{}` でブレーキを実行します。"),
            new("a mistyped order; a single run that the next one made good.", "命令の書き間違い。次の実行で成功した 1 回だけの失敗。"),
            "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Brake(Failures),
        },

        new(
            "brake-silent", AlarmSeverity.High,
            new(
                "Run `aws events list-rules --name-prefix <Name>-Usage`: the rule with a schedule must be ENABLED.",
                "`aws events list-rules --name-prefix <Name>-Usage` を実行し、スケジュールのルールが ENABLED か確認してください。"),
            new(
                "The meter still stops departments that it counts calls of; nobody is stopped or released by time, by the bill or by an order. Has `brake-failed` fired as well?",
                "呼び出しを集計した部門は停止できますが、時刻、請求額、命令による停止と再開は行われません。`brake-failed` も発報していないか確認します。"),
            new(
                "`aws events enable-rule --name <rule>`; gone: [restore](#restore-what-was-deleted-by-hand). Until then suspend in the file what must be stopped ([Suspend](#suspend)).",
                "`aws events enable-rule --name <rule>` を実行します。ルールがなければ[復元](#restore-what-was-deleted-by-hand)します。それまでに停止すべき部門は、部門ファイルで停止します（[利用の停止](#suspend)）。"),
            new("within 15 minutes after the first deployment.", "初回のデプロイから 15 分以内。"),
            "events:ListRules", "events:EnableRule", "lambda:GetFunction")
        {
            Query = AlarmQuery.Brake("fields @timestamp, event, level, error, @message\n| sort @timestamp desc\n| limit 50"),
        },

        new(
            "use-not-counted", AlarmSeverity.High,
            new(
                "Read the lines with level error in the log of <name>-meter (output MeterLog).",
                "<name>-meter のログ（出力 MeterLog）で level が error の行を確認してください。"),
            new("No line at all: Lambda throttled the function; look at its metric `Throttles`.", "行がまったくなければ、Lambda が関数をスロットリングしています。メトリクス `Throttles` を確認します。"),
            new(
                "Repair what the log names, then [count again](#a-call-was-not-counted).",
                "ログに示された原因を取り除き、[再集計](#a-call-was-not-counted)します。"),
            new("never.", "ありません。"),
            "lambda:InvokeFunction", "cloudwatch:GetMetricData")
        {
            Query = AlarmQuery.Meter(Failures),
        },

        new(
            "use-set-aside", AlarmSeverity.Medium,
            new(
                "Find the line by stream and id in the log of <name>-meter (output MeterLog), and read it in the prompt log.",
                "<name>-meter のログ（出力 MeterLog）にあるストリームと ID から、プロンプトログの該当行を確認してください。"),
            new("The ledger holds place and reason under the key `aside`, never the text.", "台帳のキー `aside` には、場所と理由だけがあり、本文はありません。"),
            new(
                "[Tell us](../SECURITY.md) its shape without its text, and watch the department until the bill comes.",
                "本文を除いた行の形式を[ご連絡ください](../SECURITY.md)。請求額が確定するまで、部門の利用額に注意します。"),
            new("a single line of a model that is not in the catalogue.", "カタログにないモデルの 1 行だけ。"),
            "dynamodb:Query")
        {
            Query = AlarmQuery.Meter("fields @timestamp, reason, stream, id, timestamp\n| filter event = \"set-aside\"\n| sort @timestamp desc\n| limit 100"),
        },

        new(
            "use-without-price", AlarmSeverity.Medium,
            new(
                "Run the query: which model that config/models.yaml does not know was called, and by whom.",
                "クエリで、config/models.yaml にないモデルと呼び出した人を確認してください。"),
            new("It was counted at the dearest price of the catalogue, so the caps still hold.", "カタログで最も高い単価で計算しているため、上限は有効です。"),
            new(
                "Add the model and its price to `config/models.yaml`, or take the permission away that let it be called.",
                "`config/models.yaml` にモデルと単価を追加するか、呼び出しを許した権限を取り除きます。"),
            new("an administrator who tries a model before it is added.", "追加前のモデルを管理者が試した。"))
        {
            Query = AlarmQuery.Prompts("stats count(*) as calls, max(@timestamp) as lastCall by modelId, identity.arn\n| sort calls desc\n| limit 100"),
        },

        new(
            "metered-and-billed-part", AlarmSeverity.Medium,
            new(
                "See whether use-not-counted or use-set-aside fired as well, and whether somebody called models in another Region.",
                "use-not-counted と use-set-aside の発報、ほかのリージョンでの呼び出しがないか確認してください。"),
            new("Bedrock's own numbers by model are the metrics of `AWS/Bedrock`.", "Bedrock 側の数値は、モデル別のメトリクス `AWS/Bedrock` で確認できます。"),
            new(
                "[Count again](#a-call-was-not-counted) that hour; if they still differ, trust the bill and lower the caps meanwhile.",
                "その時間帯を[再集計](#a-call-was-not-counted)します。差が残る場合は請求額を正とし、当面は上限を下げます。"),
            new("calls while the prompt log was being deployed.", "プロンプトログのデプロイ中の呼び出し。"),
            "cloudwatch:GetMetricData", "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Prompts(
                """
                fields datefloor(@timestamp, 1h) as hour
                | stats sum(input.inputTokenCount) as inputTokens, sum(output.outputTokenCount) as outputTokens by hour, modelId
                | sort hour desc
                | limit 100
                """),
        },

        new(
            "receiver-missing", AlarmSeverity.High,
            new(
                "Run the query for the topic, list who confirmed with `aws sns list-subscriptions-by-topic --topic-arn <arn>`, and repeat what is missing with `aws sns subscribe --topic-arn <arn> --protocol email --notification-endpoint <address>`.",
                "クエリでトピックを調べ、`aws sns list-subscriptions-by-topic --topic-arn <arn>` で承認済みの購読を確認してください。ないものは `aws sns subscribe --topic-arn <arn> --protocol email --notification-endpoint <address>` で再登録してください。"),
            new(
                "AWS deletes a subscription that nobody confirms within 48 hours. It is counted every day at 9:00, and the alarm repeats until nobody is missing. Who must be there: [Confirm subscriptions](#confirm-subscriptions).",
                "48 時間以内に承認されない購読は、AWS が削除します。毎日 9 時に数え、足りない間は毎日発報します。通知先の一覧は[購読の承認](#confirm-subscriptions)を参照してください。"),
            new(
                "Have the person open the link in the new e-mail. A person who has left: another address in `config/`, then deploy. A topic that is gone: [restore](#restore-what-was-deleted-by-hand).",
                "届いたメールのリンクを、本人に開いてもらいます。異動や退職の場合は `config/` のアドレスを変えてデプロイします。トピックがなければ[復元](#restore-what-was-deleted-by-hand)します。"),
            new(
                "the first morning after a deployment with new addresses.",
                "新しいアドレスを追加したデプロイの翌朝。"),
            "sns:ListSubscriptionsByTopic", "sns:Subscribe")
        {
            Query = AlarmQuery.Brake(
                "fields @timestamp, event, topic, configured, confirmed, pending, error\n| filter event like /^receivers-/\n| sort @timestamp desc\n| limit 100"),
        },

        new(
            "metrics-flooded", AlarmSeverity.Low,
            new(
                "Run the query: who opened dashboards most often.",
                "クエリで、ダッシュボードを頻繁に開いている人を確認してください。"),
            new(
                "Nothing that stops a department depends on it; dashboards may stay empty. `GetMetricData` itself is a data event, which this trail does not record.",
                "利用の停止には影響しませんが、ダッシュボードが表示されないことがあります。`GetMetricData` はデータイベントのため、この証跡には記録されません。"),
            new("Ask the department; suspend it if nobody can explain it.", "部門に確認します。説明がつかなければ、その部門の利用を停止します。"),
            new("a report that somebody runs once.", "1 回だけの集計作業。"))
        {
            Query = AlarmQuery.Trail(
                """
                filter eventSource = "monitoring.amazonaws.com" and eventName in ["GetDashboard", "ListDashboards", "ListMetrics"]
                | stats count(*) as calls by userIdentity.arn, eventName
                | sort calls desc
                | limit 100
                """),
        },

        new(
            "unattributed-use", AlarmSeverity.Medium,
            new(
                "Run the query: who called a model without belonging to a department, and how often.",
                "クエリで、部門に属さずにモデルを呼び出した人と回数を確認してください。"),
            new(
                "It counts towards the cap of the whole sandbox only, and no brake stops the caller. If the role is `AWSReservedSSO_<name>-<id>_...` or `<name>-<id>-app`, tell us what the log shows.",
                "サンドボックス全体の上限にだけ計上され、ブレーキでは停止できません。ロールが `AWSReservedSSO_<name>-<id>_...` または `<name>-<id>-app` の場合は、ログの内容をご連絡ください。"),
            new(
                "Ask the person; take away the permission that let them call, and give them a department if they need models.",
                "本人に確認し、呼び出しを許した権限を取り除きます。モデルが必要なら、部門として登録します。"),
            new("an administrator who opens a new model in the playground.", "管理者がプレイグラウンドで新しいモデルを開いた。"))
        {
            Query = AlarmQuery.Prompts(
                """
                filter identity.arn not like /assumed-role\/(AWSReservedSSO_<name>-|<name>-[a-z0-9-]+-app\/)/
                | stats count(*) as calls, max(@timestamp) as lastCall by identity.arn, modelId
                | sort calls desc
                | limit 100
                """),
        },

        new(
            "other-operation", AlarmSeverity.High,
            new(
                "Run the query: who called which operation; stop that department at once.",
                "クエリで呼び出した人と操作を確認し、その部門の利用をすぐに停止してください。"),
            new(
                "AWS does not document that the enforced guardrail applies to it, so a text may have passed unchecked.",
                "強制ガードレールの適用が AWS の文書に記載されていないため、検査されずに処理された可能性があります。"),
            new(
                "Stop the department ([by hand](#stop-and-release-by-hand)), and find the permission that let it through.",
                "部門の利用を停止し（[手順](#stop-and-release-by-hand)）、通過を許した権限を特定します。"),
            new("never.", "ありません。"),
            "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Prompts(
                """
                fields @timestamp, operation, identity.arn, modelId, requestId
                | filter operation not in ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"]
                | sort @timestamp desc
                | limit 100
                """),
        },

        new(
            "guardrail-narrowed", AlarmSeverity.Medium,
            new(
                "Run the query: which role made a request whose text its guardrail checked only in part; the caller is in the trail under the same request id.",
                "クエリで、検査対象を狭めたロールと要求を確認してください。呼び出した人は、証跡の同じ要求 ID で分かります。"),
            new(
                "The floor checked everything all the same. Calls whose text is not in the log are not seen.",
                "最低基準のガードレールは、全文を検査しています。テキストがログにない呼び出しは検知されません。"),
            new(
                "Ask who wrote the program; suspend the department if texts it must not send went past its guardrail.",
                "プログラムの作成者に確認します。送ってはならないテキストが部門のガードレールを通過していれば、部門の利用を停止します。"),
            new(
                "a program that marks the user's text to keep a fixed system prompt from being checked, by agreement.",
                "固定のシステムプロンプトを検査から除くために、利用者のテキストだけを指定するプログラム（合意済みのもの）。"),
            "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Prompts(
                $"""
                fields @timestamp, identity.arn, modelId, operation, requestId
                | filter {SavedQueries.Narrowing}
                | sort @timestamp desc
                | limit 100
                """),
        },
    ];
}
