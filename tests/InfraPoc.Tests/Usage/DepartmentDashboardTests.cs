using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using InfraPoc.Metering;
using InfraPoc.Metering.Dashboards;

namespace InfraPoc.Tests.Usage;

public sealed class DepartmentDashboardTests
{
    [Fact]
    public void Dashboard_OfADepartment_HasTheNameItsPolicyGrantsAndItsBodyWithTheProfilesOfTheStack()
    {
        var config = TestCompany.Config(TestCompany.Development);
        var synthesis = Synthesis.Of(config);
        var references = new TemplateReferences(
            synthesis.Read("Poc-Dept-development.template.json"), TestCompany.SandboxAccount, "ap-northeast-1")
        {
            StackName = "Poc-Dept-development",
        };
        var profiles = synthesis
            .Resources("Poc-Dept-development", "AWS::Bedrock::ApplicationInferenceProfile")
            .Select(profile => references.Attribute(profile.LogicalId, "InferenceProfileId"));
        var models = config.ModelsOf(TestCompany.Development);

        var dashboard = synthesis.Resources("Poc-Dept-development", "AWS::CloudWatch::Dashboard").ShouldHaveSingleItem();

        $"arn:aws:cloudwatch::111122223333:dashboard/{dashboard.Text("DashboardName")}".ShouldBe(
            new SandboxNames(config.Sandbox).DashboardArn(TestCompany.Development));
        references.ResolveText(dashboard.Properties.GetProperty("DashboardBody"))
            .ShouldBe(
                DepartmentDashboardBody.For(TestCompany.Development, config.Sandbox, models, DepartmentUsage.Of([.. models.Zip(profiles)])));
    }

    [Fact]
    public void Outputs_OfADepartment_HoldTheLinkToItsDashboard()
    {
        var synthesis = Synthesis.Of(TestCompany.Config(TestCompany.Sales));

        synthesis.Read("Poc-Dept-sales.template.json").GetProperty("Outputs").GetProperty("DashboardUrl").GetProperty("Value").GetString()
            .ShouldBe("https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#dashboards/dashboard/poc-sales");
    }

    [Fact]
    public void Dashboard_WhenAnotherDepartmentIsAdded_StaysByteIdentical()
    {
        var alone = Synthesis.Of(TestCompany.Config(TestCompany.Sales));
        var together = Synthesis.Of(TestCompany.Config(TestCompany.Sales, TestCompany.Development));

        Body(together).ShouldBe(Body(alone));

        static string Body(Synthesis synthesis) =>
            synthesis
                .Resources("Poc-Dept-sales", "AWS::CloudWatch::Dashboard").ShouldHaveSingleItem().Properties.GetProperty("DashboardBody")
                .GetRawText();
    }

    [Theory]
    [InlineData(DepartmentStatus.Suspended, true)]
    [InlineData(DepartmentStatus.Closed, false)]
    public void Dashboard_ByStatus_ExistsUnlessClosed(DepartmentStatus status, bool exists)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales.As(status)));

        synthesis.Resources("Poc-Dept-sales", "AWS::CloudWatch::Dashboard").Any().ShouldBe(exists);
        synthesis.Read("Poc-Dept-sales.template.json").GetProperty("Outputs").TryGetProperty("DashboardUrl", out _).ShouldBe(exists);
    }
}
