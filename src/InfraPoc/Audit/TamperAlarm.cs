
namespace InfraPoc.Audit;

/// <summary>An alarm on CloudTrail events that change, or try to change, what protects the sandbox.</summary>
public sealed record TamperAlarm
{
    /// <summary>Id, a slug: the end of the alarm's name and the heading of its section in the runbook.</summary>
    public required string Id { get; init; }

    /// <summary>Filter pattern of the metric filter on the trail's log group, at most 1,024 characters.</summary>
    public required string Pattern { get; init; }

    /// <summary>What happened, in one sentence in the company's language.</summary>
    public required string Meaning { get; init; }

    /// <summary>Matching events within <see cref="Period"/> from which the alarm rings.</summary>
    public int Threshold { get; init; } = 1;

    /// <summary>The time over which events are counted.</summary>
    public TimeSpan Period { get; } = TimeSpan.FromMinutes(5);
}
