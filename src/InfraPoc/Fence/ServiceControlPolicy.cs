using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Fence;

/// <summary>
/// The service control policies around the sandbox account: they bind its administrators too, and its root user. What
/// nobody may do is one policy, what only the sandbox's deployment may do is the other.
/// </summary>
public static class ServiceControlPolicy
{
    /// <summary>
    /// Services without a Region of their own, or whose only endpoint is outside the sandbox Region, that an administrator of
    /// the account needs: identity and sign-in, bills and budgets, support and quotas.
    /// </summary>
    private static readonly IReadOnlyList<string> GlobalServices =
    [
        "account:*", "aws-marketplace:*", "billing:*", "budgets:*", "ce:*", "cloudtrail:LookupEvents", "consolidatedbilling:*", "cur:*",
        "ec2:DescribeRegions", "freetier:*", "health:*", "iam:*", "invoicing:*", "organizations:*", "payments:*", "pricing:*",
        "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets", "s3:PutAccountPublicAccessBlock", "servicequotas:*", "signin:*", "sso:*",
        "sts:*",
        "support:*", "supportplans:*", "tax:*", "trustedadvisor:*",
    ];

    private static readonly IReadOnlyList<string> VersionChanges =
    [
        "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion",
    ];

    private static readonly IReadOnlyList<string> TableWrites =
        [
            "dynamodb:BatchWriteItem", "dynamodb:Delete*", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate",
            "dynamodb:Put*", "dynamodb:Update*",
        ];

    /// <summary>What nobody may do: use a closed surface, leave the Region, or leave the organization.</summary>
    public static PolicyDocument Fence(Sandbox sandbox)
    {
        var home = sandbox.Accounts.Sandbox.Region;
        string[] inference = [home, .. sandbox.Residency?.InferenceRegions ?? []];
        string[] checks = [.. inference, .. sandbox.Residency?.GuardrailRegions ?? []];

        // A call through a global profile is authorised in this Region as well.
        // See: https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
        string[] unspecified = sandbox.Residency?.GlobalInference == true ? ["unspecified"] : [];
        return new(
        [
            .. ClosedSurfaces.For(sandbox, ClosedTo.Everybody),
            new PolicyStatement
            {
                Sid = "Region",
                Effect = PolicyEffect.Deny,
                NotActions = [.. GlobalServices, .. BedrockActions.Invoke, BedrockActions.ApplyGuardrail],
                Resources = ["*"],
            }.When("StringNotEquals", "aws:RequestedRegion", home),
            Deny("RegionOfModels", BedrockActions.Invoke, ["*"])
                .When("StringNotEquals", "aws:RequestedRegion", [.. inference.Concat(unspecified).Distinct()]),
            Deny("RegionOfChecks", [BedrockActions.ApplyGuardrail], ["*"])
                .When("StringNotEquals", "aws:RequestedRegion", [.. checks.Distinct()]),
            Deny("Membership", ["account:CloseAccount", "organizations:LeaveOrganization"], ["*"]),
        ]);
    }

