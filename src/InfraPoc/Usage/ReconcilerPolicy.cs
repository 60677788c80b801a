using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Usage;

/// <summary>
/// What the reconciler may do: read what decides about a brake, make and select versions of brake policies and of no other, remember, and
/// tell.
/// </summary>
public static class ReconcilerPolicy
{
    /// <summary>The document.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="tableArn">ARN of the table in which it remembers; may be a CDK token.</param>
    public static PolicyDocument For(Sandbox sandbox, string tableArn)
    {
#pragma warning disable RS0030
        var names = new SandboxNames(sandbox);
#pragma warning restore RS0030
        var account = sandbox.Accounts.Sandbox;
        return new PolicyDocument(
        [
            Allow("FindBrakes", ["iam:ListPolicies"], ["*"]),
            Allow(
                "Brake",
                ["iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:ListPolicyVersions", "iam:SetDefaultPolicyVersion"],
                [$"arn:aws:iam::{account.Id}:policy{names.BrakePath}*"]),
            Allow("ReadUse", ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], ["*"]),
            Allow("ReadBills", ["budgets:ViewBudget"], [$"arn:aws:budgets::{account.Id}:budget/{sandbox.Name}-*"]),
            Allow("Remember", ["dynamodb:GetItem", "dynamodb:UpdateItem"], [tableArn]),
            Allow("Tell", ["sns:Publish"], [names.CostTopicArn, names.DepartmentTopicsArn]),
            Allow("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey*"], [$"arn:aws:kms:{account.Region}:{account.Id}:key/*"])
                .When("StringEquals", "kms:ViaService", $"sns.{account.Region}.amazonaws.com")
                .When("ForAnyValue:StringEquals", "kms:ResourceAliases", names.AuditKeyAlias),
            // Step Functions sets up the delivery of its log in the name of the role, on no particular resource.
            // See: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
            Allow(
                "Log",
                [
                    "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                    "logs:GetLogDelivery",
                    "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
                ],
                ["*"]),
        ]);
    }
}
