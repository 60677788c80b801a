using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>What kind of work a use case is.</summary>
public enum UseCaseCategory
{
    /// <summary>Writing a first version of a text.</summary>
    [JsonStringEnumMemberName("drafting")]
    Drafting,

    /// <summary>Shortening a text.</summary>
    [JsonStringEnumMemberName("summarizing")]
    Summarizing,

    /// <summary>Translating.</summary>
    [JsonStringEnumMemberName("translating")]
    Translating,

    /// <summary>Finding and explaining information.</summary>
    [JsonStringEnumMemberName("research")]
    Research,

    /// <summary>Sorting, extracting and comparing data.</summary>
    [JsonStringEnumMemberName("analysis")]
    Analysis,

    /// <summary>Writing, explaining and testing code.</summary>
    [JsonStringEnumMemberName("coding")]
    Coding,

    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
