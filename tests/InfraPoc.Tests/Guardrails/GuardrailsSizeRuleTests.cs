using System.Text;
using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Guardrails;

namespace InfraPoc.Tests.Guardrails;

public sealed class GuardrailsSizeRuleTests
{
    [Fact]
    public void Load_ProfilesAtTheEdgeOfATemplate_AreRefusedBeforeCloudFormationDoes()
    {
        const int Many = 12;
        var problem = ProblemsOf(Many).ShouldHaveSingleItem();

        problem.Code.ShouldBe("POL003");
        problem.File.ShouldBe("config/sandbox.yaml");
        problem.Message.English.ShouldMatch("^guardrails.profiles lead to a template of about [0-9]{7} bytes, and CloudFormation accepts 1000000$");
        var fitting = int.Parse(Regex.Match(problem.Fix.English, "^the first ([0-9]+) of these 12 profiles fit").Groups[1].Value, null);
        ProblemsOf(fitting).ShouldBeEmpty();
        ProblemsOf(fitting + 1).ShouldHaveSingleItem().Code.ShouldBe("POL003");

        var (fits, next) = (TemplateBytes(fitting), TemplateBytes(fitting + 1));
        fits.ShouldBeLessThanOrEqualTo(GuardrailsSizeRule.Limit);
        (fits + ((next - fits) * 12 / 10)).ShouldBeGreaterThan(GuardrailsSizeRule.Limit, "the rule leaves more free than a profile takes");
    }

    private static IReadOnlyList<Config.Validation.ConfigProblem> ProblemsOf(int profiles)
    {
        using var folder = new TemporaryFolder();
        CompanyFiles.Write(TestCompany.Config() with { Sandbox = Sandbox(profiles), Departments = [] }, folder.Path);
        return SandboxLoader.Load(folder.Path).Problems;
    }

    /// <summary>Without topics, whose texts would make the file too large before the template.</summary>
    private static Sandbox Sandbox(int profiles)
    {
        var sandbox = LargestCompany.Sandbox(profiles);
        var without = sandbox.Guardrails.Profiles.Select(profile => profile with { Topics = [] });
        return sandbox with { Guardrails = sandbox.Guardrails with { Profiles = [.. without] } };
    }

    private static int TemplateBytes(int profiles)
    {
        using var folder = new TemporaryFolder();
        var sandbox = Sandbox(profiles);
        Synthesis.InProcess(folder.Path, app => _ = new GuardrailsStack(app, sandbox, new SandboxNames(sandbox)));
        return Encoding.UTF8.GetByteCount(File.ReadAllText(Directory.GetFiles(folder.Path, "*.template.json").Single()));
    }
}
