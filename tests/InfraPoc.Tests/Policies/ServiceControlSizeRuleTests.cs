using InfraPoc.Policies;
using InfraPoc.Tests.Fixtures;

namespace InfraPoc.Tests.Policies;

public sealed class ServiceControlSizeRuleTests
{
    private const string Organization = "organization: { managementAccount: \"777788889999\", target: \"111122223333\" }\n";

    [Fact]
    public void Load_Organization_FitsWithTheDefaultDeploymentRole()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "money: ", Organization + "money: ");

        var sandbox = SandboxLoader.Load(company.Root).Config.ShouldNotBeNull().Sandbox;

        ServiceControlPolicy.Fence(sandbox).ToJson().Length.ShouldBeLessThan(ServiceControlSizeRule.Limit - 1_000);
        ServiceControlPolicy.Protection(sandbox).ToJson().Length.ShouldBeLessThan(ServiceControlSizeRule.Limit - 400);
    }

    [Fact]
    public void Load_LongDeploymentRoles_SaysWhichPolicyIsTooLarge()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "money: ", Organization + "money: ");
        Roles(company, 5);

        var problem = SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem();

        problem.ToString().ShouldMatch(
            @"^config/sandbox\.yaml:2[0-9]:1: error POL002: organization leads to a service control policy of [0-9]{4} characters, and AWS Organizations accepts 5120; list fewer or shorter patterns in accounts\.deploymentRoles\.$");
    }

    [Fact]
    public void Load_LongDeploymentRolesWithoutOrganization_IsAccepted()
    {
        using var company = new CompanyFolder("model-1");
        Roles(company, 5);

        SandboxLoader.Load(company.Root).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_SandboxWithProblems_IsNotMeasured()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "money: ", Organization + "money: ");
        Roles(company, 5);
        company.Edit("sandbox.yaml", "Asia/Tokyo", "Asia/Atlantis");

        SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Code.ShouldBe("SBX001");
    }

    private static void Roles(CompanyFolder company, int count) =>
        company.Edit("sandbox.yaml", "identityCenter:\n", $"  deploymentRoles:\n{string.Concat(Enumerable.Range(1, count).Select(number => $"    - {new string('r', 62)}{number}\n"))}\nidentityCenter:\n");
}
