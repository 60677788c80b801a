using InfraPoc.Config;
using InfraPoc.Policies;

namespace InfraPoc;

/// <summary>Loads the configuration with every rule InfraPoc has, the one way for the CDK app and the command line.</summary>
public static class SandboxLoader
{
    /// <inheritdoc cref="ConfigLoader.Load"/>
    public static ConfigResult Load(string root) => ConfigLoader.Load(root, PolicySizeRule.Check);
}
