using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class DepartmentsStayApartTests : ControlTests<DepartmentsStayApart>
{
    private const string Sales = "poc-sales-access";

    [Fact]
    public void Compliant_SharedDashboardGrantedTwice_IsPermitted() =>
        After(edit => edit.Grant(Sales, "cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-all")).ShouldBeEmpty();

    [Theory]
    [InlineData("cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-sales*")]
    [InlineData("cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-archived")]
    [InlineData("cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-research")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111122223333:role/poc/poc-sales*-app")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111122223333:role/poc/poc-*-app")]
    [InlineData("bedrock:InvokeModel", "arn:aws:bedrock:ap-northeast-1:111122223333:application-inference-profile/*")]
    [InlineData("bedrock:GetGuardrail", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/*")]
    [InlineData("bedrock:ApplyGuardrail", "arn:aws:bedrock:ap-northeast-1:111122223333:guardrail/*")]
    public void NonCompliant_GrantBeyondItsOwn_IsNamedForBothPrincipals(string action, string resource)
    {
        var violations = After(edit => edit.Grant(Sales, action, resource));

        violations.ShouldContain(violation =>
            violation.Contains("Poc-Access-sales", StringComparison.Ordinal) && violation.Contains(action, StringComparison.Ordinal));
        violations.ShouldContain(violation => violation.Contains("Poc-Dept-sales", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("secretsmanager:GetSecretValue")]
    [InlineData("ssm:GetParameter")]
    [InlineData("sns:Subscribe")]
    [InlineData("s3:GetObject")]
    [InlineData("cloudwatch:DescribeAlarms")]
    [InlineData("dynamodb:Query")]
    [InlineData("lambda:InvokeFunction")]
    public void NonCompliant_ServiceThatNobodyNeeds_IsNamedWhereTheBoundaryLetsItPass(string action) =>
        After(edit =>
        {
            edit.Grant(Sales, action, "*");
            edit.Grant("poc-boundary", action, "*");
        }).ShouldContain(violation => violation.Contains(action, StringComparison.Ordinal));

    [Theory]
    [InlineData("logs:GetLogEvents")]
    [InlineData("logs:StartQuery")]
    [InlineData("logs:FilterLogEvents")]
    public void NonCompliant_Prompts_AreNamedWhereTheBoundaryLetsThemPass(string action) =>
        After(edit =>
        {
            edit.Grant(Sales, action, "*");
            edit.Grant("poc-boundary", action, "*");
            edit.DropStatement("poc-boundary", "LogReading");
        }).ShouldContain(violation => violation.Contains(action, StringComparison.Ordinal));

    [Theory]
    [InlineData(DashboardKind.Own, "dashboard/poc-all is allowed")]
    [InlineData(DashboardKind.None, "dashboard/poc-all is allowed")]
    public void NonCompliant_SharedDashboardThoughNotConfigured_IsNamed(DashboardKind kind, string expected) =>
        After(edit => edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { Dashboard = kind } })
            .ShouldContain(found => found.Contains(expected));

    [Fact]
    public void NonCompliant_GuardrailOfTheNextDepartment_IsNamed() =>
        After(edit =>
        {
            // archived, the first, stands before development, whose guardrail is its own.
            edit.DropStatement("poc-archived-access", "Closed");
            edit.Statements("poc-archived-access").Add(edit.Statement("poc-development-access", "PlaygroundGuardrails").DeepClone());
            edit.Template("Poc-Dept-archived")["Parameters"] = edit.Template("Poc-Dept-development")["Parameters"]!.DeepClone();
        }).ShouldHaveSingleItem().ShouldContain("bedrock:GetGuardrail");

    [Fact]
    public void NonCompliant_ProfileOfTheNextDepartment_IsNamed() =>
        After(edit =>
        {
            edit.Template("Poc-Dept-development")["Outputs"]!.AsObject()["Profile"] = new JsonObject
            {
                ["Value"] = edit.Statement("poc-development-access", "Profile1Haiku")["Resource"]![1]!.DeepClone(),
                ["Export"] = new JsonObject { ["Name"] = "profile" },
            };
            edit.DropStatement("poc-archived-access", "Closed");
            edit.Statements("poc-archived-access").Add(JsonNode.Parse(
                """{ "Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": { "Fn::ImportValue": "profile" } }"""));
        }).ShouldHaveSingleItem().ShouldContain("application-inference-profile");

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"2026-12-02T00:00:00Z"}}""")]
    public void NonCompliant_GrantUnderACondition_IsNamed(string condition) =>
        After(edit =>
        {
            edit.Grant("poc-sales-access", "cloudwatch:GetDashboard", "arn:aws:cloudwatch::111122223333:dashboard/poc-*");
            edit.Statement("poc-sales-access", "Added")["Condition"] = JsonNode.Parse(condition);
        }).ShouldNotBeEmpty();
}
