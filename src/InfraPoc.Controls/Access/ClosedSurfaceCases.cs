using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>
/// Concrete requests for every way around a department's models, guardrails and logs: at least one for each that must be
/// closed, written down independently of the policies that close them.
/// </summary>
internal static class ClosedSurfaceCases
{
    private static readonly string[] Invocations = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

    /// <summary>What InvokeModel takes besides models and inference profiles.</summary>
    private static readonly string[] OtherTargets =
    [
        "async-invoke/a", "custom-model-deployment/a", "custom-model/a", "default-prompt-router/a", "imported-model/a",
        "marketplace/model-endpoint/a", "project/a", "project/default",
        "prompt-router/a", "provisioned-model/a",
    ];

    /// <summary>What departments call models by.</summary>
    private static readonly string[] Callable = ["foundation-model/", "inference-profile/", "application-inference-profile/"];

    /// <summary>What nobody may do, not even the deployment.</summary>
    public static IReadOnlyList<DenialCase> ToEverybody(Sandbox sandbox) =>
    [
        .. Each(
            "bedrock-mantle:CreateInference", "bedrock-mantle:CallWithBearerToken", "aws-external-anthropic:CreateInference",
            "bedrock:CallWithBearerToken",
            "bedrock:CreateModelInvocationJob", "bedrock:StartAsyncInvoke", "bedrock:GetAsyncInvoke"),
        .. StoredAnswers(sandbox),
        .. Each("bedrock:CreateProject"),
        new("bedrock:InvokeModelWithBidirectionalStream", Arn(sandbox, "", "foundation-model/amazon.nova-sonic-v1:0")),
        .. Each(
            "bedrock:CreateAgent", "bedrock:InvokeAgent", "bedrock:InvokeInlineAgent", "bedrock:AgenticRetrieveStream",
            "bedrock:InvokeAutomatedReasoningPolicy",
            "bedrock:CreateBlueprint", "bedrock:InvokeBlueprintOptimizationAsync", "bedrock:InvokeDataAutomationAsync",
            "bedrock:CreateEvaluationJob",
            "bedrock:CreateFlow", "bedrock:InvokeFlow", "bedrock:StartFlowExecution", "bedrock:CreateKnowledgeBase",
            "bedrock:AssociateThirdPartyKnowledgeBase",
            "bedrock:CreateAdvancedPromptOptimizationJob", "bedrock:CreateSession", "bedrock:GenerateQuery", "bedrock:InvokeBuilder",
            "bedrock:InvokeTool",
            "bedrock:OptimizePrompt", "bedrock:RenderPrompt", "bedrock:Rerank", "bedrock:Retrieve", "bedrock:RetrieveAndGenerate",
            "bedrock-agentcore:InvokeAgentRuntime", "bedrock-agentcore:CreateBrowser", "bedrock-websearch:InvokeSearch"),
        .. Each(
            "bedrock:CreateCustomModel", "bedrock:CreateCustomModelDeployment", "bedrock:CreateMarketplaceModelEndpoint",
            "bedrock:CreateModelCopyJob",
            "bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob", "bedrock:CreatePromptRouter",
            "bedrock:CreateProvisionedModelThroughput",
            "bedrock:RegisterMarketplaceModelEndpoint", "bedrock:UpdateMarketplaceModelEndpoint",
            "bedrock:UpdateProvisionedModelThroughput"),
        .. from action in Invocations
        from target in OtherTargets
        select new DenialCase(action, Arn(sandbox, sandbox.Accounts.Sandbox.Id, target)),
        .. new[] { "default", "inherit", "aws_review", "provider_data_share", "sample" }.Select(mode =>
            new DenialCase("bedrock:PutAccountDataRetention") { Context = [("bedrock:DataRetentionMode", mode)] }),
        DataRetention,
        new("bedrock:PutProjectDataRetentionStorage") { Context = [("bedrock:DataRetentionMode", null)] },
        .. LongTermCredentials.Select(action => new DenialCase(action, $"arn:aws:iam::{sandbox.Accounts.Sandbox.Id}:user/a")),
        .. sandbox.Residency?.GlobalInference == true ? [] : GlobalInference(sandbox),
    ];

    /// <summary>Letting Bedrock keep prompts, by a call that names no mode.</summary>
    public static DenialCase DataRetention { get; } =
        new("bedrock:PutAccountDataRetention") { Context = [("bedrock:DataRetentionMode", null)] };

    /// <summary>Actions that AWS might add to what is closed: a policy that lists today's alone would leave them open.</summary>
    /// <param name="word">A word that no action holds.</param>
    public static IEnumerable<DenialCase> Tomorrow(string word) => Each(
        from action in new[]
        {
            "bedrock:Invoke{0}Agent", "bedrock:{0}Agent{0}", "bedrock:{0}AutomatedReasoning{0}", "bedrock:{0}Blueprint{0}",
            "bedrock:{0}DataAutomation{0}", "bedrock:{0}EvaluationJob", "bedrock:{0}Flow{0}", "bedrock:{0}KnowledgeBase{0}",
            "bedrock:Retrieve{0}", "bedrock-agentcore:{0}", "bedrock-mantle:{0}", "bedrock-websearch:{0}", "aws-external-anthropic:{0}",
        }
        select action.Replace("{0}", word, StringComparison.Ordinal));

