using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Tests.Audit;

public sealed class SecurityAlarmsTests
{
    private static readonly IReadOnlyDictionary<string, string> Patterns = PatternsOf(TestCompany.Sandbox);

    public static TheoryData<string> Ids => [.. Patterns.Keys];

    [Fact]
    public void Event_OfEveryCase_FiresExactlyTheExpectedAlarms()
    {
        var filters = Patterns.ToDictionary(pattern => pattern.Key, pattern => LogFilter.Parse(pattern.Value));

        foreach (var (name, log, expected) in SecurityAlarmCases.All)
        {
            filters.Where(filter => filter.Value.Matches(log)).Select(filter => filter.Key).ShouldBe(expected, ignoreOrder: true, name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pattern_WithoutAnyOneCondition_FailsACase(string id)
    {
        var survivors = LogFilter.Parse(Patterns[id])
            .Without()
            .Where(smaller => SecurityAlarmCases.All.All(example => Verdict(smaller.Smaller, example.Event) == example.Alarms.Contains(id)))
            .Select(smaller => smaller.Removed);

        survivors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pattern_Always_HasNoRegularExpressionAndFits(string id)
    {
        var pattern = Patterns[id];

        pattern.Length.ShouldBeLessThanOrEqualTo(1_024);
        pattern.ShouldNotContain("%");
        LogFilter
            .Parse(pattern).Values()
            .ShouldAllBe(value => Regex.IsMatch(value, @"^\*?[A-Za-z0-9._:/+=,@-]+\*?$", RegexOptions.NonBacktracking));
    }

    [Fact]
    public void Deployment_WithSeveralRoles_FiresNoAlarmForAnyOfThem()
    {
        var filter = LogFilter.Parse(PatternsOf(Deploying("cdk-hnb659fds-cfn-exec-role-*", "PocDeployment"))["trail-changed"]);

        Fires(CloudTrailEvent.Deployment).ShouldBeFalse();
        Fires(CloudTrailEvent.Role("PocDeployment", "session")).ShouldBeFalse();
        Fires(CloudTrailEvent.Role("PocDeployment2", "session")).ShouldBeTrue();

        bool Fires(JsonObject identity) => filter.Matches(CloudTrailEvent.Of("cloudtrail", "StopLogging", identity));
    }

    [Fact]
    public void Role_OfADeploymentWithoutWildcard_FiresAnAlarmWhenItIsChanged()
    {
        var filter = LogFilter.Parse(PatternsOf(Deploying("PocDeployment"))["role-changed"]);

        filter
            .Matches(
                CloudTrailEvent.Of("iam", "UpdateAssumeRolePolicy", CloudTrailEvent.Administrator, new() { ["roleName"] = "PocDeployment" }))
            .ShouldBeTrue();
    }

    [Fact]
    public void For_LongestRolesTheConfigurationAllows_FitsEveryPattern()
    {
        var sandbox = Deploying([.. Enumerable.Range(1, 2).Select(number => $"{new string('x', 42)}{number}-cfn-exec-role-*")]) with
        {
            Name = "genai-trial",
        };

        PatternsOf(sandbox).Values.Max(pattern => pattern.Length).ShouldBeLessThanOrEqualTo(1_024);
    }

    [Fact]
    public void For_MoreRolesThanAPatternHolds_SaysWhichSettingToShorten()
    {
        var roles = Enumerable.Range(1, 5).Select(number => $"deployment-role-{number}-".PadRight(63, 'x') + "*").ToArray();

        var problem = Should.Throw<BilingualException>(() => PatternsOf(Deploying(roles)));

        problem.Message.ShouldMatch(
            "^The filter pattern of the alarm [a-z-]+ has 1[0-9]{3} characters, and CloudWatch Logs accepts 1024: list fewer or shorter role names in accounts.deploymentRoles, which now has ");
        problem.Message.ShouldContain(roles[4]);
    }

    [Fact]
    public void Alarms_OnEvents_AreFewEnoughForTheFiltersOfALogGroup() => Patterns.Count.ShouldBeLessThanOrEqualTo(100);

    [Fact]
    public void Threshold_OfEveryAlarmButTheRate_IsOneInFiveMinutes()
    {
        var alarms = SecurityAlarms.For(TestCompany.Sandbox, new SandboxNames(TestCompany.Sandbox));

        alarms.Where(alarm => alarm.Threshold != 1).ShouldHaveSingleItem().Id.ShouldBe("calls-denied");
        alarms.ShouldAllBe(alarm => alarm.Period == TimeSpan.FromMinutes(5) && !alarm.IsOnAbsence && alarm.Topic == AlarmTopic.Security);
    }

    private static Dictionary<string, string> PatternsOf(Sandbox sandbox) =>
        (from alarm in SecurityAlarms.For(sandbox, new SandboxNames(sandbox))
         let events = alarm.Source as AlarmSource.Events
         where events is not null
         select (alarm.Id, events.Pattern)).ToDictionary();

    private static Sandbox Deploying(params string[] roles) =>
        TestCompany.Sandbox with { Accounts = TestCompany.Sandbox.Accounts with { DeploymentRoles = roles } };

    /// <summary>Null where AWS's answer is not documented, which is as good as wrong.</summary>
    private static bool? Verdict(LogFilter? filter, JsonObject log)
    {
        try
        {
            return filter?.Matches(log) ?? true;
        }
        catch (BilingualException)
        {
            return null;
        }
    }
}
