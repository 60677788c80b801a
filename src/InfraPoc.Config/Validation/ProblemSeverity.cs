using System.Text.Json.Serialization;

namespace InfraPoc.Config.Validation;

/// <summary>What follows from a problem.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing is synthesized until it is put right.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Most likely not what was meant; people decide.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,
}
