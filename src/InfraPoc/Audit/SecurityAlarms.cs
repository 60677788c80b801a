using InfraPoc.Config;
using InfraPoc.Fence;
using static InfraPoc.Audit.FilterPattern;

namespace InfraPoc.Audit;

/// <summary>
/// The table of alarms on changes to what protects the sandbox, and on records that are lost. An attempt that AWS refused fires an
/// alarm like a change that happened; what CloudFormation does through the deployment roles fires none where a deployment has to do it.
/// </summary>
internal static class SecurityAlarms
{
    /// <summary>
    /// Refused Bedrock calls in five minutes from which the alarm fires: more than a person who retries in the playground
    /// produces, fewer than a script that searches for a way around.
    /// </summary>
    public const int DeniedCallsThreshold = 20;

    /// <summary>
    /// Log events that Bedrock could not deliver: from then on prompts are not recorded. The queries sum over whatever dimensions the
    /// metrics have, because AWS names a console label ("Across all model IDs") where the dimension belongs.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
    /// </summary>
    public static IReadOnlyList<Alarm> OnLostRecords { get; } =
    [
        new(
            "prompt-log-lost",
            new(
                "Bedrock could not deliver its prompt log to CloudWatch Logs.",
                "Bedrock のプロンプトログを CloudWatch Logs に届けられませんでした。"),
            Failures("ModelInvocationLogsCloudWatchDeliveryFailure")),
        new(
            "large-prompt-lost",
            new(
                "Bedrock could not deliver the body of a large prompt or answer to the log archive.",
                "大きなプロンプトまたは回答の本文をログ保管バケットに届けられませんでした。"),
            Failures("ModelInvocationLargeDataS3DeliveryFailure")),
    ];

