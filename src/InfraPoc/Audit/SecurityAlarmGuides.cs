namespace InfraPoc.Audit;

/// <summary>What to do on the alarms of <see cref="SecurityAlarms"/>, in their order.</summary>
internal static class SecurityAlarmGuides
{
    private const string Events = """
        fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode, errorMessage
        """;

    private const string Newest = """
        | sort @timestamp desc
        | limit 100
        """;

    /// <summary>Every guide.</summary>
    public static IReadOnlyList<AlarmGuide> All { get; } =
    [
        new(
            "trail-changed", AlarmSeverity.High,
            new(
                "Run `aws cloudtrail get-trail-status --name <name>-trail`; if IsLogging is false, run `aws cloudtrail start-logging --name <name>-trail`.",
                "`aws cloudtrail get-trail-status --name <name>-trail` を実行し、IsLogging が false なら `aws cloudtrail start-logging --name <name>-trail` を実行してください。"),
            new(
                "`StopLoggingTime` says since when events are missing; Event history of CloudTrail still has ninety days of them. Who: the query below.",
                "`StopLoggingTime` から、記録が欠けている時間が分かります。CloudTrail のイベント履歴には 90 日分が残っています。操作した人は下のクエリで確認します。"),
            new(
                "If the trail is changed or gone: [restore](#restore-what-was-deleted-by-hand). If nobody planned it, suspend the person's sign-in.",
                "証跡が変更または削除されているときは[復元](#restore-what-was-deleted-by-hand)します。予定された作業でなければ、操作した人のサインインを停止します。"),
            new("an administrator's announced maintenance of the trail.", "事前に連絡された、管理者による証跡の保守。"),
            "cloudtrail:GetTrailStatus", "cloudtrail:StartLogging", "cloudtrail:LookupEvents"),

        new(
            "invocation-logging-changed", AlarmSeverity.High,
            new(
                "Compare `aws bedrock get-model-invocation-logging-configuration` with the output PromptLog of the stack <Name>-Usage.",
                "`aws bedrock get-model-invocation-logging-configuration` の結果を、スタック <Name>-Usage の出力 PromptLog と比べてください。"),
            new(
                "Another log group, or none, means that calls are not recorded and not metered: no cap stops a department.",
                "ロググループが違うか設定がない場合、呼び出しは記録も集計もされず、上限に達しても停止しません。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) the configuration; until then suspend the departments with `{ \"engage\": \"all\" }`. Calls of the gap are in the trail (`Converse*`, `InvokeModel*`).",
                "設定を[復元](#restore-what-was-deleted-by-hand)します。復元までは `{ \"engage\": \"all\" }` で全部門の利用を停止します。その間の呼び出しは証跡（`Converse*`、`InvokeModel*`）で確認できます。"),
            new("somebody opened the settings in the console and saved them unchanged.", "コンソールで設定を開き、変更せずに保存した。"),
            "bedrock:GetModelInvocationLoggingConfiguration", "lambda:InvokeFunction"),

        new(
            "guardrail-changed", AlarmSeverity.High,
            new(
                "Run `aws bedrock list-enforced-guardrails-configuration`: it must name the floor's guardrail and version (outputs of <Name>-Guardrails).",
                "`aws bedrock list-enforced-guardrails-configuration` を実行し、最低基準のガードレールとバージョン（<Name>-Guardrails の出力）が設定されていることを確認してください。"),
            new(
                "`aws bedrock get-guardrail --guardrail-identifier <id>` shows when it was changed last. Until it is repaired, texts may pass that it should stop.",
                "`aws bedrock get-guardrail --guardrail-identifier <id>` で最終変更日時が分かります。それまでは、止めるべき内容が通過するおそれがあります。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) guardrail or enforcement; read `blocked` ([Saved queries](#saved-queries)) for the time since.",
                "ガードレールまたは強制設定を[復元](#restore-what-was-deleted-by-hand)し、変更後の期間について `blocked`（[保存済みクエリ](#saved-queries)）を確認します。"),
            new(
                "a guardrail that InfraPoc does not own, for a trial in the same account.",
                "InfraPoc の管理外のガードレール（同じアカウントでの試用など）。"),
            "bedrock:ListEnforcedGuardrailsConfiguration", "bedrock:GetGuardrail"),

        new(
            "policy-changed", AlarmSeverity.High,
            new(
                "Take the policy's ARN from the event (requestParameters.policyArn) and run `aws iam list-policy-versions --policy-arn <arn>`.",
                "イベントの requestParameters.policyArn でポリシーを特定し、`aws iam list-policy-versions --policy-arn <arn>` を実行してください。"),
            new(
                "The default version of a policy that is not a brake is the last one a deployment made; of a brake, v1 means released.",
                "ブレーキポリシー以外の既定のバージョンは、最後のデプロイで作られたものです。ブレーキポリシーの v1 は解除を意味します。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) the policy, then invoke the brake with `{}`: it puts the brakes right.",
                "ポリシーを[復元](#restore-what-was-deleted-by-hand)し、`{}` でブレーキを実行します。ブレーキの状態も正しく戻ります。"),
            new(
                "an administrator engaged or released a brake by hand, by agreement.",
                "合意のうえで、管理者がブレーキを手動で作動または解除した。"),
            "iam:ListPolicyVersions", "iam:GetPolicyVersion", "lambda:InvokeFunction"),

        new(
            "brake-changed", AlarmSeverity.High,
            new(
                "Look at LastModified and State in `aws lambda get-function --function-name <name>-brake`, and of <name>-meter.",
                "`aws lambda get-function --function-name <name>-brake` の LastModified と State を、<name>-meter とともに確認してください。"),
            new(
                "Compare `aws ssm get-parameters-by-path --path /infrapoc/<name> --recursive` with `config/`; `aws budgets describe-budgets --account-id <account>` lists the budgets. Without them departments may spend past their caps.",
                "`aws ssm get-parameters-by-path --path /infrapoc/<name> --recursive` を `config/` と比べます。予算は `aws budgets describe-budgets --account-id <account>` で確認できます。上限に達しても停止しないおそれがあります。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand), then invoke the brake with `{}`; read on the dashboard what was spent in between.",
                "[復元](#restore-what-was-deleted-by-hand)した後、`{}` でブレーキを実行します。その間の利用額はダッシュボードで確認します。"),
            new(
                "a function, rule, parameter, table or budget that is not InfraPoc's.",
                "InfraPoc の管理外の関数、ルール、パラメーター、テーブル、予算。"),
            "lambda:GetFunction", "ssm:GetParametersByPath", "budgets:ViewBudget", "lambda:InvokeFunction"),

        new(
            "brake-commanded", AlarmSeverity.Medium,
            new(
                "Find in the query who invoked which function, and ask that person.",
                "誰がどの関数を実行したかをクエリで確認し、本人に問い合わせてください。"),
            new(
                "What was ordered is in the log of the output `BrakeLog`, line `commanded`; the other function's is in `PromptLoggingLog`.",
                "命令の内容は、出力 `BrakeLog` のログの `commanded` の行にあります。もう一方の関数のログは `PromptLoggingLog` です。"),
            new(
                "Take an unwanted order back by another one ([by hand](#stop-and-release-by-hand)). With the organization policies nobody may invoke the function that owns the prompt logging.",
                "意図しない命令は、別の命令で取り消します（[手順](#stop-and-release-by-hand)）。組織のポリシーを適用していれば、プロンプトログを管理する関数は誰も実行できません。"),
            new("an order that was agreed on.", "合意のうえでの命令。"),
            "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Trail(
                """
                fields @timestamp, userIdentity.arn, sourceIPAddress, requestParameters.functionName, errorCode
                | filter eventSource = "lambda.amazonaws.com" and eventName like /^Invoke/ and userIdentity.type != "AWSService"
                | sort @timestamp desc
                | limit 100
                """),
        },

