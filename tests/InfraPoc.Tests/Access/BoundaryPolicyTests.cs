using InfraPoc.Access;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Access;

public sealed class BoundaryPolicyTests
{
    private const string Account = TestCompany.SandboxAccount;

    private static readonly PolicyDocument Everything = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

    /// <summary>Each surface the design closes, asked of a principal that was granted everything by mistake.</summary>
    public static TheoryData<string, string> ClosedSurfaces => new()
    {
        { "bedrock-mantle:CreateInference", $"arn:aws:bedrock-mantle:ap-northeast-1:{Account}:project/default" },
        { "bedrock-mantle:CallWithBearerToken", "*" },
        { "aws-external-anthropic:CreateInference", "*" },
        { "bedrock:CallWithBearerToken", "*" },
        { "bedrock:CreateModelInvocationJob", "*" },
        { "bedrock:StartAsyncInvoke", $"arn:aws:bedrock:ap-northeast-1:{Account}:async-invoke/a" },
        { "bedrock:InvokeModelWithBidirectionalStream", "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-sonic-v1:0" },
        { "bedrock:InvokeAgent", $"arn:aws:bedrock:ap-northeast-1:{Account}:agent-alias/a/b" },
        { "bedrock:InvokeInlineAgent", "*" },
        { "bedrock:CreateAgent", "*" },
        { "bedrock:InvokeFlow", "*" },
        { "bedrock:StartFlowExecution", "*" },
        { "bedrock:CreateKnowledgeBase", "*" },
        { "bedrock:Retrieve", "*" },
        { "bedrock:RetrieveAndGenerate", "*" },
        { "bedrock:AgenticRetrieveStream", "*" },
        { "bedrock:OptimizePrompt", "*" },
        { "bedrock:RenderPrompt", "*" },
        { "bedrock:Rerank", "*" },
        { "bedrock:GenerateQuery", "*" },
        { "bedrock:CreateSession", "*" },
        { "bedrock:InvokeAutomatedReasoningPolicy", "*" },
        { "bedrock:InvokeBlueprintOptimizationAsync", "*" },
        { "bedrock:CreateCustomModelDeployment", "*" },
        { "bedrock:CreateModelCustomizationJob", "*" },
        { "bedrock:CreateModelImportJob", "*" },
        { "bedrock:CreateModelCopyJob", "*" },
        { "bedrock:CreateProvisionedModelThroughput", "*" },
        { "bedrock:UpdateProvisionedModelThroughput", "*" },
        { "bedrock:CreateMarketplaceModelEndpoint", "*" },
        { "bedrock:UpdateMarketplaceModelEndpoint", "*" },
        { "bedrock:RegisterMarketplaceModelEndpoint", "*" },
        { "bedrock:CreateInferenceProfile", "*" },
        { "bedrock:CreatePromptRouter", "*" },
        { "bedrock:DeleteFoundationModelAgreement", "*" },
        { "bedrock:PutFoundationModelEntitlement", "*" },
        { "bedrock:InvokeBuilder", "*" },
        { "bedrock:InvokeTool", "*" },
        { "bedrock:InvokeDataAutomationAsync", "*" },
        { "bedrock:CreateEvaluationJob", "*" },
        { "bedrock:CreateAdvancedPromptOptimizationJob", "*" },
        { "bedrock-agentcore:InvokeAgentRuntime", "*" },
        { "bedrock-websearch:InvokeSearch", "*" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:custom-model-deployment/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:imported-model/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:provisioned-model/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:marketplace/model-endpoint/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:default-prompt-router/a" },
        { "bedrock:InvokeModelWithResponseStream", $"arn:aws:bedrock:ap-northeast-1:{Account}:project/a" },
        { "bedrock:UpdateGuardrail", "*" },
        { "bedrock:DeleteGuardrail", "*" },
        { "bedrock:CreateGuardrailVersion", "*" },
        { "bedrock:PutEnforcedGuardrailConfiguration", "*" },
        { "bedrock:DeleteEnforcedGuardrailConfiguration", "*" },
        { "bedrock:PutResourcePolicy", "*" },
        { "bedrock:DeleteResourcePolicy", "*" },
        { "bedrock:PutModelInvocationLoggingConfiguration", "*" },
        { "bedrock:DeleteModelInvocationLoggingConfiguration", "*" },
        { "bedrock:PutAccountDataRetention", "*" },
        { "bedrock:PutUseCaseForModelAccess", "*" },
        { "bedrock:CreateFoundationModelAgreement", "*" },
        { "aws-marketplace:Subscribe", "*" },
        { "logs:Unmask", "*" },
        { "logs:StartQuery", "*" },
        { "logs:GetQueryResults", "*" },
        { "logs:GetLogEvents", "*" },
        { "logs:FilterLogEvents", "*" },
        { "logs:GetLogRecord", "*" },
        { "logs:StartLiveTail", "*" },
        { "logs:PutDataProtectionPolicy", "*" },
        { "logs:DeleteDataProtectionPolicy", "*" },
        { "logs:PutAccountPolicy", "*" },
        { "logs:DeleteAccountPolicy", "*" },
        { "bedrock:DeleteInferenceProfile", "*" },
        { "iam:CreateUser", "*" },
        { "iam:PassRole", "*" },
        { "iam:CreateAccessKey", "*" },
        { "iam:CreateServiceSpecificCredential", "*" },
        { "bedrock:InvokeModel", "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6" },
        { "bedrock:InvokeModelWithResponseStream", "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6" },
        {
            "bedrock:InvokeModelWithResponseStream",
            $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6"
        },
    };

    [Theory]
    [MemberData(nameof(ClosedSurfaces))]
    public void Boundary_OfPrincipalGrantedEverything_DeniesClosedSurface(string action, string resource) =>
        Ask(action, resource).Verdict.ShouldBe(PolicyVerdict.ExplicitDeny);

    [Theory]
    [InlineData("bedrock:InvokeModel")]
    [InlineData("bedrock:InvokeModelWithResponseStream")]
    public void Boundary_OfGlobalProfileBehindApplicationProfile_Denies(string action) =>
        Ask(
            action, "arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-sonnet-4-6",
            (
                "bedrock:InferenceProfileArn",
                $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6"))
            .Verdict.ShouldBe(PolicyVerdict.ExplicitDeny);

    [Fact]
    public void Boundary_WithoutResidencySignOff_ClosesGlobalInference() =>
        BoundaryPolicy
            .For(TestCompany.Sandbox with { Residency = null }, TestCompany.Names).ToJson()
            .ShouldBe(BoundaryPolicy.For(TestCompany.Sandbox, TestCompany.Names).ToJson());

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("ec2:RunInstances")]
    [InlineData("lambda:CreateFunction")]
    [InlineData("logs:DescribeLogGroups")]
    [InlineData("bedrock:ListTagsForResource")]
    [InlineData("sts:GetFederationToken")]
    [InlineData("cloudwatch:PutDashboard")]
    [InlineData("cloudwatch:DeleteDashboards")]
    [InlineData("cloudwatch:ListDashboards")]
    [InlineData("cloudwatch:ListMetrics")]
    [InlineData("cloudwatch:GetMetricStatistics")]
    [InlineData("cloudwatch:GetMetricWidgetImage")]
    [InlineData("cloudwatch:DescribeAlarmHistory")]
    [InlineData("cloudwatch:DescribeAlarms")]
    [InlineData("cloudwatch:PutMetricData")]
    [InlineData("cloudwatch:SetAlarmState")]
    [InlineData("cloudwatch:DisableAlarmActions")]
    public void Boundary_OfPrincipalGrantedEverything_AllowsNothingElse(string action) =>
        Ask(action, "*").Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Boundary_OfCloudWatch_AllowsWhatADashboardNeedsAndNothingElse()
    {
        foreach (var action in new[] { "cloudwatch:GetDashboard", "cloudwatch:GetMetricData" })
        {
            Ask(action, "*").Verdict.ShouldBe(PolicyVerdict.Allow, action);
        }

        BoundaryPolicy.For(TestCompany.Sandbox, TestCompany.Names).Statements.Where(statement => statement.Effect == PolicyEffect.Allow)
            .SelectMany(statement => statement.Actions).Where(action => action.StartsWith("cloudwatch:", StringComparison.Ordinal))
            .ShouldBe(["cloudwatch:GetDashboard", "cloudwatch:GetMetricData"]);
    }

    [Fact]
    public void Boundary_ModelHub_IsTheOneOfAws()
    {
        Ask("sagemaker:ListHubContents", "arn:aws:sagemaker:ap-northeast-1:aws:hub/SageMakerPublicHub")
            .Verdict.ShouldBe(PolicyVerdict.Allow);
        Ask("sagemaker:ListHubContents", $"arn:aws:sagemaker:ap-northeast-1:{Account}:hub/SageMakerPublicHub")
            .Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Boundary_RolesOutsideTheSandboxPath_CannotBeAssumed()
    {
        Ask("sts:AssumeRole", $"arn:aws:iam::{Account}:role/poc/poc-sales-app").Verdict.ShouldBe(PolicyVerdict.Allow);
        Ask("sts:TagSession", $"arn:aws:iam::{Account}:role/poc/poc-sales-app").Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("sts:AssumeRole", $"arn:aws:iam::{Account}:role/OrganizationAccountAccessRole").Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);
        Ask("sts:AssumeRole", $"arn:aws:iam::{TestCompany.IdentityAccount}:role/poc/poc-sales-app")
            .Verdict.ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Boundary_Size_FitsAManagedPolicyWithRoomToGrow() =>
        BoundaryPolicy.For(TestCompany.Sandbox, TestCompany.Names).Size.ShouldBeLessThan(PolicySizeRule.Limit * 3 / 4);

    private static PolicyDecision Ask(string action, string resource, params IReadOnlyList<(string Key, string Value)> context) =>
        PolicyEvaluator.Evaluate(
        Requests.Of(
            new DepartmentCallers(TestCompany.Sales, TestCompany.Sandbox).SignInRole, action, resource, Requests.WithinThePeriod, context),
        new PolicySet
        {
            Identity = [new NamedPolicy("everything", Everything)],
            Boundary = new NamedPolicy("boundary", BoundaryPolicy.For(TestCompany.Sandbox, TestCompany.Names)),
        });
}
