using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class DepartmentsReachOnlyTheirModelsTests : ControlTests<DepartmentsReachOnlyTheirModels>
{
    private const string Sales = "poc-sales-access";
    private const string Development = "poc-development-access";
    private const string Research = "poc-research-access";
    private const string Paused = "poc-paused-access";
    private const string Haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";

    [Fact]
    public void Compliant_SameGrantsInOneStatementEach_ArePermitted() =>
        After(edit =>
                edit.Grant(
                    Sales, "bedrock:InvokeModel",
                    $"arn:aws:bedrock:ap-northeast-1:{TestCompany.SandboxAccount}:inference-profile/jp.{Haiku}"))
            .ShouldBeEmpty();

    [Fact]
    public void Compliant_ModelAddedToTheCatalogue_IsPermitted() =>
        After(edit => edit.Config = edit.Config with
        {
            Models = edit
                .Config.Models.Append(new("new", TestCompany.Haiku with { Alias = "new", ModelId = "anthropic.new" })).ToDictionary(),
        }).ShouldBeEmpty();

    [Theory]
    [InlineData("foundation-model of the catalogue", "arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-sonnet-4-6")]
    [InlineData("another vendor's", "arn:aws:bedrock:ap-northeast-1::foundation-model/vendor.model-v1:0")]
    [InlineData("another Region", $"arn:aws:bedrock:us-east-1::foundation-model/{Haiku}")]
    [InlineData("another profile", "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-sonnet-4-6", 1)]
    [InlineData("profile of another Region", $"arn:aws:bedrock:us-east-1:111122223333:inference-profile/jp.{Haiku}", 1)]
    [InlineData("without a profile", $"arn:aws:bedrock:ap-northeast-3::foundation-model/{Haiku}", 1)]
    public void NonCompliant_OneMoreGrant_IsNamedForBothPrincipals(string what, string resource, int principals = 2)
    {
        var violations = After(edit => edit.Grant(Sales, "bedrock:InvokeModel", resource));

        // To programs the boundary denies whatever is not called through an application profile.
        violations.Count.ShouldBe(principals, what);
        violations.ShouldAllBe(violation =>
            violation.Contains($"bedrock:InvokeModel on {resource}", StringComparison.Ordinal)
            && violation.Contains("is allowed", StringComparison.Ordinal));
    }

    [Fact]
    public void NonCompliant_ProgramsThroughTheSystemProfile_AreNamed() =>
        After(edit => edit.DropStatement("poc-boundary", "ProgramsPastTheirProfile"))
            .ShouldContain(found => found.Contains("Poc-Dept-sales", StringComparison.Ordinal)
                && found.Contains($"inference-profile/jp.{Haiku}", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_GlobalModel_IsNamedWhereTheBoundaryLetsItPass() =>
        After(edit =>
        {
            edit.Grant(Sales, "bedrock:InvokeModel", $"arn:aws:bedrock:::foundation-model/{Haiku}");
            edit.DropStatement("poc-boundary", "GlobalInference");
        }).Count.ShouldBe(2);

    [Fact]
    public void NonCompliant_SignInWithoutPlaygroundThatHasTextsChecked_IsNamed() =>
        After(edit => edit.Statement(Research, "Guardrails").Remove("Condition"))
            .ShouldHaveSingleItem().ShouldContain("bedrock:ApplyGuardrail");

    [Fact]
    public void NonCompliant_ModelThroughAnyProfile_IsNamed() =>
        After(edit => edit.Statement(Development, "Model1Haiku").Remove("Condition"))
            .ShouldContain(violation =>
                violation.Contains("a1b2c3d4e5f6 is allowed", StringComparison.Ordinal)
                || violation.Contains("no profile is allowed", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_ModelThroughTheProfileOfAnother_IsNamed() =>
        After(edit =>
        {
            var haiku = edit.Statement(Development, "Model1Haiku")["Condition"]!["StringEquals"]!["bedrock:InferenceProfileArn"]!.AsArray();
            haiku.Add(
                edit.Statement(Development, "Model2Sonnet")["Condition"]!["StringEquals"]!["bedrock:InferenceProfileArn"]![
                    1
                ]!.DeepClone());
        }).ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_InRegionModelThroughAnyProfile_IsNamed() =>
        After(edit => edit.Statement(Research, "Model1HaikuTokyo")["Condition"]!.AsObject().Remove("StringEqualsIfExists"))
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_DestinationRegionLeftOut_IsNamed() =>
        After(edit => edit.Statement(Sales, "Model1Haiku")["Resource"]!.AsArray().RemoveAt(1))
            .ShouldContain(violation =>
                violation.Contains("ap-northeast-3", StringComparison.Ordinal)
                && violation.Contains("is refused", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_OneActionLeftOut_IsNamed() =>
        After(edit => edit.Statement(Sales, "Profile1Haiku")["Action"] = "bedrock:InvokeModel")
            .ShouldContain(violation => violation.Contains("bedrock:InvokeModelWithResponseStream", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_PeriodCutShort_IsNamed() =>
        After(edit =>
                edit.Statement(Sales, "AfterPeriod")["Condition"]!["DateGreaterThanEquals"]!["aws:CurrentTime"] = "2027-02-28T14:59:59Z")
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_PeriodBegunLate_IsNamed() =>
        After(edit => edit.Statement(Sales, "BeforePeriod")["Condition"]!["DateLessThan"]!["aws:CurrentTime"] = "2026-11-30T15:00:01Z")
            .ShouldNotBeEmpty();

    [Fact]
    public void NonCompliant_SignInWithoutPlaygroundThatCalls_IsNamed() =>
        After(edit =>
        {
            foreach (var sid in new[] { "Profile1HaikuTokyo", "Model1HaikuTokyo" })
            {
                edit.Statement(Research, sid)["Condition"]!.AsObject().Remove("ArnEquals");
            }

            edit.Statement(Research, "Profile1HaikuTokyo").Remove("Condition");
        }).ShouldContain(violation => violation.Contains("Poc-Access-research", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_ModelTakenFromTheFile_IsNamed() =>
        After(edit => edit.Config = With(TestCompany.Development.Id, department => department with { Models = ["haiku"] }))
            .ShouldContain(violation => violation.Contains("sonnet", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_SuspendedWithoutDenial_IsNamedForEachAction() =>
        After(edit => edit.DropStatement(Paused, "Suspended"))
            .ShouldContain(violation => violation.Contains("the department paused is suspended", StringComparison.Ordinal));

    [Theory]
    [InlineData("bedrock:ApplyGuardrail")]
    [InlineData("bedrock:InvokeModel*")]
    [InlineData("sts:AssumeRole")]
    public void NonCompliant_SuspendedWithOneActionLeftOut_IsNamed(string action) =>
        After(edit =>
        {
            var actions = edit.Statement(Paused, "Suspended")["Action"]!.AsArray();
            actions.Remove(actions.Single(each => each!.GetValue<string>() == action));
        }).ShouldContain(violation => violation.Contains(action.TrimEnd('*'), StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_ClosedThatOnlyLacksGrants_IsNamed() =>
        After(edit => edit.Statement("poc-archived-access", "Closed")["Action"] = "s3:*")
            .ShouldContain(violation => violation.Contains("the department archived is closed", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_ApplicationRoleThatCannotBeAssumed_IsNamed() =>
        After(edit => edit.DropStatement(Sales, "ApplicationRole"))
            .ShouldHaveSingleItem().ShouldContain("sts:AssumeRole on arn:aws:iam::111122223333:role/poc/poc-sales-app is refused");

    [Fact]
    public void NonCompliant_ApplicationRoleTakenFromTheFile_IsNamed() =>
        After(edit =>
                edit.Config = With(
                    TestCompany.Sales.Id,
                    department =>
                        department with { Access = new DepartmentAccess { Playground = true, Application = false } }))
            .ShouldHaveSingleItem().ShouldContain("poc-sales-app is allowed");

    [Fact]
    public void NonCompliant_NoProfileOfItsOwn_IsNotJudged() =>
        After(edit => edit.Remove("AWS::Bedrock::ApplicationInferenceProfile"))
            .ShouldHaveSingleItem().ShouldContain("holds 0 inference profiles");

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    [InlineData("""{"StringEquals":{"aws:PrincipalTag/team":"x"}}""")]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"2026-12-24T00:00:00Z"}}""")]
    public void NonCompliant_GrantUnderACondition_IsNamed(string condition) =>
        After(edit =>
        {
            edit.Grant("poc-sales-access", "bedrock:InvokeModel", "arn:aws:bedrock:*::foundation-model/*");
            edit.Statement("poc-sales-access", "Added")["Condition"] = JsonNode.Parse(condition);
        }).ShouldContain(found => found.Contains("is allowed; the file of department sales does not give it", StringComparison.Ordinal));

    [Fact]
    public void NonCompliant_GrantThatDependsOnWhoAsks_IsNamed() =>
        After(edit => edit.Statement("poc-sales-access", "Profile1Haiku")["Condition"] =
                JsonNode.Parse("""{"StringEquals":{"aws:PrincipalTag/team":"x"}}"""))
            .ShouldContain(found => found.Contains("is refused; the file of department sales gives it", StringComparison.Ordinal));

    private static SandboxConfig With(string id, Func<Department, Department> change) => ControlledCompany.Config with
    {
        Departments = [.. ControlledCompany.Config.Departments.Select(department => department.Id == id ? change(department) : department)],
    };
}
