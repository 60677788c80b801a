using InfraPoc.Config;

namespace InfraPoc.Audit;

/// <summary>A CloudWatch alarm as one entry of a table. It fires at once, and its message links to its section of the runbook.</summary>
/// <param name="Id">Id, a slug: the end of the alarm's name and the heading of its section in the runbook.</param>
/// <param name="Meaning">What happened, in one sentence.</param>
/// <param name="Source">What it watches.</param>
internal sealed record Alarm(string Id, Bilingual Meaning, AlarmSource Source)
{
    /// <summary>Who is notified.</summary>
    public AlarmTopic Topic { get; init; } = AlarmTopic.Security;

    /// <summary>The time over which the watched values are added up.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The sum from which the alarm fires.</summary>
    public int Threshold { get; init; } = 1;

    /// <summary>Whether it fires below the threshold instead, and when there is no data: for what has to happen in every period.</summary>
    public bool IsOnAbsence { get; init; }
}
