using System.Text.Json.Nodes;
using static InfraPoc.Tests.Audit.CloudTrailEvent;

namespace InfraPoc.Tests.Audit;

/// <summary>Events, each with exactly the alarms whose pattern it matches.</summary>
internal static class SecurityAlarmCases
{
    private const string Policies = $"arn:aws:iam::{Account}:policy/poc";

    public static IReadOnlyList<(string Name, JsonObject Event, string[] Alarms)> All { get; } =
    [
        .. Changes(
            "trail-changed", "cloudtrail", ["StartLogging", "CreateTrail", "DescribeTrails", "AddTags"],
            "StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration"),
        Case(
            "trail stop refused", Of("cloudtrail", "StopLogging", Member)
                .Denied("cloudtrail:StopLogging", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/t"),
            "trail-changed"),

        .. Changes(
            "invocation-logging-changed", "bedrock", ["GetModelInvocationLoggingConfiguration"],
            "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"),
        Case("logging set by its owner", Of("bedrock", "PutModelInvocationLoggingConfiguration", PromptLogging)),
        Case("logging deleted by its owner", Of("bedrock", "DeleteModelInvocationLoggingConfiguration", PromptLogging)),
        Case("trail stopped by its owner", Of("cloudtrail", "StopLogging", PromptLogging), "trail-changed"),
        Case("guardrail deleted by its owner", Of("bedrock", "DeleteGuardrail", PromptLogging), "guardrail-changed"),
        Case("logging of another service", Of("logs", "PutModelInvocationLoggingConfiguration", Administrator)),

        .. Changes(
            "guardrail-changed", "bedrock",
            ["CreateGuardrail", "CreateGuardrailVersion", "GetGuardrail", "ApplyGuardrail", "ListEnforcedGuardrailsConfiguration"],
            "UpdateGuardrail", "DeleteGuardrail", "PutEnforcedGuardrailConfiguration", "DeleteEnforcedGuardrailConfiguration",
            "PutResourcePolicy", "DeleteResourcePolicy"),
        Case("resource policy of CloudWatch Logs", Of("logs", "PutResourcePolicy", Administrator)),

        .. PolicyCases(),
        .. Changes(
            "brake-changed", "events", ["EnableRule", "DescribeRule", "ListTargetsByRule", "PutEvents"], "DisableRule", "DeleteRule",
            "PutRule", "RemoveTargets", "PutTargets"),
        .. Changes(
            "brake-changed", "lambda", ["GetFunction20150331v2", "ListFunctions20150331", "CreateFunction20150331"],
            "UpdateFunctionCode20150331v2", "UpdateFunctionConfiguration20150331v2", "DeleteFunction20150331",
            "PutFunctionConcurrency20171031", "DeleteFunctionConcurrency20171031", "AddPermission20150331v2",
            "RemovePermission20150331v2", "UpdateEventSourceMapping20150331"),
        .. Changes(
            "brake-changed", "ssm", ["GetParametersByPath", "DescribeParameters"], "PutParameter", "DeleteParameter", "DeleteParameters"),
        .. Changes(
            "brake-changed", "budgets", ["DescribeBudget", "CreateBudget", "ViewBudget"],
            "UpdateBudget", "DeleteBudget", "UpdateNotification", "DeleteNotification", "UpdateSubscriber", "DeleteSubscriber"),
        .. Changes(
            "brake-changed", "dynamodb", ["CreateTable", "DescribeTable", "CreateBackup", "GetResourcePolicy"],
            "UpdateTable", "UpdateTimeToLive", "DeleteTable", "PutResourcePolicy", "DeleteResourcePolicy"),
        Case(
            "budget change refused",
            Of("budgets", "UpdateBudget", Administrator).Denied("budgets:ModifyBudget", $"arn:aws:budgets::{Account}:budget/poc-sales"),
            "brake-changed"),
        .. RoleCases(),

        .. Changes(
            "key-changed", "kms", ["EnableKey", "Decrypt", "CancelKeyDeletion"], "DisableKey", "ScheduleKeyDeletion",
            "PutKeyPolicy", "DisableKeyRotation", "CreateGrant", "CreateAlias", "UpdateAlias", "DeleteAlias"),

        .. Changes(
            "bucket-changed", "s3", ["CreateBucket", "GetBucketPolicy", "GetAccountPublicAccessBlock", "PutObject"],
            "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketLifecycle", "DeleteBucketLifecycle", "PutBucketVersioning",
            "PutBucketObjectLockConfiguration",
            "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock", "DeleteBucket", "PutBucketEncryption", "DeleteBucketEncryption",
            "PutBucketLogging",
            "PutBucketAcl", "PutBucketOwnershipControls", "DeleteBucketOwnershipControls", "PutBucketReplication",
            "PutAccountPublicAccessBlock",
            "DeleteAccountPublicAccessBlock", "CreateAccessPoint", "PutAccessPointPolicy"),
        Case("bucket of another service", Of("s3-outposts", "PutBucketPolicy", Administrator)),

        Case("root calls", Of("sts", "GetCallerIdentity", Root), "root-used"),
        Case("root signs in", SignIn("ConsoleLogin", Root), "root-used", "sign-in-without-sso"),
        Case("service on behalf of root", Of("kms", "Decrypt", Root.With("invokedBy", "s3.amazonaws.com"))),
        Case("event of a service about root", Of("kms", "RotateKey", Root).With("eventType", "AwsServiceEvent")),

        Case("user signs in", SignIn("ConsoleLogin", User), "sign-in-without-sso"),
        Case("wrong password", SignIn("ConsoleLogin", User).With("errorMessage", "Failed authentication"), "sign-in-without-sso"),
        Case("federated role signs in", SignIn("ConsoleLogin", Role("SamlAdministrator", "somebody")), "sign-in-without-sso"),
        Case("role switched to", SignIn("SwitchRole", Role("OrganizationAccountAccessRole", "somebody")), "sign-in-without-sso"),
        Case("member signs in", SignIn("ConsoleLogin", Member)),
        Case("administrator signs in", SignIn("ConsoleLogin", Administrator)),
        Case("check for MFA", SignIn("CheckMfa", User)),
        Case("event of another service called ConsoleLogin", Of("workspaces-web", "ConsoleLogin", User)),

        .. from action in new[]
           {
               "CreateUser", "CreateLoginProfile", "UpdateLoginProfile", "CreateAccessKey", "UpdateAccessKey",
               "CreateServiceSpecificCredential",
               "UpdateServiceSpecificCredential", "ResetServiceSpecificCredential",
           }
           from identity in new[] { Administrator, User, Deployment }
           select Case($"{action} by {NameOf(identity)}", Of("iam", action, identity), "long-lived-credentials"),
        Case(
            "access key refused to a member",
            Of("iam", "CreateAccessKey", Member).Denied("iam:CreateAccessKey", $"arn:aws:iam::{Account}:user/x"), "long-lived-credentials"),
        Case("access key deleted", Of("iam", "DeleteAccessKey", Administrator)),
        Case("user of the directory", Of("sso-directory", "CreateUser", Administrator)),

        Case(
            "mantle inference", Of("bedrock-mantle", "CreateInference", User).With("eventCategory", "Data").With("managementEvent", false),
            "mantle-called"),
        Case("mantle models listed", Of("bedrock-mantle", "ListModels", Member), "mantle-called"),
        Case(
            "mantle refused",
            Of("bedrock-mantle", "CreateInference", Member).Denied("bedrock-mantle:CreateInference", "*", "AccessDeniedException"),
            "mantle-called"),

        Case("data retention", Of("bedrock", "PutAccountDataRetention", Administrator), "data-retention-changed"),
        Case("data retention by a deployment", Of("bedrock", "PutAccountDataRetention", Deployment), "data-retention-changed"),
        Case("data retention of a project", Of("bedrock", "PutProjectDataRetentionStorage", Administrator), "data-retention-changed"),
        Case("data retention by a user", Of("bedrock", "PutAccountDataRetention", User), "data-retention-changed"),
        Case("data retention by its owner", Of("bedrock", "PutAccountDataRetention", PromptLogging)),
        Case(
            "Claude Platform called", Of("aws-external-anthropic", "CreateInference", Member), "mantle-called"),
        Case("data retention read", Of("bedrock", "GetAccountDataRetention", Administrator)),
        Case("data retention of something else", Of("logs", "PutAccountDataRetention", Administrator)),

        Case("call refused", Call("Converse", Member).Denied("bedrock:InvokeModel", "*", "AccessDeniedException"), "calls-denied"),
        Case(
            "stream refused",
            Call("InvokeModelWithResponseStream", Member).Denied("bedrock:InvokeModelWithResponseStream", "*", "AccessDenied"),
            "calls-denied"),
        Case(
            "batch job refused",
            Call("CreateModelInvocationJob", Member).Denied("bedrock:CreateModelInvocationJob", "*", "AccessDeniedException"),
            "calls-denied"),
        .. from service in new[] { "bedrock-agentcore", "bedrock-websearch", "aws-marketplace", "agreement-marketplace" }
           select Case($"{service} refused", Of(service, "InvokeSomething", Member).Denied($"{service}:x", "*", "AccessDeniedException"), "calls-denied"),
        Case("subscriptions not shown", Of("aws-marketplace", "ViewSubscriptions", Member).Denied("aws-marketplace:ViewSubscriptions", "*")),
        Case("agent called", Of("bedrock-agentcore", "InvokeAgentRuntime", Administrator)),
        Case("call throttled", Call("Converse", Member).With("errorCode", "ThrottlingException")),
        Case("call succeeded", Call("InvokeModel", Member)),
        Case("list refused", Of("bedrock", "ListAgents", Member).Denied("bedrock:ListAgents", "*", "AccessDeniedException")),
        Case("read refused", Of("bedrock", "GetAgent", Member).Denied("bedrock:GetAgent", "*", "AccessDeniedException")),
        Case(
            "call of another service refused",
            Of("polly", "SynthesizeSpeech", Member).Denied("polly:SynthesizeSpeech", "*", "AccessDeniedException")),

        .. Changes(
            "stack-changed", "cloudformation",
            ["DescribeStacks", "GetTemplate", "ValidateTemplate", "DetectStackDrift", "DeleteChangeSet", "ListStacks"],
            "CreateStack", "UpdateStack", "DeleteStack", "CreateChangeSet", "ExecuteChangeSet", "SetStackPolicy",
            "UpdateTerminationProtection", "RollbackStack", "ContinueUpdateRollback", "CancelUpdateStack", "ExecuteStackRefactor"),
        Case("stack deployed by the CDK", Of("cloudformation", "ExecuteChangeSet", Role($"cdk-hnb659fds-deploy-role-{Account}-ap-northeast-1", "aws-cdk"))),
        Case(
            "stack changed by a role named almost like the CDK's",
            Of("cloudformation", "ExecuteChangeSet", Role("my-cdk-hnb659fds-deploy-role", "x")), "stack-changed"),

        .. Changes(
            "alarms-changed", "monitoring", ["EnableAlarmActions", "PutDashboard", "DescribeAlarms"],
            "PutCompositeAlarm", "PutMetricAlarm", "DeleteAlarms", "DisableAlarmActions", "SetAlarmState", "PutAlarmMuteRule"),

        .. Changes(
            "log-groups-changed", "logs",
            [
                "CreateLogGroup", "CreateLogStream", "StartQuery", "PutQueryDefinition", "DescribeLogGroups", "GetTransformer",
                "TestTransformer",
            ],
            "DeleteLogGroup", "DeleteLogStream", "PutMetricFilter", "DeleteMetricFilter", "PutRetentionPolicy", "DeleteRetentionPolicy",
            "PutDataProtectionPolicy",
            "DeleteDataProtectionPolicy", "PutAccountPolicy", "DeleteAccountPolicy", "AssociateKmsKey", "DisassociateKmsKey",
            "PutLogGroupDeletionProtection",
            "PutTransformer", "DeleteTransformer", "PutSubscriptionFilter", "DeleteSubscriptionFilter"),

        .. Changes(
            "topic-changed", "sns", ["Publish", "Subscribe", "CreateTopic", "GetDataProtectionPolicy"],
            "PutDataProtectionPolicy", "DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission", "Unsubscribe", "SetSubscriptionAttributes"),

        Case(
            "events read unmasked", Of("logs", "FilterLogEvents", Administrator, new() { ["logGroupName"] = "prompts", ["unmask"] = true }),
            "log-unmasked"),
        Case("events read unmasked by a deployment", Of("logs", "GetLogEvents", Deployment, new() { ["unmask"] = true }), "log-unmasked"),
        Case(
            "query unmasks", Of("logs", "StartQuery", Administrator, new() { ["queryString"] = "fields unmask(@message) | limit 20" }),
            "log-unmasked"),
        Case(
            "unmasking refused", Of("logs", "GetLogEvents", Administrator).Denied("logs:Unmask", "*", "AccessDeniedException"),
            "log-unmasked"),
        Case("events read masked", Of("logs", "FilterLogEvents", Administrator, new() { ["unmask"] = false })),
        Case("query keeps the mask", Of("logs", "StartQuery", Administrator, new() { ["queryString"] = "fields @message" })),
        .. from identity in new[] { Administrator, Member, User, Brake }
           select Case($"function invoked by {NameOf(identity)}", Of("lambda", "Invoke", identity), "brake-commanded"),
        Case("invocation refused", Of("lambda", "Invoke", Member).Denied("lambda:InvokeFunction", "*"), "brake-commanded"),
        Case("brake invoked by its schedule", Of("lambda", "Invoke", Service("events.amazonaws.com"))),
        Case("owner of the prompt log invoked by a deployment", Of("lambda", "Invoke", Deployment)),
        Case("another service's invocation", Of("example", "Invoke", Administrator)),

        Case("reading refused", Of("logs", "GetLogEvents", Administrator).Denied("logs:GetLogEvents", "*", "AccessDeniedException")),
        Case("unmask of another service", Of("macie2", "GetFindings", Administrator, new() { ["unmask"] = true })),
    ];

    private static JsonObject IdentityCenter => Role("AWSServiceRoleForSSO", "sso");

    public static string NameOf(JsonObject identity) =>
        (identity["arn"] ?? identity["invokedBy"])!.GetValue<string>().Split('/', ':')[^1] + " " + identity["type"];

    private static IEnumerable<(string Name, JsonObject Event, string[] Alarms)> PolicyCases()
    {
        string[] versions = ["CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion"];
        string[] actions = [.. versions, "DeletePolicy"];
        foreach (var action in actions)
        {
            foreach (var policy in new[] { "poc-boundary", "poc-sales-access", "brake/poc-sales-brake" })
            {
                var arn = $"{Policies}/{policy}";
                yield return Case($"{action} {policy} by an administrator", Policy(action, Administrator, arn), "policy-changed");
                yield return Case($"{action} {policy} by a user", Policy(action, User, arn), "policy-changed");
                yield return Case($"{action} {policy} by a deployment", Policy(action, Deployment, arn));
                yield return Case($"{action} {policy} by its owner", Policy(action, PromptLogging, arn), "policy-changed");
                foreach (var function in new[] { Brake, Meter })
                {
                    yield return Case(
                        $"{action} {policy} by {NameOf(function)}", Policy(action, function, arn),
                        versions.Contains(action) && policy.StartsWith("brake/", StringComparison.Ordinal) ? [] : ["policy-changed"]);
                }

                yield return Case(
                    $"{action} {policy} refused", Policy(action, Administrator, arn).Denied($"iam:{action}", $"policy {arn}"),
                    "policy-changed");
            }
        }

        yield return Case(
            "brake refused", Policy("CreatePolicyVersion", Brake, "").Denied("iam:CreatePolicyVersion", $"policy {Policies}/poc-boundary"),
            "policy-changed");
        yield return Case(
            "policy of somebody else", Policy("CreatePolicyVersion", Administrator, $"arn:aws:iam::{Account}:policy/service-role/other"));
        yield return Case(
            "policy of a sandbox with a longer name", Policy("CreatePolicyVersion", Administrator, $"{Policies}-2/poc-2-boundary"));
        yield return Case("policy read", Policy("GetPolicyVersion", Administrator, $"{Policies}/poc-boundary"));
        yield return Case(
            "policy attached by Identity Center",
            Of(
                "iam", "AttachRolePolicy", IdentityCenter,
                new() { ["roleName"] = "AWSReservedSSO_poc-sales_fedcba9876543210", ["policyArn"] = $"{Policies}/poc-sales-access" }));
        yield return Case(
            "policy of another service",
            Of("iot", "CreatePolicyVersion", Administrator, new() { ["policyArn"] = $"{Policies}/poc-boundary" }));
    }

    private static IEnumerable<(string Name, JsonObject Event, string[] Alarms)> RoleCases()
    {
        string[] roles =
        [
            $"cdk-hnb659fds-cfn-exec-role-{Account}-ap-northeast-1", "poc-prompt-logging", "poc-meter", "poc-brake", "poc-sales-app",
            "Poc-Audit-TrailLogWriter-1A2B3C", "Poc-Usage-PromptsLogWriter-1A2B3C",
        ];
        string[] actions =
        [
            "CreateRole", "DeleteRole", "UpdateAssumeRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy",
            "DeleteRolePolicy",
            "PutRolePermissionsBoundary",
            "DeleteRolePermissionsBoundary",
        ];
        foreach (var role in roles)
        {
            foreach (var action in actions)
            {
                yield return Case($"{action} {role}", OfRole("iam", action, Administrator, role), "role-changed");
                yield return Case($"{action} {role} by a deployment", OfRole("iam", action, Deployment, role));
            }

            yield return Case($"{role} changed by a user", OfRole("iam", "UpdateAssumeRolePolicy", User, role), "role-changed");
            yield return Case(
                $"{role} changed by its owner", OfRole("iam", "UpdateAssumeRolePolicy", PromptLogging, role), "role-changed");
            yield return Case($"{role} read", OfRole("iam", "GetRolePolicy", Administrator, role));
            yield return Case($"{role} of another service", OfRole("iot", "AttachRolePolicy", Administrator, role));
        }

        foreach (var path in new[] { null, "/", "/aws-reserved/sso.amazonaws.com/ap-northeast-1/" })
        {
            var parameters = new JsonObject { ["roleName"] = "AWSReservedSSO_poc-sales_0123456789abcdef" };
            if (path is not null)
            {
                parameters["path"] = path;
            }

            yield return Case(
                $"role named like a sign-in's, path {path}",
                Of("iam", "CreateRole", path is { Length: > 1 } ? IdentityCenter : Administrator, parameters),
                path is { Length: > 1 } ? [] : ["role-changed"]);
        }

        yield return Case("role of somebody else", OfRole("iam", "CreateRole", Administrator, "SamlAdministrator"));
        yield return Case(
            "role of somebody else that ends like an application role", OfRole("iam", "CreateRole", Administrator, "shop-app"));
        yield return Case("other role with the sandbox's name", OfRole("iam", "CreateRole", Administrator, "poc-report"), "role-changed");
    }

    /// <summary>
    /// Each action fires the alarm for people, users and other roles of the sandbox, refused or not, and not for a deployment; the
    /// neighbours never do.
    /// </summary>
    private static IEnumerable<(string Name, JsonObject Event, string[] Alarms)> Changes(
        string alarm, string service, string[] neighbours, params string[] actions)
    {
        foreach (var action in actions)
        {
            foreach (var identity in new[] { Administrator, User, Brake, Service("config.amazonaws.com") })
            {
                yield return Case($"{action} by {NameOf(identity)}", Of(service, action, identity), alarm);
            }

            yield return Case($"{action} by a deployment", Of(service, action, Deployment));
        }

        foreach (var neighbour in neighbours)
        {
            yield return Case($"{neighbour} of {service}", Of(service, neighbour, Administrator));
        }

        // The event name alone says nothing: other services have actions of the same name.
        yield return Case($"{actions[0]} of another service", Of("example", actions[0], Administrator));
    }

    private static (string Name, JsonObject Event, string[] Alarms) Case(string name, JsonObject call, params string[] alarms) =>
        (name, call, alarms);

    private static JsonObject Policy(string action, JsonObject identity, string arn) =>
        Of("iam", action, identity, new() { ["policyArn"] = arn, ["versionId"] = "v2" });

    private static JsonObject OfRole(string service, string action, JsonObject identity, string role) =>
        Of(service, action, identity, new() { ["roleName"] = role, ["policyName"] = "inline" });

    private static JsonObject Call(string name, JsonObject identity) =>
        Of("bedrock", name, identity, new() { ["modelId"] = "jp.anthropic.claude-sonnet-4-6" });

    private static JsonObject SignIn(string name, JsonObject identity) =>
        Of("signin", name, identity).With("eventType", "AwsConsoleSignIn").With("responseElements", new JsonObject { [name] = "Success" });
}