        new(
            "role-changed", AlarmSeverity.High,
            new(
                "Run `aws iam get-role --role-name <role>` for the role in the event, and read its trust policy.",
                "イベントにあるロールについて `aws iam get-role --role-name <role>` を実行し、信頼ポリシーを確認してください。"),
            new(
                "Only CloudFormation, Lambda, CloudTrail and Bedrock may be trusted, and a department's sign-in in the role `<name>-<id>-app`.",
                "信頼先は、CloudFormation、Lambda、CloudTrail、Bedrock と、ロール `<name>-<id>-app` では部門のサインインだけです。"),
            new(
                "A role that nobody knows: delete it, then read what it did (`userIdentity.sessionContext.sessionIssuer.userName`). One of InfraPoc's: [restore](#restore-what-was-deleted-by-hand).",
                "誰も知らないロールは削除し、そのロールによる操作（`userIdentity.sessionContext.sessionIssuer.userName`）を調べます。InfraPoc のロールは[復元](#restore-what-was-deleted-by-hand)します。"),
            new(
                "`cdk bootstrap` was run again, or by a person instead of a deployment role.",
                "`cdk bootstrap` の再実行、または人による実行。"),
            "iam:GetRole", "iam:ListAttachedRolePolicies", "iam:DeleteRole"),

