using InfraPoc.Config;
using InfraPoc.Usage;

namespace InfraPoc.Audit;

/// <summary>The guide of every alarm, by the alarm's id.</summary>
internal static class AlarmGuides
{
    private static readonly Dictionary<string, AlarmGuide> ById =
        SecurityAlarmGuides.All.Concat(UsageAlarmGuides.All).ToDictionary(guide => guide.Id, StringComparer.Ordinal);

    /// <summary>Ids of the alarms that have a guide.</summary>
    public static IReadOnlyCollection<string> Ids => ById.Keys;

    /// <summary>The guide of an alarm.</summary>
    /// <exception cref="InvalidOperationException">Nobody wrote one.</exception>
    public static AlarmGuide Of(Alarm alarm) => ById.GetValueOrDefault(alarm.Id) ?? throw new InvalidOperationException(
        $"The alarm {alarm.Id} has no guide, so nobody who is notified knows what to do: add it to "
        + $"{(alarm.Topic == AlarmTopic.Security ? "src/InfraPoc/Audit/SecurityAlarmGuides.cs" : "src/InfraPoc/Usage/UsageAlarmGuides.cs")}, and run `npm run docs`.");

    /// <summary>An alarm's own text: severity, meaning, first step, and the address of its section in the runbook.</summary>
    public static string Description(Alarm alarm, Sandbox sandbox, SandboxNames names)
    {
        var guide = Of(alarm);
        var first = guide.First.In(sandbox.Language)
            .Replace("`", "", StringComparison.Ordinal)
            .Replace("<name>", sandbox.Name, StringComparison.Ordinal)
            .Replace("<Name>", names.StackPrefix, StringComparison.Ordinal);
        var severity = RunbookWords.Severity(guide.Severity).In(sandbox.Language);
        return $"[{severity}] {alarm.Meaning.In(sandbox.Language)} {first} {sandbox.Contacts.Runbook}#{alarm.Id}";
    }
}
