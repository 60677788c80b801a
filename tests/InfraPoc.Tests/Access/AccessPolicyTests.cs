using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Access;

public sealed class AccessPolicyTests
{
    private static readonly Department Sales = TestCompany.Sales;
    private static readonly DepartmentCallers Members = new(Sales, TestCompany.Sandbox);
    private static readonly DepartmentCallers Stricter = new(Sales with { Guardrail = "strict" }, TestCompany.WithStrictProfile);
    private static readonly string Floor = TestCompany.GuardrailArn("standard");
    private static readonly string Strict = TestCompany.GuardrailArn("strict");

    [Theory]
    [InlineData("ap-northeast-1")]
    [InlineData("ap-northeast-3")]
    public void Call_OfListedModelThroughEitherProfile_IsAllowedInEveryDestinationRegion(string region)
    {
        Members.Call(TestCompany.Haiku, Members.SystemProfile(TestCompany.Haiku), region).ShouldBe(PolicyVerdict.Allow);
        Members.Call(TestCompany.Haiku, DepartmentCallers.ApplicationProfile(Sales, "haiku"), region).ShouldBe(PolicyVerdict.Allow);
    }

    [Fact]
    public void Call_WithStreaming_IsAllowed() =>
        Members.Ask("bedrock:InvokeModelWithResponseStream", Members.SystemProfile(TestCompany.Haiku)).ShouldBe(PolicyVerdict.Allow);