        new(
            "stack-changed", AlarmSeverity.High,
            new(
                "Run `aws cloudformation describe-stack-events --stack-name <stack>` for the stack in the event (requestParameters): what changed.",
                "イベントの requestParameters にあるスタックについて `aws cloudformation describe-stack-events --stack-name <stack>` を実行し、変更内容を確認してください。"),
            new(
                "Compare `aws cloudformation get-template --stack-name <stack>` with the template in `cdk.out`: with CloudFormation's own role a stack can remove every control, and no other alarm reports what that role does.",
                "`aws cloudformation get-template --stack-name <stack>` の結果を `cdk.out` のテンプレートと比べます。CloudFormation の実行ロールを使うスタックはすべてのコントロールを外すことができ、そのロールの操作はほかのアラームでは検知されません。"),
            new(
                "Run `npx cdk deploy --exclusively <stack> --force`, then `aws cloudformation update-termination-protection --enable-termination-protection --stack-name <stack>` if that was switched off.",
                "`npx cdk deploy --exclusively <stack> --force` を実行します。削除保護が無効にされていたときは、続けて `aws cloudformation update-termination-protection --enable-termination-protection --stack-name <stack>` を実行します。"),
            new(
                "`cdk bootstrap`; a deployment by a person instead of the deployment roles; stacks that the organization rolls out.",
                "`cdk bootstrap` の実行、デプロイ用ロール以外によるデプロイ、または組織が一括で展開するスタック。"),
            "cloudformation:DescribeStackEvents", "cloudformation:GetTemplate", "cloudformation:UpdateTerminationProtection"),

        new(
            "key-changed", AlarmSeverity.High,
            new(
                "Run `aws kms describe-key --key-id alias/<name>-audit`; on PendingDeletion run `aws kms cancel-key-deletion --key-id <id>`, then `aws kms enable-key --key-id <id>`.",
                "`aws kms describe-key --key-id alias/<name>-audit` を実行し、PendingDeletion なら `aws kms cancel-key-deletion --key-id <id>`、続いて `aws kms enable-key --key-id <id>` を実行してください。"),
            new(
                "Without the key logs cannot be read, and new ones are refused. A deletion waits for at least seven days.",
                "キーがないと、既存のログは読めず、新しいログも書き込めません。削除まで少なくとも 7 日間の待機期間があります。"),
            new(
                "Policy, rotation or alias changed: [restore](#restore-what-was-deleted-by-hand).",
                "キーポリシー、自動ローテーション、エイリアスが変更されたときは[復元](#restore-what-was-deleted-by-hand)します。"),
            new(
                "the key of an Audit stack that was destroyed and whose logs have expired.",
                "削除済みの Audit スタックのキーで、ログの保持期間も終わっている。"),
            "kms:DescribeKey", "kms:CancelKeyDeletion", "kms:EnableKey", "kms:GetKeyPolicy"),

