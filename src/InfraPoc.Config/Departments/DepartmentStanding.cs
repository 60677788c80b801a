using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>Where a department stands on a day: its period says it while it is active, its status otherwise.</summary>
public enum DepartmentStanding
{
    /// <summary>Its period has not begun.</summary>
    [JsonStringEnumMemberName("notStarted")]
    NotStarted,

    /// <summary>May call models.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Suspended by its status.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Its period is over, or it was closed.</summary>
    [JsonStringEnumMemberName("ended")]
    Ended,
}
