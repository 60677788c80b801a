using System.Globalization;
using InfraPoc.Tests.Fixtures;

namespace InfraPoc.Tests.Policies;

public sealed class PolicySizeRuleTests
{
    [Fact]
    public void Load_DepartmentWithMoreModelsThanAPolicyHolds_SaysHowManyFit()
    {
        var models = Enumerable.Range(1, 12).Select(number => $"model-{number}").ToList();
        using var company = new CompanyFolder(models);

        var problem = SandboxLoader.Load(company.Root).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("POL001");
        problem.File.ShouldBe("config/departments/sales.yaml");
        problem.Message.ShouldMatch("^models lead to an access policy of [0-9]{4,5} characters, and IAM accepts 6144$");
        problem.Fix.ShouldMatch("^list at most [0-9]+ of these 12 models$");
        var fitting = int.Parse(problem.Fix.Split(' ')[3], CultureInfo.InvariantCulture);
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
}