        new(
            "bucket-changed", AlarmSeverity.High,
            new(
                "Take the bucket from the event; if it is the output LogArchive of <Name>-Audit, run `aws s3api get-bucket-policy --bucket <bucket>`.",
                "イベントでバケットを確認し、<Name>-Audit の出力 LogArchive と同じなら `aws s3api get-bucket-policy --bucket <bucket>` を実行してください。"),
            new(
                "`aws s3api get-object-lock-configuration --bucket <bucket>` and the other `get-bucket-*`. Locked versions are still there, even if the bucket was emptied.",
                "`aws s3api get-object-lock-configuration --bucket <bucket>` と、ほかの `get-bucket-*` も確認します。バケットが空にされても、ロックされたバージョンは残っています。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) the setting.",
                "設定を[復元](#restore-what-was-deleted-by-hand)します。"),
            new(
                "tags, metrics or inventories; a bucket that holds no logs; Bedrock edits the policy when a person sets up invocation logging.",
                "タグ、メトリクス、インベントリの変更。ログのないバケット。人がモデル呼び出しのログ記録を設定した際の Bedrock によるポリシー変更。"),
            "s3:GetBucketPolicy", "s3:GetBucketObjectLockConfiguration", "s3:GetLifecycleConfiguration"),

        new(
            "root-used", AlarmSeverity.High,
            new(
                "Ask whoever holds the root user's mailbox and MFA device whether it was them.",
                "ルートユーザーのメールボックスと MFA デバイスの管理者に、本人の操作かどうかを確認してください。"),
            new("What was done: the query below. Nothing in daily work needs the root user.", "操作の内容は下のクエリで確認します。日常の業務でルートユーザーは使いません。"),
            new(
                "Not them: change the password, renew MFA, delete access keys; better, remove root credentials centrally in Organizations.",
                "本人でなければ、パスワードと MFA を変更し、アクセスキーを削除します。AWS Organizations でルートの認証情報を一元的に削除することを推奨します。"),
            new("an announced task that only the root user can do.", "事前に連絡された、ルートユーザーにしかできない作業。"))
        {
            Query = AlarmQuery.Trail($"{Events}\n| filter userIdentity.type = \"Root\"\n{Newest}"),
        },

        new(
            "sign-in-without-sso", AlarmSeverity.High,
            new(
                "Find in the query who signed in and whether it succeeded (responseElements.ConsoleLogin).",
                "サインインした人と結果（responseElements.ConsoleLogin）をクエリで確認してください。"),
            new("`additionalEventData.MFAUsed` says whether a second factor was asked for. Wrong passwords fire it as well.", "`additionalEventData.MFAUsed` から、MFA の有無が分かります。パスワードの誤りでも発報します。"),
            new(
                "Delete the user or the role's trust; sign-in belongs in IAM Identity Center.",
                "ユーザー、またはロールの信頼関係を削除します。サインインには IAM Identity Center を使います。"),
            new(
                "an emergency access that was agreed on, e.g. `OrganizationAccountAccessRole`.",
                "合意された緊急アクセス（`OrganizationAccountAccessRole` など）。"),
            "iam:DeleteLoginProfile", "iam:UpdateAssumeRolePolicy")
        {
            Query = AlarmQuery.Trail(
                """
                fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, responseElements.ConsoleLogin, additionalEventData.MFAUsed
                | filter eventSource = "signin.amazonaws.com" and eventName in ["ConsoleLogin", "SwitchRole"]
                | sort @timestamp desc
                | limit 100
                """),
        },

