using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>Whether a department may use the sandbox.</summary>
public enum DepartmentStatus
{
    /// <summary>May use it within its period.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>May sign in but not call a model.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>May not sign in any more; the trial is over.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
