using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>One kind of personal information and what to do with it.</summary>
public sealed record PersonalInformation
{
    /// <summary>The kind.</summary>
    [Description("The kind of personal information")]
    public required PersonalInformationType Type { get; init; }

    /// <summary>What to do with it.</summary>
    [Description("block: refuse; mask: replace by a placeholder")]
    public PersonalInformationAction Action { get; init; } = PersonalInformationAction.Block;
}
