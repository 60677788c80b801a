using InfraPoc.Config;
using static InfraPoc.Audit.FilterPattern;

namespace InfraPoc.Audit;

/// <summary>
/// Every change to what protects the sandbox, as one alarm each. What CloudFormation does through the deployment roles does
/// not ring where a deployment has to do it; attempts that AWS refused ring like changes that happened.
/// </summary>
public static class TamperAlarms
{
    /// <summary>
    /// Refused Bedrock calls in five minutes from which the alarm rings: more than a person who retries in the playground
    /// produces, fewer than a script that searches for a way around.
    /// </summary>
    public const int DeniedCallsThreshold = 20;

    /// <summary>The alarms of a sandbox, in the order of the runbook.</summary>
    /// <param name="sandbox">The sandbox: its deployment roles and language.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <exception cref="InvalidOperationException">The deployment roles make a pattern longer than CloudWatch Logs accepts.</exception>
    public static IReadOnlyList<TamperAlarm> For(Sandbox sandbox, SandboxNames names)
    {
        var deployment = sandbox.Accounts.DeploymentRoles;
        var auditRoles = $"{names.AuditStack}-*";
        var brakeRoles = $"{names.BrakeStack}-*";
        var byOthers = NotBy(deployment);

        return
        [
            Alarm(
                "trail-changed",
                "CloudTrail の証跡が停止、削除、変更されたか、それが試みられました。",
                "The CloudTrail trail was stopped, deleted or changed, or somebody tried to.",
                All(
                    Call(
                        "cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors",
                        "PutEventConfiguration"),
                    byOthers)),

            // The Audit stack sets the configuration through a function and deletes it through a state machine.
            Alarm(
                "invocation-logging-changed",
                "Bedrock のモデル呼び出しログの設定が変更または削除されたか、それが試みられました。",
                "The model-invocation logging of Bedrock was changed or deleted, or somebody tried to.",
                All(
                    Call("bedrock", "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"),
                    NotBy([.. deployment, auditRoles]))),

            Alarm(
                "guardrail-changed",
                "ガードレール、その強制設定、またはリソースポリシーが変更または削除されたか、それが試みられました。",
                "A guardrail, its enforcement or its resource policy was changed or deleted, or somebody tried to.",
                All(
                    Call(
                        "bedrock", "UpdateGuardrail", "DeleteGuardrail", "PutEnforcedGuardrailConfiguration",
                        "DeleteEnforcedGuardrailConfiguration",
                        "PutResourcePolicy", "DeleteResourcePolicy"),
                    byOthers)),

            Alarm(
                "policy-changed",
                "部門の権限を定めるポリシー（境界、アクセス、ブレーキ）が変更または削除されたか、それが試みられました。",
                "A policy that bounds, grants or brakes the departments' access was changed or deleted, or somebody tried to.",
                PolicyChanged(names, byOthers, brakeRoles)),

            // The parameters of these calls do not always say whose resource it is, and the account holds nothing else.
            Alarm(
                "brake-changed",
                "ブレーキのルール、ステートマシン、テーブル、または予算が変更または削除されたか、それが試みられました。",
                "A rule, state machine or table of the brake, or a budget, was changed or deleted, or somebody tried to.",
                All(
                    Any(
                        All(Call("events", "DisableRule", "DeleteRule", "PutRule", "RemoveTargets", "PutTargets")),
                        All(Call("states", "UpdateStateMachine", "DeleteStateMachine")),
                        All(Call("budgets", "Update*", "Delete*")),
                        All(Call("dynamodb", "UpdateTable", "UpdateTimeToLive", "DeleteTable", "PutResourcePolicy", "DeleteResourcePolicy"))),
                    byOthers)),

            Alarm(
                "role-changed",
                "部門のアプリケーション用ロール、または警報の対象外となるロールが作成または変更されました。",
                "An application role of a department, or a role for which alarms stay silent, was created or changed.",
                All(
                    Call(
                        "iam", "CreateRole", "UpdateAssumeRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy",
                        "DeleteRolePolicy",
                        "*RolePermissionsBoundary"),
                    Any(
                        AnyOf("requestParameters.roleName", [.. deployment, auditRoles, brakeRoles]),
                        All(Is("requestParameters.roleName", $"{sandbox.Name}-*"), Is("requestParameters.roleName", "*-app"))),
                    byOthers)),

            Alarm(
                "key-changed",
                "KMS キーが無効化または削除予約されたか、キーポリシーまたは自動ローテーションが変更されたか、それが試みられました。",
                "A KMS key was disabled or scheduled for deletion, or its policy or rotation changed, or somebody tried to.",
                All(Call("kms", "DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy", "DisableKeyRotation"), byOthers)),

            // Wildcards, because each of S3's many settings can weaken the archive; that harmless ones ring too is the price.
            Alarm(
                "bucket-changed",
                "S3 バケットの設定が変更されたか、バケットが削除されたか、それが試みられました。",
                "The configuration of an S3 bucket was changed, or a bucket deleted, or somebody tried to.",
                All(Call("s3", "PutBucket*", "DeleteBucket*", "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock"), byOthers)),

            Alarm(
                "root-used",
                "サンドボックスアカウントのルートユーザーが使われました。",
                "The root user of the sandbox account was used.",
                All(Is("userIdentity.type", "Root"), Missing("userIdentity.invokedBy"), IsOther("eventType", "AwsServiceEvent"))),

            Alarm(
                "sign-in-without-sso",
                "IAM Identity Center を通らないコンソールへのサインインがあったか、それが試みられました。",
                "Somebody signed in to the console without IAM Identity Center, or tried to.",
                All(Call("signin", "ConsoleLogin", "SwitchRole"), NotBy("AWSReservedSSO_*"))),

            // No deployment creates any of these, so the deployment roles ring like everybody else.
            Alarm(
                "long-lived-credentials",
                "IAM ユーザー、パスワード、アクセスキー、またはサービス固有の認証情報が作成または変更されたか、それが試みられました。",
                "An IAM user, password, access key or service-specific credential was created or changed, or somebody tried to.",
                All(
                    Call(
                        "iam", "CreateUser", "CreateLoginProfile", "UpdateLoginProfile", "CreateAccessKey", "UpdateAccessKey",
                        "CreateServiceSpecificCredential", "UpdateServiceSpecificCredential", "ResetServiceSpecificCredential"))),

            // Guardrails and the invocation log do not see this endpoint, so one call is one too many, refused or not.
            Alarm(
                "mantle-called",
                "ガードレールも呼び出しログも効かない bedrock-mantle エンドポイントが呼び出されたか、それが試みられました。",
                "The bedrock-mantle endpoint, which neither guardrails nor the invocation log cover, was called, or somebody tried to.",
                Call("bedrock-mantle")),

            Alarm(
                "data-retention-changed",
                "Bedrock のアカウント全体のデータ保持設定が変更されたか、それが試みられました。",
                "The account-wide data retention of Bedrock was changed, or somebody tried to.",
                Call("bedrock", "PutAccountDataRetention")),

            // Reading is left out: the console lists more than departments may see whenever somebody opens it.
            Alarm(
                "calls-denied",
                $"5 分間に {DeniedCallsThreshold} 回以上、Bedrock の呼び出しが拒否されました。",
                $"Bedrock refused {DeniedCallsThreshold} or more calls within 5 minutes.",
                All(Call("bedrock"), Is("errorCode", "AccessDenied*"), IsOther("eventName", "Get*", "List*"))) with
            {
                Threshold = DeniedCallsThreshold,
            },

            Alarm(
                "alarms-changed",
                "CloudWatch アラームが変更、無効化、ミュート、または削除されたか、それが試みられました。",
                "A CloudWatch alarm was changed, disabled, muted or deleted, or somebody tried to.",
                All(
                    Call("monitoring", "PutMetricAlarm", "DeleteAlarms", "DisableAlarmActions", "SetAlarmState", "PutAlarmMuteRule"),
                    byOthers)),

            Alarm(
                "log-groups-changed",
                "ロググループ、そのメトリクスフィルター、変換、保持期間、暗号化、またはデータ保護ポリシーが変更または削除されたか、それが試みられました。",
                "A log group, its metric filters, transformer, retention, encryption or data protection policy was changed or deleted, or somebody tried to.",
                All(
                    Call(
                        "logs", "DeleteLogGroup", "DeleteLogStream", "PutMetricFilter", "DeleteMetricFilter", "*RetentionPolicy",
                        "PutDataProtectionPolicy",
                        "DeleteDataProtectionPolicy", "PutAccountPolicy", "DeleteAccountPolicy", "*KmsKey", "PutLogGroupDeletionProtection",
                        "PutTransformer", "DeleteTransformer"),
                    byOthers)),

            Alarm(
                "topic-changed",
                "警報を届ける SNS トピックまたはその購読が変更または削除されたか、それが試みられました。",
                "The SNS topic that delivers alarms, or a subscription to it, was changed or deleted, or somebody tried to.",
                All(
                    Call(
                        "sns", "DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission", "Unsubscribe",
                        "SetSubscriptionAttributes"),
                    byOthers)),

            // A parameter of GetLogEvents and FilterLogEvents, a command of Logs Insights, and an action in what a refusal says.
            Alarm(
                "log-unmasked",
                "ログのマスクされた個人情報が、マスクなしで読み出されたか、それが試みられました。",
                "Personal data that is masked in a log was read without the mask, or somebody tried to.",
                All(
                    Call("logs"),
                    Any(
                        IsTrue("requestParameters.unmask"), Is("requestParameters.queryString", "*unmask*"),
                        Is("errorMessage", "*logs:Unmask*")))),
        ];

        TamperAlarm Alarm(string id, string japanese, string english, string condition)
        {
            var pattern = Matching(condition);
            if (pattern.Length > MaximumLength)
            {
                throw new InvalidOperationException(
                    $"The filter pattern of the alarm {id} has {pattern.Length} characters, and CloudWatch Logs accepts {MaximumLength}: "
                    + $"list fewer or shorter role names in accounts.deploymentRoles, which now has {string.Join(", ", deployment)}.");
            }

            return new TamperAlarm { Id = id, Pattern = pattern, Meaning = sandbox.Language is Language.Japanese ? japanese : english };
        }
    }

    /// <summary>
    /// Any change to a policy of the sandbox, except by deployments and, below the brakes' path, by the reconciler, which
    /// makes and selects versions. IAM leaves the parameters of a refused call out; its message names the policy.
    /// </summary>
    private static string PolicyChanged(SandboxNames names, string byOthers, string brakeRoles)
    {
        const string PolicyArn = "requestParameters.policyArn";
        return All(
            Call("iam", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion", "DeletePolicy"),
            Any(Is(PolicyArn, $"*:policy{names.Path}*"), Is("errorMessage", $"*:policy{names.Path}*")),
            byOthers,
            Any(NotBy(brakeRoles), IsNone(PolicyArn, $"*:policy{names.BrakePath}*"), Is("eventName", "DeletePolicy")));
    }
}
