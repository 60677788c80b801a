using InfraPoc.Config;

namespace InfraPoc.Tests.Fence;

public sealed class OrganizationStackTests
{
    private static readonly Sandbox Fenced = TestCompany.Sandbox with
    {
        Organization = new Organization { ManagementAccount = "777788889999", Target = TestCompany.SandboxAccount },
    };

    [Fact]
    public void Stack_WithoutOrganization_IsAbsent()
    {
        var synthesis = Synthesis.Of(TestCompany.Config());

        synthesis.Templates.Keys.ShouldNotContain("Poc-Organization");
    }

    [Fact]
    public void Stack_WithOrganization_IsInTheManagementAccountAndDependsOnNothing()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                Fenced with
                {
                    Accounts = Fenced.Accounts with
                    {
                        Identity = new AwsAccount { Id = TestCompany.IdentityAccount, Region = "us-east-1" },
                    },
                }));

        var artifact = synthesis.Read("manifest.json").GetProperty("artifacts").GetProperty("Poc-Organization");
        artifact.GetProperty("environment").GetString().ShouldBe("aws://777788889999/us-east-1");
        artifact
            .GetProperty("dependencies").EnumerateArray().Select(dependency => dependency.GetString())
            .ShouldBe(["Poc-Organization.assets"]);
    }

    [Fact]
    public void Policies_OfTheStack_AreAttachedOneAfterTheOther()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(Fenced));

        var resources = synthesis.Read("Poc-Organization.template.json").GetProperty("Resources");
        resources.GetProperty("Protection").GetProperty("DependsOn").EnumerateArray().Select(id => id.GetString()).ShouldBe(["Fence"]);
    }
}
