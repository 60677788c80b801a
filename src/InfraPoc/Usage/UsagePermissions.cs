using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Usage;

/// <summary>What the functions may do, each no more than it calls.</summary>
internal static class UsagePermissions
{
    /// <summary>Meter and brake judge departments with the same code, so both may do this.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="tableArn">The ledger; may be a CDK token.</param>
    public static IReadOnlyList<PolicyStatement> Judge(Sandbox sandbox, SandboxNames names, string tableArn)
    {
        var account = sandbox.Accounts.Sandbox;
        return
        [
            Allow("Rules", ["ssm:GetParameters", "ssm:GetParametersByPath"], [names.ParametersArn[..^2], names.ParametersArn]),
            Allow("Ledger", ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"], [tableArn]),
            Allow(
                "Brake",
                [
                    "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:GetPolicyVersion", "iam:ListPolicyVersions",
                    "iam:SetDefaultPolicyVersion",
                ],
                [$"arn:aws:iam::{account.Id}:policy{names.BrakePath}*"]),
            Allow("Notify", ["sns:Publish"], [names.CostTopicArn, names.DepartmentTopicsArn]),
            Allow("Encrypt", ["kms:Decrypt", "kms:GenerateDataKey*"], [$"arn:aws:kms:{account.Region}:{account.Id}:key/*"])
                .When("StringEquals", "kms:ViaService", $"sns.{account.Region}.amazonaws.com")
                .When("ForAnyValue:StringEquals", "kms:ResourceAliases", names.AuditKeyAlias),
        ];
    }

    /// <summary>
    /// What the brake may do besides: find every brake policy and every bill, compare what was metered with what Bedrock counted, count who
    /// is notified, and read the prompt log again to count what a failure left out.
    /// </summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="names">Names and ARNs.</param>
    /// <param name="promptLogArn">The prompt log; may be a CDK token.</param>
    public static IReadOnlyList<PolicyStatement> Brake(Sandbox sandbox, SandboxNames names, string promptLogArn) =>
    [
        Allow("FindBrakes", ["iam:ListPolicies"], ["*"]),
        Allow("Bills", ["budgets:ViewBudget"], [$"arn:aws:budgets::{sandbox.Accounts.Sandbox.Id}:budget/*"]),
        Allow("Compare", ["cloudwatch:GetMetricData"], ["*"]),
        Allow("Receivers", ["sns:GetTopicAttributes"], [names.SecurityTopicArn, names.CostTopicArn, names.DepartmentTopicsArn]),
        Allow("Replay", ["logs:FilterLogEvents"], [promptLogArn]),
    ];

    /// <summary>Owning the account's model-invocation logging configuration, and that Bedrock stores nothing besides.</summary>
    /// <param name="writerArn">The role with which Bedrock writes the log; may be a CDK token.</param>
    public static IReadOnlyList<PolicyStatement> PromptLogging(string writerArn) =>
    [
        Allow(
            "Configuration",
            [
                "bedrock:DeleteModelInvocationLoggingConfiguration", "bedrock:GetModelInvocationLoggingConfiguration",
                "bedrock:PutModelInvocationLoggingConfiguration",
            ],
            ["*"]),
        Allow("Retention", ["bedrock:PutAccountDataRetention"], ["*"]).When("StringEquals", "bedrock:DataRetentionMode", "none"),
        Allow("PassWriter", ["iam:PassRole"], [writerArn]).When("StringEquals", "iam:PassedToService", "bedrock.amazonaws.com"),
    ];
}
