using System.Text.Json;
using InfraPoc.Config;

namespace InfraPoc.Tests.Access;

public sealed class AccessStackTests
{
    [Fact]
    public void PermissionSet_HoldsNoPowerOfItsOwn()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
        var properties = synthesis.Resources("Poc-Access-sales", "AWS::SSO::PermissionSet").ShouldHaveSingleItem().Properties;

        properties.TryGetProperty("InlinePolicy", out _).ShouldBeFalse();
        properties.TryGetProperty("ManagedPolicies", out _).ShouldBeFalse();
        properties
            .GetProperty("CustomerManagedPolicyReferences").EnumerateArray().Select(PathAndName)
            .ShouldBe(["/poc/poc-sales-access", "/poc/brake/poc-sales-brake"]);
        PathAndName(properties.GetProperty("PermissionsBoundary").GetProperty("CustomerManagedPolicyReference"))
            .ShouldBe("/poc/poc-boundary");
    }

    [Fact]
    public void PermissionSet_OfPlayground_LastsFourHoursAndOpensIt()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
        var permissionSet = synthesis.Resources("Poc-Access-sales", "AWS::SSO::PermissionSet").ShouldHaveSingleItem();

        permissionSet.Text("Name").ShouldBe("poc-sales");
        permissionSet.Text("InstanceArn").ShouldBe("arn:aws:sso:::instance/ssoins-1234567890abcdef");
        permissionSet.Text("SessionDuration").ShouldBe("PT4H");
        permissionSet
            .Text("RelayStateType")
            .ShouldBe("https://ap-northeast-1.console.aws.amazon.com/bedrock/home?region=ap-northeast-1#/text-generation-playground");
        permissionSet.Tags["department"].ShouldBe("sales");
    }

    [Fact]
    public void PermissionSet_WithoutPlayground_HasNoRelayStateAndItsLinkNoDestination()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales with { Access = new DepartmentAccess { Playground = false, Application = true } }));

        synthesis
            .Resources("Poc-Access-sales", "AWS::SSO::PermissionSet").ShouldHaveSingleItem()
            .Properties.TryGetProperty("RelayStateType", out _).ShouldBeFalse();
        synthesis.Read("Poc-Access-sales.template.json").GetProperty("Outputs").GetProperty("SignInUrl").GetProperty("Value").GetString()
            .ShouldBe("https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=poc-sales");
    }

    [Fact]
    public void Members_InDirectory_AreCreatedAndJoined()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));

        var group = synthesis.Resources("Poc-Access-sales", "AWS::IdentityStore::Group").ShouldHaveSingleItem();
        group.Text("DisplayName").ShouldBe("poc-sales");
        group.Text("Description").ShouldBe("営業部");
        var users = synthesis.Resources("Poc-Access-sales", "AWS::IdentityStore::User");
        users.Select(user => user.Text("UserName")).ShouldBe(["sales-01@example.com", "sales-02@example.com"]);
        users
            .Select(user => user.Properties.GetProperty("Emails")[0].GetProperty("Value").GetString())
            .ShouldBe(["sales-01@example.com", "sales-02@example.com"]);
        users.Select(user => user.Text("DisplayName")).ShouldBe(["sales-01@example.com", "sales-02@example.com"]);
        users.Select(user => user.Text("Name", "GivenName")).ShouldBe(["sales-01", "sales-02"]);
        users.Select(user => user.Text("Name", "FamilyName")).ShouldBe(["sales", "sales"]);
        users.ShouldAllBe(user => user.Properties.GetProperty("Emails")[0].GetProperty("Primary").GetBoolean());
        var memberships = synthesis.Resources("Poc-Access-sales", "AWS::IdentityStore::GroupMembership");
        memberships
            .Select(membership =>
                membership.Properties.GetProperty("MemberId").GetProperty("UserId").GetProperty("Fn::GetAtt")[0].GetString())
            .ShouldBe(users.Select(user => user.LogicalId));
        memberships.ShouldAllBe(membership =>
            membership.Properties.GetProperty("GroupId").GetProperty("Fn::GetAtt")[0].GetString() == group.LogicalId);
        users.Concat(memberships).Append(group).Select(resource => resource.Text("IdentityStoreId")).Distinct().ShouldBe(["d-1234567890"]);
    }

    [Fact]
    public void Members_InExternalGroup_CreateNothing()
    {
        const string groupId = "a1b2c3d4-5678-90ab-cdef-1234567890ab";
        var sandbox = TestCompany.Sandbox with { IdentityCenter = TestCompany.Sandbox.IdentityCenter with { Users = UserSource.External } };
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                sandbox, TestCompany.Sales with { Members = [], Group = new ExternalGroup { Name = "GenAI-Sales", Id = groupId } }));

        Types(synthesis, "Poc-Access-sales").ShouldBe(["AWS::SSO::Assignment", "AWS::SSO::PermissionSet"]);
        synthesis.Resources("Poc-Access-sales", "AWS::SSO::Assignment").ShouldHaveSingleItem().Text("PrincipalId").ShouldBe(groupId);
    }

    [Fact]
    public void Assignment_OfActiveDepartment_GivesTheGroupTheSandboxAccount()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
        var assignment = synthesis.Resources("Poc-Access-sales", "AWS::SSO::Assignment").ShouldHaveSingleItem();

        assignment.Text("InstanceArn").ShouldBe("arn:aws:sso:::instance/ssoins-1234567890abcdef");
        assignment.Text("PrincipalType").ShouldBe("GROUP");
        assignment.Text("TargetType").ShouldBe("AWS_ACCOUNT");
        assignment.Text("TargetId").ShouldBe(TestCompany.SandboxAccount);
        assignment.Properties.GetProperty("PrincipalId").GetProperty("Fn::GetAtt")[1].GetString().ShouldBe("GroupId");
        assignment.Properties.GetProperty("PermissionSetArn").GetProperty("Fn::GetAtt")[1].GetString().ShouldBe("PermissionSetArn");
    }

    [Fact]
    public void Outputs_OfActiveDepartment_HoldTheSignInLink()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));

        synthesis
            .Read("Poc-Access-sales.template.json").GetProperty("Outputs").GetProperty("SignInUrl").GetProperty("Value").GetString()
            .ShouldBe(
            "https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=poc-sales&destination="
                + "https%3A%2F%2Fap-northeast-1.console.aws.amazon.com%2Fbedrock%2Fhome%3Fregion%3Dap-northeast-1%23%2Ftext-generation-playground");
    }

    [Theory]
    [InlineData(DashboardKind.Shared, "poc-all")]
    [InlineData(DashboardKind.Own, "poc-sales")]
    public void Outputs_ByKindOfDashboard_HoldTheLinkThatSignsInToIt(DashboardKind kind, string dashboard)
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sandbox with { Dashboard = kind }, TestCompany.Sales));

        synthesis
            .Read("Poc-Access-sales.template.json").GetProperty("Outputs").GetProperty("DashboardSignInUrl").GetProperty("Value")
            .GetString()
            .ShouldBe(
            "https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=poc-sales&destination="
                + $"https%3A%2F%2Fap-northeast-1.console.aws.amazon.com%2Fcloudwatch%2Fhome%3Fregion%3Dap-northeast-1%23dashboards%2Fdashboard%2F{dashboard}");
    }

    [Theory]
    [InlineData(DepartmentStatus.Active, true)]
    [InlineData(DepartmentStatus.Suspended, true)]
    [InlineData(DepartmentStatus.Closed, false)]
    public void Assignment_ByStatus_ExistsUnlessClosed(DepartmentStatus status, bool exists)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales.As(status)));

        synthesis.Resources("Poc-Access-sales", "AWS::SSO::Assignment").Any().ShouldBe(exists);
        synthesis.Read("Poc-Access-sales.template.json").TryGetProperty("Outputs", out _).ShouldBe(exists);
    }

    private static string PathAndName(JsonElement reference) =>
        reference.GetProperty("Path").GetString() + reference.GetProperty("Name").GetString();

    private static IEnumerable<string> Types(Synthesis synthesis, string stack) =>
        synthesis
            .Read($"{stack}.template.json").GetProperty("Resources")
        .EnumerateObject().Select(resource => resource.Value.GetProperty("Type").GetString()!).Order(StringComparer.Ordinal);
}
