using InfraPoc.Config;
using InfraPoc.Fence;
using InfraPoc.Iam;

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
    public void Policies_OfTheStack_AreMinifiedAndAttachedToTheTarget()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(Fenced));

        var policies = synthesis.Resources("Poc-Organization", "AWS::Organizations::Policy");

        policies.Select(policy => policy.Text("Name")).ShouldBe(["poc-fence", "poc-protection"]);
        policies
            .Select(policy => policy.Text("Content"))
            .ShouldBe([ServiceControlPolicy.Fence(Fenced).ToJson(), ServiceControlPolicy.Protection(Fenced, new(Fenced)).ToJson()]);
        foreach (var policy in policies)
        {
            policy.Text("Type").ShouldBe("SERVICE_CONTROL_POLICY");
            policy
                .Properties.GetProperty("TargetIds").EnumerateArray().Select(target => target.GetString())
                .ShouldBe([TestCompany.SandboxAccount]);
            policy.Tags.ShouldBe(new Dictionary<string, string> { ["sandbox"] = "poc" });
            policy.Text("Description")!.ShouldAllBe(character => char.IsAscii(character));
            policy.Text("Content")!.Length.ShouldBeLessThanOrEqualTo(ServiceControlSizeRule.Limit);
            PolicyDocument.Parse(policy.Text("Content")!).Statements.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Policies_OfTheStack_AreAttachedOneAfterTheOther()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(Fenced));

        var resources = synthesis.Read("Poc-Organization.template.json").GetProperty("Resources");
        resources.GetProperty("Protection").GetProperty("DependsOn").EnumerateArray().Select(id => id.GetString()).ShouldBe(["Fence"]);
    }

    [Fact]
    public void Policies_ForAnOrganizationalUnit_AreAttachedToIt()
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(Fenced with { Organization = Fenced.Organization! with { Target = "ou-ab12-11111111" } }));

        synthesis
            .Resources("Poc-Organization", "AWS::Organizations::Policy")
            .SelectMany(policy => policy.Properties.GetProperty("TargetIds").EnumerateArray())
            .Select(target => target.GetString()).ShouldBe(["ou-ab12-11111111", "ou-ab12-11111111"]);
    }
}