    [Fact]
    public void Call_OfModelDirectly_IsNotAllowed() =>
        Members
            .Ask("bedrock:InvokeModel", SandboxNames.FoundationModelArn(TestCompany.Haiku, "ap-northeast-1"))
            .ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Call_InAnotherRegion_IsNotAllowed() =>
        Members.Call(TestCompany.Haiku, Members.SystemProfile(TestCompany.Haiku), "us-east-1").ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Call_OfUnlistedModel_IsNotAllowed()
    {
        Members.Call(TestCompany.Sonnet, Members.SystemProfile(TestCompany.Sonnet)).ShouldBe(PolicyVerdict.ImplicitDeny);
        Members
            .Ask("bedrock:InvokeModel", SandboxNames.FoundationModelArn(TestCompany.Sonnet, "ap-northeast-1"))
            .ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Call_OfModelThroughAnotherModelsProfile_IsNotAllowed()
    {
        var members = new DepartmentCallers(TestCompany.Development, TestCompany.Sandbox);

        members.Call(TestCompany.Haiku, members.SystemProfile(TestCompany.Sonnet)).ShouldBe(PolicyVerdict.ImplicitDeny);
        members
            .Call(TestCompany.Sonnet, DepartmentCallers.ApplicationProfile(TestCompany.Development, "haiku"))
            .ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Call_ThroughAnotherDepartmentsProfile_IsNotAllowed() =>
        Members
            .Call(TestCompany.Haiku, DepartmentCallers.ApplicationProfile(TestCompany.Development, "haiku"))
            .ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Call_OfInRegionModel_IsAllowedDirectlyAndThroughItsProfileOnly()
    {
        var department = Sales with { Models = [TestCompany.Tokyo.Alias] };
        var members = new DepartmentCallers(department, TestCompany.Sandbox);
        var model = SandboxNames.FoundationModelArn(TestCompany.Tokyo, "ap-northeast-1");

        members.Ask("bedrock:InvokeModel", model).ShouldBe(PolicyVerdict.Allow);
        members
            .Call(TestCompany.Tokyo, DepartmentCallers.ApplicationProfile(department, TestCompany.Tokyo.Alias))
            .ShouldBe(PolicyVerdict.Allow);
        members
            .Ask("bedrock:InvokeModel", model, context: ("bedrock:InferenceProfileArn", members.SystemProfile(TestCompany.Haiku)))
            .ShouldBe(PolicyVerdict.ImplicitDeny);
        members
            .Ask("bedrock:InvokeModel", SandboxNames.FoundationModelArn(TestCompany.Tokyo, "ap-northeast-3"))
            .ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Fact]
    public void Call_OfGlobalModel_NeedsTheSignOff()
    {
        var department = Sales with { Models = [TestCompany.Global.Alias] };
        var signedOff = TestCompany.Sandbox with { Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true } };
        var profile = Members.SystemProfile(TestCompany.Global);

        new DepartmentCallers(department, signedOff).Call(TestCompany.Global, profile).ShouldBe(PolicyVerdict.Allow);
        new DepartmentCallers(department, signedOff).Call(TestCompany.Global, profile, region: "").ShouldBe(PolicyVerdict.Allow);
        new DepartmentCallers(department, TestCompany.Sandbox).Call(TestCompany.Global, profile).ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Theory]
    [InlineData("2026-11-30T14:59:59Z", PolicyVerdict.ExplicitDeny)] // 30 November 23:59:59 in Tokyo
    [InlineData("2026-11-30T15:00:00Z", PolicyVerdict.Allow)]
    [InlineData("2027-02-28T14:59:59Z", PolicyVerdict.Allow)]
    [InlineData("2027-02-28T15:00:00Z", PolicyVerdict.ExplicitDeny)] // 1 March 00:00 in Tokyo
    public void Call_AtTheEdgesOfThePeriod_IsAllowedOnlyWithin(string time, PolicyVerdict expected)
    {
        Members.Call(TestCompany.Haiku, Members.SystemProfile(TestCompany.Haiku), time: time).ShouldBe(expected);
        Members.Ask("bedrock:ListFoundationModels", time: time).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-11-30T14:59:59Z", PolicyVerdict.ExplicitDeny)]
    [InlineData("2027-01-05T03:00:00Z", PolicyVerdict.ImplicitDeny)]
    [InlineData("2027-02-28T15:00:00Z", PolicyVerdict.ExplicitDeny)]
    public void Action_OutsideBedrockAtTheEdgesOfThePeriod_IsDeniedTooHoweverItWasGranted(string time, PolicyVerdict expected) =>
        Members.Ask("s3:GetObject", time: time).ShouldBe(expected);

    [Theory]
    [InlineData("2026-12-01T04:59:59Z", PolicyVerdict.ExplicitDeny)]
    [InlineData("2026-12-01T05:00:00Z", PolicyVerdict.Allow)]
    [InlineData("2027-03-01T04:59:59Z", PolicyVerdict.Allow)]
    [InlineData("2027-03-01T05:00:00Z", PolicyVerdict.ExplicitDeny)]
    public void Call_AtTheEdgesOfThePeriod_FollowsTheTimeZone(string time, PolicyVerdict expected) =>
        new DepartmentCallers(Sales, TestCompany.Sandbox with { TimeZone = "America/New_York" })
            .Ask("bedrock:ListFoundationModels", time: time).ShouldBe(expected);

    [Theory]
    [InlineData("2027-07-01T03:59:59Z", PolicyVerdict.ExplicitDeny)] // 30 June 23:59:59 in New York, in summer time
    [InlineData("2027-07-01T04:00:00Z", PolicyVerdict.Allow)]
    public void Call_AtTheStartOfThePeriod_FollowsSummerTime(string time, PolicyVerdict expected)
    {
        var department = Sales with { Period = new Period { Start = new DateOnly(2027, 7, 1), End = new DateOnly(2027, 7, 31) } };

        new DepartmentCallers(department, TestCompany.Sandbox with { TimeZone = "America/New_York" })
            .Ask("bedrock:ListFoundationModels", time: time).ShouldBe(expected);
    }

    [Fact]
    public void Playground_Actions_AreTheMinimalPolicysReads()
    {
        BedrockActions.Playground.ShouldBe(
        [
            "bedrock:GetFoundationModel", "bedrock:GetFoundationModelAvailability", "bedrock:GetInferenceProfile",
            "bedrock:GetUseCaseForModelAccess", "bedrock:ListCustomModels", "bedrock:ListFoundationModelAgreementOffers",
            "bedrock:ListFoundationModels",
            "bedrock:ListGuardrails", "bedrock:ListImportedModels", "bedrock:ListInferenceProfiles",
            "bedrock:ListMarketplaceModelEndpoints",
            "bedrock:ListPromptRouters", "bedrock:ListProvisionedModelThroughputs",
        ]);
    }

    [Theory]
    [InlineData("sagemaker:ListHubContents", "arn:aws:sagemaker:ap-northeast-1:111122223333:hub/SageMakerPublicHub")]
    [InlineData(
        "bedrock:InvokeModelWithBidirectionalStream",
        "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("bedrock:ApplyGuardrail", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abc")]
    [InlineData("bedrock:GetGuardrail", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/abc")]
    [InlineData("bedrock:UpdateGuardrail", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/standard")]
    [InlineData("bedrock:ApplyGuardrail", "arn:aws:bedrock:ap-northeast-1:444455556666:guardrail/abc")]
    [InlineData("bedrock:ApplyGuardrail", "arn:aws:bedrock:us-east-1:111122223333:guardrail/abc")]
    public void Document_WithoutTheBoundary_GrantsNothingMore(string action, string resource) =>
        Members.AskWithoutBoundary(action, resource).ShouldBe(PolicyVerdict.ImplicitDeny);

    [Fact]
    public void Playground_WhenOn_IsReadable()
    {
        foreach (var action in BedrockActions.Playground)
        {
            Members.Ask(action).ShouldBe(PolicyVerdict.Allow, action);
        }

        Members
            .Ask("sagemaker:ListHubContents", "arn:aws:sagemaker:ap-northeast-1:aws:hub/SageMakerPublicHub").ShouldBe(PolicyVerdict.Allow);
        Members
            .Ask("sagemaker:ListHubContents", "arn:aws:sagemaker:ap-northeast-1:111122223333:hub/own").ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Theory]
    [InlineData(DashboardKind.Shared, "poc-all")]
    [InlineData(DashboardKind.Own, "poc-sales")]
    [InlineData(DashboardKind.None, "poc-all")]
    public void Dashboard_ByKind_IsReadableAndNoOther(DashboardKind kind, string shown)
    {
        var members = new DepartmentCallers(
            Sales with { Access = new DepartmentAccess { Application = true } }, TestCompany.Sandbox with { Dashboard = kind });

        foreach (var principal in new[] { members.SignInRole, members.ApplicationRole })
        {
            members.Ask("cloudwatch:GetDashboard", DashboardArn(shown), principal)
                .ShouldBe(kind == DashboardKind.None ? PolicyVerdict.ImplicitDeny : PolicyVerdict.Allow);
            members.Ask("cloudwatch:GetMetricData", principal: principal)
                .ShouldBe(kind == DashboardKind.None ? PolicyVerdict.ImplicitDeny : PolicyVerdict.Allow);
        }

        foreach (var other in new[] { "poc-sales", "poc-development", "poc-all", "poc-sales-2" }.Where(name => name != shown))
        {
            members.AskWithoutBoundary("cloudwatch:GetDashboard", DashboardArn(other)).ShouldBe(PolicyVerdict.ImplicitDeny, other);
        }
    }

    [Theory]
    [InlineData("cloudwatch:PutDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-all")]
    [InlineData("cloudwatch:DeleteDashboards", "arn:aws:cloudwatch::111122223333:dashboard/poc-all")]
    [InlineData("cloudwatch:GetDashboard", "arn:aws:cloudwatch::444455556666:dashboard/poc-all")]
    [InlineData("cloudwatch:DescribeAlarms", "*")]
    [InlineData("cloudwatch:ListDashboards", "*")]
    [InlineData("cloudwatch:ListMetrics", "*")]
    [InlineData("cloudwatch:PutMetricData", "*")]
    [InlineData("cloudwatch:SetAlarmState", "*")]
    [InlineData("logs:StartQuery", "*")]
    [InlineData("logs:FilterLogEvents", "*")]
    public void Dashboard_WithoutTheBoundary_GrantsNothingMore(string action, string resource) =>
        Members.AskWithoutBoundary(action, resource).ShouldBe(PolicyVerdict.ImplicitDeny);

    [Theory]
    [InlineData(DepartmentStatus.Suspended, Requests.WithinThePeriod, PolicyVerdict.Allow)]
    [InlineData(DepartmentStatus.Closed, Requests.WithinThePeriod, PolicyVerdict.ExplicitDeny)]
    [InlineData(DepartmentStatus.Active, "2026-11-30T14:59:59Z", PolicyVerdict.ExplicitDeny)]
    [InlineData(DepartmentStatus.Active, "2027-02-28T15:00:00Z", PolicyVerdict.ExplicitDeny)]
    public void Dashboard_ByStatusAndPeriod_IsReadableUnlessClosedOrOutside(DepartmentStatus status, string time, PolicyVerdict expected)
    {
        var members = new DepartmentCallers(Sales.As(status), TestCompany.Sandbox);

        members.Ask("cloudwatch:GetDashboard", DashboardArn("poc-all"), time: time).ShouldBe(expected);
        members.Ask("cloudwatch:GetMetricData", time: time).ShouldBe(expected);
    }

    [Fact]
    public void Playground_WhenOff_LeavesModelsToTheApplicationRole()
    {
        var department = TestCompany.Development with { Access = new DepartmentAccess { Playground = false, Application = true } };
        var members = new DepartmentCallers(department, TestCompany.Sandbox);
        var profile = members.SystemProfile(TestCompany.Haiku);

        members.Ask("bedrock:ListFoundationModels").ShouldBe(PolicyVerdict.ImplicitDeny);
        members.Call(TestCompany.Haiku, profile).ShouldBe(PolicyVerdict.ImplicitDeny);
        members.Ask("bedrock:ApplyGuardrail", Floor).ShouldBe(PolicyVerdict.ImplicitDeny);
        members.Ask("sts:AssumeRole", members.ApplicationRole).ShouldBe(PolicyVerdict.Allow);
        members.Call(TestCompany.Haiku, profile, principal: members.ApplicationRole).ShouldBe(PolicyVerdict.Allow);
    }

    [Fact]
    public void Application_RoleOfOwnDepartment_IsTheOnlyOneToAssume()
    {
        var members = new DepartmentCallers(TestCompany.Development, TestCompany.Sandbox);

        members.Ask("sts:AssumeRole", members.ApplicationRole).ShouldBe(PolicyVerdict.Allow);
        members.Ask("sts:AssumeRole", Members.ApplicationRole).ShouldBe(PolicyVerdict.ImplicitDeny);
        Members.Ask("sts:AssumeRole", members.ApplicationRole).ShouldBe(PolicyVerdict.ImplicitDeny);
        Members.Ask("sts:AssumeRole", Members.ApplicationRole).ShouldBe(PolicyVerdict.ImplicitDeny, "sales has no application role");
    }

    [Fact]
    public void Guardrails_OfFloorAndDepartment_MayBeAppliedAlsoInTheRegionsOfTheirProfile()
    {
        Members.Ask("bedrock:ApplyGuardrail", Floor).ShouldBe(PolicyVerdict.Allow);
        Members.Ask("bedrock:ApplyGuardrail", Strict).ShouldBe(PolicyVerdict.ImplicitDeny);
        Stricter.Ask("bedrock:ApplyGuardrail", Floor).ShouldBe(PolicyVerdict.Allow);
        Stricter.Ask("bedrock:ApplyGuardrail", Strict).ShouldBe(PolicyVerdict.Allow);
        Stricter.Ask("bedrock:ApplyGuardrail", TestCompany.GuardrailArn("other")).ShouldBe(PolicyVerdict.ImplicitDeny);
        foreach (
            var region in new[] { "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2" })
        {
            Members
                .Ask("bedrock:ApplyGuardrail", $"arn:aws:bedrock:{region}:111122223333:guardrail-profile/apac.guardrail.v1:0")
                .ShouldBe(PolicyVerdict.Allow, region);
        }

        Members
            .Ask("bedrock:ApplyGuardrail", "arn:aws:bedrock:us-east-1:111122223333:guardrail-profile/us.guardrail.v1:0")
            .ShouldBe(PolicyVerdict.ImplicitDeny);
        Members
            .Ask("bedrock:ApplyGuardrail", "arn:aws:bedrock:us-east-1:111122223333:guardrail-profile/apac.guardrail.v1:0")
            .ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    /// <summary>A guardrail shows its confidential terms to whoever may read it.</summary>
    [Fact]
    public void Guardrails_OfOthers_CannotBeRead()
    {
        Members.Ask("bedrock:GetGuardrail", Floor).ShouldBe(PolicyVerdict.Allow);
        Members.Ask("bedrock:GetGuardrail", Strict).ShouldBe(PolicyVerdict.ImplicitDeny);
        Stricter.Ask("bedrock:GetGuardrail", Strict).ShouldBe(PolicyVerdict.Allow);
        Stricter.Ask("bedrock:GetGuardrail", TestCompany.GuardrailArn("other")).ShouldBe(PolicyVerdict.ImplicitDeny);
        new DepartmentCallers(
            TestCompany.Development with { Access = new DepartmentAccess { Playground = false, Application = true } }, TestCompany.Sandbox
        ).Ask("bedrock:GetGuardrail", Floor).ShouldBe(PolicyVerdict.ImplicitDeny);
    }

    [Theory]
    [InlineData(GuardrailTier.Classic, GuardrailTier.Classic, PolicyVerdict.ImplicitDeny)]
    [InlineData(GuardrailTier.Standard, GuardrailTier.Classic, PolicyVerdict.Allow)]
    [InlineData(GuardrailTier.Classic, GuardrailTier.Standard, PolicyVerdict.Allow)]
    public void Guardrails_OfTheStandardTier_ReachOtherRegionsAndThoseOfTheClassicTierDoNot(
        GuardrailTier floor, GuardrailTier own, PolicyVerdict expected)
    {
        var profiles = TestCompany.WithStrictProfile.Guardrails.Profiles;
        var sandbox = TestCompany.Sandbox with
        {
            Guardrails = TestCompany.Sandbox.Guardrails with
            {
                // A third profile nobody of this department uses makes no difference.
                Profiles =
                [
                    profiles[0] with { Tier = floor }, profiles[1] with { Tier = own },
                    profiles[1] with { Id = "other", Tier = GuardrailTier.Standard },
                ],
            },
        };
        var members = new DepartmentCallers(Sales with { Guardrail = "strict" }, sandbox);

        members.Ask("bedrock:ApplyGuardrail", Strict).ShouldBe(PolicyVerdict.Allow);
        members
            .Ask("bedrock:ApplyGuardrail", "arn:aws:bedrock:ap-south-1:111122223333:guardrail-profile/apac.guardrail.v1:0")
            .ShouldBe(expected);
    }

    [Fact]
    public void Call_ByDepartmentOnTheFloor_NeedsNoGuardrailInTheRequest()
    {
        Members.Call(TestCompany.Haiku, Members.SystemProfile(TestCompany.Haiku)).ShouldBe(PolicyVerdict.Allow);
        Members.Call(TestCompany.Haiku, Members.SystemProfile(TestCompany.Haiku), guardrail: $"{Floor}:1").ShouldBe(PolicyVerdict.Allow);
    }

    [Theory]
    [InlineData(null, PolicyVerdict.ExplicitDeny)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/standard:1", PolicyVerdict.ExplicitDeny)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict", PolicyVerdict.ExplicitDeny)] // the draft
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict2:1", PolicyVerdict.ExplicitDeny)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:444455556666:guardrail/strict:1", PolicyVerdict.ExplicitDeny)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict:1", PolicyVerdict.Allow)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict:20", PolicyVerdict.Allow)]
    public void Call_ByDepartmentWithAStricterGuardrail_MustPassAVersionOfIt(string? guardrail, PolicyVerdict expected)
    {
        foreach (var region in TestCompany.Haiku.DestinationRegions)
        {
            foreach (var action in BedrockActions.Invoke)
            {
                Stricter
                    .Call(TestCompany.Haiku, Stricter.SystemProfile(TestCompany.Haiku), region, guardrail: guardrail, action: action)
                    .ShouldBe(expected, $"{action} {region}");
                Stricter
                    .Call(
                        TestCompany.Haiku, Stricter.SystemProfile(TestCompany.Haiku), region, Stricter.ApplicationRole,
                        guardrail: guardrail, action: action)
                    .ShouldBe(expected, $"{action} {region}");
            }
        }
    }

    [Theory]
    [InlineData(null, PolicyVerdict.ExplicitDeny)]
    [InlineData("arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/strict:1", PolicyVerdict.Allow)]
    public void Call_OfGlobalModelWithAStricterGuardrail_MustPassItUnderTheRegionlessArnToo(string? guardrail, PolicyVerdict expected)
    {
        var sandbox = TestCompany.WithStrictProfile with { Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true } };
        var members = new DepartmentCallers(Sales with { Guardrail = "strict", Models = [TestCompany.Global.Alias] }, sandbox);

        members.Call(TestCompany.Global, members.SystemProfile(TestCompany.Global), region: "", guardrail: guardrail).ShouldBe(expected);
    }

    /// <summary>Here an asterisk fits an empty Region too; nobody has to rely on that.</summary>
    [Fact]
    public void Document_WithAStricterGuardrail_NamesTheRegionlessModelsAsWell() =>
        Stricter.Policies.Identity[0].Document.Statements.Single(statement => statement.Sid == "WithoutGuardrail").Resources
            .ShouldBe(["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:::foundation-model/*"]);

    [Fact]
    public void Suspended_Department_MayLookButNotCall()
    {
        var members = new DepartmentCallers(TestCompany.Development.As(DepartmentStatus.Suspended), TestCompany.Sandbox);

        members.Ask("bedrock:ListFoundationModels").ShouldBe(PolicyVerdict.Allow);
        foreach (var principal in new[] { members.SignInRole, members.ApplicationRole })
        {
            members
                .Call(TestCompany.Haiku, members.SystemProfile(TestCompany.Haiku), principal: principal)
                .ShouldBe(PolicyVerdict.ExplicitDeny);
            members
                .Ask("bedrock:InvokeModelWithResponseStream", members.SystemProfile(TestCompany.Haiku), principal)
                .ShouldBe(PolicyVerdict.ExplicitDeny);
            members.Ask("bedrock:ApplyGuardrail", Floor, principal).ShouldBe(PolicyVerdict.ExplicitDeny);
            members.Ask("sts:AssumeRole", members.ApplicationRole, principal).ShouldBe(PolicyVerdict.ExplicitDeny);
        }
    }

    [Fact]
    public void Closed_Department_MayDoNothing()
    {
        var members = new DepartmentCallers(TestCompany.Development.As(DepartmentStatus.Closed), TestCompany.Sandbox);

        members.Ask("bedrock:ListFoundationModels").ShouldBe(PolicyVerdict.ExplicitDeny);
        members.Call(TestCompany.Haiku, members.SystemProfile(TestCompany.Haiku)).ShouldBe(PolicyVerdict.ExplicitDeny);
        members.Ask("s3:GetObject").ShouldBe(PolicyVerdict.ExplicitDeny);
    }

    [Fact]
    public void Document_ForAliasesThatDifferInHyphensOnly_NamesEachStatementOnce()
    {
        var models = new[] { "haiku-4-5", "haiku-45" }.Select(alias => new ModelAccess(
            TestCompany.Haiku with { Alias = alias }, DepartmentCallers.ApplicationProfile(Sales, alias)));
        var sids = AccessPolicy
            .For(Sales, TestCompany.Sandbox, TestCompany.Names, [.. models], DepartmentCallers.Guardrails(Sales, TestCompany.Sandbox))
            .Statements.Select(statement => statement.Sid);

        sids.ShouldBeUnique();
    }

    private static string DashboardArn(string name) => $"arn:aws:cloudwatch::{TestCompany.SandboxAccount}:dashboard/{name}";
}
