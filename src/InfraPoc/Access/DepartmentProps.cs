using InfraPoc.Config;

namespace InfraPoc.Access;

/// <summary>What every construct of a department is built from.</summary>
/// <param name="Department">The department.</param>
/// <param name="Config">The whole configuration.</param>
/// <param name="Names">Names and ARNs.</param>
public sealed record DepartmentProps(Department Department, SandboxConfig Config, SandboxNames Names)
{
    /// <summary>The sandbox.</summary>
    public Sandbox Sandbox => Config.Sandbox;
}
