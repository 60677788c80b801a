using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>The most sensitive data a department may put into a prompt.</summary>
public enum DataClass
{
    /// <summary>Published information.</summary>
    [JsonStringEnumMemberName("public")]
    Public,

    /// <summary>Internal information.</summary>
    [JsonStringEnumMemberName("internal")]
    Internal,

    /// <summary>Confidential information.</summary>
    [JsonStringEnumMemberName("confidential")]
    Confidential,
}
