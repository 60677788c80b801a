using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;
using static InfraPoc.Iam.PolicyStatements;

namespace InfraPoc.Fence;

/// <summary>
/// The table of the ways around a department's models, guardrails and logs. Permissions boundary, service control policies, brake,
/// alarms and the saved query on denied calls all read it: whatever else is granted by mistake, these stay closed.
/// </summary>
internal static class ClosedSurfaces
{
    /// <summary>The alarm on many refused Bedrock calls, which reports a surface that has no alarm of its own.</summary>
    public const string CallsDenied = "calls-denied";

    private static readonly Bilingual Global = new(
        "A prompt could be processed in any commercial AWS Region, which the residency sign-off does not accept.",
        "データ所在地の承認の範囲を超え、任意の商用 AWS リージョンでプロンプトが処理されるおそれがあるため。");

    /// <summary>Every surface.</summary>
    public static IReadOnlyList<ClosedSurface> All { get; } =
    [
        new(
            "OtherEndpoints", ClosedTo.Everybody,
            new(
                "Guardrails do not check calls to these endpoints, and the prompt log does not hold them.",
                "これらのエンドポイントの呼び出しは、ガードレールで検査されず、プロンプトログにも残らないため。"),
            "bedrock-mantle:*", "aws-external-anthropic:*")
        {
            Alarm = "mantle-called",
        },
        new(
            "BearerTokens", ClosedTo.Everybody,
            new(
                "An API key works for whoever has it, without sign-in.",
                "API キーは、サインインなしで、持っている人なら誰でも使えるため。"),
            "bedrock:CallWithBearerToken"),
        // IAM's published list has no action of the last name, AWS's guides mention it: denied in either case.
        new(
            "BatchAndStreams", ClosedTo.Everybody,
            new(
                "AWS documents no guardrail enforcement for jobs, asynchronous calls and two-way streams.",
                "ジョブ、非同期呼び出し、双方向ストリームへのガードレールの強制は、AWS の文書に記載がないため。"),
            "bedrock:CreateModelInvocationJob", "bedrock:InvokeModelWithBidirectionalStream"),

        // Stored by the Responses API, and by asynchronous calls, which must not be started either.
        new(
            "StoredAnswers", ClosedTo.Everybody,
            new(
                "Bedrock would store answers that no guardrail checked, outside the prompt log, in projects that set what it stores themselves.",
                "ガードレールで検査されていない回答が、プロンプトログの外で、保存の設定を独自に持つプロジェクトに保存されるおそれがあるため。"),
            "bedrock:*Invoke", "bedrock:*Project"),
        new(
            "AgentsAndFlows", ClosedTo.Everybody,
            new(
                "Agents, flows, knowledge bases and tools call models in their own name, search the web and keep data.",
                "エージェント、フロー、ナレッジベース、ツールは、自身の権限でモデルを呼び出し、Web を検索し、データを保存するため。"),
            "bedrock:*Agent*", "bedrock:*AutomatedReasoning*", "bedrock:*Blueprint*", "bedrock:*DataAutomation*", "bedrock:*EvaluationJob*",
            "bedrock:*Flow*",
            "bedrock:*KnowledgeBase*", "bedrock:*Prompt*Optimization*", "bedrock:CreateSession", "bedrock:GenerateQuery",
            "bedrock:InvokeBuilder", "bedrock:InvokeTool", "bedrock:OptimizePrompt", "bedrock:RenderPrompt", "bedrock:Rerank",
            "bedrock:Retrieve*",
            "bedrock-agentcore:*", "bedrock-websearch:*"),
        new(
            "ModelsOfOnesOwn", ClosedTo.Everybody,
            new(
                "A model that somebody trains, copies, imports or reserves is not approved, and costs money while nobody uses it.",
                "自分で学習、コピー、インポート、または予約したモデルは承認されておらず、使わなくても費用がかかるため。"),
            "bedrock:CreateCustomModel*", "bedrock:CreateMarketplaceModel*", "bedrock:CreateModelCopyJob",
            "bedrock:CreateModelCustomizationJob", "bedrock:CreateModelImportJob", "bedrock:CreatePromptRouter",
            "bedrock:CreateProvisionedModel*",
            "bedrock:RegisterMarketplaceModel*", "bedrock:UpdateMarketplaceModel*", "bedrock:UpdateProvisionedModel*"),
        // Everything InvokeModel accepts besides models and inference profiles.
        new(
            "OtherModels", ClosedTo.Everybody,
            new(
                "A custom, imported, provisioned or Marketplace model is not among the models that IT approved.",
                "カスタム、インポート済み、プロビジョンド、Marketplace のモデルは、IT 部門が承認したモデルではないため。"),
            "bedrock:InvokeModel*")
        {
            Statement = Deny("OtherModels", ["bedrock:InvokeModel*"], []) with
            {
                NotResources =
                [
                    "arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/*",
                    "arn:aws:bedrock:*:*:application-inference-profile/*",
                ],
            },
        },
        new(
            "DataRetention", ClosedTo.Everybody,
            new(
                "Bedrock could keep prompts, or share them with a model's provider.",
                "プロンプトが Bedrock に保存されたり、モデルの提供元と共有されたりするおそれがあるため。"),
            "bedrock:Put*DataRetention*")
        {
            // The mode that stores nothing stays open, for the function that sets it.
            Statement = Deny("DataRetention", ["bedrock:Put*DataRetention*"], ["*"])
                .When("StringNotEquals", "bedrock:DataRetentionMode", "none"),
            Alarm = "data-retention-changed", Events = ["PutAccountDataRetention*", "PutProjectDataRetention*"],
        },
        new(
            "LongTermCredentials", ClosedTo.Everybody,
            new(
                "A password or key of an IAM user works until somebody deletes it; Bedrock's long-term API keys are of this kind.",
                "IAM ユーザーのパスワードやキーは、削除されるまで使えるため。Bedrock の長期 API キーもこれに含まれる。"),
            "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:CreateUser",
            "iam:ResetServiceSpecificCredential", "iam:UpdateLoginProfile")
        {
            Alarm = "long-lived-credentials",
            Events =
            [
                "CreateUser", "CreateLoginProfile", "UpdateLoginProfile", "CreateAccessKey", "UpdateAccessKey",
                "CreateServiceSpecificCredential", "UpdateServiceSpecificCredential", "ResetServiceSpecificCredential",
            ],
        },
        new("GlobalInference", ClosedTo.Everybody, Global, [.. BedrockActions.Invoke])
        {
            Statement = Deny(
                "GlobalInference", BedrockActions.Invoke,
                ["arn:aws:bedrock:::foundation-model/*", "arn:aws:bedrock:*:*:inference-profile/global.*"]),
        },
        new("GlobalInferenceThroughProfile", ClosedTo.Everybody, Global, [.. BedrockActions.Invoke])
        {
            Statement = Deny("GlobalInferenceThroughProfile", BedrockActions.Invoke, ["*"])
                .When("StringLike", "bedrock:InferenceProfileArn", "arn:aws:bedrock:*:*:inference-profile/global.*"),
        },

        new(
            "GuardrailChanges", ClosedTo.AllButDeployment,
            new(
                "A guardrail could be weakened or lifted without review.",
                "レビューを経ずに、ガードレールが弱められたり外されたりするおそれがあるため。"),
            "bedrock:CreateGuardrail*", "bedrock:DeleteEnforcedGuardrail*", "bedrock:DeleteGuardrail", "bedrock:DeleteResourcePolicy",
            "bedrock:PutEnforcedGuardrail*", "bedrock:PutResourcePolicy", "bedrock:UpdateGuardrail")
        {
            Alarm = "guardrail-changed",
            Events =
            [
                "UpdateGuardrail", "DeleteGuardrail", "PutEnforcedGuardrailConfiguration", "DeleteEnforcedGuardrailConfiguration",
                "PutResourcePolicy", "DeleteResourcePolicy",
            ],
        },
        new(
            "LoggingChanges", ClosedTo.AllButDeployment,
            new(
                "Calls could go unrecorded.",
                "呼び出しが記録されなくなるおそれがあるため。"),
            "bedrock:DeleteModelInvocationLogging*", "bedrock:PutModelInvocationLogging*")
        {
            Alarm = "invocation-logging-changed",
            Events = ["PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"],
        },
        new(
            "InferenceProfiles", ClosedTo.AllButDeployment,
            new(
                "A model called through a profile without the department's tags is in nobody's bill.",
                "部門のタグがないプロファイル経由で呼び出すと、費用がどの部門にも計上されないため。"),
            "bedrock:CreateInferenceProfile", "bedrock:DeleteInferenceProfile"),
        new(
            "LogMasking", ClosedTo.AllButDeployment,
            new(
                "The log group holds the prompts of all departments; unmasked, the personal information in them can be read.",
                "ロググループには全部門のプロンプトがあり、マスクを外すと個人情報が読めるため。"),
            "logs:DeleteAccountPolicy", "logs:DeleteDataProtectionPolicy", "logs:PutAccountPolicy", "logs:PutDataProtectionPolicy",
            "logs:Unmask")
        {
            Alarm = "log-groups-changed",
            Events = ["PutDataProtectionPolicy", "DeleteDataProtectionPolicy", "PutAccountPolicy", "DeleteAccountPolicy"],
        },

        new(
            "LogReading", ClosedTo.Departments,
            new(
                "A department could read what other departments wrote.",
                "ほかの部門の入力内容が読めてしまうため。"),
            "logs:FilterLogEvents", "logs:GetLogEvents", "logs:GetLogRecord", "logs:GetQueryResults", "logs:StartLiveTail",
            "logs:StartQuery")
        {
            Alarm = null,
        },
        new(
            "ModelAgreements", ClosedTo.Departments,
            new(
                "Accepting a provider's terms binds the company, which IT does for the models it approves.",
                "提供元の規約への同意は会社を拘束するため。承認したモデルについて IT 部門が行う。"),
            "aws-marketplace:*", "bedrock:CreateFoundationModelAgreement", "bedrock:DeleteFoundationModelAgreement",
            "bedrock:PutFoundationModelEntitlement", "bedrock:PutUseCaseForModelAccess")
        {
            // Subscriptions are recorded under the name of the agreement service, in the past under that of the Marketplace.
            Sources = ["agreement-marketplace", "aws-marketplace", "bedrock"],
        },

        // Present only where a call asks for a tier; a condition that holds without the key would refuse every call.
        // See: https://docs.aws.amazon.com/bedrock/latest/userguide/service-tiers-inference.html
        new(
            "ServiceTiers", ClosedTo.Departments,
            new(
                "A call of another service tier costs more than what the department was told.",
                "既定以外のサービスティアの呼び出しは、部門に示した単価より高くなるため。"),
            [.. BedrockActions.Invoke])
        {
            Statement = Deny("ServiceTiers", BedrockActions.Invoke, ["*"])
                .When("Null", "bedrock:ServiceTier", "false")
                .When("StringNotEquals", "bedrock:ServiceTier", "default"),
        },
        new(
            "Identities", ClosedTo.Departments,
            new(
                "Whoever can change users, roles or policies can grant themselves anything.",
                "ユーザー、ロール、ポリシーを変更できると、自分にどのような権限でも付与できるため。"),
            "iam:*")
        {
            Alarm = null,
        },
    ];

    /// <summary>The surfaces of a sandbox: global inference is open where the residency sign-off accepts it.</summary>
    public static IEnumerable<ClosedSurface> Of(Sandbox sandbox) =>
        sandbox.Residency?.GlobalInference == true ? All.Where(surface => surface.Why != Global) : All;

    /// <summary>The statements for departments, to whom all are closed; less what the denial of a whole service denies already.</summary>
    public static IEnumerable<PolicyStatement> ForDepartments(Sandbox sandbox)
    {
        var services = All.SelectMany(surface => surface.Actions).Where(IsWholeService).Select(action => action[..^1]).ToList();
        return Of(sandbox)
            .Where(surface => !surface.Actions.All(action =>
                !IsWholeService(action) && services.Exists(service => action.StartsWith(service, StringComparison.Ordinal))))
            .Select(surface => surface.Statement);
    }

    private static bool IsWholeService(string action) => action.EndsWith(":*", StringComparison.Ordinal);
}
