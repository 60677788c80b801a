
namespace InfraPoc.Access;

/// <summary>The Bedrock actions that departments need.</summary>
internal static class BedrockActions
{
    /// <summary>Calling a model. Converse and ConverseStream are authorised as these two.</summary>
    public static IReadOnlyList<string> Invoke { get; } = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

    /// <summary>ARNs of all models, in every Region and without one, which is the ARN of global inference.</summary>
    public static IReadOnlyList<string> AllModels { get; } =
        ["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:::foundation-model/*"];

    /// <summary>Having a guardrail check a text, which an enforced guardrail requires of every caller.</summary>
    public const string ApplyGuardrail = "bedrock:ApplyGuardrail";

    /// <summary>
    /// Reading a guardrail, including the confidential terms it looks for: granted on a department's own guardrails only.
    /// </summary>
    public const string GetGuardrail = "bedrock:GetGuardrail";

    /// <summary>
    /// What the console's playground reads: AWS's minimal playground policy without its write actions (model agreements,
    /// use-case form, Marketplace subscription), which IT does once, and
    /// without <see cref="GetGuardrail"/>.
    /// See: https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html
    /// </summary>
    public static IReadOnlyList<string> Playground { get; } =
    [
        "bedrock:GetFoundationModel",
        "bedrock:GetFoundationModelAvailability",
        "bedrock:GetInferenceProfile",
        "bedrock:GetUseCaseForModelAccess",
        "bedrock:ListCustomModels",
        "bedrock:ListFoundationModelAgreementOffers",
        "bedrock:ListFoundationModels",
        "bedrock:ListGuardrails",
        "bedrock:ListImportedModels",
        "bedrock:ListInferenceProfiles",
        "bedrock:ListMarketplaceModelEndpoints",
        "bedrock:ListPromptRouters",
        "bedrock:ListProvisionedModelThroughputs",
    ];

    /// <summary>The model hub that the playground's model picker reads, owned by AWS.</summary>
    public const string ListHub = "sagemaker:ListHubContents";

    /// <summary>ARN of that hub in any Region.</summary>
    public const string PublicHub = "arn:aws:sagemaker:*:aws:hub/SageMakerPublicHub";
}
