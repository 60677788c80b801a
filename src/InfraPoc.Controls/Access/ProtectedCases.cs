using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>
/// Concrete requests that would change or remove what InfraPoc deployed, on names as the sandbox or CloudFormation gives them.
/// </summary>
internal static class ProtectedCases
{
    private const string Invoke = "lambda:InvokeFunction";

    private static readonly string[] FunctionChanges =
    [
        "lambda:AddPermission", "lambda:DeleteFunction", "lambda:DeleteFunctionConcurrency", "lambda:DeleteFunctionEventInvokeConfig",
        "lambda:PutFunctionConcurrency", "lambda:PutFunctionEventInvokeConfig", "lambda:PutRuntimeManagementConfig",
        "lambda:RemovePermission", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
        "lambda:UpdateFunctionEventInvokeConfig",
    ];

    private static readonly string[] VersionChanges = ["iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"];

    /// <summary>Requests that would weaken what protects and records: guardrails, logs, trail, key, archive, alarms and topics.</summary>
    public static IEnumerable<DenialCase> Watching(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        return
        [
            .. ClosedSurfaceCases.ToAllButDeployment(sandbox),
            .. On(
                [names.TrailArn], "cloudtrail:DeleteTrail", "cloudtrail:PutEventConfiguration", "cloudtrail:PutEventSelectors", "cloudtrail:PutInsightSelectors",
                "cloudtrail:StopLogging", "cloudtrail:UpdateTrail"),
            .. On([Arn(templates, "kms", $"key/{templates.Samples.Name}")], "kms:CreateGrant", "kms:DisableKey", "kms:DisableKeyRotation", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"),
            .. On([Arn(templates, "kms", names.AuditKeyAlias)], "kms:DeleteAlias", "kms:UpdateAlias"),
            .. On(
                LogStreams(templates),
                "logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:DeleteMetricFilter", "logs:DeleteRetentionPolicy",
                "logs:AssociateKmsKey", "logs:DeleteSubscriptionFilter", "logs:DisassociateKmsKey",
                "logs:PutLogGroupDeletionProtection", "logs:PutMetricFilter", "logs:PutRetentionPolicy", "logs:PutSubscriptionFilter", "logs:PutTransformer"),
            .. On(
                templates.In(names.AuditStack, "AWS::S3::Bucket").Select(bucket => bucket.Attribute("Arn")),
                "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketLogging", "s3:PutBucketObjectLockConfiguration",
                "s3:PutBucketOwnershipControls", "s3:PutBucketPolicy", "s3:PutReplicationConfiguration",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration"),
            .. On(
                templates.In(names.AuditStack, "AWS::S3::Bucket").Select(bucket => $"{bucket.Attribute("Arn")}/AWSLogs/a.json.gz"),
                "s3:BypassGovernanceRetention", "s3:DeleteObjectVersion"),
            .. On(
                templates.OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm.Text("AlarmName"))
                    .Append(names.SecurityAlarm(templates.Samples.Name)).Append($"{templates.Config.Sandbox.Name}-{templates.Samples.Name}")
                    .Select(alarm => Arn(templates, "cloudwatch", $"alarm:{alarm}")),
                "cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions", "cloudwatch:PutCompositeAlarm", "cloudwatch:PutMetricAlarm",
                "cloudwatch:SetAlarmState"),
            .. On([Arn(templates, "cloudwatch", $"alarm-mute-rule:{templates.Samples.Name}")], "cloudwatch:PutAlarmMuteRule"),
            .. On(
                [
                    names.SecurityTopicArn, names.CostTopicArn,
                    names.DepartmentTopicsArn.Replace("*", templates.Samples.Name, StringComparison.Ordinal),
                    Arn(templates, "sns", $"{names.AuditStack}-{templates.Samples.Name}"),
                ],
                "sns:AddPermission", "sns:DeleteTopic", "sns:PutDataProtectionPolicy", "sns:RemovePermission", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Unsubscribe"),
        ];
    }

    /// <summary>Requests that would stop the brake or the budgets, or let the caller use a role of the sandbox.</summary>
    public static IEnumerable<DenialCase> Running(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var account = sandbox.Accounts.Sandbox.Id;
        string[] prefixes = [$"{sandbox.Name}-", $"{names.UsageStack}-", $"{names.AuditStack}-"];
        return
        [
            .. On(
                [
                    $"arn:aws:budgets::{account}:budget/{names.SandboxBudget}",
                    .. templates.Config.Departments.Select(each => $"arn:aws:budgets::{account}:budget/{names.Budget(each)}"),
                    $"arn:aws:budgets::{account}:budget/{sandbox.Name}-{templates.Samples.Name}",
                ],
                "budgets:ModifyBudget"),
            .. On(
                prefixes.Select(prefix => Arn(templates, "events", $"rule/{prefix}{templates.Samples.Name}")),
                "events:DeleteRule", "events:DisableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"),
            .. On(OwnRoles(templates), "iam:PassRole"),
            .. On([names.FunctionArn(names.Meter), names.FunctionArn(names.PromptLogging)], [.. FunctionChanges, Invoke]),
        ];
    }

    /// <summary>Lines that no service wrote: they would be taken for calls and events that never were.</summary>
    public static IEnumerable<DenialCase> Lines(SandboxTemplates templates) =>
        On(LogStreams(templates), "logs:CreateLogStream", "logs:PutLogEvents");

    /// <summary>
    /// Commands to the brake, which everybody in the account must be able to give whom IAM lets: it is how a person stops a department.
    /// </summary>
    public static IEnumerable<DenialCase> Commands(SandboxTemplates templates) =>
        On([templates.Names.FunctionArn(templates.Names.Brake)], Invoke);

    /// <summary>What a function calls, of which nothing may be denied to it.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="function">Name of the function.</param>
    public static IEnumerable<DenialCase> Duties(SandboxTemplates templates, string function) =>
        from duty in FunctionDuties.Of(templates, function)
        from resource in duty.On
        let isGlobal = duty.Action.Split(':')[0] is "iam" or "budgets"
        select new DenialCase(duty.Action.TrimEnd('*'), resource, isGlobal ? "us-east-1" : null) { Context = [.. duty.Context] };

    /// <summary>What would change a role or a policy of the sandbox, or the roles that deploy it.</summary>
    public static IEnumerable<DenialCase> Identities(SandboxTemplates templates) =>
    [
        .. On(
            [.. OwnRoles(templates), .. ServiceControls.Deployment(templates)],
            "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole", "iam:UpdateRoleDescription"),

        // Meter and alarms know roles by their names: one of such a name counts as a department's or a function's, wherever it is.
        .. On(
            templates.Config.Departments.Take(1).Select(templates.Names.SignInRolePrefix).Append("AWSReservedSSO_x_")
                .Select(prefix => $"{prefix}{templates.Samples.Suffixes[0]}")
                .Concat(templates.Config.Departments.Take(1).Select(templates.Names.ApplicationRole)).Append(templates.Names.Meter)
                .SelectMany(name => new[] { name, $"a/b/{name}" })
                .Select(name => $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:role/{name}"),
            "iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"),
        .. On(Policies(templates), ["iam:CreatePolicy", "iam:DeletePolicy", "iam:TagPolicy", "iam:UntagPolicy", .. VersionChanges]),
    ];

    /// <summary>Requests that would engage or release a brake, or change what the brake remembers.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="brakePolicy">ARN of a brake policy.</param>
    public static IEnumerable<DenialCase> BrakeState(SandboxTemplates templates, string brakePolicy) =>
    [
        .. On([brakePolicy], VersionChanges),
        .. On(
            templates.In(templates.Names.UsageStack, "AWS::DynamoDB::Table").Select(table => table.Attribute("Arn")),
            "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DeleteTable", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert",
            "dynamodb:PartiQLUpdate",
            "dynamodb:PutItem", "dynamodb:PutResourcePolicy", "dynamodb:UpdateItem", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive"),
    ];

    /// <summary>What would make meter and brake run other code, or read other caps.</summary>
    public static IEnumerable<DenialCase> BrakeSettings(SandboxTemplates templates)
    {
        var names = templates.Names;
        string[] parameters =
        [
            names.SettingsParameter, names.ModelsParameter(1), names.RosterParameter(1),
            .. templates.Config.Departments.Select(names.DepartmentParameter),
        ];
        return
        [
            .. On(
                parameters.Select(parameter => Arn(templates, "ssm", $"parameter{parameter}")),
                "ssm:DeleteParameter", "ssm:DeleteParameters", "ssm:PutParameter"),
            .. On([names.FunctionArn(names.Brake), $"{names.FunctionArn(names.Brake)}:$LATEST"], FunctionChanges),
        ];
    }

    /// <summary>What the brake may not do: version a policy that is nothing of the sandbox's.</summary>
    public static IEnumerable<DenialCase> OtherVersions(SandboxTemplates templates) =>
        On([$"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:policy/x"], VersionChanges);

    /// <summary>The same on what is nothing of the sandbox's, and what only looks.</summary>
    public static IEnumerable<DenialCase> OfOthers(SandboxTemplates templates)
    {
        var account = templates.Config.Sandbox.Accounts.Sandbox.Id;
        return
        [
            .. ClosedSurfaceCases
                .ToDepartments(templates.Config.Sandbox).Where(each => !each.Action.StartsWith("iam:", StringComparison.Ordinal)),
            .. On([Arn(templates, "cloudtrail", "trail/x")], "cloudtrail:CreateTrail", "cloudtrail:LookupEvents"),
            .. On(["arn:aws:s3:::x"], "s3:DeleteBucket", "s3:PutBucketPolicy"),
            .. On([Arn(templates, "cloudwatch", "alarm:x")], "cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm"),
            .. On([Arn(templates, "sns", "x")], "sns:DeleteTopic", "sns:Unsubscribe"),
            .. On([$"arn:aws:budgets::{account}:budget/x"], "budgets:ModifyBudget"),
            .. On([Arn(templates, "events", "rule/x")], "events:PutRule"),
            .. On([Arn(templates, "states", "stateMachine:x")], "states:UpdateStateMachine"),
            .. On([Arn(templates, "lambda", "function:x")], "lambda:InvokeFunction", "lambda:UpdateFunctionCode"),
            .. On([$"arn:aws:iam::{account}:role/x"], "iam:CreateRole", "iam:DeleteRole", "iam:PassRole"),
            .. On([$"arn:aws:iam::{account}:policy/x"], "iam:CreatePolicyVersion", "iam:DeletePolicy"),
            .. On(OwnRoles(templates), "iam:GetRole", "sts:AssumeRole"),
        ];
    }

    private static string[] Policies(SandboxTemplates templates) =>
        [
            templates.Names.BoundaryArn,
            $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:policy{templates.Names.Path}{templates.Config.Sandbox.Name}-x-access",
        ];

    /// <summary>Roles with the sandbox's path, and without it where CloudFormation names them.</summary>
    private static string[] OwnRoles(SandboxTemplates templates)
    {
        var names = templates.Names;
        return
        [
            names.ApplicationRolesArn.Replace("*", templates.Samples.Name, StringComparison.Ordinal),
            $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:role{names.Path}{templates.Samples.Name}",
            .. ServiceControls.Writing(templates), .. ServiceControls.Owning(names),
            .. ServiceControls.Brakes(names),
        ];
    }

    private static IEnumerable<string> LogStreams(SandboxTemplates templates) =>
        new[] { templates.Names.AuditStack, templates.Names.UsageStack }.Select(stack =>
            Arn(templates, "logs", $"log-group:{stack}-{templates.Samples.Name}:log-stream:a"));

    private static IEnumerable<DenialCase> On(IEnumerable<string> resources, params IEnumerable<string> actions) =>
        from resource in resources from action in actions select new DenialCase(action, resource);

    private static string Arn(SandboxTemplates templates, string service, string resource) =>
        $"arn:aws:{service}:{templates.Config.Sandbox.Accounts.Sandbox.Region}:{templates.Config.Sandbox.Accounts.Sandbox.Id}:{resource}";
}
