using System.Text.Json.Serialization;

namespace InfraPoc.Cli.Reviews;

/// <summary>What happens to a stack.</summary>
internal enum StackFate
{
    /// <summary>It is new.</summary>
    [JsonStringEnumMemberName("CREATE")]
    Create,

    /// <summary>It is there on both sides.</summary>
    [JsonStringEnumMemberName("UPDATE")]
    Update,

    /// <summary>It is in the base alone. The CDK deletes no stack that the app no longer has.</summary>
    [JsonStringEnumMemberName("DELETE")]
    Delete,
}
