using System.Text.Json.Serialization;

namespace InfraPoc.Tests.Brakes;

/// <summary>What the local AWS cannot tell the machine: the time, metrics, alarms, bills, and calls that break down.</summary>
internal sealed record MachineFeed
{
    /// <summary>When the run starts, ISO 8601 in UTC.</summary>
    public required string Now { get; init; }

    /// <summary>Results of metric math by department and id of the expression; a missing one has no data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Spend { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>StatusCode of the results.</summary>
    public string Status { get; init; } = "Complete";

    /// <summary>Alarms that ring, with the time since when.</summary>
    public IReadOnlyDictionary<string, string> Alarms { get; init; } = new Dictionary<string, string>();

    /// <summary>Billed US dollars by budget.</summary>
    public IReadOnlyDictionary<string, string> Bills { get; init; } = new Dictionary<string, string>();

    /// <summary>Calls that fail.</summary>
    [JsonIgnore]
    public IReadOnlyList<Breakdown> Breakdowns { get; init; } = [];
}
