using InfraPoc.Config;
using InfraPoc.Fence;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Fence;

public sealed class ServiceControlPolicyTests
{
    private const string Account = TestCompany.SandboxAccount;
    private const string Home = "ap-northeast-1";
    private const string Model = "anthropic.claude-haiku-4-5-20251001-v1:0";
    private const string Administrator =
        $"arn:aws:iam::{Account}:role/aws-reserved/sso.amazonaws.com/ap-northeast-1/AWSReservedSSO_AdministratorAccess_0123456789abcdef";
    private const string Deployment = $"arn:aws:iam::{Account}:role/cdk-hnb659fds-cfn-exec-role-{Account}-ap-northeast-1";
    private const string PromptLogging = $"arn:aws:iam::{Account}:role/poc/poc-prompt-logging";
    private const string Brake = $"arn:aws:iam::{Account}:role/poc/poc-brake";
    private const string Meter = $"arn:aws:iam::{Account}:role/poc/poc-meter";
    private const string Functions = $"arn:aws:lambda:ap-northeast-1:{Account}:function";

    private static readonly PolicyDocument Everything = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

    /// <summary>What nobody may do, asked of a principal with every permission.</summary>
    public static TheoryData<string, string> ClosedToEverybody => new()
    {
        { "bedrock-mantle:CreateInference", "*" },
        { "bedrock-mantle:CallWithBearerToken", "*" },
        { "aws-external-anthropic:CreateInference", "*" },
        { "bedrock:CallWithBearerToken", "*" },
        { "bedrock:CreateModelInvocationJob", "*" },
        { "bedrock:StartAsyncInvoke", "*" },
        { "bedrock:InvokeModelWithBidirectionalStream", "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-sonic-v1:0" },
        { "bedrock:InvokeAgent", "*" },
        { "bedrock:InvokeFlow", "*" },
        { "bedrock:CreateKnowledgeBase", "*" },
        { "bedrock:RetrieveAndGenerate", "*" },
        { "bedrock-agentcore:InvokeAgentRuntime", "*" },
        { "bedrock:CreateCustomModelDeployment", "*" },
        { "bedrock:CreateModelImportJob", "*" },
        { "bedrock:CreateProvisionedModelThroughput", "*" },
        { "bedrock:CreateMarketplaceModelEndpoint", "*" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:imported-model/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:provisioned-model/a" },
        { "bedrock:InvokeModelWithResponseStream", $"arn:aws:bedrock:ap-northeast-1:{Account}:custom-model-deployment/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:marketplace/model-endpoint/a" },
        { "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6" },
        { "bedrock:PutAccountDataRetention", "*" },
        { "iam:CreateUser", $"arn:aws:iam::{Account}:user/a" },
        { "iam:CreateAccessKey", $"arn:aws:iam::{Account}:user/a" },
        { "iam:CreateLoginProfile", $"arn:aws:iam::{Account}:user/a" },
        { "iam:CreateServiceSpecificCredential", $"arn:aws:iam::{Account}:user/a" },
        { "iam:ResetServiceSpecificCredential", $"arn:aws:iam::{Account}:user/a" },
        { "organizations:LeaveOrganization", "*" },
        { "account:CloseAccount", "*" },
    };

    /// <summary>What the deployment and the owner of the prompt log may do, and nobody else.</summary>
    public static TheoryData<string, string> OpenToDeploymentAndPromptLogging => new()
    {
        { "bedrock:UpdateGuardrail", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a" },
        { "bedrock:DeleteGuardrail", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a" },
        { "bedrock:CreateGuardrailVersion", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a" },
        { "bedrock:PutEnforcedGuardrailConfiguration", "*" },
        { "bedrock:DeleteEnforcedGuardrailConfiguration", "*" },
        { "bedrock:PutResourcePolicy", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a" },
        { "bedrock:DeleteResourcePolicy", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a" },
        { "bedrock:PutModelInvocationLoggingConfiguration", "*" },
        { "bedrock:DeleteModelInvocationLoggingConfiguration", "*" },
        { "bedrock:CreateInferenceProfile", "*" },
        { "bedrock:DeleteInferenceProfile", $"arn:aws:bedrock:ap-northeast-1:{Account}:application-inference-profile/a" },
        { "cloudtrail:StopLogging", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/poc" },
        { "cloudtrail:DeleteTrail", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/poc" },
        { "cloudtrail:UpdateTrail", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/poc" },
        { "cloudtrail:PutEventSelectors", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/poc" },
        { "cloudtrail:PutInsightSelectors", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/poc" },
        { "kms:DisableKey", $"arn:aws:kms:ap-northeast-1:{Account}:key/a" },
        { "kms:ScheduleKeyDeletion", $"arn:aws:kms:ap-northeast-1:{Account}:key/a" },
        { "kms:PutKeyPolicy", $"arn:aws:kms:ap-northeast-1:{Account}:key/a" },
        { "logs:DeleteLogGroup", LogGroup },
        { "logs:PutLogEvents", $"arn:aws:logs:ap-northeast-1:{Account}:log-group:Poc-Usage-PromptsLog-ABC:log-stream:a" },
        { "logs:DeleteLogStream", LogGroup },
        { "logs:DeleteMetricFilter", LogGroup },
        { "logs:PutMetricFilter", LogGroup },
        { "logs:PutTransformer", LogGroup },
        { "logs:PutRetentionPolicy", LogGroup },
        { "logs:DeleteRetentionPolicy", LogGroup },
        { "logs:PutDataProtectionPolicy", LogGroup },
        { "logs:DeleteDataProtectionPolicy", LogGroup },
        { "logs:DeleteAccountPolicy", "*" },
        { "logs:DisassociateKmsKey", LogGroup },
        { "logs:Unmask", LogGroup },
        { "s3:DeleteBucket", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutBucketPolicy", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:DeleteBucketPolicy", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutLifecycleConfiguration", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutBucketVersioning", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutBucketObjectLockConfiguration", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutBucketPublicAccessBlock", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:PutEncryptionConfiguration", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl" },
        { "s3:DeleteObjectVersion", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl/AWSLogs/a.json.gz" },
        { "s3:BypassGovernanceRetention", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl/AWSLogs/a.json.gz" },
        { "cloudwatch:DeleteAlarms", $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-tamper" },
        { "cloudwatch:DisableAlarmActions", $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-tamper" },
        { "cloudwatch:PutMetricAlarm", $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-tamper" },
        { "sns:DeleteTopic", $"arn:aws:sns:ap-northeast-1:{Account}:poc-security" },
        { "sns:SetTopicAttributes", $"arn:aws:sns:ap-northeast-1:{Account}:Poc-Audit-Topic0A1B2C3D-abcdefghijkl" },
        { "sns:Unsubscribe", $"arn:aws:sns:ap-northeast-1:{Account}:poc-security" },
        { "sns:Unsubscribe", $"arn:aws:sns:ap-northeast-1:{Account}:poc-sales-cost" },
        { "cloudwatch:PutMetricAlarm", $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:poc-cap-sales-day-1" },
        { "budgets:ModifyBudget", $"arn:aws:budgets::{Account}:budget/poc-sales_50-80-100" },
        { "budgets:ModifyBudget", $"arn:aws:budgets::{Account}:budget/poc-all_50-80-100" },
        { "events:DisableRule", Rule },
        { "events:DeleteRule", Rule },
        { "events:PutRule", Rule },
        { "events:RemoveTargets", Rule },
        { "events:PutTargets", Rule },
        { "events:DisableRule", $"arn:aws:events:ap-northeast-1:{Account}:rule/poc-brake" },
        { "iam:PassRole", PromptLogging },
        { "iam:PassRole", Brake },
        { "lambda:InvokeFunction", $"{Functions}:poc-prompt-logging" },
        { "lambda:InvokeFunction", $"{Functions}:poc-meter" },
        { "lambda:UpdateFunctionCode", $"{Functions}:poc-prompt-logging" },
        { "lambda:AddPermission", $"{Functions}:poc-meter" },
    };

    /// <summary>What the deployment and the brake may do, and nobody else.</summary>
    public static TheoryData<string, string> OpenToDeploymentAndBrake => new()
    {
        { "dynamodb:PutItem", Table },
        { "dynamodb:UpdateItem", Table },
        { "dynamodb:DeleteItem", Table },
        { "dynamodb:BatchWriteItem", Table },
        { "dynamodb:PartiQLInsert", Table },
        { "dynamodb:PartiQLUpdate", Table },
        { "dynamodb:PartiQLDelete", Table },
        { "dynamodb:DeleteTable", Table },
        { "dynamodb:UpdateTable", Table },
        { "dynamodb:UpdateTimeToLive", Table },
        { "dynamodb:PutResourcePolicy", Table },
        { "ssm:PutParameter", $"arn:aws:ssm:ap-northeast-1:{Account}:parameter/infrapoc/poc/departments/sales" },
        { "ssm:DeleteParameter", $"arn:aws:ssm:ap-northeast-1:{Account}:parameter/infrapoc/poc/settings" },
        { "lambda:UpdateFunctionConfiguration", $"{Functions}:poc-brake" },
        { "lambda:PutFunctionConcurrency", $"{Functions}:poc-brake" },
        { "iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/poc/brake/poc-sales-brake" },
    };

    /// <summary>What the deployment alone may do.</summary>
    public static TheoryData<string, string> OpenToDeployment => new()
    {
        { "iam:UpdateAssumeRolePolicy", Deployment },
        { "iam:AttachRolePolicy", Deployment },
        { "iam:CreateRole", $"arn:aws:iam::{Account}:role/cdk-hnb659fds-cfn-exec-role-of-mine" },
        { "iam:CreateRole", $"arn:aws:iam::{Account}:role/Poc-Usage-OfMine" },
        { "iam:DeleteRole", PromptLogging },
        { "iam:PutRolePolicy", PromptLogging },
        { "iam:UpdateAssumeRolePolicy", Brake },
        { "iam:CreateRole", $"arn:aws:iam::{Account}:role/AWSReservedSSO_poc-sales_0123456789abcdef" },
        { "iam:UpdateAssumeRolePolicy", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:DeleteRolePermissionsBoundary", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:PutRolePermissionsBoundary", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:DetachRolePolicy", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:UpdateRole", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:TagRole", $"arn:aws:iam::{Account}:role/poc/poc-sales-app" },
        { "iam:CreatePolicy", $"arn:aws:iam::{Account}:policy/poc/poc-legal-access" },
        { "iam:DeletePolicy", $"arn:aws:iam::{Account}:policy/poc/poc-boundary" },
        { "iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/poc/poc-boundary" },
        { "iam:SetDefaultPolicyVersion", $"arn:aws:iam::{Account}:policy/poc/poc-sales-access" },
        { "iam:DeletePolicyVersion", $"arn:aws:iam::{Account}:policy/poc/poc-sales-access" },
        { "iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/poc/brake/poc-sales-brake" },
    };

    /// <summary>What an administrator of the account goes on doing.</summary>
    public static TheoryData<string, string, string> OpenToAdministrators => new()
    {
        { "ec2:RunInstances", "*", Home },
        { "bedrock:ListFoundationModels", "*", Home },
        { "bedrock:GetGuardrail", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a", Home },
        { "bedrock:PutUseCaseForModelAccess", "*", Home },
        { "aws-marketplace:Subscribe", "*", "us-east-1" },
        { "cloudtrail:CreateTrail", $"arn:aws:cloudtrail:ap-northeast-1:{Account}:trail/another", Home },
        { "cloudtrail:LookupEvents", "*", "us-east-1" },
        { "logs:GetLogEvents", LogGroup, Home },
        { "logs:StartQuery", LogGroup, Home },
        { "s3:DeleteBucket", "arn:aws:s3:::another-bucket", Home },
        { "s3:GetObject", "arn:aws:s3:::poc-audit-archive0a1b2c3d-abcdefghijkl/AWSLogs/a.json.gz", Home },
        { "s3:ListAllMyBuckets", "*", "us-east-1" },
        { "cloudwatch:PutMetricAlarm", $"arn:aws:cloudwatch:ap-northeast-1:{Account}:alarm:another", Home },
        { "sns:Unsubscribe", $"arn:aws:sns:ap-northeast-1:{Account}:another", Home },
        { "sns:Subscribe", $"arn:aws:sns:ap-northeast-1:{Account}:poc-security", Home },
        { "iam:CreateRole", $"arn:aws:iam::{Account}:role/another", "us-east-1" },
        { "iam:GetRole", Deployment, "us-east-1" },
        { "iam:PassRole", Deployment, "us-east-1" },
        { "iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/another", "us-east-1" },
        { "iam:DeleteAccessKey", $"arn:aws:iam::{Account}:user/a", "us-east-1" },
        { "sts:AssumeRole", $"arn:aws:iam::{Account}:role/another", "us-east-1" },
        { "budgets:ModifyBudget", $"arn:aws:budgets::{Account}:budget/a", "us-east-1" },
        { "budgets:ViewBudget", $"arn:aws:budgets::{Account}:budget/poc-sales_50-80-100", "us-east-1" },
        { "lambda:InvokeFunction", $"{Functions}:poc-brake", Home },
        { "ssm:PutParameter", $"arn:aws:ssm:ap-northeast-1:{Account}:parameter/another", Home },
        { "events:DescribeRule", Rule, Home },
        { "events:PutRule", $"arn:aws:events:ap-northeast-1:{Account}:rule/another", Home },
        { "events:PutEvents", $"arn:aws:events:ap-northeast-1:{Account}:event-bus/default", Home },
        { "dynamodb:GetItem", Table, Home },
        { "dynamodb:Scan", Table, Home },
        { "dynamodb:PartiQLSelect", Table, Home },
        { "dynamodb:PutItem", $"arn:aws:dynamodb:ap-northeast-1:{Account}:table/another", Home },
        { "logs:TestTransformer", LogGroup, Home },
        { "ce:GetCostAndUsage", "*", "us-east-1" },
        { "support:CreateCase", "*", "us-east-1" },
        { "servicequotas:RequestServiceQuotaIncrease", "*", "us-east-1" },
        { "lambda:UpdateFunctionCode", $"arn:aws:lambda:ap-northeast-1:{Account}:function:another", Home },
    };

    private static string Rule => $"arn:aws:events:ap-northeast-1:{Account}:rule/Poc-Usage-BrakeSchedule0A1B2C3D-abcdefghijkl";

    private static string Table => $"arn:aws:dynamodb:ap-northeast-1:{Account}:table/Poc-Usage-LedgerTable0A1B2C3D-abcdefghijkl";

    private static string LogGroup => $"arn:aws:logs:ap-northeast-1:{Account}:log-group:/poc/invocations:log-stream:a";

    [Theory]
    [MemberData(nameof(ClosedToEverybody))]
    public void Surface_ClosedToEverybody_HasNoExemption(string action, string resource)
    {
        foreach (var principal in new[] { Administrator, Deployment, PromptLogging, Brake, Meter })
        {
            Ask(principal, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny, principal);
        }

        AskDepartment(action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [MemberData(nameof(OpenToDeploymentAndPromptLogging))]
    public void Protection_OfWhatIsDeployed_ExemptsDeploymentAndPromptLogging(string action, string resource)
    {
        Ask(Administrator, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask($"arn:aws:iam::{Account}:role/OrganizationAccountAccessRole", action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(
                $"arn:aws:iam::{TestCompany.IdentityAccount}:role/cdk-hnb659fds-cfn-exec-role-{TestCompany.IdentityAccount}-ap-northeast-1",
                action, resource)
            .ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Brake, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Deployment, action, resource).ShouldBe(PolicyVerdict.Allow);
        Ask(PromptLogging, action, resource).ShouldBe(PolicyVerdict.Allow);
        AskDepartment(action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [MemberData(nameof(OpenToDeployment))]
    public void Protection_OfRolesAndPolicies_ExemptsDeploymentAlone(string action, string resource)
    {
        Ask(Administrator, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(PromptLogging, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Deployment, action, resource).ShouldBe(PolicyVerdict.Allow);
        AskDepartment(action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [MemberData(nameof(OpenToDeploymentAndBrake))]
    public void Protection_OfTheBrake_ExemptsItsRolesToo(string action, string resource)
    {
        Ask(Administrator, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(PromptLogging, action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Deployment, action, resource).ShouldBe(PolicyVerdict.Allow);
        Ask(Brake, action, resource).ShouldBe(PolicyVerdict.Allow);
        Ask(Meter, action, resource).ShouldBe(PolicyVerdict.Allow);
        AskDepartment(action, resource).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [MemberData(nameof(OpenToAdministrators))]
    public void Administrator_OfTheAccount_KeepsWhatIsNotProtected(string action, string resource, string region) =>
        Ask(Administrator, action, resource, region).ShouldBe(PolicyVerdict.Allow);

    [Theory]
    [InlineData(Brake)]
    [InlineData(Meter)]
    public void Brake_Versions_AreForBrakePoliciesOnly(string brake)
    {
        foreach (var action in new[] { "iam:CreatePolicyVersion", "iam:DeletePolicyVersion", "iam:SetDefaultPolicyVersion" })
        {
            Ask(brake, action, $"arn:aws:iam::{Account}:policy/poc/brake/poc-sales-brake").ShouldBe(PolicyVerdict.Allow);
            Ask(brake, action, $"arn:aws:iam::{Account}:policy/poc/poc-sales-access").ShouldBe(PolicyVerdict.ExplicitDeny);
            Ask(brake, action, $"arn:aws:iam::{Account}:policy/poc/poc-boundary").ShouldBe(PolicyVerdict.ExplicitDeny);
            Ask(brake, action, $"arn:aws:iam::{Account}:policy/another").ShouldBe(PolicyVerdict.ExplicitDeny);
        }

        Ask(brake, "iam:DeletePolicy", $"arn:aws:iam::{Account}:policy/poc/brake/poc-sales-brake").ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [InlineData("ec2:RunInstances", "us-east-1")]
    [InlineData("ec2:RunInstances", "ap-northeast-3")]
    [InlineData("s3:CreateBucket", "us-west-2")]
    [InlineData("bedrock:ListFoundationModels", "us-east-1")]
    [InlineData("bedrock:CreateGuardrail", "ap-south-1")]
    [InlineData("cloudtrail:CreateTrail", "us-east-1")]
    [InlineData("lambda:CreateFunction", "eu-west-1")]
    public void Region_OutsideTheSandbox_IsClosedToDeploymentToo(string action, string region)
    {
        Ask(Administrator, action, "*", region).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Deployment, action, "*", region).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [InlineData("ap-northeast-1", true, true)]
    [InlineData("ap-northeast-3", true, true)]
    [InlineData("ap-south-1", false, true)]
    [InlineData("ap-southeast-2", false, true)]
    [InlineData("us-east-1", false, false)]
    [InlineData("unspecified", false, false)]
    public void Region_OfBedrockCalls_IsWhatResidencyAccepts(string region, bool models, bool checks)
    {
        foreach (var action in new[] { "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream" })
        {
            Ask(Administrator, action, $"arn:aws:bedrock:ap-northeast-1::foundation-model/{Model}", region)
                .ShouldBe(models ? PolicyVerdict.Allow : PolicyVerdict.ExplicitDeny);
        }

        Ask(Administrator, "bedrock:ApplyGuardrail", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a", region)
            .ShouldBe(checks ? PolicyVerdict.Allow : PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [InlineData("ap-northeast-1", true)]
    [InlineData("ap-northeast-3", false)]
    [InlineData("ap-south-1", false)]
    public void Region_WithoutResidencySignOff_IsTheSandboxRegionAlone(string region, bool open)
    {
        var sandbox = TestCompany.Sandbox with { Residency = null };

        Ask(Administrator, "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1::foundation-model/{Model}", region, sandbox)
            .ShouldBe(open ? PolicyVerdict.Allow : PolicyVerdict.ExplicitDeny);
        Ask(Administrator, "bedrock:ApplyGuardrail", $"arn:aws:bedrock:ap-northeast-1:{Account}:guardrail/a", region, sandbox)
            .ShouldBe(open ? PolicyVerdict.Allow : PolicyVerdict.ExplicitDeny);
    }

    [Fact]
    public void GlobalInference_SignedOff_PassesWithUnspecifiedRegionOnly()
    {
        var sandbox = TestCompany.Sandbox with { Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true } };

        Ask(Administrator, "bedrock:InvokeModel", "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6", "unspecified", sandbox)
            .ShouldBe(PolicyVerdict.Allow);
        Ask(
                Administrator, "bedrock:InvokeModel",
                $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6", Home, sandbox)
            .ShouldBe(PolicyVerdict.Allow);
        Ask(
                Administrator, "bedrock:InvokeModel", "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
                "us-east-1", sandbox)
            .ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Administrator, "ec2:RunInstances", "*", "unspecified", sandbox).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Fact]
    public void GlobalInference_ThroughApplicationProfile_IsClosed() =>
        Ask(
                Administrator, "bedrock:InvokeModel", "arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-sonnet-4-6", Home,
                null,
                (
                    "bedrock:InferenceProfileArn",
                    $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.anthropic.claude-sonnet-4-6"))
            .ShouldBe(PolicyVerdict.ExplicitDeny);

    [Theory]
    [InlineData("ap-northeast-1")]
    [InlineData("ap-northeast-3")]
    public void Department_ThroughItsProfile_ReachesItsModelInEveryRegionOfTheProfile(string region)
    {
        var profile = DepartmentCallers.ApplicationProfile(TestCompany.Sales, TestCompany.Haiku.Alias);

        Department("bedrock:InvokeModel", profile, Home).ShouldBe(PolicyVerdict.Allow);
        Department(
                "bedrock:InvokeModel", SandboxNames.FoundationModelArn(TestCompany.Haiku, region), region,
                ("bedrock:InferenceProfileArn", profile))
            .ShouldBe(PolicyVerdict.Allow);
    }

    [Fact]
    public void Department_GuardrailChecks_PassInEveryRegionOfTheGuardrailProfile()
    {
        foreach (var region in GuardrailRouting.AsiaPacific)
        {
            Department("bedrock:ApplyGuardrail", $"arn:aws:bedrock:{region}:{Account}:guardrail-profile/{GuardrailRouting.Profile}", region)
                .ShouldBe(PolicyVerdict.Allow);
        }
    }

    [Fact]
    public void Deployment_OfEveryConfiguredRole_IsExempted()
    {
        var sandbox = TestCompany.Sandbox with
        {
            Accounts = TestCompany.Sandbox.Accounts with { DeploymentRoles = ["cdk-company-cfn-exec-role-*", "infrapoc-deploy"] },
        };

        Ask($"arn:aws:iam::{Account}:role/cdk-company-cfn-exec-role-1", "cloudtrail:StopLogging", "*", Home, sandbox)
            .ShouldBe(PolicyVerdict.Allow);
        Ask($"arn:aws:iam::{Account}:role/infrapoc-deploy", "cloudtrail:StopLogging", "*", Home, sandbox).ShouldBe(PolicyVerdict.Allow);
        Ask($"arn:aws:iam::{Account}:role/infrapoc-deploy-2", "cloudtrail:StopLogging", "*", Home, sandbox)
            .ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Deployment, "cloudtrail:StopLogging", "*", Home, sandbox).ShouldBe(PolicyVerdict.ExplicitDeny);
        Ask(Administrator, "iam:UpdateAssumeRolePolicy", $"arn:aws:iam::{Account}:role/infrapoc-deploy", Home, sandbox)
            .ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Fact]
    public void Root_OfTheAccount_IsBoundAsWell()
    {
        // The evaluator takes no root user; the statements that exempt roles do so by a negated test, which root passes.
        var exempting = Policies(TestCompany.Sandbox)
            .SelectMany(policy => policy.Document.Statements).Where(statement => statement.Conditions.ContainsKey("ArnNotLike"));

        exempting.Select(statement => statement.Sid).ShouldBe(["Logs", "Deployed", "Lines", "Identities", "Brakes"]);
        exempting
            .SelectMany(statement => statement.Conditions["ArnNotLike"]["aws:PrincipalArn"])
            .ShouldAllBe(pattern => pattern.StartsWith($"arn:aws:iam::{Account}:role/", StringComparison.Ordinal));
    }

    /// <summary>Some case of this file must depend on each statement alone, or nobody would notice that it is gone.</summary>
    [Fact]
    public void Statements_OfBothPolicies_EachRefuseWhatNoOtherDoes()
    {
        PolicyRequest[] refused =
        [
            .. ClosedToEverybody
                .Concat(OpenToDeploymentAndPromptLogging).Concat(OpenToDeployment)
                .Select(row => Request(Administrator, (string)row[0], (string)row[1], Home)),
            Request(Administrator, "ec2:RunInstances", "*", "us-east-1"),
            Request(Administrator, "bedrock:InvokeModel", $"arn:aws:bedrock:ap-south-1::foundation-model/{Model}", "ap-south-1"),
            Request(Administrator, "bedrock:ApplyGuardrail", $"arn:aws:bedrock:us-east-1:{Account}:guardrail/a", "us-east-1"),
            Request(
                Administrator, "bedrock:InvokeModel", $"arn:aws:bedrock:ap-northeast-1::foundation-model/{Model}", Home,
                ("bedrock:InferenceProfileArn", $"arn:aws:bedrock:ap-northeast-1:{Account}:inference-profile/global.{Model}")),
            Request(Brake, "iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/poc/poc-boundary", Home),
        ];

        foreach (var policy in Policies(TestCompany.Sandbox))
        {
            foreach (var removed in policy.Document.Statements)
            {
                var others = Policies(TestCompany.Sandbox)
                    .Select(other =>
                        other with
                        {
                            Document = new PolicyDocument([.. other.Document.Statements.Where(statement => statement.Sid != removed.Sid)]),
                        });
                var policies = new PolicySet
                {
                    Identity = [new("everything", Everything)],
                    ServiceControl = [new("account", [new("FullAWSAccess", Everything), .. others])],
                };

                refused.ShouldContain(request => PolicyEvaluator.Evaluate(request, policies).Verdict == PolicyVerdict.Allow, removed.Sid);
            }
        }
    }

    [Fact]
    public void Statements_OfBothPolicies_OnlyDeny() =>
        Policies(TestCompany.Sandbox).SelectMany(policy => policy.Document.Statements)
            .ShouldAllBe(statement => statement.Effect == PolicyEffect.Deny && statement.Principals == null && statement.Sid.Length > 0);

    private static IReadOnlyList<NamedPolicy> Policies(Sandbox sandbox) =>
        [new("fence", ServiceControlPolicy.Fence(sandbox)), new("protection", ServiceControlPolicy.Protection(sandbox, new(sandbox)))];

    private static IReadOnlyList<ServiceControlLevel> Levels(Sandbox sandbox) =>
        [new("root", [new("FullAWSAccess", Everything)]), new("sandbox account", [new("FullAWSAccess", Everything), .. Policies(sandbox)])];

    private static PolicyRequest Request(
        string principal, string action, string resource, string region, params IReadOnlyList<(string Key, string Value)> context
    ) => Requests.Of(principal, action, resource, Requests.WithinThePeriod, [("aws:RequestedRegion", region), .. context]);

    private static PolicyVerdict Ask(
        string principal, string action, string resource, string region = Home, Sandbox? sandbox = null,
        params IReadOnlyList<(string Key, string Value)> context) =>
        PolicyEvaluator
            .Evaluate(
        Request(principal, action, resource, region, context),
        new PolicySet { Identity = [new("everything", Everything)], ServiceControl = Levels(sandbox ?? TestCompany.Sandbox) }).Verdict;

    /// <summary>A department that was granted everything by mistake and lost its boundary.</summary>
    private static PolicyVerdict AskDepartment(string action, string resource) =>
        Ask(new DepartmentCallers(TestCompany.Sales, TestCompany.Sandbox).SignInRole, action, resource);

    /// <summary>A department with the policies it has.</summary>
    private static PolicyVerdict Department(
        string action, string resource, string region, params IReadOnlyList<(string Key, string Value)> context)
    {
        var principals = new DepartmentCallers(TestCompany.Sales, TestCompany.Sandbox);
        return PolicyEvaluator.Evaluate(
            Request(principals.SignInRole, action, resource, region, context),
            principals.Policies with { ServiceControl = Levels(TestCompany.Sandbox) }).Verdict;
    }
}