        new(
            "long-lived-credentials", AlarmSeverity.High,
            new(
                "Run `aws iam list-users`; nobody needs an IAM user in this account, so deactivate its keys.",
                "`aws iam list-users` を実行してください。このアカウントに IAM ユーザーは不要なため、あればキーを無効化します。"),
            new(
                "`aws iam list-access-keys --user-name <user>`, and `aws iam list-service-specific-credentials --user-name <user>`, which shows Bedrock API keys. Keys leave the company unnoticed. It fires for the deployment roles as well: no deployment makes users.",
                "`aws iam list-access-keys --user-name <user>` と、Bedrock の API キーを示す `aws iam list-service-specific-credentials --user-name <user>` を確認します。キーは気付かれずに社外へ持ち出せます。ユーザーを作るデプロイはないため、デプロイでも発報します。"),
            new(
                "Read what the key did (`userIdentity.accessKeyId`), then delete the user.",
                "キーによる操作（`userIdentity.accessKeyId`）を調べた後、ユーザーを削除します。"),
            new("never in this account.", "このアカウントではありません。"),
            "iam:ListUsers", "iam:ListAccessKeys", "iam:ListServiceSpecificCredentials", "iam:UpdateAccessKey", "iam:DeleteUser"),

        new(
            "mantle-called", AlarmSeverity.High,
            new(
                "Find in the query who called, and whether a CreateInference has no errorCode: then a text was processed unchecked.",
                "呼び出した人をクエリで確認してください。errorCode のない CreateInference があれば、検査されずに処理されています。"),
            new(
                "Neither guardrails nor the prompt log cover this endpoint; InfraPoc's boundary denies it to departments.",
                "このエンドポイントには、ガードレールもプロンプトログも効きません。部門にはアクセス許可の境界が拒否しています。"),
            new(
                "Find the permission that allowed it, and take it away; suspend the department if it was one.",
                "許可していた権限を特定して取り除きます。部門による呼び出しなら、その部門の利用を停止します。"),
            new(
                "the console lists models of this endpoint when a page is opened (`ListModels`, read only, usually refused).",
                "コンソールのページを開いたときのモデル一覧の取得（`ListModels`。参照のみで、通常は拒否されます）。"),
            "lambda:InvokeFunction"),

        new(
            "data-retention-changed", AlarmSeverity.High,
            new(
                "Look up the mode in the event (requestParameters), and the one that holds with `aws bedrock get-account-data-retention`.",
                "イベントの requestParameters にあるモードと、`aws bedrock get-account-data-retention` が示す現在のモードを確認してください。"),
            new(
                "A deployment sets the mode `none`, which keeps nothing. In any other mode Bedrock may keep prompts, or share them with a model's provider.",
                "デプロイは、何も保存しないモード `none` を設定します。ほかのモードでは、プロンプトが Bedrock に保存されたり、モデルの提供元と共有されたりするおそれがあります。"),
            new(
                "Run `aws bedrock put-account-data-retention --mode none`, and inform data protection which calls were made in between (`callers`, [Saved queries](#saved-queries)).",
                "`aws bedrock put-account-data-retention --mode none` を実行し、その間の呼び出し（`callers`、[保存済みクエリ](#saved-queries)）を個人情報保護の担当に知らせます。"),
            new("never without a decision of those who signed `residency`.", "`residency` の承認者の決定がない限り、ありません。"),
            "bedrock:PutAccountDataRetention"),

        new(
            "calls-denied", AlarmSeverity.Medium,
            new(
                "Run the query: one caller with many different actions is somebody who looks for a way around.",
                "クエリを実行してください。1 人が多くの種類の操作を拒否されていれば、迂回する手段を探しています。"),
            new("Department, action and reason are in `denied` ([Saved queries](#saved-queries)).", "部門、操作、理由は `denied`（[保存済みクエリ](#saved-queries)）でも確認できます。"),
            new(
                "Ask the person; suspend the department if nobody can explain it.",
                "本人に確認します。説明がつかなければ、その部門の利用を停止します。"),
            new(
                "a period or budget ended and a program keeps trying; a model was taken off the list.",
                "期間や予算が終わった後もプログラムが再試行している。モデルが一覧から外された。"),
            "lambda:InvokeFunction")
        {
            Query = AlarmQuery.Trail(
                """
                filter errorCode like /^AccessDenied/ and eventName not like /^(Get|List|View)/
                | stats count(*) as calls, max(@timestamp) as lastCall by userIdentity.arn, eventName, errorMessage
                | sort calls desc
                | limit 100
                """),
        },

