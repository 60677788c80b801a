using System.Globalization;
using InfraPoc.Access;
using InfraPoc.Config;

namespace InfraPoc.Tests.Access;

public sealed class PolicySizeRuleTests
{
    private static readonly string Guardrail = $"arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/{new string('x', 20)}";

    [Fact]
    public void Load_DepartmentWithMoreModelsThanAPolicyHolds_SaysHowManyFit()
    {
        var models = Enumerable.Range(1, 12).Select(number => $"model-{number}").ToList();
        using var company = new CompanyFolder(models);

        var problem = SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("POL001");
        problem.File.ShouldBe("config/departments/sales.yaml");
        problem.Message.English.ShouldMatch("^models lead to an access policy of [0-9]{4,5} characters, and IAM accepts 6144$");
        problem.Message.English.ShouldContain($" {SizeOfAccessPolicy(company, models)} characters");
        problem.Fix.English.ShouldMatch("^list at most [0-9]+ of these 12 models$");
        var fitting = int.Parse(problem.Fix.English.Split(' ')[3], CultureInfo.InvariantCulture);
        company.Write(models[..fitting]);
        SandboxLoader.Load(company.Root).Problems.ShouldBeEmpty();
        company.Write(models[..(fitting + 1)]);
        SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Code.ShouldBe("POL001");
    }

    [Fact]
    public void Load_SuspendedDepartment_IsMeasuredAsIfItWereActive()
    {
        using var company = new CompanyFolder([.. Enumerable.Range(1, 12).Select(number => $"model-{number}")]);
        company.Edit("departments/sales.yaml", "status: active", "status: suspended\nstatusReason: 確認中\nstatusSince: 2027-01-15");

        SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Code.ShouldBe("POL001");
    }

    [Fact]
    public void Load_UnknownTimeZone_IsReportedWithoutAskingForThePolicy()
    {
        using var company = new CompanyFolder("model-1");
        company.Edit("sandbox.yaml", "Asia/Tokyo", "Asia/Atlantis");

        SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Code.ShouldBe("SBX001");
    }

    [Fact]
    public void Load_DepartmentWithAStricterGuardrail_HasRoomForLess()
    {
        var models = Enumerable.Range(1, 12).Select(number => $"model-{number}").ToList();
        using var company = new CompanyFolder(models);
        company.Edit("departments/sales.yaml", "guardrail: standard", "guardrail: strict");
        var message = SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem().Message.English;

        company.Write(["model-1"]);
        company.Edit("departments/sales.yaml", "guardrail: standard", "guardrail: strict");
        message.ShouldContain($" {SizeOfAccessPolicy(SandboxLoader.Load(company.Root).Config!, models)} characters");
    }

    /// <summary>
    /// The policy of the company's department with these models, whose application profiles and guardrails have ids of 20 characters.
    /// </summary>
    private static int SizeOfAccessPolicy(CompanyFolder company, IReadOnlyList<string> models)
    {
        company.Write(["model-1"]);
        return SizeOfAccessPolicy(SandboxLoader.Load(company.Root).Config!, models);
    }

    private static int SizeOfAccessPolicy(SandboxConfig config, IReadOnlyList<string> models)
    {
        var template = config.Models["model-1"];
        return AccessPolicy.For(config.Departments[0], config.Sandbox, new(config.Sandbox), [.. models.Select(alias => new ModelAccess(
            template with { Alias = alias, ModelId = template.ModelId.Replace("model-1", alias, StringComparison.Ordinal) },
            $"arn:aws:bedrock:ap-northeast-1:111122223333:application-inference-profile/{new string('x', 20)}"))],
            new GuardrailAccess(Profile("standard"), Profile(config.Departments[0].Guardrail), _ => Guardrail)).Size;

        GuardrailProfile Profile(string id) => config.Sandbox.Guardrails.Profiles.Single(profile => profile.Id == id);
    }
}
