using InfraPoc.Config;
using InfraPoc.Fence;

namespace InfraPoc.Tests.Fence;

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
        ProtectionOf(sandbox).ShouldBeLessThan(ServiceControlSizeRule.Limit - 400);
    }

    [Theory]
    [InlineData("poc")]
    [InlineData("genai-trial")]
    public void Protection_WithTheLongestRolesTheConfigurationAllows_Fits(string name)
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "name: genai-poc", $"name: {name}");
        company.Edit(
            "sandbox.yaml", "identityCenter:\n", $"  deploymentRoles: [{new string('r', 59)}1, {new string('r', 59)}2]\nidentityCenter:\n");

        ProtectionOf(SandboxLoader.Load(company.Root).Config.ShouldNotBeNull().Sandbox)
            .ShouldBeLessThanOrEqualTo(ServiceControlSizeRule.Limit);
    }

    [Theory]
    [InlineData(Organization)]
    [InlineData("")]
    public void Load_EveryRegionThereIs_Fits(string organization)
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "money: ", organization + "money: ");
        Regions(company);

        SandboxLoader.Load(company.Root).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Load_SandboxWithProblems_IsNotMeasured()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "money: ", Organization + "money: ");
        Regions(company);
        company.Edit("sandbox.yaml", "Asia/Tokyo", "Asia/Atlantis");

        SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Code.ShouldBe("SBX001");
    }

    private static void Regions(CompanyFolder company)
    {
        company.Edit("sandbox.yaml", "  guardrailRegions:", $"{Of(["ap-northeast-1", "ap-northeast-3"])}  guardrailRegions:");
        company.Edit("sandbox.yaml", "  globalInference:", $"{Of(GuardrailRouting.AsiaPacific)}  globalInference:");

        static string Of(IEnumerable<string> there) =>
            string.Concat(Config.Regions.All.Except(there).Select(region => $"    - {region}\n"));
    }

    private static int ProtectionOf(Sandbox sandbox) => ServiceControlPolicy.Protection(sandbox, new(sandbox)).ToJson().Length;
}
