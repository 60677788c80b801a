using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>The tier of a guardrail's content filters and denied topics.</summary>
public enum GuardrailTier
{
    /// <summary>Works in Japanese; needs cross-Region guardrail inference.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,

    /// <summary>Stays in the sandbox Region; English, French and Spanish only.</summary>
    [JsonStringEnumMemberName("classic")]
    Classic,
}