        new(
            "alarms-changed", AlarmSeverity.High,
            new(
                "Run `aws cloudwatch describe-alarms --alarm-name-prefix <name>-` and look for ActionsEnabled false and for missing alarms.",
                "`aws cloudwatch describe-alarms --alarm-name-prefix <name>-` を実行し、ActionsEnabled が false のアラームや、なくなったアラームがないか確認してください。"),
            new("The alarm's history in the CloudWatch console shows states that were set by hand, and mute rules.", "手動で変更された状態とミュートルールは、CloudWatch コンソールのアラームの履歴で確認できます。"),
            new(
                "`aws cloudwatch enable-alarm-actions --alarm-names <alarm>`; changed or gone: [restore](#restore-what-was-deleted-by-hand). Look for what happened in between.",
                "`aws cloudwatch enable-alarm-actions --alarm-names <alarm>` を実行します。変更または削除されていれば[復元](#restore-what-was-deleted-by-hand)し、その間の出来事を調べます。"),
            new("alarms of other systems in the same account.", "同じアカウントにあるほかのシステムのアラーム。"),
            "cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmHistory", "cloudwatch:EnableAlarmActions"),

        new(
            "log-groups-changed", AlarmSeverity.High,
            new(
                "Run `aws logs describe-log-groups --log-group-name-prefix <Name>-` and see whether one is gone or has another retention or key.",
                "`aws logs describe-log-groups --log-group-name-prefix <Name>-` を実行し、なくなったロググループや、保持期間とキーの変更がないか確認してください。"),
            new(
                "Filters and masking: `aws logs describe-metric-filters --log-group-name <group>`, `aws logs describe-subscription-filters --log-group-name <group>`, `aws logs get-data-protection-policy --log-group-identifier <group>`, `aws logs get-transformer --log-group-identifier <group>`.",
                "フィルターとマスク：`aws logs describe-metric-filters --log-group-name <group>`、`aws logs describe-subscription-filters --log-group-name <group>`、`aws logs get-data-protection-policy --log-group-identifier <group>`、`aws logs get-transformer --log-group-identifier <group>`。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) group or filter; what was deleted of the trail is in the archive bucket.",
                "ロググループまたはフィルターを[復元](#restore-what-was-deleted-by-hand)します。削除された証跡のイベントは、ログ保管バケットにあります。"),
            new("log groups that are not InfraPoc's.", "InfraPoc の管理外のロググループ。"),
            "logs:DescribeLogGroups", "logs:DescribeMetricFilters", "logs:DescribeSubscriptionFilters", "logs:GetDataProtectionPolicy", "logs:GetTransformer"),

        new(
            "topic-changed", AlarmSeverity.High,
            new(
                "Run `aws sns list-subscriptions-by-topic --topic-arn <arn>` for the topic in the event: is every contact there, and confirmed?",
                "イベントにあるトピックについて `aws sns list-subscriptions-by-topic --topic-arn <arn>` を実行し、すべての連絡先が承認済みか確認してください。"),
            new(
                "Alarms may reach nobody. Who must be there: [Confirm subscriptions](#confirm-subscriptions).",
                "アラームが誰にも届いていないおそれがあります。あるべき購読は[購読の承認](#confirm-subscriptions)にあります。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) topic, policy or subscription, then send a test: `aws sns publish --topic-arn <arn> --message test`.",
                "トピック、ポリシー、購読を[復元](#restore-what-was-deleted-by-hand)し、`aws sns publish --topic-arn <arn> --message test` で試します。"),
            new(
                "somebody left and was unsubscribed. The unsubscribe link in an e-mail fires **no** alarm, because AWS does not log it: check the list of subscriptions every month.",
                "退職者の購読を解除した。メールの解除リンクによる解除は AWS が記録しないため、**発報しません**。購読の一覧を毎月確認してください。"),
            "sns:ListSubscriptionsByTopic", "sns:GetTopicAttributes", "sns:Publish"),

