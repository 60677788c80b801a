using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Tests.Access;

public sealed class DepartmentStackTests(DepartmentStackTests.Company company) : IClassFixture<DepartmentStackTests.Company>
{
    [Fact]
    public void Stack_ActiveDepartment_HoldsExactlyItsResources()
    {
        TypesOf("Poc-Dept-development").ShouldBe(
        [
            "AWS::Bedrock::ApplicationInferenceProfile", "AWS::Bedrock::ApplicationInferenceProfile",
            "AWS::Budgets::Budget", "AWS::IAM::ManagedPolicy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role",
            "AWS::SNS::Subscription", "AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SSM::Parameter",
        ]);
        TypesOf("Poc-Dept-sales").ShouldBe(
        [
            "AWS::Bedrock::ApplicationInferenceProfile", "AWS::Budgets::Budget", "AWS::IAM::ManagedPolicy", "AWS::IAM::ManagedPolicy",
            "AWS::SNS::Subscription", "AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SSM::Parameter",
        ]);
    }

    [Fact]
    public void InferenceProfile_OfModel_CopiesTheSystemProfileAndIsTagged()
    {
        var profile = company.Synthesis.Resources("Poc-Dept-sales", "AWS::Bedrock::ApplicationInferenceProfile").ShouldHaveSingleItem();

        profile.Text("InferenceProfileName").ShouldBe("poc-sales-haiku");
        profile
            .Text("ModelSource", "CopyFrom")
            .ShouldBe("arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-haiku-4-5-20251001-v1:0");
        profile.Tags.ShouldBe(ExpectedTags("sales"));
    }

    [Fact]
    public void InferenceProfile_OfInRegionModel_CopiesTheFoundationModel()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales with { Models = [TestCompany.Tokyo.Alias] }));

        synthesis.Resources("Poc-Dept-sales", "AWS::Bedrock::ApplicationInferenceProfile").ShouldHaveSingleItem()
            .Text("ModelSource", "CopyFrom")
            .ShouldBe("arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0");
    }

    [Fact]
    public void Policies_HaveTheNamesAndPathsThePermissionSetRefersTo()
    {
        company.Synthesis.Resources("Poc-Dept-sales", "AWS::IAM::ManagedPolicy")
            .Select(policy => policy.Text("Path") + policy.Text("ManagedPolicyName"))
            .ShouldBe(["/poc/poc-sales-access", "/poc/brake/poc-sales-brake"]);
    }

    /// <summary>A managed policy's description cannot be changed: CloudFormation would replace the policy, and its name is taken.</summary>
    [Fact]
    public void Policies_WithFixedNames_HaveNoDescriptionThatCouldNeverChange()
    {
        company
            .Synthesis.Resources("Poc-Boundary", "AWS::IAM::ManagedPolicy")
            .Concat(company.Synthesis.Resources("Poc-Dept-sales", "AWS::IAM::ManagedPolicy"))
            .ShouldAllBe(policy => !HasDescription(policy));
    }

    [Fact]
    public void Boundary_HasTheNameAndPathThePrincipalsReferTo()
    {
        var boundary = company.Synthesis.Resources("Poc-Boundary", "AWS::IAM::ManagedPolicy").ShouldHaveSingleItem();

        (boundary.Text("Path") + boundary.Text("ManagedPolicyName")).ShouldBe("/poc/poc-boundary");
    }

    [Theory]
    [InlineData(DepartmentStatus.Active)]
    [InlineData(DepartmentStatus.Suspended)]
    [InlineData(DepartmentStatus.Closed)]
    public void Brake_OfChangedDepartment_StaysTheSame(DepartmentStatus status)
    {
        var changed = Synthesis.Of(TestCompany.Config((TestCompany.Sales with
        {
            Name = "営業企画部",
            Models = [TestCompany.Sonnet.Alias],
            Period = new Period { Start = new DateOnly(2027, 1, 1), End = new DateOnly(2027, 6, 30) },
            Access = new DepartmentAccess { Playground = false, Application = true },
        }).As(status)));

        Brake(changed).ShouldBe(Brake(company.Synthesis));

        static string Brake(Synthesis synthesis) => synthesis.Resources("Poc-Dept-sales", "AWS::IAM::ManagedPolicy")
            .Single(policy => policy.Text("ManagedPolicyName") == "poc-sales-brake").Properties.GetRawText();
    }

    [Fact]
    public void ApplicationRole_CarriesAccessBrakeAndBoundary()
    {
        var role = company.Synthesis.Resources("Poc-Dept-development", "AWS::IAM::Role").ShouldHaveSingleItem();
        var policies = company.Synthesis.Resources("Poc-Dept-development", "AWS::IAM::ManagedPolicy").Select(policy => policy.LogicalId);

        (role.Text("Path") + role.Text("RoleName")).ShouldBe("/poc/poc-development-app");
        role.Text("PermissionsBoundary").ShouldBe("arn:aws:iam::111122223333:policy/poc/poc-boundary");
        role.Properties.GetProperty("ManagedPolicyArns")
            .EnumerateArray().Select(arn => arn.GetProperty("Ref").GetString()).ShouldBe(policies);
        role.Properties.GetProperty("MaxSessionDuration").GetInt32().ShouldBe(3600);
        role.Properties.TryGetProperty("Policies", out _).ShouldBeFalse();
        PolicyDocument.Parse(role.Properties.GetProperty("AssumeRolePolicyDocument")).ToJson()
            .ShouldBe(ApplicationTrust.For(TestCompany.Development, TestCompany.Sandbox, TestCompany.Names).ToJson());
        role.Tags.ShouldBe(ExpectedTags("development"));
    }

    [Fact]
    public void Outputs_WithApplication_HoldTheRoleArn()
    {
        company.Synthesis.Read("Poc-Dept-development.template.json").GetProperty("Outputs").GetProperty("ApplicationRoleArn")
            .GetProperty("Value").GetProperty("Fn::GetAtt")[1].GetString().ShouldBe("Arn");
        company
            .Synthesis.Read("Poc-Dept-sales.template.json").GetProperty("Outputs").TryGetProperty("ApplicationRoleArn", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public void Outputs_OfEveryModel_HoldItsProfileId() =>
        company
            .Synthesis.Read("Poc-Dept-development.template.json").GetProperty("Outputs")
        .EnumerateObject().Where(output => output.Name.StartsWith("InferenceProfileId", StringComparison.Ordinal))
        .Select(output => (output.Name, output.Value.GetProperty("Value").GetProperty("Fn::GetAtt")[1].GetString()))
        .ShouldBe([("InferenceProfileIdHaiku", "InferenceProfileId"), ("InferenceProfileIdSonnet", "InferenceProfileId")]);

    [Theory]
    [InlineData(DepartmentStatus.Suspended, 1)]
    [InlineData(DepartmentStatus.Closed, 0)]
    public void ApplicationRole_ByStatus_ExistsUnlessClosed(DepartmentStatus status, int roles)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Development.As(status)));

        synthesis.Resources("Poc-Dept-development", "AWS::IAM::Role").Count.ShouldBe(roles);
    }

    private static bool HasDescription(TemplateResourceView resource) => resource.Properties.TryGetProperty("Description", out _);

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

    public sealed class Company
    {
        internal Synthesis Synthesis { get; } = Synthesis.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development));
    }
}
