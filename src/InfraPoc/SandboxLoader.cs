using InfraPoc.Access;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Fence;
using InfraPoc.Guardrails;

namespace InfraPoc;

/// <summary>Loads the configuration with every rule InfraPoc has, the one way for the CDK app and the command line.</summary>
public static class SandboxLoader
{
    /// <summary>Loads and validates the configuration.</summary>
    /// <param name="root">The project folder, which contains <c>config/</c>.</param>
    /// <returns>The configuration, or everything that is wrong with it. Problems are never thrown.</returns>
    public static ConfigResult Load(string root) =>
        ConfigLoader.Load(root, [ServiceControlSizeRule.Check, GuardrailsSizeRule.Check, SampleValues.Check], [PolicySizeRule.Check]);
}
