using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>Where the people in Identity Center come from.</summary>
public enum UserSource
{
    /// <summary>Identity Center's own directory: InfraPoc creates groups, users and memberships.</summary>
    [JsonStringEnumMemberName("directory")]
    Directory,

    /// <summary>
    /// An external identity provider synchronises users and groups (SCIM): InfraPoc refers to existing groups and creates none.
    /// </summary>
    [JsonStringEnumMemberName("external")]
    External,
}
