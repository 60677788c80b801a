using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>How readily a content filter blocks.</summary>
public enum FilterStrength
{
    /// <summary>The filter is off.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Blocks only what is certain.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Blocks what is likely.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Blocks what is possible.</summary>
    [JsonStringEnumMemberName("high")]
    High,
}
