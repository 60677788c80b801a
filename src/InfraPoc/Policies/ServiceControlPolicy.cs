using InfraPoc.Config;
using static InfraPoc.Policies.PolicyStatements;

namespace InfraPoc.Policies;

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
        "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets", "s3:PutAccountPublicAccessBlock", "servicequotas:*", "signin:*", "sso:*", "sts:*",
        "support:*", "supportplans:*", "tax:*", "trustedadvisor:*",
    ];

    private static readonly IReadOnlyList<string> VersionChanges = ["iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion"];

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
            Deny("RegionOfModels", BedrockActions.Invoke, ["*"]).When("StringNotEquals", "aws:RequestedRegion", [.. inference.Concat(unspecified).Distinct()]),
            Deny("RegionOfChecks", [BedrockActions.ApplyGuardrail], ["*"]).When("StringNotEquals", "aws:RequestedRegion", [.. checks.Distinct()]),
            Deny("Membership", ["account:CloseAccount", "organizations:LeaveOrganization"], ["*"]),
        ]);
    }

    /// <summary>What only the sandbox's deployment may do: change or remove what InfraPoc deployed, or become one of its roles.</summary>
    public static PolicyDocument Protection(Sandbox sandbox)
    {
        var names = new SandboxNames(sandbox);
        var account = sandbox.Accounts.Sandbox.Id;
        var roles = $"arn:aws:iam::{account}:role";
        var policies = $"arn:aws:iam::{account}:policy";
        var audit = $"{names.AuditStack}-*";
        var buckets = $"arn:aws:s3:::{audit.ToLowerInvariant()}";
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
                    "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors", "cloudtrail:PutInsightSelectors", "cloudtrail:StopLogging", "cloudtrail:UpdateTrail",
                    "kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion",
                    "logs:DeleteLog*", "logs:DeleteMetricFilter", "logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey", "logs:PutRetentionPolicy",
                ],
                ["*"]).Except(auditing),
            Deny(
                "Archive",
                [
                    "s3:BypassGovernanceRetention", "s3:DeleteBucket*", "s3:DeleteObjectVersion", "s3:PutBucketObjectLockConfiguration", "s3:PutBucketPolicy",
                    "s3:PutBucketPublicAccessBlock", "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
                ],
                [buckets]).Except(auditing),
            Deny(
                "Alarms",
                [
                    "cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions", "cloudwatch:PutCompositeAlarm", "cloudwatch:PutMetricAlarm",
                    "sns:DeleteTopic", "sns:RemovePermission", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Unsubscribe",
                ],
                [$"arn:aws:cloudwatch:*:{account}:alarm:{sandbox.Name}-*", $"arn:aws:sns:*:{account}:{sandbox.Name}-*", $"arn:aws:sns:*:{account}:{names.StackPrefix}-*"])
                .Except(auditing),

            // Whoever could change, wear or run one of the exempted roles would be exempted as well.
            Deny(
                "Identities",
                [
                    "iam:AttachRolePolicy", "iam:CreatePolicy", "iam:CreateRole", "iam:DeletePolicy", "iam:DeleteRole*", "iam:DetachRolePolicy",
                    "iam:PutRole*", "iam:TagPolicy", "iam:TagRole", "iam:UntagPolicy", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole*",
                ],
                [$"{policies}{names.Path}*", .. ownRoles, .. deployment]).Except(deployment),
            Deny("Delegation", ["iam:PassRole", "lambda:Add*", "lambda:Delete*", "lambda:Invoke*", "lambda:Put*", "lambda:Update*"], [.. ownRoles, $"arn:aws:lambda:*:{account}:function:{audit}"])
                .Except(auditing),
            Deny("PolicyVersions", VersionChanges, [$"{policies}{names.Path}*"]).Except([.. deployment, .. brakes]),
            new PolicyStatement { Sid = "BrakesOnly", Effect = PolicyEffect.Deny, Actions = VersionChanges, NotResources = [$"{policies}{names.BrakePath}*"] }
                .When("ArnLike", "aws:PrincipalArn", brakes),
        ]);
    }

    private static PolicyStatement Except(this PolicyStatement statement, IReadOnlyList<string> roles) => statement.When("ArnNotLike", "aws:PrincipalArn", roles);
}
