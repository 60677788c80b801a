using InfraPoc.Config;
using static InfraPoc.Policies.PolicyStatements;

namespace InfraPoc.Policies;

/// <summary>
/// The ways around a department's models, guardrails and logs, as explicit denies: whatever else is granted by mistake,
/// these stay closed.
/// </summary>
public static class ClosedSurfaces
{
    private static readonly IReadOnlyList<string> Everywhere = ["*"];

    /// <summary>One statement for each surface.</summary>
    /// <param name="sandbox">The sandbox, whose residency sign-off decides whether global inference is closed.</param>
    public static IReadOnlyList<PolicyStatement> For(Sandbox sandbox)
    {
        List<PolicyStatement> surfaces =
        [
            // These endpoints know no guardrails and are not in the invocation log.
            Deny("OtherEndpoints", ["bedrock-mantle:*", "aws-external-anthropic:*"], Everywhere),
            Deny("BearerTokens", ["bedrock:CallWithBearerToken"], Everywhere),
            // IAM's published list has no action of the last two names, AWS's guides mention them: denied in either case.
            Deny("BatchAndStreams", ["bedrock:CreateModelInvocationJob", "bedrock:InvokeModelWithBidirectionalStream", "bedrock:StartAsyncInvoke"], Everywhere),
            Deny(
                "AgentsAndFlows",
                [
                    "bedrock:*Agent*", "bedrock:*AutomatedReasoning*", "bedrock:*Blueprint*", "bedrock:*DataAutomation*", "bedrock:*EvaluationJob*", "bedrock:*Flow*",
                    "bedrock:*KnowledgeBase*", "bedrock:*Prompt*Optimization*", "bedrock:CreateSession", "bedrock:GenerateQuery",
                    "bedrock:InvokeBuilder", "bedrock:InvokeTool", "bedrock:OptimizePrompt", "bedrock:RenderPrompt", "bedrock:Rerank", "bedrock:Retrieve*",
                    "bedrock-agentcore:*", "bedrock-websearch:*",
                ],
                Everywhere),
            Deny(
                "ModelsOfOnesOwn",
                [
                    "bedrock:CreateCustomModel*", "bedrock:CreateInferenceProfile", "bedrock:CreateMarketplaceModel*", "bedrock:CreateModelCopyJob",
                    "bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob", "bedrock:CreatePromptRouter", "bedrock:CreateProvisionedModel*",
                    "bedrock:RegisterMarketplaceModel*", "bedrock:UpdateMarketplaceModel*", "bedrock:UpdateProvisionedModel*",
                ],
                Everywhere),
            OtherModels(),
            Deny(
                "GuardrailChanges",
                [
                    "bedrock:CreateGuardrail*", "bedrock:DeleteEnforcedGuardrail*", "bedrock:DeleteGuardrail", "bedrock:DeleteResourcePolicy",
                    "bedrock:PutEnforcedGuardrail*", "bedrock:PutResourcePolicy", "bedrock:UpdateGuardrail",
                ],
                Everywhere),
            Deny("LoggingChanges", ["bedrock:DeleteModelInvocationLogging*", "bedrock:PutModelInvocationLogging*"], Everywhere),
            Deny("DataRetention", ["bedrock:PutAccountDataRetention"], Everywhere),
            Deny(
                "ModelAgreements",
                ["aws-marketplace:*", "bedrock:CreateFoundationModelAgreement", "bedrock:DeleteFoundationModelAgreement", "bedrock:PutFoundationModelEntitlement", "bedrock:PutUseCaseForModelAccess"],
                Everywhere),
            Deny("Identities", ["iam:*"], Everywhere),
        ];

        if (sandbox.Residency?.GlobalInference != true)
        {
            surfaces.Add(Deny("GlobalInference", BedrockActions.Invoke, ["arn:aws:bedrock:::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/global.*"]));
            surfaces.Add(Deny("GlobalInferenceThroughProfile", BedrockActions.Invoke, Everywhere).When("StringLike", "bedrock:InferenceProfileArn", "arn:aws:bedrock:*:*:inference-profile/global.*"));
        }

        return surfaces;
    }

    /// <summary>Everything InvokeModel accepts besides models and inference profiles: custom, imported, provisioned, Marketplace and routed ones.</summary>
    private static PolicyStatement OtherModels() => new()
    {
        Sid = "OtherModels",
        Effect = PolicyEffect.Deny,
        Actions = ["bedrock:InvokeModel*"],
        NotResources = ["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/*", "arn:aws:bedrock:*:*:application-inference-profile/*"],
    };
}
