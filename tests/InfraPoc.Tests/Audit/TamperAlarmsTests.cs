using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Controls;

namespace InfraPoc.Tests.Audit;

public sealed class TamperAlarmsTests
{
    private static readonly IReadOnlyList<TamperAlarm> Alarms = TamperAlarms.For(TestCompany.Sandbox);

    public static TheoryData<string> Ids => [.. Alarms.Select(alarm => alarm.Id)];

    [Fact]
    public void Event_OfEveryCase_RingsExactlyTheExpectedAlarms()
    {
        var filters = Alarms.ToDictionary(alarm => alarm.Id, alarm => LogFilter.Parse(alarm.Pattern));

        foreach (var (name, log, expected) in TamperAlarmCases.All)
        {
            filters.Where(filter => filter.Value.Matches(log)).Select(filter => filter.Key).ShouldBe(expected, ignoreOrder: true, name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pattern_WithoutAnyOneCondition_FailsACase(string id)
    {
        var filter = LogFilter.Parse(Alarms.Single(alarm => alarm.Id == id).Pattern);

        var survivors = filter
            .Without()
            .Where(smaller => TamperAlarmCases.All.All(example => Verdict(smaller.Smaller, example.Event) == example.Alarms.Contains(id)))
            .Select(smaller => smaller.Removed);

        survivors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pattern_Always_HasNoRegularExpressionAndFits(string id)
    {
        var pattern = Alarms.Single(alarm => alarm.Id == id).Pattern;

        pattern.Length.ShouldBeLessThanOrEqualTo(1_024);
        pattern.ShouldNotContain("%");
        LogFilter
            .Parse(pattern).Values()
            .ShouldAllBe(value => Regex.IsMatch(value, @"^\*?[A-Za-z0-9._:/+=,@-]+\*?$", RegexOptions.NonBacktracking));
    }

    [Fact]
    public void Deployment_WithSeveralRoles_IsSilentForEachOfThem()
    {
        var alarms = TamperAlarms.For(Deploying("cdk-hnb659fds-cfn-exec-role-*", "PocDeployment"));
        var filters = alarms.ToDictionary(alarm => alarm.Id, alarm => LogFilter.Parse(alarm.Pattern));

        Rings(CloudTrailEvent.Deployment).ShouldBeFalse();
        Rings(CloudTrailEvent.Role("PocDeployment", "session")).ShouldBeFalse();
        Rings(CloudTrailEvent.Role("PocDeployment2", "session")).ShouldBeTrue();

        bool Rings(JsonObject identity) => filters["trail-changed"].Matches(CloudTrailEvent.Of("cloudtrail", "StopLogging", identity));
    }

    [Fact]
    public void Role_OfADeploymentWithoutWildcard_RingsWhenItIsChanged()
    {
        var filter = LogFilter.Parse(TamperAlarms.For(Deploying("PocDeployment")).Single(alarm => alarm.Id == "role-changed").Pattern);

        filter
            .Matches(
                CloudTrailEvent.Of("iam", "UpdateAssumeRolePolicy", CloudTrailEvent.Administrator, new() { ["roleName"] = "PocDeployment" }))
            .ShouldBeTrue();
    }

    [Fact]
    public void For_LongestRolesTheConfigurationAllows_FitsEveryPattern()
    {
        var sandbox = Deploying([.. Enumerable.Range(1, 2).Select(number => $"deployment-role-{number}-".PadRight(59, 'x') + "*")]) with
        {
            Name = "genai-trial",
        };

        TamperAlarms.For(sandbox).Select(alarm => alarm.Pattern.Length).Max().ShouldBeLessThanOrEqualTo(1_024);
    }

    [Fact]
    public void For_MoreRolesThanAPatternHolds_SaysWhichSettingToShorten()
    {
        var roles = Enumerable.Range(1, 5).Select(number => $"deployment-role-{number}-".PadRight(63, 'x') + "*").ToArray();

        var problem = Should.Throw<InvalidOperationException>(() => TamperAlarms.For(Deploying(roles)));

        problem.Message.ShouldMatch(
            "^The filter pattern of the alarm [a-z-]+ has 1[0-9]{3} characters, and CloudWatch Logs accepts 1024: list fewer or shorter role names in accounts.deploymentRoles, which now has ");
        problem.Message.ShouldContain(roles[4]);
    }

    [Fact]
    public void Ids_OfAllAlarms_AreUniqueSlugsThatGiveValidNames()
    {
        Alarms.Select(alarm => alarm.Id).ShouldBeUnique();
        Alarms.Count.ShouldBeLessThanOrEqualTo(100); // metric filters of one log group
        Alarms.ShouldAllBe(alarm => Regex.IsMatch(alarm.Id, Patterns.Slug, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture));
        new SandboxNames(TestCompany.Sandbox).SecurityAlarm("trail-changed").ShouldBe("poc-security-trail-changed");
    }

    [Theory]
    [InlineData(Language.Japanese, "^[^。]+(?:され|られ|われ)ました。$")]
    [InlineData(Language.English, "^[A-Z][^.]+[a-z]\\.$")]
    public void Meaning_InEitherLanguage_IsOneSentence(Language language, string sentence)
    {
        foreach (var alarm in TamperAlarms.For(TestCompany.Sandbox with { Language = language }))
        {
            alarm.Meaning.ShouldMatch(sentence);
            alarm.Meaning.Length.ShouldBeLessThan(600); // an alarm's description holds 1,024 characters, the link up to 350 of them
        }
    }

    [Fact]
    public void Threshold_OfEveryAlarmButTheRate_IsOneEventInFiveMinutes()
    {
        Alarms.Where(alarm => alarm.Threshold != 1).ShouldHaveSingleItem().Id.ShouldBe("calls-denied");
        Alarms.Single(alarm => alarm.Id == "calls-denied").Threshold.ShouldBe(TamperAlarms.DeniedCallsThreshold);
        Alarms.ShouldAllBe(alarm => alarm.Period == TimeSpan.FromMinutes(5));
    }

    private static Sandbox Deploying(params string[] roles) =>
        TestCompany.Sandbox with { Accounts = TestCompany.Sandbox.Accounts with { DeploymentRoles = roles } };

    /// <summary>Null where AWS's answer is not documented, which is as good as wrong.</summary>
    private static bool? Verdict(LogFilter? filter, JsonObject log)
    {
        try
        {
            return filter?.Matches(log) ?? true;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
