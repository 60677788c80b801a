using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.ServiceStatements;

namespace InfraPoc.Audit;

/// <summary>
/// Who may use the key of the logs: each service for the trail, log groups, alarms and budgets of this sandbox only. The first
/// statement leaves it to IAM policies which people may use it.
/// </summary>
public static class AuditKeyPolicy
{
    /// <summary>The key policy.</summary>
    public static PolicyDocument For(Sandbox sandbox, SandboxNames names)
    {
        var account = sandbox.Accounts.Sandbox;

        return new PolicyDocument(
        [
            new PolicyStatement
            {
                Sid = "AccountAdministers",
                Effect = PolicyEffect.Allow,
                Principals = new Dictionary<string, IReadOnlyList<string>> { ["AWS"] = [$"arn:aws:iam::{account.Id}:root"] },
                Actions = ["kms:*"],
                Resources = ["*"],
            },
            // See: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
            AllowService("TrailEncrypts", "cloudtrail.amazonaws.com", ["kms:GenerateDataKey*"], "*")
                .When("StringEquals", "aws:SourceArn", names.TrailArn)
                .When("StringLike", "kms:EncryptionContext:aws:cloudtrail:arn", $"arn:aws:cloudtrail:*:{account.Id}:trail/*"),
            AllowService("TrailReadsKey", "cloudtrail.amazonaws.com", ["kms:DescribeKey"], "*")
                .When("StringEquals", "aws:SourceArn", names.TrailArn),
            // See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
            AllowService("LogGroupsEncrypt", $"logs.{account.Region}.amazonaws.com", KeyUse, "*")
                .When("ArnLike", "kms:EncryptionContext:aws:logs:arn", names.AuditLogGroupsArn, names.UsageLogGroupsArn),
            // An alarm publishes to an encrypted topic with its own service's rights.
            // See: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
            AllowService("AlarmsPublish", "cloudwatch.amazonaws.com", MessageKeyUse, "*").From(account.Id, names.AlarmsArn),
            // See: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
            AllowService("BudgetsPublish", "budgets.amazonaws.com", MessageKeyUse, "*").From(account.Id, names.BudgetsSourceArn),
            // See: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
            AllowService("InvocationLogEncrypts", "bedrock.amazonaws.com", ["kms:GenerateDataKey"], "*")
                .From(account.Id, names.BedrockSourceArn),
        ]);
    }

    /// <summary>What publishing to an encrypted topic takes.</summary>
    private static IReadOnlyList<string> MessageKeyUse { get; } = ["kms:Decrypt", "kms:GenerateDataKey*"];

    /// <summary>What writing to and reading from an encrypted log group takes.</summary>
    internal static IReadOnlyList<string> KeyUse { get; } =
    ["kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];
}
