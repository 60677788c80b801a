using System.Text.RegularExpressions;
using InfraPoc.Config;
using InfraPoc.Usage;
using Words = InfraPoc.Audit.RunbookWords;

namespace InfraPoc.Audit;

/// <summary>
/// The sections of the alarms in both runbooks, from the tables of alarms and their guides. They are the same for every sandbox:
/// <c>&lt;name&gt;</c> stands for its name.
/// </summary>
internal sealed partial class RunbookSections
{
    private readonly Language language;

    private RunbookSections(Language language) => this.language = language;

    /// <summary>The texts between the marks of the runbooks, by file and mark.</summary>
    /// <param name="sandbox">Any sandbox.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByFile(Sandbox sandbox) =>
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["docs/runbook.ja.md"] = ByMark(sandbox, Language.Japanese),
            ["docs/runbook.md"] = ByMark(sandbox, Language.English),
        };

    /// <summary>The alarms on meter and brake, and those on what protects the sandbox.</summary>
    internal static (IReadOnlyList<Alarm> Usage, IReadOnlyList<Alarm> Security) Alarms(Sandbox sandbox)
    {
        var any = sandbox with { Name = "<name>" };
#pragma warning disable RS0030 // Placeholders for a document: nothing of these names is deployed.
        var names = new SandboxNames(any);
#pragma warning restore RS0030
        return (UsageAlarms.For(any, names), SecurityAlarms.For(any, names));
    }

    private static Dictionary<string, string> ByMark(Sandbox sandbox, Language language)
    {
        var sections = new RunbookSections(language);
        var (usage, security) = Alarms(sandbox);
        return new(StringComparer.Ordinal)
        {
            ["usage alarms"] = string.Join("\n\n", usage.Select(sections.Section)),
            ["security alarms"] = string.Join("\n\n", security.Select(sections.Section)),
        };
    }

    private string Section(Alarm alarm)
    {
        var guide = AlarmGuides.Of(alarm);
        var notified = alarm.Topic switch
        {
            AlarmTopic.Security => "`contacts.security`",
            AlarmTopic.Cost => "`contacts.cost`",
            _ => $"`contacts.security`{In(Words.Comma)}`contacts.cost`",
        };
        var query = guide.Query ?? AlarmQuery.Trail(EventsQuery(Calls(alarm)));
        IEnumerable<string> permissions = [In(Words.ReadingLogs), .. guide.Permissions.Select(action => $"`{action}`")];
        return string.Join(
            '\n',
            [
                $"### {alarm.Id}",
                "",
                Line(Words.Means, In(alarm.Meaning)),
                Line(Words.Urgency, In(Words.SeverityAndTime(guide.Severity))),
                Line(Words.Notifies, notified),
                Line(Words.Watches, Watches(alarm)),
                Line(Words.FirstMinutes, $"{In(guide.First)}{(language == Language.English ? " " : "")}{In(guide.Check)}"),
                Line(Words.Do, In(guide.Do)),
                Line(Words.Harmless, In(guide.Harmless)),
                Line(Words.Permissions, string.Join(In(Words.Comma), permissions)),
                $"- {In(Words.Query(query))}{In(Words.Colon).TrimEnd()}",
                "",
                "  ```",
                .. query.Text.ReplaceLineEndings("\n").Split('\n').Select(line => $"  {line}"),
                "  ```",
            ]);
    }

    private string Watches(Alarm alarm)
    {
        var rate = In(alarm.IsOnAbsence ? Words.OnAbsence : Words.Reaches(alarm.Threshold, (int)alarm.Period.TotalMinutes));
        var what = alarm.Source switch
        {
            AlarmSource.Events when Calls(alarm).Count == 0 => In(Words.EveryEvent),
            AlarmSource.Events => string.Join(
                In(Words.Comma),
                Calls(alarm).Select(call =>
                    call.Events.Count == 0
                    ? $"`{call.Source}` ({In(Words.EveryEvent)})"
                    : $"`{call.Source}` ({string.Join(", ", call.Events.Select(name => $"`{name}`"))})")),
            AlarmSource.Metric metric => Shown(metric),
            AlarmSource.Query { Sums.Count: 0 } query => $"`{query.Expression}`",
            AlarmSource.Query query => string.Join(In(Words.Comma), query.Sums.Select(sum => Shown(sum.Metric))),
            _ => throw new InvalidOperationException($"The alarm {alarm.Id} watches something that the runbook has no words for."),
        };
        return $"{what}{In(Words.Colon)}{rate}";
    }

    private static string Shown(AlarmSource.Metric metric) =>
        $"`{string.Join(' ', [metric.Namespace, metric.Name, .. metric.Dimensions.Select(each => $"{each.Name}={each.Value}")])}`";

    /// <summary>The calls that a pattern names, as it names them; the root user's and unmasked reading have no names.</summary>
    private static List<(string Source, List<string> Events)> Calls(Alarm alarm)
    {
        List<(string Source, List<string> Events)> calls = [];
        foreach (Match match in Named().Matches(((AlarmSource.Events)alarm.Source).Pattern))
        {
            var value = match.Groups["value"].Value;
            if (match.Groups["field"].Value == "eventSource")
            {
                calls.Add((value, []));
            }
            else if (calls is [.., var last] && match.Groups["is"].Value == "=" && !last.Events.Contains(value))
            {
                last.Events.Add(value);
            }
        }

        return calls;
    }

    private static string EventsQuery(IEnumerable<(string Source, List<string> Events)> calls)
    {
        var conditions = calls.Select(call => $"eventSource = \"{call.Source}\"{Names(call.Events)}").ToList();
        var filter = conditions switch
        {
            [] => throw new InvalidOperationException("The pattern names no call: give the guide a query of its own."),
            [var only] => only,
            _ => string.Join("\n  or ", conditions.Select(condition => $"({condition})")),
        };
        return
            $"""
            fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, errorCode, errorMessage
            | filter {filter}
            | sort @timestamp desc
            | limit 100
            """;
    }

    private static string Names(List<string> events) => events.Count == 0
        ? ""
        : $" and eventName like /^({string.Join('|', events.Select(name => name.Replace("*", ".*", StringComparison.Ordinal)))})$/";

    /// <summary>Outside code, Markdown would take a placeholder for a tag of HTML and swallow it.</summary>
    private string Line(Bilingual head, string text)
    {
        var parts = text.Split('`').Select((part, index) => index % 2 == 0 ? part.Replace("<", "\\<", StringComparison.Ordinal) : part);
        return $"- {In(head)}{In(Words.Colon)}{string.Join('`', parts)}";
    }

    private string In(Bilingual text) => text.In(language);

    [GeneratedRegex("""\$\.(?<field>eventSource|eventName) (?<is>!?=) "(?<value>[^"]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Named();
}
