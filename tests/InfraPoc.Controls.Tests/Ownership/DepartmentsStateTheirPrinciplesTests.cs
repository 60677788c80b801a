using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Controls.Tests;

public sealed class DepartmentsStateTheirPrinciplesTests : ControlTests<DepartmentsStateTheirPrinciples>
{
    [Fact]
    public void Compliant_OtherPurpose_IsPermitted() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments = [edit.Config.Departments[0] with { Purpose = "x" }, .. edit.Config.Departments.Skip(1)],
                })
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoPurpose_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments = [edit.Config.Departments[0] with { Purpose = " " }, .. edit.Config.Departments.Skip(1)],
                })
            .ShouldContain(found => found.Contains("states no purpose"));

    [Fact]
    public void NonCompliant_NoKpi_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        edit.Config.Departments[0] with { Kpi = edit.Config.Departments[0].Kpi with { TrialUsers = 0 } },
                        .. edit.Config.Departments.Skip(1),
                    ],
                })
            .ShouldContain(found => found.Contains("states no kpi"));

    [Fact]
    public void NonCompliant_EndBeforeStart_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        edit.Config.Departments[0] with
                        {
                            Period = edit.Config.Departments[0].Period with { End = new DateOnly(2020, 1, 1) },
                        },
                        .. edit.Config.Departments.Skip(1),
                    ],
                })
            .ShouldContain(found => found.Contains("ends on 2020-01-01"));

    [Fact]
    public void NonCompliant_NoUseCase_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments = [edit.Config.Departments[0] with { UseCases = [] }, .. edit.Config.Departments.Skip(1)],
                })
            .ShouldContain(found => found.Contains("states no useCases"));

    [Fact]
    public void NonCompliant_NoCostCenter_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments = [edit.Config.Departments[0] with { CostCenter = "" }, .. edit.Config.Departments.Skip(1)],
                })
            .ShouldContain(found => found.Contains("states no owner, costCenter or budget"));

    [Fact]
    public void NonCompliant_OwnerDecides_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        edit.Config.Departments[0] with { DecisionMaker = edit.Config.Departments[0].Owner },
                        .. edit.Config.Departments.Skip(1),
                    ],
                })
            .ShouldContain(found => found.Contains("also its owner or IT partner"));

    [Fact]
    public void NonCompliant_ClosedWithoutOutcome_IsFound() =>
        After(edit =>
                edit.Config = edit.Config with
                {
                    Departments =
                    [
                        .. edit.Config.Departments.SkipLast(1), edit.Config.Departments[^1] with
                        {
                            Outcome = null, Status = DepartmentStatus.Closed,
                        },
                    ],
                })
            .ShouldContain(found => found.Contains("closed without an outcome"));

    [Fact]
    public void NonCompliant_NoDashboard_IsFound() =>
        After(edit => edit.Remove("AWS::CloudWatch::Dashboard")).ShouldContain(found => found.Contains("has no dashboard poc-all"));

    [Fact]
    public void NonCompliant_EmptyDashboard_IsFound() =>
        After(edit => edit.Properties("AWS::CloudWatch::Dashboard")["DashboardBody"] = """{"widgets":[{"type":"text"}]}""")
            .ShouldHaveSingleItem().ShouldContain("has no dashboard poc-all");

    [Fact]
    public void NonCompliant_DashboardThatNobodyAskedFor_IsFound() =>
        After(edit => edit.Add("Poc-Dept-sales", "AWS::CloudWatch::Dashboard", """{"DashboardName":"poc-sales"}"""))
            .ShouldHaveSingleItem().ShouldContain("asks for no such dashboard");

    [Fact]
    public void NonCompliant_NoOwnDashboardThoughConfigured_IsFound() =>
        After(edit => edit.Config = edit.Config with { Sandbox = edit.Config.Sandbox with { Dashboard = DashboardKind.Own } })
            .ShouldContain(found => found.Contains("Poc-Dept-sales has no dashboard poc-sales"));

    [Fact]
    public void NonCompliant_MembersMayNotOpenIt_IsFound() =>
        After(edit => edit.DropStatement("poc-sales-access", "Dashboard"))
            .ShouldContain(found => found.Contains("dashboard/poc-all is not allowed"));

    [Fact]
    public void NonCompliant_DashboardOnTheFirstDayOnly_IsNamed() =>
        After(edit => edit.Statement("poc-sales-access", "Dashboard")["Condition"] =
                JsonNode.Parse("""{"DateLessThan":{"aws:CurrentTime":"2026-12-02T00:00:00Z"}}"""))
            .ShouldContain(found => found.Contains("cloudwatch:GetDashboard", StringComparison.Ordinal));
}
