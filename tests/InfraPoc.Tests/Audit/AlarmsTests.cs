using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Audit;

/// <summary>What holds of every alarm, in the tables and in the templates.</summary>
[Collection(DeployedAudit.Collection)]
public sealed class AlarmsTests(DeployedAudit deployed)
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly SandboxNames Names = new(TestCompany.Sandbox);

    internal static IReadOnlyList<Alarm> All { get; } =
    [
        .. SecurityAlarms.For(TestCompany.Sandbox, Names), .. UsageAlarms.For(TestCompany.Sandbox, Names),
    ];

    [Fact]
    public void Ids_OfAllAlarms_AreUniqueSlugs()
    {
        All.Select(alarm => alarm.Id).ShouldBeUnique();
        All.ShouldAllBe(alarm => Regex.IsMatch(alarm.Id, Patterns.Slug, Safe));
    }

    [Fact]
    public void Meaning_InEitherLanguage_IsOneSentence()
    {
        foreach (var meaning in All.Select(alarm => alarm.Meaning))
        {
            meaning.English.ShouldMatch("^[A-Z][^.]+[a-z]\\.$");
            meaning.Japanese.ShouldMatch("^[^。]+(?:した|ません)。$");
            meaning.English.Length.ShouldBeLessThan(600); // an alarm's description holds 1,024 characters, the link up to 350 of them
        }
    }

    [Fact]
    public void Templates_HaveEveryAlarmOfTheTables_WithItsMeaningAndTheLinkToItsSection()
    {
        var deployedAlarms =
            from stack in deployed.Synthesis.Templates.Keys
            from alarm in deployed.Synthesis.Resources(stack, "AWS::CloudWatch::Alarm")
            select (alarm.Text("AlarmName")!, alarm.Text("AlarmDescription")!);

        deployedAlarms.ShouldBe(
            All.Select(alarm => (
                alarm.Topic == AlarmTopic.Security ? $"poc-security-{alarm.Id}" : $"poc-{alarm.Id}",
                $"{alarm.Meaning.Japanese} docs/runbook.md#{alarm.Id}")),
            ignoreOrder: true);
    }
}
