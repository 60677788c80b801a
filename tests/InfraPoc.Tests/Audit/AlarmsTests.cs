using System.Text.RegularExpressions;
using InfraPoc.Audit;
using InfraPoc.Config;
using InfraPoc.Usage;

namespace InfraPoc.Tests.Audit;

/// <summary>What holds of every alarm, in the tables and in the templates.</summary>
public sealed class AlarmsTests
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
        }
    }

    [Fact]
    public void Templates_HaveEveryAlarmOfTheTables_WithItsText()
    {
        var synthesis = Synthesis.Of(TestCompany.Config());

        var deployedAlarms =
            from stack in synthesis.Templates.Keys
            from alarm in synthesis.Resources(stack, "AWS::CloudWatch::Alarm")
            select (alarm.Text("AlarmName")!, alarm.Text("AlarmDescription")!);

        deployedAlarms.ShouldBe(
            All.Select(alarm => (
                alarm.Topic == AlarmTopic.Cost ? $"poc-{alarm.Id}" : $"poc-security-{alarm.Id}",
                AlarmGuides.Description(alarm, TestCompany.Sandbox, Names))),
            ignoreOrder: true);
    }
}
