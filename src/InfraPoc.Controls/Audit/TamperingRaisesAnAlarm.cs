using System.Text.Json.Nodes;
using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each change to what protects the sandbox, and each attempt at it, fires an alarm that notifies the security contacts.</summary>
public sealed class TamperingRaisesAnAlarm() : Control(
    "AUD-11",
    guarantee: new(
        "Each of the listed changes to what protects the sandbox, each attempt at one that AWS refused, and each command that a person gives to the brake fires an alarm that notifies the security contacts; items of the ledger are not listed, because the trail does not record who writes them.",
        "サンドボックスを保護する設定に対し、一覧にある変更が行われると、その変更の試みを AWS が拒否すると、また人がブレーキに命令すると、アラームが発報し、セキュリティ連絡先に通知されます。台帳の項目の書き込みは証跡に記録されないため、一覧に含まれません。"),
    why: new(
        "Whoever switches a control off unseen has switched off all that depends on it.",
        "気付かれずにコントロールを無効化できると、それに依存するすべての保護も失われるためです。"),
    fix: new(
        "Restore the metric filter and the alarm that the violation names; a new way to tamper belongs into SecurityAlarms and into this control.",
        "違反に示されたメトリクスフィルターとアラームを元に戻してください。新しい改ざんの手段は、SecurityAlarms とこのコントロールの両方に追加してください。"),
    [
        Nist("AU-6"), Nist("SI-4"), Nist("IR-6"),
        Lens("GENSEC03-BP01"),
        Cis("4.3"), Cis("4.5"), Cis("4.7"), Cis("4.8"),
    ])
{
    /// <summary>Refused Bedrock calls in five minutes that fire an alarm: more than a person retries, fewer than a script tries.</summary>
    private const int RefusedCalls = 20;

    /// <summary>
    /// What says who did what: the fields that questions fill in. CloudTrail fills in others as it likes, and callers may choose some.
    /// </summary>
    private static readonly string[] Fields =
    [
        "errorCode", "errorMessage", "eventName", "eventSource", "eventType", "userIdentity.invokedBy",
        "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.type", "requestParameters.path", "requestParameters.policyArn",
        "requestParameters.queryString", "requestParameters.roleName", "requestParameters.unmask",
    ];

    /// <summary>Events that a message lists.</summary>
    private const int Shown = 5;

    /// <summary>Services that call models, and nobody may use, or use past what is approved.</summary>
    private static readonly string[] Services = ["bedrock", "bedrock-agentcore", "bedrock-websearch", "aws-marketplace"];

    private static readonly string[] PolicyChanges =
    [
        "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion", "DeletePolicy",
    ];

    private static readonly string[] RoleChanges =
    [
        "CreateRole", "DeleteRole", "UpdateAssumeRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy", "DeleteRolePolicy",
        "PutRolePermissionsBoundary",
        "DeleteRolePermissionsBoundary",
    ];

    /// <summary>By service, the calls that must fire an alarm unless a deployment makes them; some must fire one even then.</summary>
    private static readonly (string Service, string[] Calls)[] Changes =
    [
        ("cloudtrail", ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration"]),
        (
            "bedrock",
            [
                "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration", "UpdateGuardrail", "DeleteGuardrail",
                "PutEnforcedGuardrailConfiguration", "DeleteEnforcedGuardrailConfiguration", "PutResourcePolicy", "DeleteResourcePolicy",
                "PutAccountDataRetention",
            ]),
        ("bedrock-mantle", ["CreateInference"]),
        ("aws-external-anthropic", ["CreateInference"]),
        (
            "cloudformation",
            [
                "CreateStack", "UpdateStack", "DeleteStack", "CreateChangeSet", "ExecuteChangeSet", "SetStackPolicy",
                "UpdateTerminationProtection", "RollbackStack", "ContinueUpdateRollback", "CancelUpdateStack", "ExecuteStackRefactor",
            ]),
        ("events", ["DisableRule", "DeleteRule", "PutRule", "RemoveTargets", "PutTargets"]),
        (
            // CloudTrail adds the version of the API to some of Lambda's events.
            "lambda",
            [
                "UpdateFunctionCode20150331v2", "UpdateFunctionConfiguration20150331v2", "DeleteFunction20150331",
                "AddPermission20150331v2",
                "RemovePermission20150331v2", "PutFunctionConcurrency20171031", "DeleteFunctionConcurrency20171031",
                "PutFunctionEventInvokeConfig", "UpdateFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig",
                "UpdateEventSourceMapping20150331", "UpdateFunctionUrlConfig", "PutRuntimeManagementConfig",
            ]),
        ("ssm", ["PutParameter", "DeleteParameter", "DeleteParameters"]),
        ("budgets", ["UpdateBudget", "DeleteBudget", "UpdateNotification", "DeleteNotification", "UpdateSubscriber", "DeleteSubscriber"]),
        ("dynamodb", ["UpdateTable", "UpdateTimeToLive", "DeleteTable", "PutResourcePolicy", "DeleteResourcePolicy"]),
        ("kms", ["DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy", "DisableKeyRotation", "CreateGrant", "UpdateAlias", "CreateAlias", "DeleteAlias"]),
        (
            "s3",
            [
                "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketLifecycle", "PutBucketVersioning", "PutBucketObjectLockConfiguration",
                "PutBucketPublicAccessBlock",
                "DeleteBucketPublicAccessBlock", "PutBucketEncryption", "DeleteBucketEncryption", "PutBucketLogging", "PutBucketAcl",
                "DeleteBucketOwnershipControls",
                "PutBucketReplication", "PutBucketOwnershipControls", "DeleteBucket", "PutAccountPublicAccessBlock",
                "DeleteAccountPublicAccessBlock", "PutBucketNotification", "PutBucketInventoryConfiguration", "PutBucketWebsite",
                "PutBucketCors", "CreateAccessPoint", "PutAccessPointPolicy",
            ]),
        (
            "iam",
            [
                "CreateUser", "CreateLoginProfile", "UpdateLoginProfile", "CreateAccessKey", "UpdateAccessKey",
                "CreateServiceSpecificCredential",
                "UpdateServiceSpecificCredential", "ResetServiceSpecificCredential",
            ]),
        ("monitoring", ["PutCompositeAlarm", "PutMetricAlarm", "DeleteAlarms", "DisableAlarmActions", "SetAlarmState", "PutAlarmMuteRule"]),
        (
            "logs",
            [
                "DeleteLogGroup", "DeleteLogStream", "PutMetricFilter", "DeleteMetricFilter", "PutRetentionPolicy", "DeleteRetentionPolicy",
                "PutDataProtectionPolicy",
                "DeleteDataProtectionPolicy", "PutAccountPolicy", "DeleteAccountPolicy", "AssociateKmsKey", "DisassociateKmsKey",
                "PutLogGroupDeletionProtection",
                "PutTransformer", "DeleteTransformer", "PutSubscriptionFilter", "DeleteSubscriptionFilter",
            ]),
        (
            "sns",
            [
                "DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission", "Unsubscribe", "SetSubscriptionAttributes",
                "PutDataProtectionPolicy",
            ]),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var trail = templates.Trail().Text("CloudWatchLogsLogGroupArn");
        var group = templates.Only(names.AuditStack, "AWS::Logs::LogGroup", group => group.Attribute("Arn") == trail);
        var filters = templates
            .In(names.AuditStack, "AWS::Logs::MetricFilter").Where(filter => filter.Text("LogGroupName") == group.Ref)
            .Select(filter => new Watch(filter)).ToList();
        foreach (var watch in filters)
        {
            foreach (var violation in Wiring(templates, watch))
            {
                yield return violation;
            }
        }

        var unwatched = Events(templates)
            .Where(each => Circumstances(each.Event, templates).Any(change => !filters.Any(watch => watch.Pattern.Matches(change))))
            .Select(each => each.What).ToList();
        foreach (var (what, quiet) in Expected(templates))
        {
            foreach (var watch in filters.Where(watch => watch.Pattern.Matches(quiet)))
            {
                yield return watch.Filter.Violates(
                    new(
                        $"It counts {what.English}, which happens every day; alarms that people get used to warn nobody.",
                        $"日常的に起こる{what.Japanese}を数えています。見慣れたアラームは誰も気に留めなくなります。"),
                    "FilterPattern");
            }
        }

        if (unwatched.Count > 0)
        {
            var (list, more) = (Phrases.List(unwatched.Take(Shown)), unwatched.Count - Shown);
            yield return new Violation(
                new(
                    $"No metric filter of the trail's log counts {list.English}{(more > 0 ? $" and {more} more" : "")}.",
                    $"次のイベント{(more > 0 ? $"とほか {more} 件" : "")}を数えるメトリクスフィルターが、証跡のログにありません：{list.Japanese}"),
                templates.Stack(names.AuditStack));
        }
    }

    /// <summary>The same call from elsewhere: global services report to us-east-1, and nobody can tell where a call comes from.</summary>
    private static IEnumerable<JsonObject> Circumstances(JsonObject call, SandboxTemplates templates)
    {
        yield return call;
        call["awsRegion"] = "us-east-1";
        call["sourceIPAddress"] = $"198.51.100.{templates.Samples.Days % 255}";
        call["userAgent"] = templates.Samples.Name;
        call["recipientAccountId"] = templates.Config.Sandbox.Accounts.Sandbox.Id;
        yield return call;
    }

    /// <summary>A filter counts one event as one, and an alarm fires on what it counts.</summary>
    private static IEnumerable<Violation> Wiring(SandboxTemplates templates, Watch watch)
    {
        var (filter, names) = (watch.Filter, templates.Names);
        var metric =
            filter.List("MetricTransformations") is [var only] ? only.Text("MetricName") : null;
        var differences = filter.Differences(
            (
                "MetricTransformations", new[]
                {
                    new { MetricName = metric, MetricNamespace = names.SecurityMetrics, MetricValue = "1" },
                }))
            .Concat(watch.Pattern.Fields.Except(Fields).Select(field => filter.Violates(
                new(
                    $"It looks at $.{field}, which does not say who did what: events without the right value there would pass.",
                    $"$.{field} を条件にしていますが、誰が何をしたかを示す項目ではありません。この値が異なるイベントは検知されません。"),
                "FilterPattern")));
        var alarm = templates
            .In(names.AuditStack, "AWS::CloudWatch::Alarm")
            .FirstOrDefault(alarm => metric is not null && alarm.Text("MetricName") == metric);
        return alarm is null
            ? differences.Append(filter.Violates(new(
                $"No alarm watches {metric ?? "its metric"}.", $"{metric ?? "このフィルターのメトリクス"} を監視するアラームがありません。")))
            : differences
                .Concat(alarm.MustFire(names, Threshold(watch.Pattern)))
                .Concat(
                    alarm.Differences(("Namespace", names.SecurityMetrics), ("Statistic", "Sum"), ("Period", 300), ("Dimensions", null)));
    }

    /// <summary>A single event fires the alarm, except for refused calls: people retry.</summary>
    private static int Threshold(LogFilter pattern) => pattern.Matches(Refused()) ? RefusedCalls : 1;

    private static IEnumerable<(Bilingual What, JsonObject Event)> Events(SandboxTemplates templates)
    {
        foreach (var (service, calls) in Changes)
        {
            foreach (var call in calls)
            {
                var what = Phrases.Value($"{service}:{call}");
                yield return (what, Event(service, call));
                yield return (Refused(what), Event(service, call, error: $"not authorized to perform {service}:{call}"));
            }
        }

        var names = templates.Names;
        string[] functions = [names.Meter, names.Brake, names.PromptLogging];
        string[] policies =
        [
            names.BoundaryArn, .. templates
                .Config.Departments.Take(1)
                .SelectMany(department =>
                    new[]
                    {
                        names.BrakePolicyArn(department), $"{names.BoundaryArn[..^names.Boundary.Length]}{names.AccessPolicy(department)}",
                    }),
        ];
        foreach (var policy in policies)
        {
            foreach (var call in PolicyChanges)
            {
                var what = Of(call, policy);
                yield return (what, Event("iam", call, new JsonObject { ["policyArn"] = policy }));
                yield return (
                    Refused(what),
                    Event("iam", call, error: $"not authorized to perform iam:{call} on resource: policy {policy}"));
                if (policy == names.BoundaryArn)
                {
                    yield return (
                        new($"{what.English} by the brake", $"ブレーキによる {what.Japanese}"),
                        Event("iam", call, new JsonObject { ["policyArn"] = policy }, by: names.Brake));
                }
            }
        }

        string[] roles =
        [
            .. functions,
            .. templates.Config.Sandbox.Accounts.DeploymentRoles.Select(pattern => pattern.Replace("*", "x", StringComparison.Ordinal)),
            .. templates.Config.Departments.Take(1).Select(names.ApplicationRole),

            // CloudFormation names the roles with which services write the logs that alarms watch.
            $"{names.AuditStack}-x", $"{names.UsageStack}-x",
        ];
        foreach (var role in roles)
        {
            foreach (var call in RoleChanges)
            {
                yield return (Of(call, role), Event("iam", call, new JsonObject { ["roleName"] = role }));
            }
        }

        foreach (var function in new[] { names.Brake, names.PromptLogging })
        {
            var invoked = new JsonObject { ["functionName"] = names.FunctionArn(function) };
            yield return (
                new($"a command to {function}", $"{function} への命令"), Event("lambda", "Invoke", invoked.DeepClone().AsObject()));
            yield return (
                new($"a command of an IAM user to {function}", $"IAM ユーザーから {function} への命令"),
                Event("lambda", "Invoke", invoked, identity: new JsonObject { ["type"] = "IAMUser", ["userName"] = "somebody" }));
            yield return (
                new($"a refused command to {function}", $"拒否された {function} への命令"),
                Event("lambda", "Invoke", error: "not authorized to perform lambda:InvokeFunction"));
        }

        yield return (
            new("a role named like that of a sign-in", "サインイン用に似た名前のロールの作成"),
            Event("iam", "CreateRole", new JsonObject { ["roleName"] = "AWSReservedSSO_x_0123456789abcdef", ["path"] = "/" }));
        yield return (
            new("a call of the root user", "ルートユーザーによる呼び出し"),
            Event("sts", "GetCallerIdentity", identity: new JsonObject { ["type"] = "Root" }));
        yield return (
            new("a sign-in without IAM Identity Center", "IAM Identity Center を経由しないサインイン"),
            Event("signin", "ConsoleLogin", by: "SamlAdministrator"));
        yield return (
            new("a switch of role in the console", "コンソールでのロールの切り替え"), Event("signin", "SwitchRole", by: "SamlAdministrator"));
        yield return (
            new("log events read without mask", "マスクを外したログの読み取り"),
            Event("logs", "FilterLogEvents", new JsonObject { ["unmask"] = true }));
        yield return (
            new("a query that takes the mask away", "マスクを外すクエリ"),
            Event("logs", "StartQuery", new JsonObject { ["queryString"] = "fields unmask(@message)" }));
        yield return (
            new("a refused attempt to take the mask away", "拒否された、マスクを外す試み"),
            Event("logs", "GetLogEvents", error: "not authorized to perform: logs:Unmask"));
        foreach (var service in Services)
        {
            yield return (new($"a refused call to {service}", $"拒否された {service} の呼び出し"), Refused(service));
        }
    }

    /// <summary>What the sandbox does itself, and its deployments.</summary>
    private static IEnumerable<(Bilingual What, JsonObject Event)> Expected(SandboxTemplates templates)
    {
        var names = templates.Names;
        var deployment = templates.Config.Sandbox.Accounts.DeploymentRoles[0].Replace("*", "x", StringComparison.Ordinal);
        var policy = $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:policy{names.BrakePath}x";
        foreach (var function in new[] { names.Brake, names.Meter })
        {
            foreach (var call in PolicyChanges.Where(call => call != "DeletePolicy"))
            {
                yield return (
                    new($"{function} at its work", $" {function} の通常の処理"),
                    Event("iam", call, new JsonObject { ["policyArn"] = policy }, by: function));
            }
        }

        yield return (
            new("the schedule of the brake", "ブレーキの定期実行"),
            Event(
                "lambda", "Invoke", new JsonObject { ["functionName"] = names.FunctionArn(names.Brake) },
                identity: new JsonObject { ["type"] = "AWSService", ["invokedBy"] = "events.amazonaws.com" }));
        var logging = new Bilingual("a deployment of the prompt log", "プロンプトログのデプロイ");
        yield return (logging, Event("bedrock", "PutModelInvocationLoggingConfiguration", by: names.PromptLogging));
        yield return (
            logging,
            Event("lambda", "Invoke", new JsonObject { ["functionName"] = names.FunctionArn(names.PromptLogging) }, by: deployment));
        yield return (logging, Event("bedrock", "PutAccountDataRetention", by: names.PromptLogging));
        var caller = deployment.Replace("cfn-exec", "deploy", StringComparison.Ordinal);
        foreach (var call in new[] { "CreateChangeSet", "ExecuteChangeSet", "UpdateTerminationProtection" })
        {
            yield return (new("the CDK at its work", " CDK の通常の処理"), Event("cloudformation", call, by: caller));
        }

        yield return (
            new("a deployment of the functions", "関数のデプロイ"), Event("lambda", "UpdateFunctionCode20150331v2", by: deployment));
        yield return (new("a deployment of a department", "部門のデプロイ"), Event("ssm", "PutParameter", by: deployment));
        yield return (
            new("IAM Identity Center at its work", " IAM Identity Center の通常の処理"),
            Event(
                "iam", "CreateRole",
                new JsonObject
                {
                    ["roleName"] = "AWSReservedSSO_x_0123456789abcdef",
                    ["path"] = "/aws-reserved/sso.amazonaws.com/ap-northeast-1/",
                },
                by: "AWSServiceRoleForSSO"));
    }

    private static Bilingual Of(string call, string target) => new($"iam:{call} of {target}", $"{target} に対する iam:{call}");

    private static Bilingual Refused(Bilingual what) => new($"a refused {what.English}", $"拒否された {what.Japanese}");

    private static JsonObject Refused(string service = "bedrock") =>
        Event(service, "InvokeModel", error: $"not authorized to perform: {service}:InvokeModel");

    private static JsonObject Event(
        string service, string call, JsonObject? parameters = null, string? error = null,
        string by = "AWSReservedSSO_AdministratorAccess_0123456789abcdef", JsonObject? identity = null)
    {
        var log = new JsonObject
        {
            ["userIdentity"] = identity ?? new JsonObject
            {
                ["type"] = "AssumedRole",
                ["sessionContext"] = new JsonObject { ["sessionIssuer"] = new JsonObject { ["userName"] = by } },
            },
            ["eventVersion"] = "1.11",
            ["eventTime"] = "2027-01-14T03:05:07Z",
            ["eventID"] = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            ["requestID"] = "8796a5b4-c3d2-e1f0-0f1e-2d3c4b5a6978",
            ["eventCategory"] = "Management",
            ["managementEvent"] = true,
            ["readOnly"] = false,
            ["userAgent"] = "aws-cli/2.31.0",
            ["sourceIPAddress"] = "203.0.113.7",
            ["awsRegion"] = "ap-northeast-1",
            ["recipientAccountId"] = "111122223333",
            ["tlsDetails"] = new JsonObject { ["tlsVersion"] = "TLSv1.3" },
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = call,
            ["eventType"] = "AwsApiCall",
            ["requestParameters"] = parameters,
        };
        if (error is not null)
        {
            log["errorCode"] = "AccessDenied";
            log["errorMessage"] = error;
        }

        return log;
    }

    private sealed record Watch(StackResource Filter)
    {
        public LogFilter Pattern { get; } = LogFilter.Parse(Filter.Text("FilterPattern") ?? "");
    }
}
