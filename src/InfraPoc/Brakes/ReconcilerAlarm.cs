
namespace InfraPoc.Brakes;

/// <summary>An alarm on the reconciler itself: without it nobody is stopped.</summary>
internal sealed record ReconcilerAlarm
{
    /// <summary>Id, a slug: the end of the alarm's name and the heading of its section in the runbook.</summary>
    public required string Id { get; init; }

    /// <summary>Metric in the namespace AWS/States, summed.</summary>
    public required string Metric { get; init; }

    /// <summary>Period in seconds.</summary>
    public required int Seconds { get; init; }

    /// <summary>How the sum is compared with one.</summary>
    public required string Comparison { get; init; }

    /// <summary>What no data means.</summary>
    public required string MissingData { get; init; }

    /// <summary>What happened, in one sentence in the company's language.</summary>
    public required string Meaning { get; init; }
}
