using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>What model-invocation logging keeps of a prompt.</summary>
public enum PromptLogging
{
    /// <summary>Prompts and answers in full.</summary>
    [JsonStringEnumMemberName("full")]
    Full,

    /// <summary>Who, when, which model and how many tokens; no text.</summary>
    [JsonStringEnumMemberName("metadata")]
    Metadata,
}
