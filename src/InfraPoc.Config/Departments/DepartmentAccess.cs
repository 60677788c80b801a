using System.ComponentModel;

namespace InfraPoc.Config;

/// <summary>The ways in which a department may reach its models.</summary>
public sealed record DepartmentAccess
{
    /// <summary>True: members chat in the Bedrock playground in the browser.</summary>
    [Description("true: members chat in the Bedrock playground in the browser")]
    public bool Playground { get; init; } = true;

    /// <summary>True: members can assume a role of its own for experiments with the API.</summary>
    [Description(
        "true: members can assume a role of its own for experiments with the API; without it they still have the temporary credentials of their sign-in")]
    public bool Application { get; init; }
}