        new(
            "log-unmasked", AlarmSeverity.Medium,
            new(
                "Find in the query who read which log, and ask for the approval of the investigation.",
                "誰がどのログを読んだかをクエリで確認し、調査の承認があるか確かめてください。"),
            new("Log group and time are in `requestParameters`; what an approval looks like: [Logs](#logs).", "ロググループと時間帯は `requestParameters` にあります。承認については[ログ](#logs)を参照してください。"),
            new(
                "Without an approval, ask the person, and inform data protection.",
                "承認がなければ本人に確認し、個人情報保護の担当に知らせます。"),
            new("an approved investigation.", "承認された調査。"))
        {
            Query = AlarmQuery.Trail(
                """
                fields @timestamp, eventName, userIdentity.arn, requestParameters.logGroupName, requestParameters.startTime, errorCode
                | filter eventSource = "logs.amazonaws.com" and @message like /(?i)unmask/
                | sort @timestamp desc
                | limit 100
                """),
        },

        new(
            "prompt-log-lost", AlarmSeverity.High,
            new(
                "Run `aws bedrock get-model-invocation-logging-configuration`: do its role and log group exist, and is the key of the logs enabled?",
                "`aws bedrock get-model-invocation-logging-configuration` を実行し、設定にあるロールとロググループの有無、ログのキーが有効かどうかを確認してください。"),
            new("Calls go on, and are neither recorded nor metered; the query counts them in the trail.", "呼び出しは続き、記録も集計もされません。証跡にある件数は下のクエリで確認します。"),
            new(
                "[Restore](#restore-what-was-deleted-by-hand) what is missing; stop everybody meanwhile if it takes longer ([by hand](#stop-and-release-by-hand)).",
                "なくなったものを[復元](#restore-what-was-deleted-by-hand)します。時間がかかる場合は全部門の利用を停止します（[手順](#stop-and-release-by-hand)）。"),
            new("a single failure that AWS's own retry followed.", "1 回だけの失敗で、AWS の再試行により届いた。"),
            "bedrock:GetModelInvocationLoggingConfiguration", "iam:GetRole", "kms:DescribeKey")
        {
            Query = Calls,
        },

        new(
            "large-prompt-lost", AlarmSeverity.Medium,
            new(
                "Run `aws s3api get-bucket-policy --bucket <bucket>` for the output LogArchive of <Name>-Audit: it must hold the statement InvocationLogDelivers.",
                "<Name>-Audit の出力 LogArchive のバケットについて `aws s3api get-bucket-policy --bucket <bucket>` を実行し、ステートメント InvocationLogDelivers があるか確認してください。"),
            new(
                "The key's policy must hold `InvocationLogEncrypts`: `aws kms get-key-policy --key-id <id>`. Only bodies above 100 KB are missing; the log event itself may be there.",
                "キーポリシーには `InvocationLogEncrypts` が必要です（`aws kms get-key-policy --key-id <id>`）。欠けるのは 100 KB を超える本文だけで、ログのイベント自体は残っていることがあります。"),
            new("[Restore](#restore-what-was-deleted-by-hand) the policy.", "ポリシーを[復元](#restore-what-was-deleted-by-hand)します。"),
            new("a single failure that AWS's own retry followed.", "1 回だけの失敗で、AWS の再試行により届いた。"),
            "s3:GetBucketPolicy", "kms:GetKeyPolicy")
        {
            Query = Calls,
        },
    ];

    /// <summary>Model calls that the trail has, by caller.</summary>
    private static AlarmQuery Calls => AlarmQuery.Trail(
        $"{SavedQueries.ModelCalls}\n| stats count(*) as calls, max(@timestamp) as lastCall by userIdentity.arn, requestParameters.modelId\n| sort calls desc\n| limit 100");
}