    /// <summary>The alarms of a sandbox, in the order of the runbook.</summary>
    /// <exception cref="BilingualException">The deployment roles make a pattern longer than CloudWatch Logs accepts.</exception>
    public static IReadOnlyList<Alarm> For(Sandbox sandbox, SandboxNames names)
    {
        var deployment = sandbox.Accounts.DeploymentRoles;
        string[] brakeRoles = [names.Meter, names.Brake];
        var byOthers = NotBy(deployment);

        IReadOnlyList<Alarm> alarms =
        [
            new(
                "trail-changed",
                new(
                    "The CloudTrail trail was stopped, deleted or changed, or somebody tried to.",
                    "CloudTrail の証跡が停止、削除、変更されたか、それが試みられました。"),
                Events(All(
                    Call(
                        "cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors",
                        "PutEventConfiguration"),
                    byOthers))),

            // A function owns the configuration.
            new(
                "invocation-logging-changed",
                new(
                    "The model-invocation logging of Bedrock was changed or deleted, or somebody tried to.",
                    "Bedrock のモデル呼び出しログの設定が変更または削除されたか、それが試みられました。"),
                Events(All(Attempts("invocation-logging-changed"), NotBy([.. deployment, names.PromptLogging])))),

            new(
                "guardrail-changed",
                new(
                    "A guardrail, its enforcement or its resource policy was changed or deleted, or somebody tried to.",
                    "ガードレール、その強制設定、またはリソースポリシーが変更または削除されたか、それが試みられました。"),
                Events(All(Attempts("guardrail-changed"), byOthers))),

            new(
                "policy-changed",
                new(
                    "A policy that limits, grants or stops the departments' access was changed or deleted, or somebody tried to.",
                    "部門の権限を定めるポリシー（境界、アクセス、ブレーキ）が変更または削除されたか、それが試みられました。"),
                Events(PolicyChanged(names, byOthers, brakeRoles))),

            // The parameters of these calls do not always say whose resource it is, and the account holds nothing else.
            new(
                "brake-changed",
                new(
                    "A function, rule, table or parameter of meter and brake, or a budget, was changed or deleted, or somebody tried to.",
                    "集計とブレーキの関数、ルール、テーブル、パラメーター、または予算が変更または削除されたか、それが試みられました。"),
                Events(All(
                    Any(
                        All(Call("events", "DisableRule", "DeleteRule", "PutRule", "*Targets")),
                        All(Call("lambda", "Update*", "Delete*", "Put*", "*Permission*")),
                        All(Call("ssm", "PutParameter", "DeleteParameter*")),
                        All(Call("budgets", "Update*", "Delete*")),
                        All(Call("dynamodb", "Update*", "Delete*", "PutResourcePolicy"))),
                    byOthers))),

            // AWS services are left out: the schedule starts the brake. CloudFormation invokes the other function in a
            // deployment role's name.
            new(
                "brake-commanded",
                new(
                    "Somebody invoked the brake, which stops and releases departments, or the function that owns the prompt logging.",
                    "部門の利用を停止・解除するブレーキ、またはプロンプトログの設定を管理する関数が、手動で実行されました。"),
                Events(All(Call("lambda", "Invoke*"), IsOther("userIdentity.type", "AWSService"), byOthers))),

            new(
                "role-changed",
                new(
                    "A role of the sandbox, one that alarms exempt, or one named like a sign-in's was created, changed or deleted.",
                    "サンドボックスのロール、アラームの対象外となるロール、またはサインイン用に見せかけた名前のロールが作成、変更、または削除されました。"),
                Events(All(
                    Call("iam", "CreateRole", "DeleteRole", "*RolePolicy", "*RolePermissionsBoundary"),
                    IsOther("eventName", "Get*"),
                    Any(
                        AnyOf("requestParameters.roleName", [.. deployment, $"{sandbox.Name}-*", $"{names.StackPrefix}-*"]),
                        All(
                            Is("eventName", "CreateRole"), Is("requestParameters.roleName", "AWSReservedSSO_*"),
                            IsNone("requestParameters.path", "/aws-reserved/*"))),
                    byOthers))),

            new(
                "stack-changed",
                new(
                    "A CloudFormation stack, its policy or its termination protection was changed or deleted by another role than the deployment's, or somebody tried to.",
                    "CloudFormation スタック、スタックポリシー、または削除保護が、デプロイ用以外のロールによって変更または削除されたか、それが試みられました。"),
                Events(All(
                    Call(
                        "cloudformation", "CreateStack", "DeleteStack", "RollbackStack", "*UpdateStack", "*UpdateRollback",
                        "CreateChangeSet", "Execute*", "SetStackPolicy", "UpdateTerminationProtection"),
                    NotBy(names.StackRoles)))),

            new(
                "key-changed",
                new(
                    "A KMS key was disabled or scheduled for deletion, or its policy or rotation changed, or somebody tried to.",
                    "KMS キーが無効化または削除予約されたか、キーポリシーまたは自動ローテーションが変更されたか、それが試みられました。"),
                Events(All(Call("kms", "DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy", "DisableKeyRotation", "CreateGrant", "*Alias"), byOthers))),

            // Wildcards, because each of S3's many settings can weaken the archive; that harmless ones fire it too is the price.
            new(
                "bucket-changed",
                new(
                    "The configuration of an S3 bucket was changed, or a bucket deleted, or somebody tried to.",
                    "S3 バケットの設定が変更されたか、バケットが削除されたか、それが試みられました。"),
                Events(All(
                    Call("s3", "PutBucket*", "DeleteBucket*", "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock",
                        "CreateAccessPoint*", "PutAccessPoint*"),
                    byOthers))),

            new(
                "root-used",
                new(
                    "The root user of the sandbox account was used.",
                    "サンドボックスアカウントのルートユーザーが使われました。"),
                Events(All(Is("userIdentity.type", "Root"), Missing("userIdentity.invokedBy"), IsOther("eventType", "AwsServiceEvent")))),

            new(
                "sign-in-without-sso",
                new(
                    "Somebody signed in to the console without IAM Identity Center, or tried to.",
                    "IAM Identity Center を通らないコンソールへのサインインがあったか、それが試みられました。"),
                Events(All(Call("signin", "ConsoleLogin", "SwitchRole"), NotBy("AWSReservedSSO_*")))),

            // No deployment creates any of these, so the deployment roles are not exempt.
            new(
                "long-lived-credentials",
                new(
                    "An IAM user, password, access key or service-specific credential was created or changed, or somebody tried to.",
                    "IAM ユーザー、パスワード、アクセスキー、またはサービス固有の認証情報が作成または変更されたか、それが試みられました。"),
                Events(All(Attempts("long-lived-credentials")))),

            // Guardrails and the prompt log do not see this endpoint, so one call is one too many, refused or not.
            new(
                "mantle-called",
                new(
                    "An endpoint that neither guardrails nor the prompt log cover (bedrock-mantle, Claude Platform on AWS) was called, or somebody tried to.",
                    "ガードレールもプロンプトログも効かないエンドポイント（bedrock-mantle、Claude Platform on AWS）が呼び出されたか、それが試みられました。"),
                Events(Attempts("mantle-called"))),

            new(
                "data-retention-changed",
                new(
                    "What Bedrock itself stores of prompts and answers (data retention) was changed by another role than its owner's, or somebody tried to.",
                    "Bedrock 自体がプロンプトと回答を保存する設定（データ保持）が、管理する関数以外のロールによって変更されたか、それが試みられました。"),
                Events(All(Attempts("data-retention-changed"), NotBy(names.PromptLogging)))),

            // Reading is left out: the console lists more than departments may see whenever somebody opens it.
            new(
                "calls-denied",
                new(
                    $"Bedrock, or another AI service that the sandbox closes, refused {DeniedCallsThreshold} or more calls within 5 minutes.",
                    $"5 分間に {DeniedCallsThreshold} 回以上、Bedrock、またはサンドボックスで禁止しているほかの AI サービスの呼び出しが拒否されました。"),
                Events(All(
                    Attempts(ClosedSurfaces.CallsDenied), Is("errorCode", "AccessDenied*"), IsOther("eventName", "Get*", "List*", "View*"))))
            {
                Threshold = DeniedCallsThreshold,
            },

            new(
                "alarms-changed",
                new(
                    "A CloudWatch alarm was changed, disabled, muted or deleted, or somebody tried to.",
                    "CloudWatch アラームが変更、無効化、ミュート、または削除されたか、それが試みられました。"),
                Events(All(
                    Call("monitoring", "PutMetricAlarm", "PutCompositeAlarm", "DeleteAlarms", "DisableAlarmActions", "SetAlarmState", "PutAlarmMuteRule"),
                    byOthers))),

            new(
                "log-groups-changed",
                new(
                    "A log group, its metric filters, transformer, retention, encryption or data protection policy was changed or deleted, or somebody tried to.",
                    "ロググループ、そのメトリクスフィルター、変換、保持期間、暗号化、またはデータ保護ポリシーが変更または削除されたか、それが試みられました。"),
                Events(All(
                    Call(
                        "logs",
                        [
                            "DeleteLogGroup", "DeleteLogStream", "PutMetricFilter", "DeleteMetricFilter", "*RetentionPolicy",
                            .. ClosedSurfaces.All
                                .Where(surface => surface.Alarm == "log-groups-changed")
                                .SelectMany(surface => surface.Events),
                            "*KmsKey", "PutLogGroupDeletionProtection", "*SubscriptionFilter", "PutTransformer", "DeleteTransformer",
                        ]),
                    byOthers))),

            new(
                "topic-changed",
                new(
                    "The SNS topic that delivers alarms, or a subscription to it, was changed or deleted, or somebody tried to.",
                    "アラームを通知する SNS トピックまたはその購読が変更または削除されたか、それが試みられました。"),
                Events(All(
                    Call(
                        "sns", "DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission", "Unsubscribe",
                        "SetSubscriptionAttributes", "PutDataProtectionPolicy"),
                    byOthers))),

            // A parameter of GetLogEvents and FilterLogEvents, a command of Logs Insights, and an action in what a refusal says.
            new(
                "log-unmasked",
                new(
                    "Personal data that is masked in a log was read without the mask, or somebody tried to.",
                    "ログのマスクされた個人情報が、マスクなしで読み出されたか、それが試みられました。"),
                Events(All(
                    Call("logs"),
                    Any(
                        IsTrue("requestParameters.unmask"), Is("requestParameters.queryString", "*unmask*"),
                        Is("errorMessage", "*logs:Unmask*"))))),

            .. OnLostRecords,
        ];

        return alarms.FirstOrDefault(alarm => alarm.Source is AlarmSource.Events { Pattern.Length: > MaximumLength }) is { } tooLong
            ? throw new BilingualException(TooLong(tooLong.Id, ((AlarmSource.Events)tooLong.Source).Pattern.Length, deployment))
            : alarms;
    }

