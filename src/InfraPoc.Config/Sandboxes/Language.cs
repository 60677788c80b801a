using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>The language of everything a department reads.</summary>
public enum Language
{
    /// <summary>Japanese.</summary>
    [JsonStringEnumMemberName("ja")]
    Japanese,

    /// <summary>English.</summary>
    [JsonStringEnumMemberName("en")]
    English,
}
