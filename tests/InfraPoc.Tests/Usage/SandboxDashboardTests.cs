using System.Text.Json;
using Amazon.CDK;
using InfraPoc.Config;
using InfraPoc.Metering.Dashboards;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Usage;

public sealed class SandboxDashboardTests
{
    [Fact]
    public void Dashboard_OfIt_HasItsNameBodyAndLink()
    {
        var config = TestCompany.Config(TestCompany.Sales);

        var template = Template(config);

        var dashboard = template.GetProperty("Resources").EnumerateObject().ShouldHaveSingleItem().Value;
        dashboard.GetProperty("Type").GetString().ShouldBe("AWS::CloudWatch::Dashboard");
        dashboard.GetProperty("Properties").GetProperty("DashboardName").GetString().ShouldBe("poc-all");
        dashboard
            .GetProperty("Properties").GetProperty("DashboardBody").GetString()
            .ShouldBe(SandboxDashboardBody.For(config.Sandbox, config.Models.Values, "the-trail"));
        template.GetProperty("Outputs").GetProperty("DashboardUrl").GetProperty("Value").GetString()
            .ShouldBe("https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#dashboards/dashboard/poc-all");
    }

    [Fact]
    public void Dashboard_OfIt_DoesNotChangeWithDepartments() =>
        Template(TestCompany.Config(TestCompany.Sales, TestCompany.Development))
            .GetRawText().ShouldBe(Template(TestCompany.Config()).GetRawText());

    private static JsonElement Template(SandboxConfig config)
    {
        using var folder = new TemporaryFolder();
        Synthesis.InProcess(folder.Path, app =>
        {
            var stack = new Stack(app, "Insights", new StackProps { Synthesizer = new BootstraplessSynthesizer() });
            _ = new SandboxDashboard(stack, config, new SandboxNames(config.Sandbox), "the-trail");
        });
        return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder.Path, "Insights.template.json")));
    }
}