    private static Bilingual TooLong(string id, int length, IEnumerable<string> deployment) => new(
        $"The filter pattern of the alarm {id} has {length} characters, and CloudWatch Logs accepts {MaximumLength}: list fewer or shorter role names in accounts.deploymentRoles, which now has {string.Join(", ", deployment)}.",
        $"アラーム {id} のフィルターパターンが {length} 文字あり、CloudWatch Logs の上限 {MaximumLength} 文字を超えています。accounts.deploymentRoles のロール名を減らすか、短くしてください（現在：{string.Join(", ", deployment)}）。");

    private static AlarmSource.Events Events(string condition) => new(Matching(condition));

    private static AlarmSource.Query Failures(string metric) => new("failures", $"SELECT SUM({metric}) FROM \"AWS/Bedrock\"");

    /// <summary>Attempts to use the closed surfaces that an alarm reports.</summary>
    private static string Attempts(string alarm)
    {
        var surfaces = ClosedSurfaces.All.Where(surface => surface.Alarm == alarm).ToList();
        var sources = surfaces.SelectMany(surface => surface.Sources).Distinct().ToList();
        var events = surfaces.SelectMany(surface => surface.Events).ToList();
        return events.Count == 0 ? Calls(sources) : All(Calls(sources), AnyOf("eventName", events));
    }

    /// <summary>
    /// Any change to a policy of the sandbox, except by deployments and, below the brakes' path, by meter and brake, which
    /// makes and selects versions. IAM leaves the parameters of a refused call out; its message names the policy.
    /// </summary>
    private static string PolicyChanged(SandboxNames names, string byOthers, IReadOnlyList<string> brakeRoles)
    {
        const string PolicyArn = "requestParameters.policyArn";
        return All(
            Call("iam", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion", "DeletePolicy"),
            Any(Is(PolicyArn, $"*:policy{names.Path}*"), Is("errorMessage", $"*:policy{names.Path}*")),
            byOthers,
            Any(NotBy(brakeRoles), IsNone(PolicyArn, $"*:policy{names.BrakePath}*"), Is("eventName", "DeletePolicy")));
    }
}
