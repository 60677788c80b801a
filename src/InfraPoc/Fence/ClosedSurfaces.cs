using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Fence;

/// <summary>
/// The ways around a department's models, guardrails and logs, as explicit denies: whatever else is granted by mistake,
/// these stay closed.
/// </summary>
public static class ClosedSurfaces
{
    private const string LongTermCredentials = nameof(LongTermCredentials);

    private static readonly IReadOnlyList<string> Everywhere = ["*"];

    /// <summary>
    /// One statement for each surface: what no department may do. All of IAM is closed to departments, and so long-term credentials are.
    /// </summary>
    /// <param name="sandbox">The sandbox, whose residency sign-off decides whether global inference is closed.</param>
    public static IReadOnlyList<PolicyStatement> For(Sandbox sandbox) =>
        [.. Table(sandbox).Select(surface => surface.Statement).Where(statement => statement.Sid != LongTermCredentials)];

    /// <summary>The statements of the surfaces that are closed to the same people.</summary>
    /// <param name="sandbox">The sandbox, whose residency sign-off decides whether global inference is closed.</param>
    /// <param name="whom">For whom.</param>
    internal static IReadOnlyList<PolicyStatement> For(Sandbox sandbox, ClosedTo whom) =>
        [.. Table(sandbox).Where(surface => surface.Whom == whom).Select(surface => surface.Statement)];

    private static IEnumerable<(ClosedTo Whom, PolicyStatement Statement)> Table(Sandbox sandbox) =>
    [
        // These endpoints know no guardrails and are not in the invocation log.
        Closed(ClosedTo.Everybody, "OtherEndpoints", "bedrock-mantle:*", "aws-external-anthropic:*"),
        Closed(ClosedTo.Everybody, "BearerTokens", "bedrock:CallWithBearerToken"),
        // IAM's published list has no action of the last two names, AWS's guides mention them: denied in either case.
        Closed(
            ClosedTo.Everybody, "BatchAndStreams", "bedrock:CreateModelInvocationJob", "bedrock:InvokeModelWithBidirectionalStream",
            "bedrock:StartAsyncInvoke"),
        Closed(
            ClosedTo.Everybody,
            "AgentsAndFlows",
            "bedrock:*Agent*", "bedrock:*AutomatedReasoning*", "bedrock:*Blueprint*", "bedrock:*DataAutomation*", "bedrock:*EvaluationJob*",
            "bedrock:*Flow*",
            "bedrock:*KnowledgeBase*", "bedrock:*Prompt*Optimization*", "bedrock:CreateSession", "bedrock:GenerateQuery",
            "bedrock:InvokeBuilder", "bedrock:InvokeTool", "bedrock:OptimizePrompt", "bedrock:RenderPrompt", "bedrock:Rerank",
            "bedrock:Retrieve*",
            "bedrock-agentcore:*", "bedrock-websearch:*"),
        Closed(
            ClosedTo.Everybody,
            "ModelsOfOnesOwn",
            "bedrock:CreateCustomModel*", "bedrock:CreateMarketplaceModel*", "bedrock:CreateModelCopyJob",
            "bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob", "bedrock:CreatePromptRouter",
            "bedrock:CreateProvisionedModel*",
            "bedrock:RegisterMarketplaceModel*", "bedrock:UpdateMarketplaceModel*", "bedrock:UpdateProvisionedModel*"),
        (ClosedTo.Everybody, OtherModels()),
        Closed(ClosedTo.Everybody, "DataRetention", "bedrock:PutAccountDataRetention"),
        // Long-term API keys of Bedrock are service-specific credentials of an IAM user.
        Closed(
            ClosedTo.Everybody,
            LongTermCredentials,
            "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:CreateUser",
            "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile"),
        .. GlobalInference(sandbox).Select(statement => (ClosedTo.Everybody, statement)),

        Closed(
            ClosedTo.AllButDeployment,
            "GuardrailChanges",
            "bedrock:CreateGuardrail*", "bedrock:DeleteEnforcedGuardrail*", "bedrock:DeleteGuardrail", "bedrock:DeleteResourcePolicy",
            "bedrock:PutEnforcedGuardrail*", "bedrock:PutResourcePolicy", "bedrock:UpdateGuardrail"),
        Closed(ClosedTo.AllButDeployment, "LoggingChanges", "bedrock:DeleteModelInvocationLogging*", "bedrock:PutModelInvocationLogging*"),
        Closed(ClosedTo.AllButDeployment, "InferenceProfiles", "bedrock:CreateInferenceProfile", "bedrock:DeleteInferenceProfile"),
        // The log group holds the prompts of all departments; unmasked, the personal information in them.
        Closed(
            ClosedTo.AllButDeployment,
            "LogMasking",
            "logs:DeleteAccountPolicy", "logs:DeleteDataProtectionPolicy", "logs:PutAccountPolicy", "logs:PutDataProtectionPolicy",
            "logs:Unmask"),

        Closed(
            ClosedTo.Departments,
            "LogReading",
            "logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogRecord", "logs:GetQueryResults", "logs:StartLiveTail",
            "logs:StartQuery"),
        Closed(
            ClosedTo.Departments,
            "ModelAgreements",
            "aws-marketplace:*", "bedrock:CreateFoundationModelAgreement", "bedrock:DeleteFoundationModelAgreement",
            "bedrock:PutFoundationModelEntitlement", "bedrock:PutUseCaseForModelAccess"),
        Closed(ClosedTo.Departments, "Identities", "iam:*"),
    ];

    private static (ClosedTo Whom, PolicyStatement Statement) Closed(ClosedTo whom, string sid, params IReadOnlyList<string> actions) =>
        (whom, Deny(sid, actions, Everywhere));

    /// <summary>
    /// Everything InvokeModel accepts besides models and inference profiles: custom, imported, provisioned, Marketplace and routed ones.
    /// </summary>
    private static PolicyStatement OtherModels() => new()
    {
        Sid = "OtherModels",
        Effect = PolicyEffect.Deny,
        Actions = ["bedrock:InvokeModel*"],
        NotResources =
        [
            "arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/*",
            "arn:aws:bedrock:*:*:application-inference-profile/*",
        ],
    };

    private static IReadOnlyList<PolicyStatement> GlobalInference(Sandbox sandbox) => sandbox.Residency?.GlobalInference == true
        ? []
        :
        [
            Deny(
                "GlobalInference", BedrockActions.Invoke,
                ["arn:aws:bedrock:::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/global.*"]),
            Deny("GlobalInferenceThroughProfile", BedrockActions.Invoke, Everywhere)
                .When("StringLike", "bedrock:InferenceProfileArn", "arn:aws:bedrock:*:*:inference-profile/global.*"),
        ];
}
