using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>What was decided when a trial ended.</summary>
public enum Outcome
{
    /// <summary>Roll out further.</summary>
    [JsonStringEnumMemberName("expand")]
    Expand,

    /// <summary>Continue as it is.</summary>
    [JsonStringEnumMemberName("continue")]
    Continue,

    /// <summary>Stop.</summary>
    [JsonStringEnumMemberName("stop")]
    Stop,
}
