using InfraPoc.Config;

namespace InfraPoc.Tests.Access;

/// <summary>The links that people are given; whom the stack lets in is what controls ask.</summary>
public sealed class AccessStackTests
{
    private const string Console = "https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=poc-sales";

    [Theory]
    [InlineData(
        true,
        "&destination=https%3A%2F%2Fap-northeast-1.console.aws.amazon.com%2Fbedrock%2Fhome%3Fregion%3Dap-northeast-1%23%2Ftext-generation-playground")]
    [InlineData(false, "")]
    public void Outputs_HoldTheLinksThatSignIn(bool playground, string destination)
    {
        var synthesis = Synthesis.Of(
            TestCompany.Config(
                TestCompany.Sales with { Access = new DepartmentAccess { Playground = playground, Application = true } }));

        synthesis.Output("Poc-Access-sales", "SignInUrl").GetString().ShouldBe(Console + destination);
    }

    [Theory]
    [InlineData(DashboardKind.Shared, "poc-all")]
    [InlineData(DashboardKind.Own, "poc-sales")]
    public void Outputs_ByKindOfDashboard_HoldTheLinkThatSignsInToIt(DashboardKind kind, string dashboard) =>
        Synthesis.Of(TestCompany.Config(TestCompany.Sandbox with { Dashboard = kind }, TestCompany.Sales))
            .Output("Poc-Access-sales", "DashboardSignInUrl").GetString()
            .ShouldBe($"{Console}&destination=https%3A%2F%2Fap-northeast-1.console.aws.amazon.com%2Fcloudwatch%2Fhome%3Fregion%3Dap-northeast-1%23dashboards%2Fdashboard%2F{dashboard}");

    [Fact]
    public void Members_WrittenInOtherCapitals_AreTheSameUsers()
    {
        static string Template(params string[] members) =>
            Synthesis.Of(TestCompany.Config(TestCompany.Sales with { Members = members }))
                .Read("Poc-Access-sales.template.json").GetRawText();

        Template("Sales-01@Example.com", "sales-02@example.com").ShouldBe(Template("sales-01@example.com", "sales-02@example.com"));
    }

    [Fact]
    public void Outputs_OfAClosedDepartment_AreNone() =>
        Synthesis.Of(TestCompany.Config(TestCompany.Sales.As(DepartmentStatus.Closed)))
            .Read("Poc-Access-sales.template.json").TryGetProperty("Outputs", out _).ShouldBeFalse();
}
