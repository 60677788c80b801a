using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>What a guardrail does with personal information.</summary>
public enum PersonalInformationAction
{
    /// <summary>Refuses the prompt or the answer.</summary>
    [JsonStringEnumMemberName("block")]
    Block,

    /// <summary>Replaces it by a placeholder.</summary>
    [JsonStringEnumMemberName("mask")]
    Mask,
}
