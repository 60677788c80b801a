using InfraPoc.Config;
using InfraPoc.Tests.Fixtures;

namespace InfraPoc.Tests.Stacks;

public sealed class DepartmentStackTests(DepartmentStackTests.Company company) : IClassFixture<DepartmentStackTests.Company>
{
    [Fact]
    public void Stack_ActiveDepartment_HoldsExactlyItsResources()
    {
        TypesOf("Poc-Dept-development").ShouldBe(
        [
            "AWS::Bedrock::ApplicationInferenceProfile", "AWS::Bedrock::ApplicationInferenceProfile",
            "AWS::IAM::ManagedPolicy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role",
        ]);
        TypesOf("Poc-Dept-sales").ShouldBe(["AWS::Bedrock::ApplicationInferenceProfile", "AWS::IAM::ManagedPolicy", "AWS::IAM::ManagedPolicy"]);
    }

    [Fact]
    public void InferenceProfile_OfModel_CopiesTheSystemProfileAndIsTagged()
    {
        var profile = company.Synthesis.Resources("Poc-Dept-sales", "AWS::Bedrock::ApplicationInferenceProfile").ShouldHaveSingleItem();

        profile.Text("InferenceProfileName").ShouldBe("poc-sales-haiku");
        profile.Text("ModelSource", "CopyFrom").ShouldBe("arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-haiku-4-5-20251001-v1:0");
        profile.Tags.ShouldBe(ExpectedTags("sales"));
    }

    [Fact]
    public void InferenceProfile_OfInRegionModel_CopiesTheFoundationModel()
    {
        using var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales with { Models = [TestCompany.Tokyo.Alias] }));

        synthesis.Resources("Poc-Dept-sales", "AWS::Bedrock::ApplicationInferenceProfile").ShouldHaveSingleItem()
            .Text("ModelSource", "CopyFrom").ShouldBe("arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0");
    }

    [Fact]
    public void Policies_HaveTheNamesAndPathsThePermissionSetRefersTo()
    {
        company.Synthesis.Resources("Poc-Dept-sales", "AWS::IAM::ManagedPolicy")
            .Select(policy => policy.Text("Path") + policy.Text("ManagedPolicyName"))
            .ShouldBe(["/poc/poc-sales-access", "/poc/brake/poc-sales-brake"]);
    }

    [Fact]
    public void ApplicationRole_CarriesAccessBrakeAndBoundary()
    {
        var role = company.Synthesis.Resources("Poc-Dept-development", "AWS::IAM::Role").ShouldHaveSingleItem();
        var policies = company.Synthesis.Resources("Poc-Dept-development", "AWS::IAM::ManagedPolicy").Select(policy => policy.LogicalId);

        (role.Text("Path") + role.Text("RoleName")).ShouldBe("/poc/poc-development-app");
        role.Text("PermissionsBoundary").ShouldBe("arn:aws:iam::111122223333:policy/poc/poc-boundary");
        role.Properties.GetProperty("ManagedPolicyArns").EnumerateArray().Select(arn => arn.GetProperty("Ref").GetString()).ShouldBe(policies);
        role.Properties.GetProperty("MaxSessionDuration").GetInt32().ShouldBe(3600);
        role.Properties.TryGetProperty("Policies", out _).ShouldBeFalse();
        role.Tags.ShouldBe(ExpectedTags("development"));
    }

    [Fact]
    public void Outputs_WithApplication_HoldTheRoleArn()
    {
        company.Synthesis.Read("Poc-Dept-development.template.json").GetProperty("Outputs").GetProperty("ApplicationRoleArn")
            .GetProperty("Value").GetProperty("Fn::GetAtt")[1].GetString().ShouldBe("Arn");
        company.Synthesis.Read("Poc-Dept-sales.template.json").TryGetProperty("Outputs", out _).ShouldBeFalse();
    }

    [Fact]
    public void Stack_ClosedDepartment_HasNoApplicationRole()
    {
        using var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Development with
        {
            Status = DepartmentStatus.Closed,
            StatusReason = "終了",
            StatusSince = new DateOnly(2027, 1, 1),
            Outcome = Outcome.Stop,
        }));

        synthesis.Resources("Poc-Dept-development", "AWS::IAM::Role").ShouldBeEmpty();
    }

    private IEnumerable<string> TypesOf(string stack) => company.Synthesis.Read($"{stack}.template.json").GetProperty("Resources")
        .EnumerateObject().Select(resource => resource.Value.GetProperty("Type").GetString()!).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> ExpectedTags(string id) => new()
    {
        ["cost-center"] = "CC-1",
        ["department"] = id,
        ["expires"] = "2027-02-28",
        ["owner"] = $"{id}-owner@example.com",
        ["sandbox"] = "poc",
    };

    public sealed class Company : IDisposable
    {
        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development));

        public void Dispose() => Synthesis.Dispose();
    }
}
