using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>
/// Concrete requests that would change or remove what InfraPoc deployed, on names as the sandbox or CloudFormation gives them.
/// </summary>
internal static class ProtectedCases
{
    private static readonly string[] VersionChanges = ["iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"];

    /// <summary>Requests that would weaken what protects and records: guardrails, logs, trail, key, archive, alarms and topics.</summary>
    public static IEnumerable<DenialCase> Watching(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        return
        [
            .. ClosedSurfaceCases.ToAllButDeployment(sandbox),
            .. On(
                [names.TrailArn], "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors", "cloudtrail:PutInsightSelectors",
                "cloudtrail:StopLogging", "cloudtrail:UpdateTrail"),
            .. On([Arn(templates, "kms", "key/a")], "kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"),
            .. On(
                [Arn(templates, "logs", $"log-group:{names.AuditStack}-x:log-stream:a")],
                "logs:DeleteLogGroup", "logs:DeleteLogStream", "logs:DeleteMetricFilter", "logs:DeleteRetentionPolicy",
                "logs:DeleteTransformer", "logs:DisassociateKmsKey",
                "logs:PutMetricFilter", "logs:PutRetentionPolicy", "logs:PutTransformer"),
            .. On(
                templates.In(names.AuditStack, "AWS::S3::Bucket").Select(bucket => bucket.Attribute("Arn")),
                "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutBucketObjectLockConfiguration", "s3:PutBucketPolicy",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration"),
            .. On(
                templates.In(names.AuditStack, "AWS::S3::Bucket").Select(bucket => $"{bucket.Attribute("Arn")}/AWSLogs/a.json.gz"),
                "s3:BypassGovernanceRetention", "s3:DeleteObjectVersion"),
            .. On(
                new[] { names.SecurityAlarm("x"), $"{names.CapAlarms}x", names.ReconcilerAlarm("x") }.Select(alarm =>
                    Arn(templates, "cloudwatch", $"alarm:{alarm}")),
                "cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions", "cloudwatch:PutCompositeAlarm", "cloudwatch:PutMetricAlarm"),
            .. On(
                [
                    names.SecurityTopicArn, names.CostTopicArn, names.DepartmentTopicsArn.Replace("*", "x", StringComparison.Ordinal),
                    Arn(templates, "sns", $"{names.AuditStack}-x"),
                ],
                "sns:DeleteTopic", "sns:RemovePermission", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Unsubscribe"),
        ];
    }

    /// <summary>Requests that would stop the brake or the budgets, or let the caller use a role of the sandbox.</summary>
    public static IEnumerable<DenialCase> Running(SandboxTemplates templates)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var account = sandbox.Accounts.Sandbox.Id;
        string[] prefixes = [$"{sandbox.Name}-x", $"{names.BrakeStack}-x", $"{names.AuditStack}-x"];
        return
        [
            .. On(
                [
                    $"arn:aws:budgets::{account}:budget/{names.SandboxBudget}",
                    .. templates.Config.Departments.Take(1).Select(each => $"arn:aws:budgets::{account}:budget/{names.Budget(each)}"),
                ],
                "budgets:ModifyBudget"),
            .. On(
                prefixes.Select(name => Arn(templates, "events", $"rule/{name}")),
                "events:DeleteRule", "events:DisableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"),
            .. On(
                prefixes.Select(name => Arn(templates, "states", $"stateMachine:{name}")).Append(names.ReconcilerArn),
                "states:DeleteStateMachine", "states:UpdateStateMachine"),
            .. On(OwnRoles(templates), "iam:PassRole"),
            .. On(
                [Arn(templates, "lambda", $"function:{names.AuditStack}-x")],
                "lambda:AddPermission", "lambda:DeleteFunction", "lambda:InvokeFunction", "lambda:PutFunctionConcurrency",
                "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"),
        ];
    }

    /// <summary>Requests that would change a role or a policy of the sandbox, or the roles that deploy it.</summary>
    public static IEnumerable<DenialCase> Identities(SandboxTemplates templates) =>
    [
        .. On(
            [.. OwnRoles(templates), .. ServiceControls.Deployment(templates)],
            "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole", "iam:UpdateRoleDescription"),
        .. On(Policies(templates), ["iam:CreatePolicy", "iam:DeletePolicy", "iam:TagPolicy", "iam:UntagPolicy", .. VersionChanges]),
    ];

    /// <summary>Requests that would engage or release a brake, or change what the brake remembers.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="brakePolicy">ARN of a brake policy.</param>
    public static IEnumerable<DenialCase> BrakeState(SandboxTemplates templates, string brakePolicy) =>
    [
        .. On([brakePolicy], VersionChanges),
        .. On(
            templates.In(templates.Names.BrakeStack, "AWS::DynamoDB::Table").Select(table => table.Attribute("Arn")),
            "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:DeleteTable", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert",
            "dynamodb:PartiQLUpdate",
            "dynamodb:PutItem", "dynamodb:PutResourcePolicy", "dynamodb:UpdateItem", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive"),
    ];

    /// <summary>Requests that the brake may not make: a version of a policy that does not belong to the sandbox.</summary>
    public static IEnumerable<DenialCase> OtherVersions(SandboxTemplates templates) =>
        On([$"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:policy/x"], VersionChanges);

    private static string[] Policies(SandboxTemplates templates) =>
        [
            templates.Names.BoundaryArn,
            $"arn:aws:iam::{templates.Config.Sandbox.Accounts.Sandbox.Id}:policy{templates.Names.Path}{templates.Config.Sandbox.Name}-x-access",
        ];

    /// <summary>Roles with the sandbox's path, and without it where CloudFormation names them.</summary>
    private static string[] OwnRoles(SandboxTemplates templates)
    {
        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox.Id);
        return [templates.SomeDepartment(), .. ServiceControls.Auditing(names, account), .. ServiceControls.Brakes(names, account)];
    }

    private static IEnumerable<DenialCase> On(IEnumerable<string> resources, params IEnumerable<string> actions) =>
        from resource in resources from action in actions select new DenialCase(action, resource);

    private static string Arn(SandboxTemplates templates, string service, string resource) =>
        $"arn:aws:{service}:{templates.Config.Sandbox.Accounts.Sandbox.Region}:{templates.Config.Sandbox.Accounts.Sandbox.Id}:{resource}";
}