    /// <summary>What only the sandbox's deployment may do: change or remove what InfraPoc deployed, or become one of its roles.</summary>
    public static PolicyDocument Protection(Sandbox sandbox, SandboxNames names)
    {
        var account = sandbox.Accounts.Sandbox.Id;
        var roles = $"arn:aws:iam::{account}:role";
        var policies = $"arn:aws:iam::{account}:policy";
        var audit = $"{names.AuditStack}-*";
        var buckets = $"arn:aws:s3:::{audit.ToLowerInvariant()}";
        string[] prefixes = [sandbox.Name, names.StackPrefix];
        IReadOnlyList<string> deployment = names.DeploymentRoleArns;
        IReadOnlyList<string> auditing = [.. deployment, $"{roles}/{audit}"];
        IReadOnlyList<string> brakes = [$"{roles}/{names.BrakeStack}-*", $"{roles}{names.Path}{names.BrakeStack}-*"];
        IReadOnlyList<string> ownRoles = [$"{roles}{names.Path}*", $"{roles}/{names.StackPrefix}-*"];
        return new(
        [
            Deny(
                "Logs",
                [
                    .. ClosedSurfaces.For(sandbox, ClosedTo.AllButDeployment).SelectMany(surface => surface.Actions),
                    "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors", "cloudtrail:PutInsightSelectors", "cloudtrail:StopLogging",
                    "cloudtrail:UpdateTrail",
                    "kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion",
                    "logs:DeleteLog*", "logs:DeleteMetricFilter", "logs:DeleteRetentionPolicy", "logs:DeleteTransformer",
                    "logs:DisassociateKmsKey",
                    "logs:PutMetricFilter", "logs:PutRetentionPolicy", "logs:PutTransformer",
                ],
                ["*"]).Except(auditing),
            // One statement for what is not everybody's, because naming the exempted roles again for each would not fit: an action
            // only ever meets resources of its own service. Names begin with the sandbox's or, where CloudFormation makes them,
            // with the stack's. Starting the brake's state machine stays open: it is how a brake is engaged by hand.
            Deny(
                "Deployed",
                [
                    "s3:BypassGovernanceRetention", "s3:DeleteBucket*", "s3:DeleteObjectVersion", "s3:PutBucketObjectLockConfiguration",
                    "s3:PutBucketPolicy",
                    "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration",
                    "s3:PutLifecycleConfiguration",
                    "cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions", "cloudwatch:PutCompositeAlarm",
                    "cloudwatch:PutMetricAlarm",
                    "sns:DeleteTopic", "sns:RemovePermission", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Unsubscribe",
                    "budgets:ModifyBudget", "events:DeleteRule", "events:DisableRule", "events:Put*", "events:Remove*", "states:Delete*",
                    "states:Update*",

                    // Whoever could wear or run an exempted role would be exempted as well.
                    "iam:PassRole", "lambda:Add*", "lambda:Delete*", "lambda:Invoke*", "lambda:Put*", "lambda:Update*",
                ],
                [
                    buckets, $"arn:aws:cloudwatch:*:{account}:alarm:{sandbox.Name}-*",
                    $"arn:aws:budgets::{account}:budget/{sandbox.Name}-*",
                    .. prefixes.SelectMany(prefix =>
                        new[]
                        {
                            $"arn:aws:events:*:{account}:rule/{prefix}-*", $"arn:aws:sns:*:{account}:{prefix}-*",
                            $"arn:aws:states:*:{account}:stateMachine:{prefix}-*",
                        }),
                    .. ownRoles, $"arn:aws:lambda:*:{account}:function:{audit}",
                ])
                .Except(auditing),

            // The same holds for whoever could change one.
            Deny(
                "Identities",
                [
                    "iam:AttachRolePolicy", "iam:CreatePolicy", "iam:CreateRole", "iam:DeletePolicy", "iam:DeleteRole*",
                    "iam:DetachRolePolicy",
                    "iam:PutRole*", "iam:TagPolicy", "iam:TagRole", "iam:UntagPolicy", "iam:UntagRole", "iam:UpdateAssumeRolePolicy",
                    "iam:UpdateRole*",
                ],
                [$"{policies}{names.Path}*", .. ownRoles, .. deployment]).Except(deployment),
            Deny(
                    "BrakeState", [.. VersionChanges, .. TableWrites],
                    [$"{policies}{names.Path}*", $"arn:aws:dynamodb:*:{account}:table/{names.BrakeStack}-*"])
                .Except([.. deployment, .. brakes]),
            new PolicyStatement
            {
                Sid = "BrakesOnly", Effect = PolicyEffect.Deny, Actions = VersionChanges, NotResources = [$"{policies}{names.BrakePath}*"],
            }.When("ArnLike", "aws:PrincipalArn", brakes),
        ]);
    }

    private static PolicyStatement Except(this PolicyStatement statement, IReadOnlyList<string> roles) =>
        statement.When("ArnNotLike", "aws:PrincipalArn", roles);
}
