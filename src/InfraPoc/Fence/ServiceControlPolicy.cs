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
            "dynamodb:BatchWriteItem", "dynamodb:Delete*", "dynamodb:PartiQL*",
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
            .. ClosedSurfaces.Of(sandbox).Where(surface => surface.Whom == ClosedTo.Everybody).Select(surface => surface.Statement),
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
        var policies = $"arn:aws:iam::{account}:policy";
        string[] prefixes = [sandbox.Name, names.StackPrefix];
        IReadOnlyList<string> deployment = names.DeploymentRoleArns;
        IReadOnlyList<string> owning = [.. deployment, names.FunctionRoleArn(names.PromptLogging)];
        IReadOnlyList<string> brakes = [names.FunctionRoleArn(names.Meter), names.FunctionRoleArn(names.Brake)];
        IReadOnlyList<string> ownRoles = Own($"arn:aws:iam::{account}:role"), ownResources = Own("arn:aws:iam::*:role");
        return new(
        [
            Deny(
                "Logs",
                [
                    .. ClosedSurfaces.Of(sandbox).Where(surface => surface.Whom == ClosedTo.AllButDeployment)
                        .SelectMany(surface => surface.Actions),
                    "cloudtrail:Delete*", "cloudtrail:PutE*", "cloudtrail:PutI*", "cloudtrail:Stop*", "cloudtrail:Update*",
                    "cloudwatch:PutAlarmMuteRule",
                    "kms:*Alias", "kms:CreateGrant", "kms:DisableKey*", "kms:Put*", "kms:Schedule*",
                    "logs:*KmsKey", "logs:*MetricFilter", "logs:*RetentionPolicy", "logs:*SubscriptionFilter", "logs:DeleteLog*",
                    "logs:PutLogG*", "logs:PutTransformer",
                ],
                ["*"]).Except(owning),
            // One statement for what is not everybody's, because naming the exempted roles again for each would not fit: an action
            // only ever meets resources of its own service. Names begin with the sandbox's or, where CloudFormation makes them,
            // with the stack's; no account in resources, because the policy only ever meets principals of this one. Invoking
            // the brake stays open: it is how a person stops a department.
            Deny(
                "Deployed",
                [
                    "s3:BypassGovernanceRetention", "s3:DeleteBucket*", "s3:DeleteObjectVersion", "s3:PutBucket*",
                    "s3:Put*Configuration",
                    "cloudwatch:Delete*", "cloudwatch:Disable*", "cloudwatch:Put*Alarm", "cloudwatch:SetAlarmState",
                    "sns:*Permission", "sns:DeleteTopic", "sns:PutData*", "sns:Set*", "sns:Unsubscribe",
                    "budgets:ModifyBudget", "events:DeleteRule", "events:DisableRule", "events:Put*", "events:Remove*",

                    // Whoever could wear or run an exempted role would be exempted as well.
                    "iam:PassRole", "lambda:*Perm*", "lambda:De*", "lambda:Invoke*", "lambda:Put*", "lambda:Update*",
                ],
                [
                    $"arn:aws:s3:::{names.AuditStack.ToLowerInvariant()}-*", $"arn:aws:budgets::*:budget/{sandbox.Name}-*",
                    .. prefixes.SelectMany(prefix =>
                        new[]
                        {
                            $"arn:aws:events:*:*:rule/{prefix}-*", $"arn:aws:sns:*:*:{prefix}-*",
                        }),
                    $"arn:aws:cloudwatch:*:*:alarm:{sandbox.Name}-*",
                    $"arn:aws:lambda:*:*:function:{names.Meter}*", $"arn:aws:lambda:*:*:function:{names.PromptLogging}*",
                    .. ownResources,
                ])
                .Except(owning),

            // A line that nobody's service wrote would be taken for a call, or for an event that never was.
            Deny("Lines", ["logs:CreateLogStream", "logs:PutLogEvents"], [$"arn:aws:logs:*:*:log-group:{names.StackPrefix}-*"])
                .Except([.. deployment, .. ownRoles]),

            // The same holds for whoever could change one, or make one of its name below another path: meter and alarms see names alone.
            Deny(
                "Identities",
                [
                    "iam:Attach*", "iam:CreatePolicy", "iam:CreateRole", "iam:DeletePolicy", "iam:DeleteRole*", "iam:Detach*", "iam:Put*",
                    "iam:Tag*", "iam:Untag*", "iam:Update*",
                ],
                [
                    $"{policies}{names.Path}*", .. ownResources, .. deployment, $"arn:aws:iam::*:role/*{sandbox.Name}-*",
                    "arn:aws:iam::*:role/*AWSReservedSSO_*",
                ])
                .Except(deployment),
            Deny(
                "Brakes",
                [
                    .. VersionChanges, .. TableWrites, "ssm:DeleteParameter*", "ssm:PutParameter",
                    "lambda:*Perm*", "lambda:De*", "lambda:Put*", "lambda:Update*",
                ],
                [
                    $"{policies}{names.Path}*", $"arn:aws:dynamodb:*:*:table/{names.UsageStack}-*",
                    $"arn:aws:ssm:*:*:parameter{names.ParameterPath}/*", $"arn:aws:lambda:*:*:function:{names.Brake}*",
                ])
                .Except([.. deployment, .. brakes]),
            new PolicyStatement
            {
                Sid = "BrakesOnly", Effect = PolicyEffect.Deny, Actions = VersionChanges,
                NotResources = [$"{policies}{names.BrakePath}*"],
            }.When("ArnLike", "aws:PrincipalArn", brakes),
        ]);

        string[] Own(string any) => [$"{any}{names.Path}*", $"{any}/{names.StackPrefix}-*"];
    }

    private static PolicyStatement Except(this PolicyStatement statement, IReadOnlyList<string> roles) =>
        statement.When("ArnNotLike", "aws:PrincipalArn", roles);
}