    /// <summary>Calls of whatever else than models and their profiles a policy itself excepts from what it denies.</summary>
    /// <param name="policy">The statements of the policy.</param>
    /// <param name="samples">What stands for wildcards.</param>
    public static IEnumerable<DenialCase> Excepted(IEnumerable<PolicyStatement> policy, TemplateSamples samples) =>
        from exception in policy
            .Where(statement => statement.Effect == PolicyEffect.Deny).SelectMany(statement => statement.NotResources).Distinct()
        where exception.Split(':', 6) is [.., var target]
            && !Callable.Any(kind => target.StartsWith(kind, StringComparison.Ordinal)) && target.Trim('*').Length > 0
        from action in Invocations
        select new DenialCase(action, samples.Fill(exception));

    /// <summary>What makes or revives a credential that stays valid until somebody deletes it.</summary>
    public static IReadOnlyList<string> LongTermCredentials { get; } =
    [
        "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:CreateUser",
        "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile",
    ];

    /// <summary>What reads and changes answers that Bedrock stores for the Responses API, and their project.</summary>
    public static IEnumerable<DenialCase> StoredAnswers(Sandbox sandbox) =>
        from action in new[] { "bedrock:GetInvoke", "bedrock:CancelInvoke", "bedrock:DeleteInvoke", "bedrock:UpdateProject" }
        select new DenialCase(action, Project(sandbox));

    /// <summary>What the Responses API is authorised on besides its target.</summary>
    public static string Project(Sandbox sandbox) => Arn(sandbox, sandbox.Accounts.Sandbox.Id, "project/default");

    /// <summary>What changes or lifts a guardrail, or what Bedrock keeps of prompts.</summary>
    public static IReadOnlyList<DenialCase> GuardrailChanges(Sandbox sandbox)
    {
        var guardrail = Arn(sandbox, sandbox.Accounts.Sandbox.Id, "guardrail/a");
        return
        [
            .. Each("bedrock:CreateGuardrail", "bedrock:PutEnforcedGuardrailConfiguration", "bedrock:DeleteEnforcedGuardrailConfiguration"),
            new("bedrock:CreateGuardrailVersion", guardrail), new("bedrock:UpdateGuardrail", guardrail),
            new("bedrock:DeleteGuardrail", guardrail),
            new("bedrock:PutResourcePolicy", guardrail), new("bedrock:DeleteResourcePolicy", guardrail),
        ];
    }

    /// <summary>What only the deployment may do.</summary>
    public static IReadOnlyList<DenialCase> ToAllButDeployment(Sandbox sandbox) =>
    [
        .. GuardrailChanges(sandbox),
        .. Each("bedrock:PutModelInvocationLoggingConfiguration", "bedrock:DeleteModelInvocationLoggingConfiguration"),
        new("bedrock:CreateInferenceProfile"),
        new("bedrock:DeleteInferenceProfile", Arn(sandbox, sandbox.Accounts.Sandbox.Id, "application-inference-profile/a")),
        .. OnLogs(
            sandbox, "logs:DeleteAccountPolicy", "logs:PutAccountPolicy", "logs:DeleteDataProtectionPolicy", "logs:PutDataProtectionPolicy",
            "logs:Unmask"),
    ];

    /// <summary>What departments may not do, and IT may.</summary>
    public static IReadOnlyList<DenialCase> ToDepartments(Sandbox sandbox) =>
    [
        .. OnLogs(
            sandbox, "logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogRecord", "logs:GetQueryResults", "logs:StartLiveTail",
            "logs:StartQuery"),
        .. Each(
            "aws-marketplace:Subscribe", "aws-marketplace:Unsubscribe", "bedrock:CreateFoundationModelAgreement",
            "bedrock:DeleteFoundationModelAgreement",
            "bedrock:PutFoundationModelEntitlement", "bedrock:PutUseCaseForModelAccess"),
        .. from action in Invocations
        from tier in new[] { "priority", "flex", "reserved", "sample" }
        select new DenialCase(action, Arn(sandbox, "", "foundation-model/anthropic.claude-sonnet-4-6"))
        {
            Context = [("bedrock:ServiceTier", tier)],
        },
        .. Each(
            "iam:AttachRolePolicy", "iam:CreateRole", "iam:CreatePolicyVersion", "iam:DeleteRolePermissionsBoundary", "iam:ListUsers",
            "iam:PassRole"),
    ];

    /// <summary>Requests on no particular resource.</summary>
    public static IEnumerable<DenialCase> Each(params IEnumerable<string> actions) => actions.Select(action => new DenialCase(action));

    private static IEnumerable<DenialCase> OnLogs(Sandbox sandbox, params IEnumerable<string> actions) =>
        actions.Select(action => new DenialCase(
            action, $"arn:aws:logs:{sandbox.Accounts.Sandbox.Region}:{sandbox.Accounts.Sandbox.Id}:log-group:a:log-stream:b"));

    private static IEnumerable<DenialCase> GlobalInference(Sandbox sandbox)
    {
        var profile = Arn(sandbox, sandbox.Accounts.Sandbox.Id, "inference-profile/global.anthropic.claude-sonnet-4-6");
        return Invocations.SelectMany(action => new DenialCase[]
        {
            new(action, "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6"),
            new(action, profile),
            new(action, Arn(sandbox, "", "foundation-model/anthropic.claude-sonnet-4-6"))
            {
                Context = [("bedrock:InferenceProfileArn", profile)],
            },
        });
    }

    private static string Arn(Sandbox sandbox, string account, string resource) =>
        $"arn:aws:bedrock:{sandbox.Accounts.Sandbox.Region}:{account}:{resource}";
}
