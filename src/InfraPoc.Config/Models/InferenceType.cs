using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>How far Bedrock may route a request for a model.</summary>
public enum InferenceType
{
    /// <summary>The sandbox Region only.</summary>
    [JsonStringEnumMemberName("in-region")]
    InRegion,

    /// <summary>Japan: Tokyo and Osaka.</summary>
    [JsonStringEnumMemberName("jp")]
    Japan,

    /// <summary>Asia Pacific.</summary>
    [JsonStringEnumMemberName("apac")]
    AsiaPacific,

    /// <summary>Any commercial Region.</summary>
    [JsonStringEnumMemberName("global")]
    Global,
}
