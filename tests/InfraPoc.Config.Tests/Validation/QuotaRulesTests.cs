using System.Globalization;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Tests.Validation;

public sealed class QuotaRulesTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("permission sets",
            Change.Sandbox("permissionSets: 500", "permissionSets: 2"),
            "config/sandbox.yaml:70:3: error LIM002: quotas.permissionSets is too low: 2 permission sets are needed, the quota is 2 and 10 % of it stay free, got \"2\"; have Service Quotas raise it and write the new value to quotas.permissionSets."),
        new("inference profiles",
            Change.Sandbox("permissionSets: 500", "inferenceProfiles: 3"),
            "config/sandbox.yaml:70:3: error LIM003: quotas.inferenceProfiles is too low: 3 inference profiles (one for each model of each department) are needed, the quota is 3 and 10 % of it stay free, got \"3\"; have Service Quotas raise it and write the new value to quotas.inferenceProfiles."),
        new("roles",
            [Change.Sandbox("permissionSets: 500", "roles: 3"), Change.Hr("application: false", "application: true")],
            "config/sandbox.yaml:70:3: error LIM004: quotas.roles is too low: 3 IAM roles (one for each department's sign-in, one for each application role) are needed, the quota is 3 and 10 % of it stay free, got \"3\"; have Service Quotas raise it and write the new value to quotas.roles."),
        new("policies",
            Change.Sandbox("permissionSets: 500", "managedPolicies: 5"),
            "config/sandbox.yaml:70:3: error LIM005: quotas.managedPolicies is too low: 5 IAM policies (two for each department and the boundary) are needed, the quota is 5 and 10 % of it stay free, got \"5\"; have Service Quotas raise it and write the new value to quotas.managedPolicies."),
        new("stacks",
            Change.Sandbox("permissionSets: 500", "stacks: 7"),
            "config/sandbox.yaml:70:3: error LIM006: quotas.stacks is too low: 7 stacks (one for each department and those of the sandbox) are needed, the quota is 7 and 10 % of it stay free, got \"7\"; have Service Quotas raise it and write the new value to quotas.stacks."),
        new("without a place of their own in the file",
            [Change.Sandbox("quotas:\n  permissionSets: 500\n", "quotas: {}\n"), Change.Sandbox("users: directory", "users: nobody")],
            "config/sandbox.yaml:16:3: error CFG004: identityCenter.users must be one of directory, external, got \"nobody\"; choose one of them."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Load_GuardrailProfiles_LeaveATenthOfTheQuotaFree(int count, bool isAccepted)
    {
        using var folder = new ConfigFolder();
        var profile = string.Concat(Enumerable.Range(3, count - 2).Select(number => $$"""
                - id: p{{number}}
                  tier: standard
                  personalInformation: [{ type: name }]
                  blockedPromptMessage: 送信できません。窓口は ai@example.com です。
                  blockedAnswerMessage: 表示できません。窓口は ai@example.com です。

            """));
        folder.Replace(ConfigFolder.Sandbox, "organization:\n", profile + "organization:\n");

        folder
            .Problems()
            .ShouldBe(
                isAccepted
                    ? []
                    :
                    [
                        "config/sandbox.yaml:42:3: error LIM001: guardrails.profiles has too many items: 91 guardrails are needed, the quota is 100 and 10 % of it stay free; share a profile between departments; AWS does not raise this quota.",
                    ]);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Load_DepartmentsExactlyAtTheHeadroom_AreAccepted(int count, bool isAccepted)
    {
        using var folder = new ConfigFolder();
        folder.Replace(
            ConfigFolder.Sandbox, "permissionSets: 500", string.Create(CultureInfo.InvariantCulture, $"permissionSets: {count + 1}"));
        folder.AddDepartments(count - 2);

        folder
            .Problems()
            .ShouldBe(
                isAccepted
                    ? []
                    :
                    [
                        "config/sandbox.yaml:70:3: error LIM002: quotas.permissionSets is too low: 10 permission sets are needed, the quota is 11 and 10 % of it stay free, got \"11\"; have Service Quotas raise it and write the new value to quotas.permissionSets.",
                    ]);
    }

    /// <summary>Whatever AWS raised: 450 departments are what one dashboard shows.</summary>
    [Theory]
    [InlineData(450, true)]
    [InlineData(451, false)]
    public void Load_DepartmentsBeyondAGraph_AreRefusedWhateverTheQuotas(int count, bool isAccepted)
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Sandbox, "permissionSets: 500", "permissionSets: 5000\n  managedPolicies: 5000\n  roles: 5000");
        folder.AddDepartments(count - 2);

        folder.Load().Problems.Select(problem => problem.Code).ShouldBe(isAccepted ? [] : ["LIM008"]);
    }

    [Fact]
    public void Load_QuotasNotWritten_IsReportedWhereTheFileStarts()
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Sandbox, "quotas:\n  permissionSets: 500\n", "");
        folder.AddDepartments(449);

        folder
            .Problems()
            .ShouldBe([
                "config/sandbox.yaml:1:1: error LIM002: quotas.permissionSets is too low: 451 permission sets are needed, the quota is 500 and 10 % of it stay free; have Service Quotas raise it and write the new value to quotas.permissionSets.",
                "config/sandbox.yaml:1:1: error LIM008: departments has too many items: 451 lines in a graph of the dashboard (one for each department) are needed, the quota is 500 and 10 % of it stay free; remove departments that are closed and billed; CloudWatch shows no more lines.",
            ]);
    }

    [Fact]
    public void Load_ClosedDepartment_NeedsNoApplicationRole()
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Sandbox, "permissionSets: 500", "roles: 3");
        folder.Replace(ConfigFolder.Hr, "application: false", "application: true");
        folder.Replace(
            ConfigFolder.Hr, "status: active", "status: closed\nstatusReason: 期間満了\nstatusSince: 2027-01-15\noutcome: expand");

        folder.Problems().ShouldBe([]);
        QuotaRules.Guardrails.ShouldBe(100);
    }
}
